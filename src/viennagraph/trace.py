"""Tracing: every statement about a thing, with its document, its place and the words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, Final

from viennagraph import ask, resources
from viennagraph.errors import AmbiguousNameError, UnknownNameError
from viennagraph.vocab import BASE, PREFIXES, dcterms, foaf, rdf, rdfs, skos, vg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from viennagraph.ask.engines import Engine

WIDTH: Final = 280
"""How many characters a quote has at most."""

_BATCH: Final = 300  # things asked about in one query
_ORDER: Final = (
    skos.prefLabel,
    rdfs.label,
    foaf.name,
    dcterms.identifier,
    dcterms.title,
    vg.surface,
    vg.sourceName,
    vg.text,
)


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the graph and what it is called; of a literal, `iri` is empty."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said: the graph, and for a passage its document, place and words."""

    graph: str
    document: Thing | None = None
    where: str = ""
    words: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Statement:
    """One triple, where it is said, and the words around it."""

    subject: Thing
    predicate: Thing
    object: Thing
    place: Place
    quote: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A thing and every statement about it, in the order of documents and of their passages."""

    thing: Thing
    statements: tuple[Statement, ...]


_Row = tuple[str, Thing, Thing, Thing]


def trace(engine: Engine, name: str, *, base: str = BASE, held: str | None = None) -> Trace:
    """Every statement that has the thing as its subject or its value.

    The name is an IRI, its short form (`programme/aircop`), or what the thing is called.  `held`
    names the graph that a server has as the merge, which says nothing by itself.

    Raises:
        UnknownNameError: Nothing has this name.
        AmbiguousNameError: Several things have it.
    """
    iri = resolve(engine, name, base=base)
    rows = [row for row in _rows(engine, iri) if row[0] != held]
    places = _places(engine, {row[0] for row in rows})
    things = {one.iri for row in rows for one in row[1:] if one.iri}
    documents = {place.document.iri for place in places.values() if place.document}
    labels = _labels(engine, {*things, *documents, iri}, base)
    surfaces = _surfaces(engine, rows)
    statements = []
    for graph, *triple in rows:
        place = _named(places.get(graph) or Place(graph), labels)
        subject, predicate, value = (
            Thing(one.iri, labels.get(one.iri, one.label)) for one in triple
        )
        around = surfaces.get(subject.iri) or surfaces.get(graph, "")
        quote = shortened(place.words, around)
        statements.append(Statement(subject, predicate, value, place, quote))
    statements.sort(key=_position)
    return Trace(Thing(iri, labels[iri]), tuple(statements))


def resolve(engine: Engine, name: str, *, base: str = BASE) -> str:
    """The IRI of the thing that is meant by an IRI, its short form, or a name.

    Raises:
        UnknownNameError: Nothing has this name.
        AmbiguousNameError: Several things have it.
    """
    words = name.strip().removeprefix("<").removesuffix(">")
    iri = words if "://" in words else base + words
    if " " not in words and _is_known(engine, iri):
        return iri
    called: dict[str, set[str]] = defaultdict(set)
    written: dict[str, str] = {}
    for row in engine.select(_query("names").text).records():
        key = _key(row["name"].value)
        called[key].add(row["thing"].value)
        written.setdefault(key, row["name"].value)
    found = sorted(called.get(_key(words), ()))
    if not found:
        near = get_close_matches(_key(words), called, n=3)
        raise UnknownNameError(name, tuple(written[key] for key in near))
    if len(found) > 1:
        raise AmbiguousNameError(name, tuple(one.removeprefix(base) for one in found))
    return found[0]


def shortened(words: str, around: str = "", width: int = WIDTH) -> str:
    """The words, or where they are many, those around the ones that matter.

    >>> shortened("one two three four five six seven", "four", width=20)
    '… three four five …'
    """
    if len(words) <= width:
        return words
    middle = max(words.find(around), 0) + len(around) // 2
    start = min(max(middle - width // 2, 0), len(words) - width)
    end = start + width
    if start > 0:
        start = words.find(" ", start, end) + 1 or start
    if end < len(words):
        end = words.rfind(" ", start, end) if " " in words[start:end] else end
    left, right = "… " if start else "", " …" if end < len(words) else ""
    return f"{left}{words[start:end].strip()}{right}"


def _query(name: str) -> ask.Question:
    return ask.question(name, resources.queries() / "exports")


def _is_known(engine: Engine, iri: str) -> bool:
    if any(character in iri for character in '<>"{}|^`\\ '):
        return False
    asked = {"thing": [ask.Iri(iri)]}
    return any(
        len(engine.select(ask.fill(_query(name), asked)))
        for name in ("statements-from", "statements-to")
    )


def _rows(engine: Engine, iri: str) -> Iterator[_Row]:
    asked = {"thing": [ask.Iri(iri)]}
    thing = Thing(iri, iri)
    for row in engine.select(ask.fill(_query("statements-from"), asked)).records():
        yield row["graph"].value, thing, _thing(row["predicate"]), _thing(row["value"])
    for row in engine.select(ask.fill(_query("statements-to"), asked)).records():
        yield row["graph"].value, _thing(row["subject"]), _thing(row["predicate"]), thing


def _thing(term: ask.Term) -> Thing:
    return Thing(term.value if isinstance(term, ask.Iri) else "", term.value)


def _places(engine: Engine, graphs: Iterable[str]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for row in _about(engine, "places", "passage", graphs):
        graph = row["passage"].value
        # The rows of a passage begin with its first segment.
        if graph not in places:
            words = " ".join(row["text"].value.split())
            start = int(row["start"].value) if "start" in row else 0
            document = Thing(row["document"].value, "")
            places[graph] = Place(graph, document, _where(row), words, start)
    return places


def _where(row: Mapping[str, ask.Term]) -> str:
    values = {key: term.value for key, term in row.items()}
    kind = values["kind"].rpartition("/")[2]
    if "paragraph" in values:
        where = f"paragraph {values['paragraph']}"
        where += f" ({values['item']})" if "item" in values else ""
        where += f", {kind}" if kind in {"row", "footnote"} else ""
    else:
        where = " ".join(filter(None, (kind, values.get("section"), values.get("item"))))
    return f"{where}, page {values['page']}" if "page" in values else where


def _named(place: Place, labels: Mapping[str, str]) -> Place:
    if place.document is None:
        return place
    document = Thing(place.document.iri, labels[place.document.iri])
    return Place(place.graph, document, place.where, place.words, place.start)


def _labels(engine: Engine, things: Iterable[str], base: str) -> dict[str, str]:
    best: dict[str, tuple[int, bool, str]] = {}
    for row in _about(engine, "labels", "thing", things):
        label = row["label"]
        is_foreign = isinstance(label, ask.Literal) and label.language not in {"", "en"}
        rank = (_ORDER.index(row["property"].value), is_foreign, " ".join(label.value.split()))
        iri = row["thing"].value
        best[iri] = min(best.get(iri, rank), rank)
    short = {iri: _short(iri, base) for iri in things}
    return short | {iri: shortened(rank[2], width=100) for iri, rank in best.items()}


def _short(iri: str, base: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(base)


def _surfaces(engine: Engine, rows: Iterable[_Row]) -> dict[str, str]:
    # The words of a mention lead the eye in its own statement, and in all others of its passage.
    mentions = {row[1].iri: row[0] for row in rows if row[2].iri == vg.refersTo}
    surfaces: dict[str, str] = {}
    for row in _about(engine, "labels", "thing", mentions):
        if row["property"].value == vg.surface:
            words = " ".join(row["label"].value.split())
            surfaces[row["thing"].value] = words
            surfaces.setdefault(mentions[row["thing"].value], words)
    return surfaces


def _about(
    engine: Engine, query: str, parameter: str, things: Iterable[str]
) -> Iterator[dict[str, ask.Term]]:
    remaining = iter(sorted(things))
    question = _query(query)
    while batch := [ask.Iri(iri) for iri in islice(remaining, _BATCH)]:
        yield from engine.select(ask.fill(question, {parameter: batch})).records()


def _position(statement: Statement) -> tuple[object, ...]:
    place = statement.place
    document = place.document.iri if place.document else ""
    predicate = statement.predicate.iri
    return (
        place.document is None,  # what documents say comes before what files of ours hold
        document,
        place.start,
        _natural(place.graph),
        predicate != rdf.type,
        statement.predicate.label,
        statement.subject.iri,
        statement.object.label,
        statement.object.iri,
    )


def _natural(iri: str) -> tuple[str | int, ...]:
    # Words and numbers take turns, so that "p10" comes after "p9".
    return tuple(int(part) if part.isdecimal() else part for part in re.split("([0-9]+)", iri))


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
