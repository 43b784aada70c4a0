"""Every question gives the answer that stands beside this file, on every engine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from viennagraph import ask, resources
from viennagraph.ask.engines import Oxigraph, table
from viennagraph.ask.formats import as_tsv

if TYPE_CHECKING:
    from pyoxigraph import Store

    from viennagraph.ask.engines import Engine

HERE: Final = Path(__file__).resolve().parent
QUESTIONS: Final = sorted(path.stem for path in (resources.queries() / "questions").glob("*.rq"))
EVIDENCE: Final = frozenset({"document", "documentLabel"})
LINES: Final = 40

_VARIABLE: Final = re.compile(r"\?(\w+)")

by_question = pytest.mark.parametrize("name", QUESTIONS)


def test_each_question_has_an_expected_answer_and_each_answer_a_question() -> None:
    answers = sorted(path.stem for path in HERE.glob("*.tsv"))

    assert answers == QUESTIONS


@by_question
def test_a_question_gives_the_expected_answer_on_each_engine(name: str, engine: Engine) -> None:
    answer = ask.answer(engine, name)

    assert as_tsv(answer) == (HERE / f"{name}.tsv").read_text("utf-8")


@by_question
def test_a_question_gives_the_same_answer_where_the_default_graph_is_a_union(
    name: str, said: Store
) -> None:
    answer = table(said.query(ask.question(name).text, use_default_graph_as_union=True))

    assert as_tsv(answer) == (HERE / f"{name}.tsv").read_text("utf-8")


@by_question
def test_each_row_of_an_answer_is_there_once_and_names_its_document(
    name: str, golden: Store
) -> None:
    answer = ask.answer(Oxigraph(golden), name)

    assert len(answer) > 0
    assert len(answer) == len(set(answer.rows))
    assert set(answer.columns) >= EVIDENCE


@by_question
def test_the_order_of_an_answer_leaves_nothing_to_the_engine(name: str, golden: Store) -> None:
    answer = ask.answer(Oxigraph(golden), name)
    order = _VARIABLE.findall(ask.question(name).text.rpartition("ORDER BY")[2])
    keys = list(zip(*map(answer.column, order), strict=True))

    assert len(keys) == len(set(keys))


@by_question
def test_a_question_fits_on_a_page_and_follows_the_form(name: str) -> None:
    question = ask.question(name)
    lines = question.text.splitlines()
    body = [line for line in lines if not line.startswith(("#+", "PREFIX"))]

    assert len(lines) <= LINES
    assert "\t" not in question.text
    assert "SELECT *" not in question.text
    assert "ORDER BY" in question.text
    assert not [line for line in body if line != line.rstrip()]
    assert [line for line in lines if line.startswith("PREFIX")] == sorted(
        line for line in lines if line.startswith("PREFIX")
    )


@by_question
def test_a_question_is_tagged_and_asked(name: str) -> None:
    question = ask.question(name)

    assert question.tags
    assert question.question.endswith("?")


def test_titles_tell_questions_apart() -> None:
    titles = [question.title for question in ask.questions()]

    assert len(titles) == len(set(titles))


def test_several_triples_of_the_sample_are_said_more_than_once(golden: Store) -> None:
    said = [
        (quad.subject, quad.predicate, quad.object)
        for graph in golden.named_graphs()
        for quad in golden.quads_for_pattern(None, None, None, graph)
    ]

    assert len(said) - len(set(said)) > len(QUESTIONS) // 2


def test_a_question_may_be_asked_about_several_things_at_once(engine: Engine) -> None:
    base = "https://w3id.org/viennagraph/programme/"
    answer = ask.answer(
        engine, "references-to-a-programme", programme=[f"{base}paris-pact", f"{base}abcep"]
    )

    assert [str(times) for times in answer.column("times")] == ["2"]


def test_nothing_is_found_of_what_nobody_names(engine: Engine) -> None:
    answer = ask.answer(engine, "search-provisions", words="no document says this")

    assert not answer.rows
