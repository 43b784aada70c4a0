"""Filling a question: what fits goes in as it is, and nothing else does."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final

import pytest
import rdflib
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Store

from viennagraph import ask
from viennagraph.ask import Iri, Literal, fill, term
from viennagraph.ask.engine_rdflib import Rdflib
from viennagraph.ask.engines import Oxigraph
from viennagraph.ask.errors import ParameterError
from viennagraph.ask.library import Kind, Parameter, Question
from viennagraph.ask.terms import Blank, literal
from viennagraph.vocab import BASE, xsd

if TYPE_CHECKING:
    from viennagraph.ask import Term

VALUES: Final = "SELECT ?it WHERE {{\n    VALUES ?it {{ {} }}\n}}\nORDER BY ?it\n"
EXAMPLES: Final = {
    Kind.IRI: f"<{BASE}body/cnd>",
    Kind.LITERAL: '"parcel"',
    Kind.INTEGER: "12",
    Kind.YEAR: "2017",
    Kind.DATE: f'"2017-06-27"^^<{xsd.date}>',
}
ENGINES: Final = (Oxigraph(Store()), Rdflib(rdflib.Dataset()))

any_text = st.text()
any_iri = st.from_regex(
    r"https://example\.org/[\w.~!$&'()*+,;=:@/-]*(?:\?[\w.~=&/-]*)?(?:#[\w.~=,;-]*)?",
    fullmatch=True,
)


def question(kind: Kind) -> Question:
    """A question that gives back what it is filled with."""
    parameter = Parameter("it", kind, 1)
    text = VALUES.format(EXAMPLES[kind])
    return Question("echo", "Echo", "What?", "it", "it", (parameter,), (), text)


def echoes(kind: Kind, *terms: Term) -> list[tuple[Term | None, ...]]:
    """What each engine makes of the terms."""
    sparql = fill(question(kind), {"it": terms})
    return [engine.select(sparql).column("it") for engine in ENGINES]


@given(any_text)
@example('"} UNION { ?s ?p ?o } #')
@example("\\u0022 } # \\U00000022")
@example("back\\slash \\\\u0041 \\\\\\U0001F600")
@example("tab\tline\nreturn\rfeed\x0cbell\x08nul\x00end")
@example("\u2028\ufeff\x85𝕏'\"\"\"'''")
@example("\\")
@example("# no comment")
def test_any_text_is_one_literal_on_both_engines(words: str) -> None:
    assert echoes(Kind.LITERAL, Literal(words)) == [(Literal(words),)] * 2


@given(any_iri)
@example("https://example.org/document/E-CN.7-2092-9#char=1,2;2")
@example("https://example.org/Zürich/𝕏?a=b&c='d'")
def test_any_iri_is_one_iri_on_both_engines(iri: str) -> None:
    assert echoes(Kind.IRI, Iri(iri)) == [(Iri(iri),)] * 2


@given(st.integers(min_value=-(2**63), max_value=2**63 - 1))
def test_any_whole_number_is_one_number_on_both_engines(number: int) -> None:
    given_term = literal(str(number), xsd.integer)

    assert echoes(Kind.INTEGER, given_term) == [(given_term,)] * 2


@given(st.dates())
def test_any_date_is_one_date_on_both_engines(day: object) -> None:
    given_term = literal(str(day), xsd.date)

    assert echoes(Kind.DATE, given_term) == [(given_term,)] * 2


def test_several_values_stand_in_one_row() -> None:
    terms = (Literal("a"), Literal("b"))

    assert echoes(Kind.LITERAL, *terms) == [terms] * 2


def test_a_filled_row_keeps_its_indentation() -> None:
    filled = fill(question(Kind.LITERAL), {"it": [Literal("a")]})

    assert filled.splitlines()[1] == '    VALUES ?it { "a" }'


def test_a_parameter_without_a_value_keeps_its_example() -> None:
    assert fill(question(Kind.IRI), {}) == question(Kind.IRI).text


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        pytest.param(Kind.IRI, Literal("words"), id="a literal is no IRI"),
        pytest.param(Kind.IRI, Iri("no scheme"), id="an IRI has a scheme"),
        pytest.param(Kind.IRI, Iri("https://a/> <https://b/"), id="an IRI has no brackets"),
        pytest.param(Kind.IRI, Iri("https://a/\nb"), id="an IRI stands on one line"),
        pytest.param(Kind.IRI, Iri("https://a/\\u003e"), id="an IRI has no escapes"),
        pytest.param(Kind.IRI, Blank("b0"), id="a blank node is no IRI"),
        pytest.param(Kind.LITERAL, Iri("https://a/b"), id="an IRI is no literal"),
        pytest.param(Kind.LITERAL, literal("a", language="en"), id="plain words have no language"),
        pytest.param(Kind.LITERAL, Literal("\ud800"), id="half a character is no text"),
        pytest.param(Kind.INTEGER, Literal("12"), id="words are no number"),
        pytest.param(Kind.INTEGER, literal("twelve", xsd.integer), id="a number has digits"),
        pytest.param(Kind.YEAR, literal("17", xsd.integer), id="a year has four digits"),
        pytest.param(Kind.DATE, literal("2017-02-30", xsd.date), id="February has no 30th"),
        pytest.param(Kind.DATE, literal("20170227", xsd.date), id="a date has hyphens"),
    ],
)
def test_what_does_not_fit_is_refused(kind: Kind, wrong: Term) -> None:
    with pytest.raises(ParameterError, match="echo: give"):
        fill(question(kind), {"it": [wrong]})


def test_an_empty_row_is_refused_because_engines_differ_on_it() -> None:
    with pytest.raises(ParameterError, match="there is no value"):
        fill(question(Kind.LITERAL), {"it": []})


def test_an_unknown_parameter_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ParameterError, match="its parameters are it"):
        fill(question(Kind.LITERAL), {"them": [Literal("a")]})


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [
        (Kind.IRI, " <https://a/b> ", Iri("https://a/b")),
        (Kind.LITERAL, " as typed ", Literal(" as typed ")),
        (Kind.INTEGER, "012", literal("12", xsd.integer)),
        (Kind.YEAR, "2017", literal("2017", xsd.integer)),
        (Kind.DATE, "2017-06-27", literal("2017-06-27", xsd.date)),
    ],
)
def test_words_become_the_term_of_their_parameter(kind: Kind, words: str, expected: Term) -> None:
    assert term(Parameter("it", kind, 1), words) == expected


def test_an_answer_takes_terms_and_words_one_or_several() -> None:
    asked = question(Kind.YEAR)
    answer = ask.answer(ENGINES[0], asked, it=[2017, "2019", literal("2018", xsd.integer)])

    assert [str(year) for year in answer.column("it")] == ["2017", "2018", "2019"]


def test_an_answer_refuses_a_parameter_that_the_question_does_not_have() -> None:
    with pytest.raises(ParameterError, match="there is no place"):
        ask.answer(ENGINES[0], question(Kind.YEAR), year=2017)


def test_asking_rdflib_leaves_the_warnings_of_others_alone() -> None:
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        ENGINES[1].select(VALUES.format("1"))
        warnings.warn("Dataset.default_context", DeprecationWarning, stacklevel=1)

    assert len(heard) == 1
