"""All that is named in a document: names, symbols, acts, meetings, persons and what refers back."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from viennagraph.find.acts import act_mentions
from viennagraph.find.definitions import Definition, definitions
from viennagraph.find.locators import locator
from viennagraph.find.meetings import meeting_mentions
from viennagraph.find.names import (
    Gazetteer,
    Hit,
    counts_within,
    is_part_of_a_name,
    opens_a_name,
    outermost,
    owner,
)
from viennagraph.find.people import office_mentions, person_mentions
from viennagraph.find.references import reference_mentions, without_covered
from viennagraph.find.spans import Cover
from viennagraph.find.symbols import symbol_mentions
from viennagraph.model import Document, Mention, MentionKind, PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from viennagraph.find.finder import Finder


def mentions(
    document: Document, finder: Finder
) -> tuple[tuple[Mention, ...], tuple[Definition, ...]]:
    """Every mention in reading order, and the names that the document defines for itself."""
    reading = document.reading
    symbols = list(symbol_mentions(document))
    cover = Cover((m.start, m.end) for m in symbols)
    hits = [hit for hit in finder.gazetteer.hits(reading) if not cover.holds(hit.start, hit.end)]
    defined = tuple(definitions(reading, {hit.end: hit.start for hit in reversed(hits)}))
    hits = _with_learned(reading, finder, defined, hits)
    outer, inner = outermost(hits)
    by_start: defaultdict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_start[hit.start].append(hit)
    bodies = [hit for hit in hits if finder.names_a("Body", hit.name)]
    states = {hit.start: hit for hit in outer if finder.names_a("State", hit.name)}
    acts = list(act_mentions(document, {hit.end: hit for hit in reversed(bodies)}))
    meetings = list(_meetings(document, finder, hits, bodies))
    people = list(person_mentions(document, states, finder.offices, by_start))
    swallowed = _swallowed(meetings)
    names = [hit for hit in outer if hit not in swallowed]
    names += [
        hit
        for hit, around in inner
        if hit not in swallowed
        and hit.name not in finder.alone
        and not _is_joined(reading, hit, around, finder)
        and counts_within(reading, hit, around, is_short=hit.name in finder.shorts)
    ]
    named = [*symbols, *acts, *meetings, *people]
    named += _named(document, finder, names, by_start, acts)
    offices = office_mentions(document, finder.offices, by_start)
    references = [*offices, *reference_mentions(document, finder.references)]
    found = [*named, *without_covered(references, named)]
    return tuple(sorted(set(_in_leaves(document, found)), key=_order)), defined


def _order(mention: Mention) -> tuple[int, int, str, str, tuple[tuple[str, str], ...]]:
    return mention.start, -mention.end, mention.kind, mention.key, mention.details


def _with_learned(
    reading: str, finder: Finder, defined: Sequence[Definition], found: Iterable[Hit]
) -> list[Hit]:
    """Names that the files know, and every occurrence of those that the document defines."""
    hits = [
        hit
        for hit in found
        if hit.name not in finder.shorts or not is_part_of_a_name(reading, hit.start, hit.end)
    ]
    known = {(hit.start, hit.end) for hit in hits}
    names = {d.long for d in defined} | {d.short for d in defined}
    unknown = [name for name in sorted(names) if name not in finder.kinds]
    if unknown:
        fresh = Gazetteer.of(unknown).hits(reading)
        hits += [hit for hit in fresh if (hit.start, hit.end) not in known]
    return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.name))


def _meetings(
    document: Document, finder: Finder, hits: Iterable[Hit], bodies: Iterable[Hit]
) -> Iterator[Mention]:
    holders: defaultdict[int, list[Hit]] = defaultdict(list)
    for hit in bodies:
        holders[hit.start].append(hit)
    taken = {hit.start for hit in hits if finder.names_a("Meeting", hit.name)}
    return meeting_mentions(document, holders, taken)


def _swallowed(meetings: Iterable[Mention]) -> set[Hit]:
    """The body's name in "Twelfth Meeting of Heads …": the meeting's name is made from it."""
    return {
        Hit(m.end - len(name), m.end, name)
        for m in meetings
        if (name := m.detail("body")) and m.detail("form") == "name"
    }


def _in_leaves(document: Document, found: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions that stand in one leaf and not in furniture."""
    for mention in found:
        leaf = document.leaf_at(mention.start)
        is_inside = mention.end <= leaf.start + len(leaf.words)
        if is_inside and leaf.kind is not PassageKind.FURNITURE:
            yield mention


def _is_joined(reading: str, hit: Hit, around: Hit, finder: Finder) -> bool:
    """Whether a body's name only ends that of another: "Peace and Security Council"."""
    is_last = hit.end == around.end and reading.startswith(" and ", hit.start - len(" and "))
    return is_last and finder.names_a("Body", hit.name)


def _named(
    document: Document,
    finder: Finder,
    names: Iterable[Hit],
    by_start: Mapping[int, Sequence[Hit]],
    acts: Iterable[Mention],
) -> Iterator[Mention]:
    """The names, without those with which a longer name begins, and whose their things are."""
    reading = document.reading
    in_acts = Cover((act.start, act.end) for act in acts)
    for hit in names:
        is_cited = in_acts.holds(hit.start, hit.end)
        is_first = hit.name in finder.alone and opens_a_name(reading, hit, by_start)
        if is_first and not is_cited and not finder.names_a("State", hit.name):
            continue
        whose = owner(reading, hit, by_start) if finder.names_a("Body", hit.name) else None
        if whose and in_acts.holds(at := reading.find(whose, hit.end), at + len(whose)):
            whose = None
        yield _name(document, hit, finder, whose)


def _name(document: Document, hit: Hit, finder: Finder, whose: str | None) -> Mention:
    reading = document.reading
    details: tuple[tuple[str, str], ...] = ()
    if hit.name in finder.shorts:
        details = (("short", "yes"),)
    elif hit.name not in finder.kinds:
        details = (("learned", "yes"),)
    if whose:
        details = (*details, ("of", whose))
    return Mention(
        MentionKind.NAME,
        document.leaf_at(hit.start).fragment,
        hit.start,
        hit.end,
        reading[hit.start : hit.end],
        hit.name,
        locator(reading, hit.start, hit.end),
        details,
    )
