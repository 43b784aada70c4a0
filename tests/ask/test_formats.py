"""Tables as text, and for people."""

from __future__ import annotations

import csv
import io
import json
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viennagraph.ask.errors import ResultError
from viennagraph.ask.formats import as_csv, as_json, as_markdown, as_tsv, from_json
from viennagraph.ask.rows import Table, Text, readable
from viennagraph.ask.terms import Blank, Iri, Literal, Term, literal
from viennagraph.vocab import BASE, xsd

CND: Final = Iri(f"{BASE}body/cnd")
TABLE: Final = Table(
    ("body", "bodyLabel", "item", "firstYear"),
    (
        (CND, literal("Commission | on\nDrugs", language="en"), None, literal("7", xsd.integer)),
        (Iri("https://a/b"), None, None, None),
    ),
)
terms = st.one_of(
    st.none(),
    st.builds(Iri, st.text(min_size=1)),
    st.builds(Blank, st.text("ab0", min_size=1)),
    st.builds(literal, st.text(), st.sampled_from([None, xsd.integer, xsd.date, xsd.decimal])),
    st.builds(lambda words: literal(words, language="en"), st.text()),
)
tables = st.lists(st.tuples(terms, terms)).map(lambda rows: Table(("a", "b"), tuple(rows)))


def test_people_read_labels_short_iris_and_no_empty_columns() -> None:
    assert readable(TABLE) == Text(
        ("body", "first year"), (("Commission | on Drugs", "7"), ("https://a/b", ""))
    )


def test_people_read_the_headings_of_an_empty_answer() -> None:
    assert readable(Table(("body", "bodyLabel"), ())).headings == ("body",)


def test_a_label_without_its_iri_keeps_its_column() -> None:
    assert readable(Table(("topicLabel",), ((Literal("Parcels"),),))).headings == ("topic",)


def test_short_iris_follow_the_base() -> None:
    table = Table(("body",), ((Iri("https://a/body/cnd"),),))

    assert readable(table, base="https://a/").rows == (("body/cnd",),)


def test_csv_holds_plain_values() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(TABLE), newline="")))

    assert rows == [
        ["body", "bodyLabel", "item", "firstYear"],
        [CND.value, "Commission | on\nDrugs", "", "7"],
        ["https://a/b", "", "", ""],
    ]


def test_tsv_holds_whole_terms_one_row_a_line() -> None:
    assert as_tsv(TABLE).splitlines() == [
        "?body\t?bodyLabel\t?item\t?firstYear",
        f'<{CND}>\t"Commission | on\\nDrugs"@en\t\t7',
        "<https://a/b>\t\t\t",
    ]


def test_markdown_keeps_each_cell_in_its_column() -> None:
    assert as_markdown(TABLE).splitlines()[2] == "| Commission \\| on Drugs | 7 |"


def test_json_is_that_of_sparql_results() -> None:
    bindings = json.loads(as_json(TABLE))["results"]["bindings"]

    assert bindings[0]["bodyLabel"] == {
        "type": "literal",
        "value": "Commission | on\nDrugs",
        "xml:lang": "en",
    }
    assert bindings[1] == {"body": {"type": "uri", "value": "https://a/b"}}


@given(tables)
def test_a_table_comes_back_from_json_as_it_was(table: Table) -> None:
    assert from_json(as_json(table)) == table


@pytest.mark.parametrize(
    "text",
    ["", "<html>", "[]", "{}", '{"head": {}, "boolean": true}', '{"head": {"vars": ["a"]}}'],
)
def test_what_is_no_table_of_results_is_refused(text: str) -> None:
    with pytest.raises(ResultError, match="ask with a SELECT query"):
        from_json(text)


def test_columns_and_records_give_the_same_terms() -> None:
    records: list[dict[str, Term]] = list(TABLE.records())

    assert [record.get("body") for record in records] == list(TABLE.column("body"))
    assert "bodyLabel" not in records[1]
