"""The state of one walk over the mentions of a document: what each rule may ask and note."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from viennagraph.link import entities as made
from viennagraph.link.setting import Frame
from viennagraph.link.spoken import Spoken
from viennagraph.model import Document, Entity, Mention, MentionKind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from viennagraph.link.names import Names
    from viennagraph.register.values import Known, Register


class Walk:
    """A document with its mentions, and what came of those read so far.

    `new` are the things that no authority file holds, `spoken` what was named so far, `offices`
    who holds which role where, `meetings` and `groups` what each passage speaks of.
    """

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        definitions: dict[str, str],
        register: Register,
        names: Names,
        symbol: str | None,
    ) -> None:
        self.document = document
        self.mentions = tuple(mentions)
        self.definitions = definitions
        self.register = register
        self.names = names
        self.frame = Frame(document, mentions, register, names.full, symbol)
        self.new: dict[Ref, Entity] = {}
        self.spoken = Spoken()
        self.offices: dict[tuple[str, Ref], Ref] = {}
        self.meetings: dict[str, Ref] = {}
        self.groups: dict[str, Entity] = {}
        self.meeting: Entity | None = None
        self._at = [mention.start for mention in self.mentions]
        self._starts: defaultdict[int, list[Mention]] = defaultdict(list)
        self._inside: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            self._starts[mention.start].append(mention)
            self._inside[mention.passage].append(mention)
        self._roles = {
            label.lower(): term.label for term in register.scheme("role") for label in term.labels
        }

    # ── things ───────────────────────────────────────────────────────────────────────────────

    def add(self, entity: Entity) -> Ref:
        """The entity's reference; noted as new where no authority file has it."""
        if entity.ref not in self.register.by_ref:
            first = self.new.get(entity.ref)
            if first is None or len(entity.alternatives) > len(first.alternatives):
                self.new[entity.ref] = entity
        return entity.ref

    def entity(self, ref: Ref) -> Entity:
        """The value behind a reference, from the register or new in this document."""
        if known := self.register.by_ref.get(ref):
            return made.known(known)
        return self.new.get(ref, Entity(ref, "Document", ref.local))

    def category(self, ref: Ref) -> str:
        """The class of a thing."""
        known = self.register.by_ref.get(ref) or self.new.get(ref)
        return known.category if known else "Document"

    def label(self, ref: Ref) -> str:
        """The name of a thing."""
        known = self.register.by_ref.get(ref) or self.new.get(ref)
        return known.label if known else ref.local

    def role(self, words: str | None) -> str | None:
        """The preferred label of a role."""
        return self._roles.get((words or "").lower())

    # ── mentions ─────────────────────────────────────────────────────────────────────────────

    def starting(self, offset: int) -> Sequence[Mention]:
        """The mentions that begin at an offset."""
        return self._starts.get(offset, ())

    def between(self, first: int, last: int) -> Sequence[Mention]:
        """The mentions that begin from one offset up to and with another, in order."""
        return self.mentions[bisect_left(self._at, first) : bisect_right(self._at, last)]

    def inside(self, passage: str) -> Sequence[Mention]:
        """The mentions of a passage, in order."""
        return self._inside.get(passage, ())

    # ── bodies ───────────────────────────────────────────────────────────────────────────────

    def own_bodies(self) -> tuple[Ref, ...]:
        """The body of the document and the body above it."""
        body = self.frame.body
        if body is None:
            return ()
        return (body.ref, *body.linked("org:subOrganizationOf"))

    def body_named(self, name: str | None) -> Known | None:
        """The body of that name, where there is one and no other."""
        known = [body for body in self.names.called(name) if body.category == "Body"]
        if len(known) > 1:
            nearest = self.preferred(body.ref for body in known)
            known = [body for body in known if nearest and body.ref == nearest[0]]
        return known[0] if known else None

    def preferred(self, refs: Iterable[Ref]) -> list[Ref]:
        """Of several things of one name those named before, or else the document's own bodies."""
        wanted = tuple(refs)
        own = [ref for ref in self.own_bodies() if ref in wanted]
        return self.spoken.before(wanted) or own


def is_officer(mention: Mention) -> bool:
    """Whether a mention calls a person by an office."""
    return mention.kind is MentionKind.REFERENCE and mention.key == "officer"
