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


def facts(
    source: Source, told: Statements, names: Names, left_out: Iterable[str] = ()
) -> tuple[Fact, ...]:
    """The facts of a thing in the order of the page; names and marks have their own sections."""
    hidden = words().hidden | set(left_out)
    rows = [row for row in told.rows if row[0] not in hidden]
    known = _places(source, told.thing, rows, names)
    saying: dict[str, dict[ask.Term, list[str]]] = defaultdict(lambda: defaultdict(list))
    for prop, value, graph in rows:
        saying[prop][value].append(graph)
    order = {iri: place for place, iri in enumerate(words().facts)}
    ranked = sorted(saying, key=lambda one: (order.get(one, len(order)), _label(one, names)))
    return tuple(
        Fact(prop, _label(prop, names), _said(saying[prop], known, names, source.base))
        for prop in ranked
    )


def _said(
    saying: Mapping[ask.Term, Sequence[str]], known: Mapping[str, Place], names: Names, base: str
) -> tuple[Said, ...]:
    together: dict[tuple[str, ...], list[Value]] = defaultdict(list)
    for value, graphs in saying.items():
        together[tuple(sorted(graphs))].append(_value(value, names))
    found = []
    for graphs, values in together.items():
        quoted = [known[one] for one in graphs if one in known]
        files = [_file(one, base) for one in graphs if "#" not in one]
        values.sort(key=lambda one: (one.thing is None, one.text.casefold(), one.text))
        found.append(
            Said(
                tuple(values),
                tuple(quoted[:SOURCES]),
                tuple(files),
                max(len([one for one in graphs if "#" in one]) - SOURCES, 0),
            )
        )
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


def _places(
    source: Source, thing: str, rows: Sequence[tuple[str, ask.Term, str]], names: Names
) -> dict[str, Place]:
    """The passages shown, each with the words that the fact is about."""
    about: dict[str, list[str]] = {}
    for _, value, graph in rows:
        if "#" in graph:
            about.setdefault(graph, []).append(str(value))
    found = places(source, about, names)
    if not found:
        return {}
    printed: dict[tuple[str, str], str] = {}
    asked = [ask.Iri(one) for one in sorted(found)]
    rows_ = source.ask("surfaces", passage=asked).rows
    for passage, entity, surface in sorted(rows_, key=str):
        printed[str(passage), str(entity)] = str(surface)
    return {
        graph: _marked(place, _surface(place, [thing, *about[graph]], printed))
        for graph, place in found.items()
    }


def _surface(place: Place, things: Iterable[str], printed: Mapping[tuple[str, str], str]) -> str:
    for one in reversed(list(things)):
        if surface := printed.get((place.passage, one)):
            return surface
        if one in place.words and not one.isspace():
            return one
    return ""


def _marked(place: Place, surface: str) -> Place:
    flat = " ".join(place.words.split())
    mark = " ".join(surface.split())
    return replace(place, words=shortened(flat, mark, _QUOTE), surface=mark)


def names_of(told: Statements) -> list[ask.Term]:
    """What else a thing is called: its acronyms and other names, the preferred one left out."""
    preferred = told.text(skos.prefLabel)
    others = told.values(vg.acronym, skos.altLabel, vg.shortLabel)
    return [one for one in others if str(one) != preferred]
