"""Mentions to things, in reading order: what was named before decides what is meant later."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from viennagraph.link import acts, meetings, named, offices, references
from viennagraph.link import entities as made
from viennagraph.link.finding import Finding, certain
from viennagraph.link.walk import Walk
from viennagraph.model import Document, Linkage, Linked, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from viennagraph.link.names import Names
    from viennagraph.register.values import Register

_CITED: Final = frozenset(
    {"Instrument", "Standard", "Resolution", "Decision", "Document", "DocumentSeries"}
)
_BUCKET: Final = 64


def link(
    document: Document,
    mentions: Sequence[Mention],
    definitions: Iterable[tuple[str, str]],
    register: Register,
    names: Names,
    symbol: str | None = None,
) -> Linkage:
    """What every mention of a document refers to, the things that are new in it, and its setting.

    `definitions` pairs long forms with short forms that the document defines; `symbol` is the
    document's own, where the manifest gives it.
    """
    walk = Walk(document, mentions, dict(definitions), register, names, symbol)
    walk.meeting = meetings.own_meeting(walk)
    offices.learn(walk)
    links = _without_echoes([_linked(walk, mention) for mention in walk.mentions])
    meetings.note_sections(walk)
    if walk.frame.act:
        walk.add(walk.frame.act)
    setting = walk.frame.setting(walk.meeting, walk.meetings, walk.groups)
    entities = tuple(walk.new[ref] for ref in sorted(walk.new))
    return Linkage(tuple(links), entities, setting)


def _linked(walk: Walk, mention: Mention) -> Linked:
    """A mention with what it refers to, noted for those that come after it."""
    finding = _RULES[mention.kind](walk, mention)
    if finding.end is not None:
        surface = walk.document.reading[mention.start : finding.end]
        mention = replace(mention, end=finding.end, surface=surface)
    for ref in finding.entities:
        walk.spoken.note(ref, mention.passage)
    return Linked(
        mention,
        finding.entities,
        finding.verdict,
        finding.reason,
        finding.candidates,
        is_citation=_is_citation(walk, mention, finding),
    )


def _person(walk: Walk, mention: Mention) -> Finding:
    return certain(walk.add(made.person(mention.key)), "a person named in full")


_RULES: Final[dict[MentionKind, Callable[[Walk, Mention], Finding]]] = {
    MentionKind.NAME: named.name,
    MentionKind.SYMBOL: acts.symbol,
    MentionKind.ACT: acts.act,
    MentionKind.MEETING: meetings.meeting,
    MentionKind.SITTING: meetings.sitting,
    MentionKind.PERSON: _person,
    MentionKind.REFERENCE: references.resolve,
}


def _is_citation(walk: Walk, mention: Mention, finding: Finding) -> bool:
    if finding.entities == (walk.frame.ref,):
        return False
    if mention.kind in {MentionKind.SYMBOL, MentionKind.ACT}:
        return True
    return any(walk.category(ref) in _CITED for ref in finding.entities)


def _without_echoes(links: Sequence[Linked]) -> list[Linked]:
    """One mention of a thing where several overlap: the longest, of equal ones the first."""
    kept: list[Linked] = []
    near: defaultdict[int, list[Linked]] = defaultdict(list)  # what is kept, by stretch of text
    for linked in sorted(links, key=lambda k: k.mention.start - k.mention.end):
        mention = linked.mention
        stretches = range(mention.start // _BUCKET, (mention.end - 1) // _BUCKET + 1)
        if any(_echoes(linked, other) for stretch in stretches for other in near[stretch]):
            continue
        kept.append(linked)
        for stretch in stretches:
            near[stretch].append(linked)
    return sorted(kept, key=lambda k: (k.mention.start, -k.mention.end, k.mention.kind))


def _echoes(linked: Linked, other: Linked) -> bool:
    """Whether a mention says less than another one that overlaps it."""
    mine, others = linked.mention, other.mention
    if not (others.start < mine.end and mine.start < others.end):
        return False
    return not linked.entities or other.entities == linked.entities
