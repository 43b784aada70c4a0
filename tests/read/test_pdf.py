"""PDF files: paragraphs out of lines, running heads, notes, columns, cut words, refusals."""

from __future__ import annotations

import base64
import zlib
from typing import TYPE_CHECKING, Final, Protocol

import pytest

from viennagraph.model import MarkKind
from viennagraph.read import UnreadableError, glyphs, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    Lines = Callable[[Path], list[str]]


class Sheet(Protocol):
    """What is used of a PDF in the making."""

    y: float

    def turn(self) -> None: ...
    def picture(self) -> None: ...
    def put(self, x: float, y: float, words: str, size: float = 10) -> None: ...
    def paragraph(self, words: str, **more: float) -> None: ...
    def width(self, words: str, size: float) -> float: ...
    def save(self, path: Path) -> Path: ...


LONG = (
    "The Meeting took note with appreciation of what its working groups had said about parcels. "
    "It asked the Secretariat to send the text to all capitals. The Secretariat agreed to do so "
    "before the end of the year, and it thanked those Governments that had paid for it."
)


@pytest.fixture
def sheet(paper: ModuleType) -> Sheet:
    """A PDF in the making."""
    made: Sheet = paper.Paper()
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the PDF is saved."""
    return tmp_path / "invented.pdf"


# ── paragraphs ───────────────────────────────────────────────────────────────────────────────


def test_wrapped_lines_are_one_paragraph(sheet: Sheet, path: Path, lines: Lines) -> None:
    sheet.paragraph(f"1. {LONG}")
    sheet.paragraph(f"2. {LONG}")

    assert lines(sheet.save(path)) == [f"1. {LONG}", f"2. {LONG}"]


def test_an_indented_first_line_begins_a_paragraph(sheet: Sheet, path: Path, lines: Lines) -> None:
    for _ in range(3):
        sheet.y += 6  # no white between paragraphs
        sheet.paragraph(LONG, indent=20)

    assert lines(sheet.save(path)) == [LONG] * 3


def test_an_item_that_hangs_is_one_paragraph(sheet: Sheet, path: Path, lines: Lines) -> None:
    sheet.paragraph("1. The Meeting asked Governments:")
    sheet.y += 6
    sheet.paragraph(f"(a) {LONG}", left=80, indent=-20)
    sheet.y += 6
    sheet.paragraph(f"(b) {LONG}", left=80, indent=-20)

    assert lines(sheet.save(path))[1:] == [f"(a) {LONG}", f"(b) {LONG}"]


def test_a_paragraph_that_is_narrower_than_the_page_stays_one(
    sheet: Sheet, path: Path, lines: Lines
) -> None:
    sheet.paragraph(LONG)
    sheet.paragraph(f"“{LONG}”", left=90, right=310)

    assert lines(sheet.save(path)) == [LONG, f"“{LONG}”"]


def test_a_bold_heading_of_two_lines_is_one_and_is_marked(sheet: Sheet, path: Path) -> None:
    title = "II. Implementation of the recommendations adopted by the Ninetieth Meeting in Lisbon"
    sheet.paragraph(title, bold=True)
    sheet.paragraph(f"1. {LONG}")
    text = read(sheet.save(path))

    assert [text.characters[m.start : m.end] for m in text.marks] == [title]
    assert {m.kind for m in text.marks} == {MarkKind.STRONG}


def test_a_line_with_cells_is_a_row(sheet: Sheet, path: Path, lines: Lines) -> None:
    sheet.paragraph(f"1. {LONG}")
    for place, (role, name) in enumerate([("Chair", "Ilse Brandt"), ("Rapporteur", "Ana Reis")]):
        sheet.put(50, 300 - 12 * place, role)
        sheet.put(200, 300 - 12 * place, name)

    assert lines(sheet.save(path))[1:] == ["Chair\tIlse Brandt", "Rapporteur\tAna Reis"]


def test_a_cell_that_wraps_stays_in_its_row(sheet: Sheet, path: Path, lines: Lines) -> None:
    sheet.paragraph(f"1. {LONG}")
    for y, role, name in [
        (300, "A/CONF.91/1", "Provisional agenda"),
        (288, "", "and annotations"),
        (270, "A/CONF.91/2", "Draft report"),
    ]:
        sheet.put(50, y, role or " ")
        sheet.put(200, y, name)

    assert lines(sheet.save(path))[1:] == [
        "A/CONF.91/1\tProvisional agenda and annotations",
        "A/CONF.91/2\tDraft report",
    ]


def test_the_title_page_has_no_rows(sheet: Sheet, path: Path, lines: Lines) -> None:
    sheet.put(50, 500, "United Nations", 14)
    sheet.put(250, 500, "A/CONF.91/1", 14)
    sheet.y = 480
    sheet.paragraph(f"1. {LONG}")

    assert set(lines(sheet.save(path))) >= {"United Nations", "A/CONF.91/1"}


# ── words cut by a line's end ────────────────────────────────────────────────────────────────


def cut_at(sheet: Sheet, first: str, second: str, known: str) -> None:
    sheet.put(50, 500, f"1. {known} and so on, until this line is as wide as the page is.")
    sheet.put(50, 460, f"2. What was said here is long enough to fill the line {first}")
    sheet.put(50, 448, f"{second} went on.")


@pytest.mark.parametrize(
    ("first", "second", "known", "healed"),
    [
        pytest.param(
            "inter-", "national", "An international act", "international", id="seen whole"
        ),
        pytest.param("drug-", "related", "A drug and related acts", "drug-related", id="two words"),
        pytest.param("follow-", "up", "A follow-up to acts", "follow-up", id="seen with a hyphen"),
        pytest.param("recom-", "mendations", "An act of any kind", "recommendations", id="neither"),
        pytest.param("Afro-", "Asian", "An act of any kind", "Afro-Asian", id="a capital follows"),
    ],
)
def test_a_word_cut_at_a_line_end_is_healed(
    sheet: Sheet, path: Path, first: str, second: str, known: str, healed: str
) -> None:
    cut_at(sheet, first, second, known)

    assert f"fill the line {healed} went on." in read(sheet.save(path)).characters


def test_the_hyphen_of_a_healed_word_stays_in_the_raw_characters(sheet: Sheet, path: Path) -> None:
    cut_at(sheet, "inter-", "national", "An international act")
    text = read(sheet.save(path))
    start = text.characters.rindex("international")

    assert [text.raw[s:e] for s, e in text.raw_spans(start, start + 13)] == ["inter", "national"]


# ── pages ────────────────────────────────────────────────────────────────────────────────────


def furnish(sheet: Sheet, number: int) -> None:
    sheet.put(50, 565, "A/CONF.91/1", 8)
    sheet.put(50, 30, "V.91-01234", 8)
    sheet.put(350, 30, f"{number}/3", 8)


@pytest.fixture
def three_pages(sheet: Sheet, path: Path) -> Path:
    """Three furnished pages; the second paragraph runs from the first page to the second."""
    furnish(sheet, 1)
    sheet.y = 140
    sheet.paragraph("1. The Meeting met.")
    sheet.paragraph(f"2. {LONG} {LONG}")
    furnish(sheet, 2)
    sheet.paragraph("3. It closed.")
    sheet.turn()
    furnish(sheet, 3)
    sheet.paragraph("4. It went home.")
    return sheet.save(path)


def test_a_paragraph_over_a_page_end_is_one(three_pages: Path, lines: Lines) -> None:
    assert f"2. {LONG} {LONG}" in lines(three_pages)


def test_running_heads_and_page_numbers_are_cut(three_pages: Path) -> None:
    text = read(three_pages)

    assert text.characters.count("A/CONF.91/1") == 1
    assert "V.91" not in text.characters
    assert "2/3" not in text.characters


def test_running_heads_and_page_numbers_stay_in_the_raw_characters(three_pages: Path) -> None:
    text = read(three_pages)

    assert text.raw.count("A/CONF.91/1") == 3
    assert text.raw.count("V.91-01234") == 3


def test_a_page_begins_with_the_first_paragraph_on_it(three_pages: Path) -> None:
    text = read(three_pages)

    assert [text.characters[page:].split(".")[0] for page in text.pages] == ["3", "4"]


def test_a_page_number_is_cut_on_two_pages_too(sheet: Sheet, path: Path, lines: Lines) -> None:
    sheet.put(200, 30, "1", 8)
    sheet.paragraph("1. The Meeting met.")
    sheet.turn()
    sheet.put(200, 30, "2", 8)
    sheet.paragraph("2. It closed.")

    assert lines(sheet.save(path)) == ["1. The Meeting met.", "2. It closed."]


def test_every_character_on_the_page_is_in_the_raw_ones(three_pages: Path) -> None:
    printed = [
        s.words
        for page in glyphs.pages(three_pages, three_pages.read_bytes())
        for s in page.stretches
    ]

    assert sorted("".join(printed).replace(" ", "")) == sorted(
        "".join(read(three_pages).raw.split())
    )


# ── notes ────────────────────────────────────────────────────────────────────────────────────


def test_a_note_stands_after_the_paragraph_that_cites_it(
    sheet: Sheet, path: Path, lines: Lines
) -> None:
    sheet.paragraph("1. The Meeting met")
    sheet.put(sheet.width("1. The Meeting met", 10) + 50, sheet.y + 4, "1", 6)
    sheet.paragraph(f"2. {LONG}")
    sheet.put(50, 95, "1", 5)
    sheet.put(53, 92, "In a room that had been rented for two days and was then", 8)
    sheet.put(50, 82, "given back.", 8)

    assert lines(sheet.save(path)) == [
        "1. The Meeting met¹",
        "¹ In a room that had been rented for two days and was then given back.",
        f"2. {LONG}",
    ]


def test_a_note_waits_for_a_paragraph_that_goes_on_overleaf(
    sheet: Sheet, path: Path, lines: Lines
) -> None:
    sheet.y = 130
    sheet.put(50, 70, "*", 8)
    sheet.put(57, 70, "Issued without formal editing.", 8)
    sheet.paragraph(f"1. The Meeting* met. {LONG}")
    sheet.paragraph("2. It closed.")

    assert lines(sheet.save(path)) == [
        f"1. The Meeting* met. {LONG}",
        "* Issued without formal editing.",
        "2. It closed.",
    ]


def test_job_number_and_rule_are_no_part_of_a_note(sheet: Sheet, path: Path, lines: Lines) -> None:
    sheet.paragraph(f"1. {LONG} The Meeting* met in a room")
    sheet.put(50, 70, "__________________", 8)
    sheet.put(50, 58, "*", 8)
    sheet.put(57, 58, "Issued without formal editing.", 8)
    sheet.put(50, 30, "V.91-01234 (E)    110791    120791", 8)
    sheet.put(300, 20, "*9101234*", 8)
    sheet.turn()
    sheet.paragraph("of its own.")

    assert lines(sheet.save(path)) == [
        f"1. {LONG} The Meeting* met in a room of its own.",
        "* Issued without formal editing.",
    ]


# ── columns ──────────────────────────────────────────────────────────────────────────────────


def test_two_columns_are_read_one_after_the_other(sheet: Sheet, path: Path, lines: Lines) -> None:
    sheet.paragraph("A title across both columns of the page that is as wide as they are together")
    top = sheet.y
    sheet.paragraph(f"1. {LONG}", right=200)
    sheet.y = top
    sheet.paragraph(f"2. {LONG}", left=220)

    assert lines(sheet.save(path))[1:] == [f"1. {LONG}", f"2. {LONG}"]


def test_the_last_page_has_the_columns_of_the_others(
    sheet: Sheet, path: Path, lines: Lines
) -> None:
    top = sheet.y
    sheet.paragraph(f"1. {LONG} {LONG}", right=200)
    sheet.y = top
    sheet.paragraph(f"2. {LONG} {LONG}", left=220)
    sheet.turn()
    sheet.put(50, 500, "3. The Meeting met.")
    sheet.put(220, 500, "4. It closed.")

    assert lines(sheet.save(path))[2:] == ["3. The Meeting met.", "4. It closed."]


def test_words_driven_apart_to_fill_a_line_are_no_row(
    sheet: Sheet, path: Path, lines: Lines
) -> None:
    sheet.paragraph(f"1. {LONG}")
    sheet.y -= 12
    words = ("Recalling", "the", "recommendations", "adopted")
    at, gap = 50.0, (320 - sum(sheet.width(word, 10) for word in words)) / 3
    for word in words:
        sheet.put(at, sheet.y, word)
        at += sheet.width(word, 10) + gap
    sheet.put(50, sheet.y - 12, "before that meeting.")

    assert (
        lines(sheet.save(path))[-1] == "Recalling the recommendations adopted before that meeting."
    )


def test_a_paragraph_goes_on_in_the_next_column(sheet: Sheet, path: Path, lines: Lines) -> None:
    first, second = LONG.split(" It asked ")
    sheet.paragraph(f"1. {LONG} {first} It", right=200)
    sheet.y = 530
    sheet.paragraph(f"asked {second} {LONG}", left=220)

    assert lines(sheet.save(path)) == [f"1. {LONG} {LONG} {LONG}"]


# ── refusals ─────────────────────────────────────────────────────────────────────────────────


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return str(caught.value)


def test_a_scan_is_refused(sheet: Sheet, path: Path) -> None:
    sheet.picture()

    assert "pictures of pages, without text" in refusal(sheet.save(path))


def test_a_scanned_page_among_others_is_refused_by_number(sheet: Sheet, path: Path) -> None:
    sheet.paragraph("1. The Meeting met.")
    sheet.turn()
    sheet.picture()
    sheet.turn()
    sheet.paragraph("2. It closed.")

    assert "without text: 2. Recognise the text first (OCR)" in refusal(sheet.save(path))


def test_a_picture_on_the_cover_does_no_harm(sheet: Sheet, path: Path, lines: Lines) -> None:
    sheet.picture()
    sheet.turn()
    sheet.paragraph("1. The Meeting met.")

    assert lines(sheet.save(path)) == ["1. The Meeting met."]


def test_a_pdf_without_text_is_refused(sheet: Sheet, path: Path) -> None:
    assert "the PDF has no text" in refusal(sheet.save(path))


def test_a_damaged_pdf_is_refused(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\nnothing that follows is one")

    assert "a damaged PDF file" in refusal(path)


def test_a_locked_pdf_is_refused(path: Path) -> None:
    path.write_bytes(zlib.decompress(base64.b64decode(LOCKED)))

    assert "the PDF is locked with a password" in refusal(path)


def test_a_pdf_of_too_many_pages_is_refused(
    sheet: Sheet, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "MOST_PAGES", 1)
    sheet.turn()

    assert "the PDF has 2 pages" in refusal(sheet.save(path))


# A page that holds one letter, locked with a password; compressed.
LOCKED: Final = """
eNqlVU1oJEUUBg+yNIiIQq4lbnQixK7/7g4hS/9Mu+NusmOSVUw6Lp3pmkkvk+6xu2ZNRIJ3fw560oMevAheBEGQVUEEF72o
6GHxslevHryKr2Ymm9ZZUHCgprrez/e+9+q97sVuFC+Tp5i1+M4br7+PNtWorPTldB89rQpVpVplCCxQVvbGh6rQqFWOVFGX
46qnliyCMCr3r1urq5YdE0ThuGmtrVmqyIyYNtRBWqu4BAD7ohreUDrvpchuF70yy4sBsp/PC7+o8zPBRnqokAG1t8b7+ngE
h234J9MNNIDVCMUaoUJQAdUauYYPstdVlqdBeYR24YwRwdO1h+xuWpmcnKndpprmVaNJPoYsmWq6VdnbUhoAbFMMe1sdQSKd
w3SggtkezvYO2gNaAFZqKB6429tVWkwgjdxCpwl0wbiRAG8kYFTrZQZGV2u1URYz6/qU6BQgTHU6LAcNDNHA8Mf6oKxQK8GM
rvgJcZwEUwHLSSghCRMOLLkEMJVKdV4WkaHbulCAA380SZ5JGJUJFQyW2Hi1nzAMHoQbpDU48G7CGH/WaBPm8LVTpP8U85I6
frmsshq14ACZ/v/YcEPZuKdM8CXy4gkAyQQTA0LBhMFyrhl0IEMTKokBSDBmA2AmpkKzY54wDktw/sQJOEmwAxBCNaA5LxgF
xBcJxc5OQjnkYi4UOvS66mmTOJEreylsBIIRcHQMwYRJbmqSmHS3cz1UM9OdIxBjCA8xsCFpigP9MhrB2NlxOqybLSKb05YP
NWRrb+m0yNIKrK+g1bbw3YhK1wkiL8JhHHtcBo4fChELgl0ShTGOCJFC8JAHcRhgX7Q5l7H02j53fWjbLlrm0LwwyvZVtBoG
1IvaglMPc+bjkLks8Jkn/cgNHc8PohDzMApliH0/ihwHRzRgYcClxykNIgyAzyHSSMH525iOJxNmX8qhE3YRmzT3XnM+6oar
O589jKO/FXY6rohUbzIv8RA6aXYApMuqGOgD5EqDU2voz0Pr4YMnV+778o+drzo/P6gvfvfFI7dvvPe2+v6z9kNvrp+jv34U
9buPvfvjN9ufn3zw6W+t279//clNe+Fm+069cO7PDxdOzr/W6v1y4aedj+//4a2l83duPeB+e+vxay8ByRn+jO5RpfoWRp6F
7/4QFJ4J1Ed3ZRLeLxNNcSbz6JyMeN6cjN3Djks8J/PYnC8hjM/LPHYm01WaD1U1qTW8kqvjkUZy8nK3OxGydldJjzgu8dz+
ftZPBdmnwvNE5noZJ5hCr6z9u8Wetdj42gzu/bVZXkZZDn3wj+8O0Cj6JRJTSptlqRGfPm/lrygo+uS600pPboEw6VqLi+0r
sfUXZ3jpYg==
"""
