"""What goes into the store, and what does not and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph import store
from viennagraph.summary import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viennagraph.pipeline.bench import Fault
    from viennagraph.pipeline.reading import Outcome


class Intake:
    """The documents of a build on their way into a draft of the store.

    `given` are the digests of all files of the build, `made` marks what is made by today's rules
    and settings.  A file that is refused takes nothing out of the store.
    """

    def __init__(
        self,
        draft: store.Draft,
        *,
        given: frozenset[str],
        made: str,
        replace: bool,
        allow_violations: bool,
    ) -> None:
        self._draft = draft
        self._given = given
        self._made = made
        self._replace = replace
        self._allow = allow_violations
        self._taken: dict[str, str] = {}  # the path that each document of this build came from
        self._held: dict[str, store.DocumentRecord] = {}
        self._by_path: dict[str, str] = {}
        self._by_digest: dict[str, str] = {}
        self.read: dict[str, str] = {}
        self.refused: list[Refusal] = []
        self.rejected: list[Refusal] = []
        self.violations = 0
        for record in draft.state.documents:
            self._note(record)

    def take(self, outcome: Outcome) -> None:
        """Stores what a file says, or notes why not."""
        path = str(outcome.source.path)
        if outcome.refusal:
            self.refused.append(outcome.refusal)
        elif reason := self._conflict(outcome):
            self.refused.append(Refusal(path, reason))
        else:
            self._taken[outcome.iri] = path
            if outcome.faults and not self._allow:
                self.rejected.append(Refusal(path, told(outcome.faults)))
                return
            self.violations += len(outcome.faults)
            self._store(outcome)

    def _conflict(self, outcome: Outcome) -> str | None:
        """Why a document is not taken: another file gave the same one."""
        source, held = outcome.source, self._held.get(outcome.iri)
        other = self._taken.get(outcome.iri)
        if other is None and held and held.digest != source.digest and held.digest in self._given:
            other = held.path
        if other:
            return f"{other} is the same document, <{outcome.iri}>. Leave one of the two out."
        if held is None or held.digest == source.digest or held.path == str(source.path):
            return None
        if self._replace:
            return None
        return (
            f"the store holds this document, <{outcome.iri}>, from {held.path}. "
            "Use --replace to take this file."
        )

    def _store(self, outcome: Outcome) -> None:
        source = outcome.source
        for iri in self._outdated(outcome):
            self._draft.remove_document(iri)
            del self._held[iri]
        record = store.DocumentRecord(
            outcome.iri,
            source.path.name,
            source.digest,
            str(source.path),
            copies=tuple(map(str, source.paths[1:])),
            symbol=source.symbol,
            made=self._made,
        )
        self._draft.add_document(record, outcome.lines)
        self._note(record)
        self.read[record.iri] = record.name

    def _outdated(self, outcome: Outcome) -> set[str]:
        """What the store holds of this document, and what was read from its file before."""
        source = outcome.source
        found = {outcome.iri, self._by_digest.get(source.digest)}
        before = self._held.get(self._by_path.get(str(source.path), ""))
        # What another file holds now, that file brings again.
        if before and not before.copies and before.digest not in self._given:
            found.add(before.iri)
        return {iri for iri in found if iri and iri in self._held}

    def _note(self, record: store.DocumentRecord) -> None:
        self._held[record.iri] = record
        self._by_path[record.path] = record.iri
        self._by_digest[record.digest] = record.iri


def told(found: Sequence[Fault | str]) -> str:
    """Why a document with violations is not stored, and what to do.

    >>> told(["<s:a>: Give it a date.", "<s:b>: Give it a date."]).partition(": ")[2][:40]
    '<s:a>: Give it a date. (and 1 more) Use '
    """
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return (
        f"not stored, as its graph breaks the shapes: {found[0]}{more} "
        "Use --allow-violations to store it all the same."
    )
