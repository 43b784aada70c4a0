"""Terms in one form, whichever engine gave them."""

from __future__ import annotations

import pytest

from viennagraph.ask.terms import Blank, Iri, Literal, literal, serialise
from viennagraph.vocab import xsd


@pytest.mark.parametrize(
    ("value", "datatype", "expected"),
    [
        pytest.param("+07", xsd.integer, "7", id="a number without sign and zeros"),
        pytest.param("-0", xsd.integer, "0", id="zero has no sign"),
        pytest.param("seven", xsd.integer, "seven", id="what is no number stays"),
        pytest.param("1.50", xsd.decimal, "1.5", id="no zeros at the end"),
        pytest.param("2.0", xsd.decimal, "2", id="no empty fraction"),
        pytest.param("100", xsd.decimal, "100", id="no exponent"),
        pytest.param("1.66666666666666666667", xsd.decimal, "1.6666666667", id="ten places"),
        pytest.param("half", xsd.decimal, "half", id="what is no decimal stays"),
        pytest.param("1.5E0", xsd.double, "1.5", id="no empty exponent"),
        pytest.param("inf", xsd.double, "INF", id="infinity"),
        pytest.param("much", xsd.double, "much", id="what is no double stays"),
        pytest.param("1", xsd.boolean, "true", id="one is true"),
        pytest.param("false", xsd.boolean, "false", id="false is false"),
        pytest.param("2017-06-27", xsd.date, "2017-06-27", id="a date stays"),
    ],
)
def test_a_literal_is_put_into_normal_form(value: str, datatype: str, expected: str) -> None:
    assert literal(value, datatype).value == expected


def test_all_kinds_of_whole_number_are_integers() -> None:
    assert literal("7", xsd.NS + "nonNegativeInteger") == literal("7", xsd.integer)


def test_plain_words_are_strings() -> None:
    assert literal("Vienna") == literal("Vienna", xsd.string)


def test_language_tags_are_in_lower_case() -> None:
    assert literal("Vienna", language="en-GB") == literal("Vienna", language="EN-gb")


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Iri("https://a/b"), "<https://a/b>"),
        (Blank("b0"), "_:b0"),
        (literal("7", xsd.integer), "7"),
        (literal("seven", xsd.integer), f'"seven"^^<{xsd.integer}>'),
        (literal("Wien", language="de"), '"Wien"@de'),
        (Literal("a\tb"), '"a\\tb"'),
        (Literal("\\u0022"), '"\\\\\\U000000750022"'),
    ],
)
def test_a_term_is_written_as_sparql_has_it(term: Iri | Blank | Literal, expected: str) -> None:
    assert serialise(term) == expected
