"""HTML pages: what a browser shows, with the labels that it puts before items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.model import MarkKind
from viennagraph.read import UnreadableError, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Page = Callable[[str], Path]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """Saves a page with this body."""

    def made(body: str) -> Path:
        path = tmp_path / "invented.html"
        path.write_text(f'<!DOCTYPE html><meta charset="utf-8"><body>{body}', encoding="utf-8")
        return path

    return made


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>One<p>Two", ["One", "Two"], id="paragraphs that are never closed"),
        pytest.param("<p>One\n  line   of<br>two</p>", ["One line of\ntwo"], id="white space"),
        pytest.param("<pre>a\n b</pre>", ["a\n b"], id="verbatim"),
        pytest.param(
            "<div>Loose<p>Inner</p>rest</div>", ["Loose", "Inner", "rest"], id="loose words"
        ),
        pytest.param("<p>Seen<script>x</script><!-- no --></p>", ["Seen"], id="scripts"),
        pytest.param("<nav>Menu</nav><p>Seen", ["Seen"], id="navigation"),
        pytest.param("<p>They <del>may</del><ins>should</ins>", ["They should"], id="changes"),
        pytest.param("<p>A &amp; B&nbsp;C &#8211; D", ["A & B\xa0C – D"], id="entities"),
        pytest.param("<p>word<sup>12</sup>", ["word¹²"], id="superscripts"),
        pytest.param(
            "<ol><li>One<li>Two</ol><ol start=5><li>Five<li value=9>Nine</ol>",
            ["1. One", "2. Two", "5. Five", "9. Nine"],
            id="numbers",
        ),
        pytest.param(
            "<ol type=a><li>One</ol><ol type=i><li>x<li>y</ol><ol type=A><li>z</ol>",
            ["(a) One", "(i) x", "(ii) y", "A. z"],
            id="letters and numerals",
        ),
        pytest.param("<ol><li>(a) Typed</ol>", ["(a) Typed"], id="labels that are typed"),
        pytest.param("<ul><li>One</ul>", ["• One"], id="bullets"),
        pytest.param(
            "<ol><li><p>One:</p><ol type=a><li>Inner</ol></ol>",
            ["1. One:", "(a) Inner"],
            id="nested",
        ),
        pytest.param(
            "<table><tr><th>State<td>Year<tr><td>Malta<td>2091</table>",
            ["State\tYear", "Malta\t2091"],
            id="rows",
        ),
        pytest.param(
            "<table><tr><td><p>One<p>Two<p>Three<td>Side</table>",
            ["One", "Two", "Three", "Side"],
            id="a table that lays out the page",
        ),
        pytest.param(
            "<p>Cited<sup><a href='#n1'>1</a></sup>.<ol><li id=n1>Elsewhere.</ol>",
            ["Cited¹.", "¹ Elsewhere."],
            id="notes",
        ),
    ],
)
def test_a_page_is_read_as_it_is_shown(
    page: Page, lines: Callable[[Path], list[str]], body: str, expected: list[str]
) -> None:
    assert expected == lines(page(body))


def test_headings_bold_and_links_leave_marks(page: Page) -> None:
    text = read(page("<h2>Part</h2><p><b>Urges</b> see <a href='https://x.org/'>A/91/1</a>"))
    marks = [(m.kind, text.characters[m.start : m.end], m.value) for m in text.marks]

    assert marks == [
        (MarkKind.HEADING, "Part", "2"),
        (MarkKind.STRONG, "Urges", ""),
        (MarkKind.LINK, "A/91/1", "https://x.org/"),
    ]


def test_the_encoding_that_a_page_declares_counts(tmp_path: Path) -> None:
    path = tmp_path / "invented.htm"
    path.write_bytes('<meta charset="windows-1252"><p>Genève “so”'.encode("cp1252"))

    assert read(path).characters == "Genève “so”"


def test_an_unknown_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "invented.htm"
    path.write_bytes(b'<meta charset="klingon"><p>x')

    with pytest.raises(UnreadableError, match="declares the encoding klingon, which is not known"):
        read(path)


def test_a_page_without_words_is_refused(page: Page) -> None:
    with pytest.raises(UnreadableError, match="the file is empty"):
        read(page("<div></div>"))


@pytest.mark.parametrize("depth", [250, 3_000, 30_000])
def test_a_page_nested_without_end_is_refused(page: Page, depth: int) -> None:
    with pytest.raises(UnreadableError, match="more than 200 deep in one another"):
        read(page("<div>" * depth + "deep"))


def test_a_page_nested_as_deep_as_pages_are_is_read(page: Page) -> None:
    assert read(page("<div>" * 150 + "deep")).characters == "deep"


@pytest.mark.parametrize("encoding", ["hex", "rot13", "undefined", "idna"])
def test_an_encoding_that_is_none_of_text_is_refused(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "invented.htm"
    path.write_bytes(f'<meta charset="{encoding}"><p>x'.encode() + b"\xe9")

    with pytest.raises(UnreadableError, match=r"encoding|no character"):
        read(path)


def test_a_list_that_counts_to_the_millions_is_numbered_in_digits(
    page: Page, lines: Callable[[Path], list[str]]
) -> None:
    assert lines(page("<ol type=i start=999999999><li>One")) == ["999999999. One"]
