"""The engines give the same table for the same query, or refuse it in the same way."""

from __future__ import annotations

from typing import Final

import pytest
import rdflib
from pyoxigraph import Store

from viennagraph.ask.engine_rdflib import Rdflib
from viennagraph.ask.engines import Engine, Oxigraph
from viennagraph.ask.errors import ResultError
from viennagraph.ask.rows import Table
from viennagraph.ask.terms import Literal, literal
from viennagraph.vocab import xsd

ENGINES: Final = (Oxigraph(Store()), Rdflib(rdflib.Dataset()))
on_each_engine = pytest.mark.parametrize("engine", ENGINES, ids=["oxigraph", "rdflib"])


def select(body: str) -> str:
    """A query for what a body binds."""
    return f"SELECT ?a ?b WHERE {{ {body} }} ORDER BY ?a"


@on_each_engine
def test_what_is_not_bound_is_none(engine: Engine) -> None:
    answer = engine.select(select('VALUES (?a ?b) { ("x" UNDEF) }'))

    assert answer == Table(("a", "b"), ((Literal("x"), None),))


@on_each_engine
def test_numbers_and_languages_are_in_normal_form(engine: Engine) -> None:
    answer = engine.select(select('VALUES (?a ?b) { (007 "Wien"@DE) }'))

    assert answer.rows == ((literal("7", xsd.integer), literal("Wien", language="de")),)


@on_each_engine
def test_a_mean_is_the_same_to_ten_places(engine: Engine) -> None:
    answer = engine.select("SELECT (AVG(?n) AS ?a) WHERE { VALUES ?n { 1 2 2 } }")

    assert answer.rows == ((literal("1.6666666667", xsd.decimal),),)


@on_each_engine
def test_what_is_no_query_is_refused(engine: Engine) -> None:
    with pytest.raises(ResultError, match="not SPARQL"):
        engine.select("SELECT ?a WHERE {")


@on_each_engine
def test_a_query_for_a_graph_is_refused(engine: Engine) -> None:
    with pytest.raises(ResultError, match="no rows"):
        engine.select("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


@on_each_engine
def test_a_query_for_yes_or_no_is_refused(engine: Engine) -> None:
    with pytest.raises(ResultError, match="no rows"):
        engine.select("ASK { ?s ?p ?o }")
