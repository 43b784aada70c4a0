"""Every statement about a thing, with the document, the place and the words that make it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from pyoxigraph import DefaultGraph, NamedNode

from viennagraph import store, trace
from viennagraph.ask.engines import Oxigraph
from viennagraph.vocab import BASE, rdf, vg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Store

THINGS: Final = (
    "programme/aircop",
    "meeting/honlea-europe-91",
    "recommendation/UNODC-HONEURO-91-6-p2-b",
    "ABCEP",
    "person/ilse-brandt",
    "AIRCOP",
    "Commission on Narcotic Drugs",
)


@pytest.fixture(scope="module")
def graph(built: Path) -> Iterator[Store]:
    with store.reading(built) as snapshot:
        yield snapshot.store


def statements(graph: Store, iri: str) -> list[tuple[str, str, str]]:
    """The graph, subject and predicate of each quad about a thing that a named graph holds."""
    thing = NamedNode(iri)
    quads = [
        *graph.quads_for_pattern(thing, None, None, None),
        *graph.quads_for_pattern(None, None, thing, None),
    ]
    return sorted(
        (quad.graph_name.value, quad.subject.value, quad.predicate.value)
        for quad in quads
        if isinstance(quad.graph_name, NamedNode)
    )


@pytest.mark.parametrize("name", THINGS)
def test_a_trace_lists_each_statement_that_any_graph_makes(name: str, graph: Store) -> None:
    found = trace.trace(Oxigraph(graph), name)
    traced = sorted(
        (one.place.graph, one.subject.iri, one.predicate.iri) for one in found.statements
    )

    assert traced
    assert traced == statements(graph, found.thing.iri)


@pytest.mark.parametrize("name", THINGS)
def test_each_statement_of_a_passage_has_its_document_its_place_and_its_quote(
    name: str, graph: Store
) -> None:
    found = trace.trace(Oxigraph(graph), name)
    read = [one for one in found.statements if one.place.graph.startswith(f"{BASE}document/")]
    said = [one for one in read if "#" in one.place.graph]

    assert said
    assert all(one.place.document and one.place.document.label for one in said)
    assert all(one.place.where and one.quote for one in said)


def test_each_recommendation_can_be_traced_to_its_words(graph: Store) -> None:
    kind = NamedNode(vg.Recommendation)
    quads = graph.quads_for_pattern(None, NamedNode(rdf.type), kind, DefaultGraph())
    recommendations = sorted(quad.subject.value for quad in quads)

    assert len(recommendations) == 30
    for iri in recommendations:
        found = trace.trace(Oxigraph(graph), iri)
        words = {" ".join(o.object.label.split()) for o in found.statements if _is_text(o)}

        assert any(word.rstrip(" …") in _quotes(found) for word in words)


def _is_text(statement: trace.Statement) -> bool:
    return statement.predicate.iri == vg.text


def _quotes(found: trace.Trace) -> str:
    return " ".join(one.place.words for one in found.statements)
