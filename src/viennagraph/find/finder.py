"""All that is named in a document: names, symbols, acts, meetings, persons and what refers back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from viennagraph.find.acts import act_mentions, locator, symbol_mentions
from viennagraph.find.definitions import Definition, definitions
from viennagraph.find.meetings import meeting_mentions
from viennagraph.find.names import Gazetteer, Hit, outermost
from viennagraph.find.people import office_mentions, person_mentions
from viennagraph.model import Document, Mention, MentionKind, PassageKind


@dataclass(frozen=True, slots=True)
class Finder:
    """What to look for, compiled once for all documents.

    `kinds` gives the class of each name (several, where homonyms differ); `shorts` are the names
    that need a full one before them, `alone` those that are not found inside longer ones; `references` are the patterns of referring expressions by the
    way in which they are resolved.
    """

    gazetteer: Gazetteer
    kinds: dict[str, frozenset[str]] = field(repr=False)
    shorts: frozenset[str] = field(repr=False)
    alone: frozenset[str] = field(repr=False)
    references: tuple[tuple[str, re.Pattern[str]], ...] = field(repr=False)
    offices: re.Pattern[str] = field(repr=False)

    @classmethod
    def of(
        cls,
        names: Iterable[tuple[str, str]],
        shorts: Iterable[tuple[str, str]],
        references: Iterable[tuple[str, str]],
        alone: Iterable[str] = (),
    ) -> Finder:
        """A finder for names and short names, each with its class, and for references.

        `references` pairs a way of resolving with a regular expression; that of "officer" has the
        groups `the`, `role` and `of`.
        """
        kinds: defaultdict[str, set[str]] = defaultdict(set)
        full = list(names)
        brief = list(shorts)
        for name, category in [*full, *brief]:
            kinds[name].add(category)
        compiled = [(key, re.compile(pattern, re.MULTILINE)) for key, pattern in references]
        offices = next((p for key, p in compiled if key == "officer"), re.compile(r"(?!)"))
        return cls(
            gazetteer=Gazetteer.of(kinds),
            kinds={name: frozenset(found) for name, found in kinds.items()},
            shorts=frozenset(name for name, _ in brief) - frozenset(name for name, _ in full),
            alone=frozenset(alone),
            references=tuple((key, p) for key, p in compiled if key != "officer"),
            offices=offices,
        )


def mentions(document: Document, finder: Finder) -> tuple[tuple[Mention, ...], tuple[Definition, ...]]:
    """Every mention in reading order, and the names that the document defines for itself."""
    reading = document.reading
    symbols = list(symbol_mentions(document))
    defined = tuple(definitions(reading))
    gazetteer = finder.gazetteer
    hits = [hit for hit in gazetteer.hits(reading) if not _inside(hit.start, hit.end, symbols)]
    hits += _learned(reading, defined, finder, hits)
    hits.sort(key=lambda hit: (hit.start, -hit.end, hit.name))
    outer, inner = outermost(hits)
    by_start: defaultdict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_start[hit.start].append(hit)
    bodies = {hit.end: hit for hit in reversed(hits) if _is(finder, hit, "Body")}
    states = {hit.start: hit for hit in outer if _is(finder, hit, "State")}
    named_meetings = {hit.start for hit in hits if _is(finder, hit, "Meeting")}
    acts = list(act_mentions(document, bodies))
    holders = {at: [h for h in found if _is(finder, h, "Body")] for at, found in by_start.items()}
    meetings = list(meeting_mentions(document, holders, named_meetings))
    people = list(person_mentions(document, states, finder.offices, by_start))
    offices = list(office_mentions(document, finder.offices, by_start))
    swallowed = _swallowed(meetings)
    names = [_name(document, hit, finder) for hit in outer if hit not in swallowed]
    names += [
        _name(document, hit, finder)
        for hit, around in inner
        if hit not in swallowed and hit.name not in finder.alone and _counts(finder, reading, hit, around)
    ]
    references = list(_references(document, finder))
    found = [*symbols, *acts, *meetings, *people, *names]
    found += [m for m in [*offices, *references] if not _covered(m, found)]
    kept = [m for m in found if document.leaf_at(m.start).kind is not PassageKind.FURNITURE]
    kept = [m for m in kept if m.end <= _leaf_end(document, m.start)]
    return tuple(sorted(set(kept), key=_order)), defined


def _order(mention: Mention) -> tuple[int, int, str, str]:
    return mention.start, -mention.end, mention.kind, mention.key


def _leaf_end(document: Document, offset: int) -> int:
    leaf = document.leaf_at(offset)
    return leaf.start + len(leaf.words)


def _is(finder: Finder, hit: Hit, category: str) -> bool:
    return category in finder.kinds.get(hit.name, frozenset())


def _inside(start: int, end: int, mentions: list[Mention]) -> bool:
    return any(m.start <= start and end <= m.end for m in mentions)


def _covered(reference: Mention, named: list[Mention]) -> bool:
    """Whether a name says the same: it holds the reference, or "the Board" is a short name."""
    for m in named:
        if m.start <= reference.start and reference.end <= m.end:
            return True
        if reference.key == "namesake" and m.end == reference.end and m.start > reference.start:
            return True
    return False


def _swallowed(meetings: list[Mention]) -> set[Hit]:
    """The body's name in "Twelfth Meeting of Heads …": the meeting's name is made from it."""
    return {
        Hit(m.end - len(name), m.end, name)
        for m in meetings
        if (name := m.detail("body")) and m.detail("form") == "name"
    }


def _counts(finder: Finder, reading: str, hit: Hit, around: Hit) -> bool:
    """Whether a name in a longer one names its thing there: "the special session of the General
    Assembly" does speak of the Assembly, "Organization for … Cooperation in Europe" not of Europe.
    """
    if hit.end == around.end:
        before = reading[around.start : hit.start]
        return before.endswith((" of the ", " of ", " for ", " by ", " and ", " of its ", " supplementing the "))
    if hit.name in finder.shorts:
        return False
    rest = reading[hit.end : around.end]
    if hit.start == around.start:
        joined = rest[:1] in {"/", "-"} and reading[hit.start : hit.end].isupper()
        return joined or (rest[:1] == " " and rest[1:2].islower())
    before = reading[around.start : hit.start]
    if before.endswith(("-", "/")) and reading[hit.start : hit.end].isupper():
        return True
    return before.endswith((" of the ", " of ")) and not rest.startswith((",", " and"))


def _learned(
    reading: str, defined: tuple[Definition, ...], finder: Finder, hits: list[Hit]
) -> list[Hit]:
    """Every later occurrence of names that the document defines and no file knows."""
    known = {(hit.start, hit.end) for hit in hits}
    names = {d.long for d in defined} | {d.short for d in defined}
    unknown = [name for name in sorted(names) if name not in finder.kinds]
    fresh = Gazetteer.of(unknown).hits(reading) if unknown else []
    return [hit for hit in fresh if (hit.start, hit.end) not in known]


def _name(document: Document, hit: Hit, finder: Finder) -> Mention:
    reading = document.reading
    details: tuple[tuple[str, str], ...] = ()
    if hit.name in finder.shorts:
        details = (("short", "yes"),)
    elif hit.name not in finder.kinds:
        details = (("learned", "yes"),)
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


def _references(document: Document, finder: Finder) -> Iterator[Mention]:
    reading = document.reading
    for key, pattern in finder.references:
        for found in pattern.finditer(reading):
            start, end = found.span()
            words = reading[start:end]
            start += len(words) - len(words.lstrip())
            end -= len(words) - len(words.rstrip())
            details = tuple((k, v.strip()) for k, v in found.groupdict().items() if v)
            yield Mention(
                MentionKind.REFERENCE,
                document.leaf_at(start).fragment,
                start,
                end,
                reading[start:end],
                key,
                locator(reading, start, end),
                details,
            )
