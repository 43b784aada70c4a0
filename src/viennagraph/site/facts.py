"""The facts of a thing: each property with its values, and each value with where it is said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.site.gather import Named, Names, Place, places, short
from viennagraph.site.words import words
from viennagraph.trace import shortened
from viennagraph.vocab import rdf, skos, vg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from viennagraph.site.source import Source

SOURCES: Final = 3
"""How many places are shown for a value; the others are counted."""

_QUOTE: Final = 700


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a fact: a thing with its name, or words of their own."""

    text: str
    thing: Named | None = None
    language: str = ""
    datatype: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """What says something and is no passage: a file of ours, a document as a whole, or a rule."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Said:
    """Values that the same places say."""

    values: tuple[Value, ...]
    places: tuple[Place, ...]
    files: tuple[File, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A property and its values."""

    iri: str
    label: str
    said: tuple[Said, ...]

    @property
    def values(self) -> tuple[Value, ...]:
        """All values, whoever says them."""
        return tuple(value for said in self.said for value in said.values)


@dataclass(frozen=True, slots=True)
class Statements:
    """What is said of a thing: the values of each property, and the graphs that say each."""

    thing: str
    rows: tuple[tuple[str, ask.Term, str], ...]

    @classmethod
    def of(cls, thing: str, table: ask.Table) -> Statements:
        """The statements that an answer of `statements-of` holds."""
        rows = [
            (str(prop), value, str(graph))
            for _, prop, value, graph in table.rows
            if prop is not None and value is not None and graph is not None
        ]
        return cls(thing, tuple(rows))

    def values(self, *properties: str) -> list[ask.Term]:
        """The values of these properties, each once, in the order of the properties."""
        found = [value for name in properties for prop, value, _ in self.rows if prop == name]
        return list(dict.fromkeys(found))

    def text(self, *properties: str) -> str:
        """The first value of the first of these properties that has one."""
        found = self.values(*properties)
        return str(found[0]) if found else ""

    def classes(self) -> list[str]:
        """The classes of the thing."""
        return [str(one) for one in self.values(rdf.type)]

    def things(self) -> set[str]:
        """Every thing that a page about this one names."""
        named = {str(value) for _, value, _ in self.rows if isinstance(value, ask.Iri)}
        return named | {prop for prop, _, _ in self.rows} | {self.thing}


@dataclass(frozen=True, slots=True)
class _Sources:
    """The passages that facts are read from, and which words there name what."""

    thing: str
    places: Mapping[str, Place]
    printed: Mapping[tuple[str, str], str]

    def marked(self, graph: str, values: Iterable[str]) -> Place:
        """A passage with the words marked that name one of the values, or else the thing."""
        place = self.places[graph]
        flat = " ".join(place.words.split())
        mark = " ".join(self._surface(place, values).split())
        return replace(place, words=shortened(flat, mark, _QUOTE), surface=mark)

    def _surface(self, place: Place, values: Iterable[str]) -> str:
        for one in values:
            if surface := self.printed.get((place.passage, one)):
                return surface
            if one in place.words and one.strip():
                return one
        return self.printed.get((place.passage, self.thing), "")


def facts(
    source: Source, told: Statements, names: Names, left_out: Iterable[str] = ()
) -> tuple[Fact, ...]:
    """The facts of a thing in the order of the page; names and marks have their own sections."""
    hidden = words().hidden | set(left_out)
    rows = [row for row in told.rows if row[0] not in hidden]
    sources = _sources(source, told.thing, {graph for _, _, graph in rows}, names)
    saying: dict[str, dict[ask.Term, list[str]]] = defaultdict(lambda: defaultdict(list))
    for prop, value, graph in rows:
        saying[prop][value].append(graph)
    order = {iri: place for place, iri in enumerate(words().facts)}
    ranked = sorted(saying, key=lambda one: (order.get(one, len(order)), _label(one, names)))
    return tuple(
        Fact(prop, _label(prop, names), _said(saying[prop], sources, names, source.base))
        for prop in ranked
    )


def _said(
    saying: Mapping[ask.Term, Sequence[str]], sources: _Sources, names: Names, base: str
) -> tuple[Said, ...]:
    together: dict[tuple[str, ...], list[ask.Term]] = defaultdict(list)
    for value, graphs in saying.items():
        together[tuple(sorted(graphs))].append(value)
    found = []
    for graphs, terms in together.items():
        values = [_value(one, names) for one in terms]
        values.sort(key=lambda one: (one.thing is None, one.text.casefold(), one.text))
        quoted = [one for one in graphs if one in sources.places]
        shown = [sources.marked(one, map(str, terms)) for one in quoted[:SOURCES]]
        files = [_file(one, base) for one in graphs if "#" not in one]
        more = max(len(quoted) - SOURCES, 0)
        found.append(Said(tuple(values), tuple(shown), tuple(files), more))
    return tuple(sorted(found, key=lambda one: (-len(one.values), one.values[0].text)))


def _value(value: ask.Term, names: Names) -> Value:
    if isinstance(value, ask.Iri):
        thing = names(value)
        return Value(thing.label, thing)
    if isinstance(value, ask.Literal):
        return Value(value.value, None, value.language, value.datatype.rpartition("#")[2])
    return Value(str(value))


def _file(iri: str, base: str) -> File:
    head, _, name = short(iri, base).partition("/")
    label = words().sources.get(head, "")
    return File(iri, f"{label} {name}".strip() if head != "document" else label)


def _label(prop: str, names: Names) -> str:
    return words().facts.get(prop) or names(prop).label


def _sources(source: Source, thing: str, graphs: Iterable[str], names: Names) -> _Sources:
    found = places(source, graphs, names)
    if not found:
        return _Sources(thing, {}, {})
    asked = [ask.Iri(one) for one in sorted(found)]
    rows = sorted(source.ask("surfaces", passage=asked).rows, key=str)
    printed = {(str(passage), str(entity)): str(surface) for passage, entity, surface in rows}
    return _Sources(thing, found, printed)


def names_of(told: Statements) -> list[ask.Term]:
    """What else a thing is called: its acronyms and other names, the preferred one left out."""
    preferred = told.text(skos.prefLabel)
    others = told.values(vg.acronym, skos.altLabel, vg.shortLabel)
    return [one for one in others if str(one) != preferred]
