"""The graph from Python."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import viennagraph
from viennagraph.api.errors import ClosedError, EmbeddedOnlyError
from viennagraph.ask.errors import ParameterError, UnknownQuestionError
from viennagraph.ask.terms import literal
from viennagraph.ask.values import value
from viennagraph.errors import StoreMissingError, UnknownNameError
from viennagraph.vocab import xsd

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viennagraph.api import Graph

QUESTION = "recommendations-naming-a-programme"


@pytest.fixture
def graph(sample: Path) -> Iterator[Graph]:
    with viennagraph.open(sample) as opened:
        yield opened


def test_a_question_takes_the_name_of_a_thing(graph: Graph) -> None:
    quotes = [row["quote"] for row in graph.ask(QUESTION, programme="AIRCOP")]

    assert len(quotes) > 1
    assert any("AIRCOP" in str(quote) for quote in quotes)


def test_a_name_its_short_iri_and_its_iri_ask_the_same(graph: Graph) -> None:
    asked = [
        graph.ask(QUESTION, programme=name).table
        for name in ("AIRCOP", "programme/aircop", f"{graph.base}programme/aircop")
    ]

    assert asked[0] == asked[1] == asked[2]


def test_a_row_has_values_of_python(graph: Graph) -> None:
    years = {type(row["year"]) for row in graph.ask(QUESTION, programme="AIRCOP")}

    assert years == {int}


def test_an_answer_carries_the_query_that_gives_it_again(graph: Graph) -> None:
    answer = graph.ask(QUESTION, programme="AIRCOP")

    assert graph.sparql(answer.sparql).table == answer.table


def test_a_parameter_takes_several_values(graph: Graph) -> None:
    both = graph.ask(QUESTION, programme=("AIRCOP", "Container Control Programme"))
    alone = [
        graph.ask(QUESTION, programme=name) for name in ("AIRCOP", "Container Control Programme")
    ]

    rows = {row for answer in alone for row in answer.table.rows}
    assert rows == set(both.table.rows)


def test_frames_hold_the_rows_of_the_answer(graph: Graph) -> None:
    answer = graph.ask(QUESTION, programme="AIRCOP")

    assert (len(answer), len(answer.columns)) == answer.to_polars().shape
    assert answer.to_pandas()["year"].tolist() == [row["year"] for row in answer]


def test_evidence_comes_with_its_words(graph: Graph) -> None:
    quotes = {statement.quote for statement in graph.trace("AIRCOP").statements}

    assert any("AIRCOP" in quote for quote in quotes)


def test_a_network_has_labels(graph: Graph) -> None:
    labels = {label for _, label in graph.network().nodes(data="label")}

    assert any("Airport Communication Project" in label or label == "AIRCOP" for label in labels)


def test_questions_are_listed(graph: Graph) -> None:
    assert QUESTION in {question.name for question in graph.questions()}


def test_a_graph_that_was_closed_says_so(sample: Path) -> None:
    graph = viennagraph.open(sample)
    graph.close()

    with pytest.raises(ClosedError):
        graph.sparql("SELECT * WHERE { ?s ?p ?o }")


def test_no_store_is_an_error_that_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="viennagraph build"):
        viennagraph.open(tmp_path / "none")


def test_an_unknown_question_names_those_that_are_near(graph: Graph) -> None:
    with pytest.raises(UnknownQuestionError, match=QUESTION):
        graph.ask("recommendation-naming-a-programme")


def test_a_name_that_nothing_has_is_an_error(graph: Graph) -> None:
    with pytest.raises(UnknownNameError):
        graph.ask(QUESTION, programme="AIRCOPP")


def test_a_parameter_that_the_question_has_not_is_an_error(graph: Graph) -> None:
    with pytest.raises(ParameterError):
        graph.ask(QUESTION, body="CND")


def test_a_server_gives_no_network() -> None:
    with (
        viennagraph.open(endpoint="http://127.0.0.1:9/sparql") as graph,
        pytest.raises(EmbeddedOnlyError),
    ):
        graph.network()


def test_the_package_names_what_it_has_not() -> None:
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = viennagraph.no_such_thing  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "datatype", "expected"),
    [
        ("2017", xsd.integer, 2017),
        ("0.5", xsd.decimal, 0.5),
        ("true", xsd.boolean, True),
        ("2017-06-27", xsd.date, date(2017, 6, 27)),
        ("2017-02-30", xsd.date, "2017-02-30"),
        ("twelve", xsd.string, "twelve"),
    ],
)
def test_a_literal_is_a_value_of_its_kind(words: str, datatype: str, expected: object) -> None:
    assert expected == value(literal(words, datatype))
