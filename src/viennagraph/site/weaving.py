"""The text of a document as its page shows it: nested passages, with the names in them as links."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from viennagraph.site.incoming import natural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from viennagraph import ask
    from viennagraph.site.gather import Named, Names
    from viennagraph.site.source import Source

_FURNITURE: Final = "furniture"
_DEEPEST: Final = 6
_TOP: Final = 3


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name in a document: where it stands, what it is, or what it may be."""

    iri: str
    passage: str
    surface: str
    start: int
    end: int
    thing: str = ""
    verdict: str = ""
    candidates: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The fragment of its IRI."""
        return self.iri.partition("#")[2]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row: plain, or the name of a thing; `anchors` are those of all names in it."""

    text: str
    occurrence: Occurrence | None = None
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A provision in the margin of its passage."""

    thing: Named
    strength: Named | None = None


@dataclass(slots=True)
class Passage:
    """A passage of the page, with those inside it."""

    iri: str
    kind: str
    runs: tuple[Run, ...] = ()
    paragraph: str = ""
    item: str = ""
    section: str = ""
    page: str = ""
    start: int = 0
    end: int = 0
    is_new_page: bool = False
    provisions: tuple[Marked, ...] = ()
    parts: list[Passage] = field(default_factory=list)
    names: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The fragment of its IRI."""
        return self.iri.partition("#")[2]

    @property
    def level(self) -> int:
        """The level of the heading that it is."""
        return min(_TOP + self.section.count("."), _DEEPEST)

    @property
    def place(self) -> str:
        """What stands in the margin: the number of the paragraph or item."""
        if "(" in self.item:  # an item of an agenda, which has a number of its own
            return self.item
        if self.item:
            return f"{self.paragraph} ({self.item})" if self.paragraph else f"({self.item})"
        return self.paragraph


def passages(
    source: Source,
    document: ask.Iri,
    table: ask.Table,
    occurrences: Sequence[Occurrence],
    names: Names,
) -> list[Passage]:
    """The outermost passages of a document in the order of its text, the others inside them.

    `table` is the answer of `document-passages` for the document.
    """
    records = list(table.records())
    pieces = _pieces(source, document)
    marks = _marks(source, document, names)
    named: dict[str, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        named[one.passage].append(one)
    inner = {row["within"].value for row in records if "within" in row}
    made: dict[str, Passage] = {}
    for row in records:
        told = {name: term.value for name, term in row.items()}
        iri = told["passage"]
        text = told.get("text", "") if iri not in inner else ""
        own = pieces.get(iri, [(0, 0)])
        made[iri] = Passage(
            iri,
            told["kind"].rpartition("/")[2],
            weave(text, own, named[iri]) if text else (),
            paragraph=told.get("paragraph", ""),
            item=told.get("item", ""),
            section=told.get("section", ""),
            page=told.get("page", ""),
            start=own[0][0],
            end=own[-1][1],
            provisions=tuple(marks.get(iri, ())),
            names=tuple(dict.fromkeys(one.thing for one in named[iri] if one.thing)),
        )
    return _tree(
        made, {row["passage"].value: row["within"].value for row in records if "within" in row}
    )


def occurrences(source: Source, document: ask.Iri) -> list[Occurrence]:
    """Every name in a document, in the order of its text."""
    found: dict[str, Occurrence] = {}
    maybe: dict[str, set[str]] = defaultdict(set)
    for row in source.ask("document-mentions", document=document).records():
        told = {name: term.value for name, term in row.items()}
        if "candidate" in told:
            maybe[told["mention"]].add(told["candidate"])
        found[told["mention"]] = Occurrence(
            told["mention"],
            told["passage"],
            told.get("surface", ""),
            int(told["start"]),
            int(told["end"]),
            told.get("entity", ""),
            told.get("verdict", "").rpartition("/")[2],
            tuple(sorted(maybe[told["mention"]])),
        )
    return sorted(found.values(), key=lambda one: (one.start, -one.end, one.iri))


def weave(
    text: str, pieces: Sequence[tuple[int, int]], named: Iterable[Occurrence]
) -> tuple[Run, ...]:
    """The words of a passage with its names set apart, each at its place.

    Names are counted in the characters of the file, words were cleaned since: each name is looked
    for near to where it must be.

    >>> cnd = Occurrence("d#char=4,7", "d#p1", "CND", 4, 7)
    >>> [run.text for run in weave("The CND met.", [(0, 12)], [cnd])]
    ['The ', 'CND', ' met.']
    """
    runs: list[Run] = []
    cursor, covered = 0, 0
    waiting: list[str] = []
    for one in named:
        if one.start < covered or not one.surface:
            waiting.append(one.anchor)
            continue
        found = _found(text, one.surface, cursor, _expected(one.start, pieces, len(text)))
        if found is None:
            waiting.append(one.anchor)
            continue
        first, last = found
        if cursor < first:
            runs.append(Run(text[cursor:first]))
        runs.append(Run(text[first:last], one, (*waiting, one.anchor)))
        cursor, covered = last, one.end
        waiting = []
    runs.append(Run(text[cursor:], None, tuple(waiting)))
    return tuple(run for run in runs if run.text or run.anchors)


def walk(listed: Iterable[Passage]) -> Iterator[Passage]:
    """All passages, each before those inside it."""
    for one in listed:
        yield one
        yield from walk(one.parts)


def _expected(start: int, pieces: Sequence[tuple[int, int]], length: int) -> float:
    before, whole = 0, sum(end - begin for begin, end in pieces)
    for begin, end in pieces:
        if begin <= start < end:
            before += start - begin
            break
        before += end - begin
    return before * length / whole if whole else 0


def _found(text: str, surface: str, cursor: int, near: float) -> tuple[int, int] | None:
    pattern = r"\s+".join(map(re.escape, surface.split()))
    spans = [one.span() for one in re.compile(pattern).finditer(text, cursor)] if pattern else []
    return min(spans, key=lambda span: abs(span[0] - near), default=None)


def _pieces(source: Source, document: ask.Iri) -> dict[str, list[tuple[int, int]]]:
    pieces: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for passage, start, end in source.ask("document-offsets", document=document).rows:
        pieces[str(passage)].append((int(str(start)), int(str(end))))
    for own in pieces.values():
        own.sort()
    return pieces


def _marks(source: Source, document: ask.Iri, names: Names) -> Mapping[str, list[Marked]]:
    records = list(source.ask("document-provisions", document=document).records())
    names.learn(
        row[name].value for row in records for name in ("provision", "strength") if name in row
    )
    marks: dict[str, list[Marked]] = defaultdict(list)
    for row in sorted(records, key=lambda one: one["provision"].value):
        strength = names(row["strength"]) if "strength" in row else None
        marks[row["passage"].value].append(Marked(names(row["provision"]), strength))
    return marks


def _tree(made: Mapping[str, Passage], within: Mapping[str, str]) -> list[Passage]:
    # A container begins where its first part does, and comes before it.
    ordered = sorted(made.values(), key=lambda one: (one.start, -one.end, natural(one.iri)))
    outermost: list[Passage] = []
    for one in ordered:
        holder = made.get(within.get(one.iri, ""))
        (holder.parts if holder else outermost).append(one)
    seen: set[str] = set()
    for one in walk(outermost):
        if one.page and one.page not in seen and one.kind != _FURNITURE:
            one.is_new_page = True
            seen.add(one.page)
    return outermost
