"""Tables as pages and workbooks, whose cells lead to what they speak of."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from viennagraph.ask.rows import Table
from viennagraph.ask.sheets import as_html, as_xlsx
from viennagraph.ask.terms import Iri, literal

TABLE = Table(
    ("body", "bodyLabel", "quote", "passage"),
    ((Iri("a:body/cnd"), literal("The <Commission>"), literal("Act & report."), Iri("a:d#p1")),),
)


def parts(workbook: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def words(workbook: bytes) -> list[str]:
    sheet = ET.fromstring(parts(workbook)["xl/worksheets/sheet1.xml"])  # noqa: S314 (ours)
    return [one.text or "" for one in sheet.iter() if one.tag.endswith("}t")]


def test_a_cell_of_the_page_leads_to_the_thing_that_it_names() -> None:
    assert '<a href="a:body/cnd">The &lt;Commission&gt;</a>' in as_html(TABLE)


def test_a_cell_that_names_nothing_leads_to_the_passage_of_its_row() -> None:
    assert '<a href="a:d#p1">Act &amp; report.</a>' in as_html(TABLE)


def test_the_workbook_holds_the_headings_and_the_words_of_the_page() -> None:
    assert words(as_xlsx(TABLE, base="a:")) == [
        "body",
        "quote",
        "passage",
        "The <Commission>",
        "Act & report.",
        "d#p1",
    ]


def test_each_cell_of_the_workbook_has_its_link() -> None:
    related = parts(as_xlsx(TABLE))["xl/worksheets/_rels/sheet1.xml.rels"]
    found = [one.get("Target") for one in ET.fromstring(related)]  # noqa: S314 (ours)

    assert found == ["a:body/cnd", "a:d#p1", "a:d#p1"]


def test_the_same_table_gives_the_same_bytes() -> None:
    assert as_xlsx(TABLE) == as_xlsx(TABLE)


def test_an_empty_table_is_a_workbook_and_a_page() -> None:
    empty = Table(("body",), ())

    assert words(as_xlsx(empty)) == ["body"]
    assert "<tbody>" in as_html(empty)


@given(st.text(st.characters(codec="utf-8")))
def test_any_words_make_a_workbook_that_can_be_read(text: str) -> None:
    found = words(as_xlsx(Table(("quote",), ((literal(f"x{text}"),),))))

    assert len(found) == 2
