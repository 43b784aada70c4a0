"""One linked document as the claim rules see it: passages, what they name, and cues by scheme."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from viennagraph.claim.sentences import sentences
from viennagraph.model import (
    Document,
    Entity,
    Linkage,
    Linked,
    Passage,
    PassageKind,
    Ref,
    Setting,
    Span,
)
from viennagraph.wording.needed import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.register.values import Cue, Register, Term

_Alive: TypeAlias = tuple[re.Pattern[str], tuple[str, ...]]
"""An expression, and words of which one stands in all that it matches."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A cue's regular expression, compiled once."""
    return re.compile(pattern, re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules of `claim` read from.  Spans are reading offsets."""

    document: Document
    setting: Setting
    register: Register
    links: tuple[Linked, ...]
    starts: tuple[int, ...]
    new: dict[Ref, Entity] = field(repr=False)
    passages: dict[str, Passage] = field(repr=False)
    children: dict[str, tuple[Passage, ...]] = field(repr=False)
    reading: str = field(repr=False)
    _alive: dict[tuple[str, str], tuple[_Alive, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _sentences: dict[str, tuple[Span, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, document: Document, linkage: Linkage, register: Register) -> Page:
        """The page of a linked document."""
        links = tuple(sorted(linkage.links, key=lambda k: (k.mention.start, -k.mention.end)))
        children: dict[str, list[Passage]] = {}
        for passage in document.passages:
            if passage.parent:
                children.setdefault(passage.parent, []).append(passage)
        return cls(
            document,
            linkage.setting,
            register,
            links,
            tuple(k.mention.start for k in links),
            {entity.ref: entity for entity in linkage.entities},
            {p.fragment: p for p in document.passages},
            {fragment: tuple(found) for fragment, found in children.items()},
            document.reading,
        )

    def words(self, passage: Passage) -> str:
        """The words of a leaf at their reading offsets."""
        return self.reading[passage.start : passage.start + len(passage.words)]

    def linked(self, start: int, end: int) -> tuple[Linked, ...]:
        """The links whose mention begins between two offsets and ends before the second."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return tuple(k for k in self.links[first:last] if k.mention.end <= end)

    def entities(self, start: int, end: int, *categories: str) -> tuple[tuple[Ref, Linked], ...]:
        """What is named between two offsets, of certain classes, in order, with its link."""
        return tuple(
            (ref, linked)
            for linked in self.linked(start, end)
            for ref in linked.entities
            if not categories or self.category(ref) in categories
        )

    def entity(self, ref: Ref) -> Entity | None:
        """The value behind a reference: new in this document, or of the authority files."""
        if ref in self.new:
            return self.new[ref]
        if known := self.register.by_ref.get(ref):
            return Entity(ref, known.category, known.label, known.names, known.acronym)
        return None

    def category(self, ref: Ref) -> str:
        """The class of a thing, or "" where it has none."""
        entity = self.entity(ref)
        return entity.category if entity else ""

    def leaves(self, *kinds: PassageKind) -> Iterator[Passage]:
        """The leaf passages, of certain kinds where any are given; never furniture."""
        for passage in self.document.leaves:
            if passage.kind is PassageKind.FURNITURE or (kinds and passage.kind not in kinds):
                continue
            yield passage

    def sentences(self, passage: Passage) -> tuple[Span, ...]:
        """The sentences of a leaf."""
        found = self._sentences.get(passage.fragment)
        if found is None:
            end = passage.start + len(passage.words)
            found = self._sentences[passage.fragment] = tuple(
                sentences(self.reading, passage.start, end)
            )
        return found

    def cues(self, scheme: str, local: str | None = None) -> Iterator[tuple[Cue, re.Pattern[str]]]:
        """The cues of a vocabulary, or of one of its concepts, with their expressions."""
        for cue in self.register.patterns(scheme, local):
            yield cue, compiled(cue.pattern)

    def cued(self, local: str, start: int, end: int) -> re.Match[str] | None:
        """Where the first cue of a concept of the vocabulary `cue` stands between two offsets."""
        reading = self.reading
        for pattern, words in self.living("cue", local):
            for one in words:
                if reading.find(one, start, end) >= 0:
                    break
            else:
                if words:
                    continue
            if found := pattern.search(reading, start, end):
                return found
        return None

    def cued_at(self, local: str, start: int, end: int) -> re.Match[str] | None:
        """The cue of a concept that stands right at an offset."""
        for pattern, _ in self.living("cue", local):
            if found := pattern.match(self.reading, start, end):
                return found
        return None

    def living(self, scheme: str, local: str) -> tuple[_Alive, ...]:
        """The cues of a concept that may stand in this document, and words that they need."""
        found = self._alive.get((scheme, local))
        if found is None:
            cues = ((pattern, needed(cue.pattern)) for cue, pattern in self.cues(scheme, local))
            found = self._alive[scheme, local] = tuple(
                (pattern, words)
                for pattern, words in cues
                if not words or any(one in self.reading for one in words)
            )
        return found

    def terms(self, scheme: str) -> tuple[Term, ...]:
        """The concepts of a vocabulary."""
        return self.register.scheme(scheme)

    def passage(self, fragment: str) -> Ref:
        """A passage as a thing."""
        return Ref("document", f"{self.setting.ref.local}#{fragment}")

    def numbered(self, kind: str, fragment: str, number: int) -> Ref:
        """The first, second, … thing of a kind that a passage holds.

        The second ends in `-2`, or in `--2` where `-2` is the name of another passage, such as
        that of item 2: two things would share a name otherwise.
        """
        local = fragment if number == 1 else f"{fragment}-{number}"
        if number > 1 and local in self.passages:
            local = f"{fragment}--{number}"
        return Ref(kind, f"{self.setting.ref.local}-{local}")

    def body_keyed(self, key: str) -> Ref | None:
        """The body whose meetings and acts begin with a key in their local names, as "cnd"."""
        for known in self.register.entities:
            if known.category == "Body" and key in {known.notation, known.ref.local}:
                return known.ref
        return None

    def meeting_of(self, passage: Passage) -> Ref | None:
        """The meeting of which a passage speaks."""
        if self.setting.is_report:
            return self.setting.meeting
        return self.setting.meetings.get(passage.fragment, self.setting.meeting)
