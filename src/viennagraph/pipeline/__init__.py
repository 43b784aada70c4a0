"""Files to a store: the one place that calls the stages in order."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from typing import TYPE_CHECKING, Final

from viennagraph import relate, resources, store
from viennagraph.errors import StoreMissingError, ViennaGraphError
from viennagraph.knowledge import Knowledge, Settings, is_knowledge, knowledge_graphs
from viennagraph.manifest import Manifest
from viennagraph.pipeline.intake import Intake
from viennagraph.pipeline.reading import Reader, outcomes
from viennagraph.pipeline.sources import Found, agenda, collect
from viennagraph.register.load import AuthorityError
from viennagraph.summary import Progress, Summary
from viennagraph.tally import tally
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["BaseError", "base_for", "broken", "build"]

_AUTHORITY: Final = "authority/"

Told = Callable[[Progress], None]

_BASE: Final = re.compile(r"""[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*[/#:]""")


class BaseError(ViennaGraphError):
    """A base under which things cannot be named."""

    def __init__(self, base: str, what: str, remedy: str) -> None:
        super().__init__(f"the base {base} {what}: {remedy}")
        self.base = base
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a build does, and by what knowledge."""

    found: Found
    settings: Settings
    reader: Reader
    rules: str
    digest: str
    decisions: tuple[relate.Decision, ...]
    jobs: int
    told: Told

    @property
    def made(self) -> str:
        """The mark of the documents that this build reads."""
        return hashlib.sha256(f"{self.rules}\n{self.digest}".encode()).hexdigest()[:16]


def build(  # noqa: PLR0913 - the options of the command
    paths: Sequence[Path],
    place: Path,
    *,
    base: str | None = None,
    authority: Sequence[Path] = (),
    manifest: Path | None = None,
    jobs: int = 1,
    replace: bool = False,
    allow_violations: bool = False,
    progress: Told = lambda _: None,
) -> Summary:
    """Reads files and folders into a store; what the store holds unchanged is not read again.

    Without a base, things are named as in the store, or under the base of this package.

    Raises:
        ViennaGraphError: An authority file, the manifest, the base or the store cannot be used.
    """
    begun = time.monotonic()
    found = collect(paths, Manifest.load(manifest))
    held = _state(place)
    if not found.sources and held is None:
        return Summary(
            refused=found.refusals,
            left_alone=found.left_alone,
            seconds=time.monotonic() - begun,
        )
    settings = Settings(base_for(base, held), _sorted(authority), resources.ontology())
    knowledge = Knowledge.of(settings)
    reader = Reader(settings, resources.shapes(), knowledge)
    if reader.bench.faults_of_the_known and not allow_violations:
        raise broken(settings, reader)
    plan = _Plan(
        found=found,
        settings=settings,
        reader=reader,
        rules=knowledge.rules,
        digest=knowledge.digest,
        decisions=relate.load(relate.beside(place)),
        jobs=jobs,
        told=progress,
    )
    with store.generation(place) as draft:
        counted = _fill(draft, plan, replace=replace, allow_violations=allow_violations)
    return changed(counted, seconds=time.monotonic() - begun)


def _fill(draft: store.Draft, plan: _Plan, *, replace: bool, allow_violations: bool) -> Summary:
    before = draft.state
    _renew(draft, plan)
    todo = agenda(plan.found.sources, before.documents, plan.made)
    intake = Intake(
        draft,
        given=frozenset(source.digest for source in plan.found.sources),
        made=plan.made,
        replace=replace,
        allow_violations=allow_violations,
    )
    results = outcomes(todo.fresh, plan.settings, resources.shapes(), plan.reader, plan.jobs)
    total = len(todo.fresh)
    for done, outcome in enumerate(results, start=1):
        plan.told(Progress(done, total, outcome.source.path.name, "reading"))
        intake.take(outcome)
    for iri, source in todo.moved:
        draft.move_document(iri, *map(str, source.paths))
    plan.told(Progress(total, total, "", "relating"))
    relate.relate(draft, plan.settings.base, plan.decisions)
    plan.told(Progress(total, total, "", "storing"))
    counts = tally(draft.store)
    if draft.state != before:
        draft.commit()
    return Summary(
        read=tuple(intake.read.values()),
        unchanged=todo.unchanged,
        refused=(*plan.found.refusals, *intake.refused),
        left_alone=plan.found.left_alone,
        repeated=plan.found.repeated,
        rejected=tuple(intake.rejected),
        outdated=sum(record.made != plan.made for record in draft.state.documents),
        violations=intake.violations,
        **counts,
    )


def _renew(draft: store.Draft, plan: _Plan) -> None:
    """Puts today's ontology and authority files in the place of those that the draft holds."""
    state = draft.state
    if (state.rules, state.settings) == (plan.rules, plan.digest):
        return
    held = {record.iri: record.digest for record in state.graphs}
    graphs = {graph.iri: graph for graph in knowledge_graphs(plan.settings)}
    for iri in held:
        if is_knowledge(iri, plan.settings.base) and iri not in graphs:
            draft.remove_graph(iri)
    for graph in graphs.values():
        if held.get(graph.iri) != graph.digest:
            draft.add_graph(*graph)
    draft.set_settings(plan.rules, plan.digest)


def _state(place: Path) -> store.State | None:
    try:
        with store.reading(place) as snapshot:
            return snapshot.state
    except StoreMissingError:
        return None


def base_for(wanted: str | None, held: store.State | None = None) -> str:
    """The base that a user names, which must be that of the store, or else the store's own.

    Raises:
        BaseError: The base is none, or not that of the store.
    """
    if wanted is not None and not _BASE.fullmatch(wanted):
        what = "is no IRI under which others can stand"
        raise BaseError(wanted, what, f"write an IRI that ends in / or #, such as {BASE}")
    ours = next((one for one in map(_base_of, held.graphs if held else ()) if one), None)
    if ours and wanted and wanted != ours:
        what = f"is not that of the store, which is {ours}"
        raise BaseError(wanted, what, "leave --base out, or build another store with --store")
    return ours or wanted or BASE


def _base_of(record: store.GraphRecord) -> str:
    return record.iri.rpartition(_AUTHORITY)[0]


def _sorted(files: Sequence[Path]) -> tuple[Path, ...]:
    """Further authority files, each once, in an order that the command line does not decide."""
    return tuple(sorted(set(files), key=lambda path: (path.name, str(path))))


def broken(settings: Settings, reader: Reader) -> AuthorityError:
    """What to say where an authority file of a user's breaks the shapes."""
    faults = reader.bench.faults_of_the_known
    for path in settings.authority:
        words = path.read_text("utf-8")
        for fault in faults:
            if fault.focus.rpartition("/")[2] in words:
                return AuthorityError(path, f"<{fault.focus}> breaks the shapes", fault.message)
    place = settings.ontology / "authority"
    return AuthorityError(place, f"<{faults[0].focus}> breaks the shapes", faults[0].message)
