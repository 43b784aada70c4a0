"""Tracing gives every statement about a thing, with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import store, trace
from viennagraph.ask.engines import Oxigraph
from viennagraph.errors import AmbiguousNameError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BASE = "https://w3id.org/viennagraph/"
AIRCOP = f"{BASE}programme/aircop"


@pytest.fixture
def engine(sample: Path) -> Iterator[Oxigraph]:
    with store.reading(sample) as snapshot:
        yield Oxigraph(snapshot.store)


def small(*lines: str) -> Oxigraph:
    graph = ox.Store()
    graph.load("\n".join(lines), ox.RdfFormat.N_QUADS)
    return Oxigraph(graph)


@pytest.mark.parametrize(
    "name",
    [AIRCOP, f"<{AIRCOP}>", "programme/aircop", "AIRCOP", "airport  communication project"],
)
def test_a_thing_is_found_by_iri_short_form_or_name(engine: Oxigraph, name: str) -> None:
    assert trace.resolve(engine, name) == AIRCOP


def test_a_symbol_with_slashes_is_a_name(engine: Oxigraph) -> None:
    assert trace.resolve(engine, "A/RES/71/211") == f"{BASE}resolution/ga-71-211"


@pytest.mark.parametrize("name", ["AIRCOPP", "Airport Communications Project"])
def test_an_unknown_name_is_answered_with_the_nearest(engine: Oxigraph, name: str) -> None:
    with pytest.raises(UnknownNameError, match=r"did you mean 'A"):
        trace.resolve(engine, name)


@pytest.mark.parametrize("name", ["", "   ", '"> <', f"{BASE}programme/none", "zzzzqqq"])
def test_a_name_like_no_other_is_answered_with_advice(engine: Oxigraph, name: str) -> None:
    with pytest.raises(UnknownNameError):
        trace.resolve(engine, name)


def test_a_name_of_two_things_is_answered_with_both() -> None:
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    engine = small(f'<{BASE}body/a> {label} "Same" .', f'<{BASE}body/b> {label} "same"@en .')

    with pytest.raises(AmbiguousNameError) as told:
        trace.resolve(engine, "SAME")

    assert told.value.candidates == ("body/a", "body/b")


def test_every_quad_about_the_thing_is_a_statement(engine: Oxigraph) -> None:
    found = trace.trace(engine, "AIRCOP")
    node = ox.NamedNode(AIRCOP)
    about = [*engine.store.quads_for_pattern(node, None, None, None)]
    about += engine.store.quads_for_pattern(None, None, node, None)
    said = [quad for quad in about if quad.graph_name != ox.DefaultGraph()]

    assert {(str(quad.graph_name), str(quad.subject), str(quad.predicate)) for quad in said} == {
        (f"<{one.place.graph}>", f"<{one.subject.iri}>", f"<{one.predicate.iri}>")
        for one in found.statements
    }
    assert len(said) == len(found.statements)


def test_a_statement_of_a_passage_has_document_paragraph_and_quote(engine: Oxigraph) -> None:
    found = trace.trace(engine, "AIRCOP").statements
    passages = [one for one in found if "#" in one.place.graph]

    assert passages
    for one in passages:
        assert one.place.document
        assert one.place.where.startswith("paragraph")
        assert "AIRCOP" in one.quote or "Airport Communication Project" in one.quote


@pytest.mark.parametrize(
    "name",
    ["meeting/honlea-europe-91", "recommendation/UNODC-HONEURO-91-6-p2-c"],
)
def test_meetings_and_recommendations_can_be_traced(engine: Oxigraph, name: str) -> None:
    found = trace.trace(engine, name)

    assert f"{BASE}{name}" == found.thing.iri
    assert any(one.quote for one in found.statements)


def test_paragraphs_come_in_the_order_of_the_document(engine: Oxigraph) -> None:
    found = trace.trace(engine, "AIRCOP").statements
    places = [one.place.where for one in found if "E-CN.7" in one.place.graph]

    assert sorted(places, key=lambda where: int(where.split()[1])) == places


def test_what_a_server_holds_as_the_merge_says_nothing(engine: Oxigraph) -> None:
    passage = f"{BASE}document/UNODC-HONEURO-91-6#p2-c"
    found = trace.trace(engine, "AIRCOP", held=passage)

    assert passage not in {one.place.graph for one in found.statements}


def test_a_long_quote_is_cut_around_the_name() -> None:
    words = " ".join(["before"] * 100 + ["AIRCOP"] + ["after"] * 100)
    quote = trace.shortened(words, "AIRCOP")

    assert "before AIRCOP after" in quote
    assert len(quote) <= trace.WIDTH + 4


@pytest.mark.parametrize("words", ["short", "x" * 1000, "a b " * 500])
def test_a_quote_keeps_to_its_width(words: str) -> None:
    assert len(trace.shortened(words)) <= trace.WIDTH + 4
