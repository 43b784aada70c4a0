"""Which number belongs to a heading, a paragraph or a list.  All texts are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Named, Outline


def test_a_paragraph_a_heading_and_an_item_may_all_be_number_one(fragments: Outline) -> None:
    raw = (
        "I. Opening\n\n1. The harbour masters met in May.\n\n2. They adopted the agenda:\n\n"
        "1. Opening of the meeting.\n\n2. Lights.\n\n3. They then rose for lunch.\n"
    )

    assert fragments(raw) == ["heading-I", "p1", "p2", "p2-block-1", "p2-1", "p2-2", "p2-3"]


def test_a_number_that_goes_on_after_a_list_is_a_paragraph(fragments: Outline) -> None:
    raw = "7. They asked:\n\n(a) For lights;\n\n(b) For bells.\n\n8. They rose.\n"

    assert fragments(raw) == ["p7", "p7-block-1", "p7-a", "p7-b", "p8"]


def test_a_title_before_the_paragraph_of_the_same_number_is_a_heading(fragments: Outline) -> None:
    raw = "I. Lights\n\n1. Harbour lights\n\n1. The lights were lit.\n\n2. They burnt.\n"

    assert fragments(raw) == ["heading-I", "heading-I-1", "p1", "p2"]


def test_headings_that_markup_glued_together_are_two(fragments: Outline) -> None:
    assert fragments("**A. Lights****B. Bells**\n\n")[:2] == ["heading-A", "heading-B"]


@pytest.mark.parametrize(
    ("before", "section"),
    [
        pytest.param(
            "A. Lights\n\n1. Lit.\n\nB. Bells\n\n2. Rung.\n\n", "C", id="a letter after B"
        ),
        pytest.param("XCIX. Lights\n\n1. Lit.\n\n", "C", id="a hundred after ninety-nine"),
    ],
)
def test_a_label_that_can_be_letter_or_roman_goes_on_with_what_stands_before(
    before: str, section: str, passage: Named
) -> None:
    raw = before + "C. Fog\n\n9. Dense.\n"

    assert section == passage(raw, "heading-C").section
    assert passage(raw, "p9").section == "C"


def test_i_after_h_is_a_letter(passage: Named) -> None:
    letters = "".join(f"{c}. Part {c.lower()}\n\n" for c in "ABCDEFGH")

    assert passage(f"II. Parts\n\n{letters}I. Last part\n\n1. Read.\n", "p1").section == "II.I"


def test_paragraphs_that_count_from_one_again_are_told_apart_by_section(fragments: Outline) -> None:
    raw = "I. Lights\n\n1. Lit at dusk.\n\nII. Bells\n\n1. Rung at dawn.\n"

    assert fragments(raw) == ["heading-I", "p1", "heading-II", "section-II-p1"]


def test_paragraphs_of_an_annex_are_told_apart_by_the_annex(fragments: Outline) -> None:
    raw = "1. They met.\n\nAnnex II\n\nRules of the quay\n\n1. Ships moor at dusk.\n"

    assert fragments(raw) == ["p1", "annex-II", "annex-II-p1"]


def test_an_annex_takes_the_title_in_its_own_line(passage: Named) -> None:
    raw = "1. They met.\n\nAnnex A – Lights to be lit\n\n1. The red light.\n"

    assert passage(raw, "annex-A-p1").section == "Annex A"


def test_a_paragraph_with_a_part_number_stands_in_the_one_that_announces_it(
    passage: Named,
) -> None:
    raw = "115. The proposals are listed below:\n\n115.1 Light the quay;\n\n115.2 Ring the bell.\n"

    assert passage(raw, "p115.2").parent == "p115"
    assert passage(raw, "p115.2").paragraph == "115.2"


@pytest.mark.parametrize("number", ["29C.4", "27.I.4"])
def test_a_number_with_letters_in_it_is_that_of_a_paragraph(number: str, passage: Named) -> None:
    raw = f"Orientation\n\n{number} The Office lights the quay and rings the bell.\n"

    assert number == passage(raw, f"p{number}").paragraph


def test_a_line_that_begins_with_a_quantity_is_no_paragraph(fragments: Outline) -> None:
    assert fragments("4. The list was kept by\n20 harbours and read\n3 times a day.\n") == ["p4"]
