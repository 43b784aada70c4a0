"""What one graph says: a passage, a document's file facts, an authority file, an inference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from viennagraph import ask
from viennagraph.describe.source import triple
from viennagraph.describe.words import without_words
from viennagraph.describe.writing import TRIG, serialise

if TYPE_CHECKING:
    from viennagraph.describe.source import Settings, Source


def quads(source: Source, iri: str, settings: Settings) -> tuple[ox.Quad, ...]:
    """The quads of a named graph; none where there is no such graph."""
    name = ox.NamedNode(iri)
    told = (triple(*row) for row in source.ask("graph", graph=ask.Iri(iri)).rows)
    shown = {one if settings.has_text else without_words(one) for one in told}
    return tuple(
        ox.Quad(one.subject, one.predicate, one.object, name) for one in sorted(shown, key=str)
    )


def evidence(source: Source, iri: str, settings: Settings) -> tuple[ox.Quad, ...]:
    """What each graph says of a thing and of its parts: the statements with where they stand."""
    parts = [str(row[0]) for row in source.ask("parts", thing=ask.Iri(iri)).rows]
    table = source.ask("statements-of", thing=[ask.Iri(one) for one in (iri, *parts)])
    found = set()
    for subject, predicate, value, graph in table.rows:
        said = triple(subject, predicate, value)
        shown = said if settings.has_text else without_words(said)
        found.add(ox.Quad(shown.subject, shown.predicate, shown.object, ox.NamedNode(str(graph))))
    return tuple(sorted(found, key=str))


def passage(source: Source, iri: str, settings: Settings) -> bytes:
    """A named graph as TriG; no bytes where there is no such graph."""
    found = quads(source, iri, settings)
    return serialise(found, TRIG, base=source.base) if found else b""
