"""Akoma Ntoso for the United Nations: its own numbers, headings, notes and references."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.model import MarkKind
from viennagraph.read import UnreadableError, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Statement = Callable[[str], Path]

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
RESOLUTION = """
<preface><p><docNumber>A/RES/91/1</docNumber></p><p><docTitle>Parcels</docTitle></p></preface>
<preamble><p>The General Assembly,</p><p><i>Alarmed</i> at parcels,</p></preamble>
<mainBody>
  <section><num>I.</num><heading>Post <b>offices</b></heading>
    <paragraph><num>1.</num><intro><p>Requests<authorialNote marker="1"><p>In writing.</p>
      </authorialNote> Governments:</p></intro>
      <point><num>(a)</num><content><p>To act on <ref href="/akn/un/a">A/RES/90/1</ref>;</p>
      </content></point>
      <point><num>(b)</num><content><p>To <del>rest</del><ins>report</ins>.</p></content></point>
    </paragraph>
  </section>
  <table><tr><td><p>State</p></td><td><p>Year</p></td></tr></table>
</mainBody>
"""


@pytest.fixture
def statement(tmp_path: Path) -> Statement:
    """Saves a statement with this content."""

    def made(content: str) -> Path:
        path = tmp_path / "invented.xml"
        path.write_text(
            f'<akomaNtoso xmlns="{_NAMESPACE}"><statement name="resolution">'
            f"<meta><identification source='#x'/></meta>{content}</statement></akomaNtoso>",
            encoding="utf-8",
        )
        return path

    return made


def test_a_resolution_is_read_in_order(
    statement: Statement, lines: Callable[[Path], list[str]]
) -> None:
    assert lines(statement(RESOLUTION)) == [
        "A/RES/91/1",
        "Parcels",
        "The General Assembly,",
        "Alarmed at parcels,",
        "I. Post offices",
        "1. Requests¹ Governments:",
        "¹ In writing.",
        "(a) To act on A/RES/90/1;",
        "(b) To report.",
        "State\tYear",
    ]


def test_headings_and_references_leave_marks(statement: Statement) -> None:
    text = read(statement(RESOLUTION))
    marks = {(m.kind, text.characters[m.start : m.end], m.value) for m in text.marks}

    assert marks == {
        (MarkKind.HEADING, "I. Post offices", "1"),
        (MarkKind.STRONG, "offices", ""),
        (MarkKind.LINK, "A/RES/90/1", "/akn/un/a"),
    }


def test_the_media_type_is_that_of_akoma_ntoso(statement: Statement) -> None:
    assert read(statement(RESOLUTION)).media_type == "application/akn+xml"


def test_pages_are_counted_where_the_file_marks_their_ends(statement: Statement) -> None:
    text = read(statement("<preface><p>One</p><eop/><p>Two</p></preface>"))

    assert [text.characters[page:] for page in text.pages] == ["Two"]


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return str(caught.value)


def test_other_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pom.xml"
    path.write_text("<project><name>x</name></project>", encoding="utf-8")

    assert "XML of another kind (<project>)" in refusal(path)


def test_broken_xml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.xml"
    path.write_text("<akomaNtoso><p>", encoding="utf-8")

    assert "the file is not well-formed XML" in refusal(path)


@pytest.mark.parametrize(
    "entity",
    [
        pytest.param('<!ENTITY e SYSTEM "file:///etc/hostname">', id="a file of the machine"),
        pytest.param('<!ENTITY e SYSTEM "http://localhost:9/e">', id="an address"),
        pytest.param('<!ENTITY e "inner">', id="an inner one"),
        pytest.param('<!ENTITY % e SYSTEM "file:///etc/hostname"> %e;', id="a parameter"),
    ],
)
def test_entities_are_refused(tmp_path: Path, entity: str) -> None:
    path = tmp_path / "hostile.xml"
    content = f"<!DOCTYPE akomaNtoso [{entity}]><akomaNtoso><doc><p>&e;</p></doc></akomaNtoso>"
    path.write_text(content, encoding="utf-8")

    assert "declares a document type" in refusal(path) or "not well-formed" in refusal(path)


def test_entities_that_multiply_without_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xml"
    grown = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    path.write_text(
        f'<!DOCTYPE a [<!ENTITY e0 "ha">{grown}]><akomaNtoso a="&e9;">&e9;</akomaNtoso>',
        encoding="utf-8",
    )

    assert "XML" in refusal(path) or "document type" in refusal(path)
