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


def passage(source: Source, iri: str, settings: Settings) -> bytes:
    """A named graph as TriG; no bytes where there is no such graph."""
    found = quads(source, iri, settings)
    return serialise(found, TRIG, base=source.base) if found else b""
