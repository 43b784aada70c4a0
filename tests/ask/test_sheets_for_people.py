"""CSV that people open in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from viennagraph.ask import Iri, Table
from viennagraph.ask.formats import as_csv, as_sheet
from viennagraph.ask.terms import Term, literal
from viennagraph.vocab import xsd


def cell(term: Term | None) -> str:
    """What stands in the one cell of the sheet."""
    words = as_sheet(Table(("cell",), ((term,),))).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(words, newline="")))[1:][0][0] if term else ""


@pytest.mark.parametrize("words", ["=1+1", "+1", "-cmd", "@sum", "\tx", '=HYPERLINK("x")'])
def test_no_words_become_a_formula(words: str) -> None:
    assert cell(literal(words)) == f"'{words}"


def test_words_in_a_language_become_no_formula() -> None:
    assert cell(literal("=1", language="en")) == "'=1"


def test_a_number_stays_a_number() -> None:
    assert cell(literal("-5", xsd.integer)) == "-5"


def test_an_iri_stays_as_it_is() -> None:
    assert cell(Iri("https://w3id.org/viennagraph/body/cnd")).startswith("https://")


def test_a_spreadsheet_is_told_the_letters() -> None:
    assert as_sheet(Table((), ())).startswith(b"\xef\xbb\xbf")


def test_the_answer_of_an_endpoint_is_left_as_it_is() -> None:
    assert "=1+1" in as_csv(Table(("cell",), ((literal("=1+1"),),))).splitlines()
