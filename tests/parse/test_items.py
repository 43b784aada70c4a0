"""Items, their levels, and what stands between them.  All texts are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.model import PassageKind

if TYPE_CHECKING:
    from conftest import Kinds, Named, Outline

ASKED = "4. They asked:\n\n"


def test_a_paragraph_with_items_holds_its_opening_as_a_block(kinds: Kinds) -> None:
    assert kinds(ASKED + "(a) For lights.\n") == [
        ("p4", PassageKind.PARAGRAPH),
        ("p4-block-1", PassageKind.BLOCK),
        ("p4-a", PassageKind.ITEM),
    ]


def test_roman_items_stand_in_the_letter_before_them(passage: Named) -> None:
    raw = ASKED + "(a) For lights:\n\n(i) Red;\n\n(ii) Green;\n\n(b) For bells.\n"

    assert passage(raw, "p4-a-ii").parent == "p4-a"
    assert passage(raw, "p4-a-ii").item == "a (ii)"
    assert passage(raw, "p4-b").parent == "p4"


def test_i_after_h_is_an_item_of_the_same_level(passage: Named) -> None:
    letters = "".join(f"({c}) Light {c};\n\n" for c in "abcdefgh")

    assert passage(f"{ASKED}{letters}(i) Light nine.\n", "p4-i").parent == "p4"


def test_a_label_with_one_bracket_is_an_item(fragments: Outline) -> None:
    raw = ASKED + "a) For lights;\n\nb) For bells.\n"

    assert fragments(raw)[-2:] == ["p4-a", "p4-b"]


def test_items_that_count_from_a_again_belong_to_the_next_paragraph(fragments: Outline) -> None:
    raw = ASKED + "(a) For lights.\n\n5. They heard:\n\n(a) A bell.\n"

    assert fragments(raw)[-4:] == ["p4-a", "p5", "p5-block-1", "p5-a"]


def test_words_after_a_list_stand_in_its_paragraph(passage: Named) -> None:
    raw = ASKED + "(a) For lights;\n\n(b) For bells.\n\nAll agreed that this was enough.\n"

    assert passage(raw, "p4-after-1").parent == "p4"


def test_lines_with_columns_are_rows(kinds: Kinds) -> None:
    raw = "4. The lights were these.\n\nRed | 4 | quay\n\nGreen | 2 | pier\n"

    assert [kind for _, kind in kinds(raw)[-2:]] == [PassageKind.ROW, PassageKind.ROW]


def test_a_verb_on_a_line_of_its_own_leads_the_items_below_it(fragments: Outline) -> None:
    raw = (
        "The Harbour Assembly,\n\nrecalling\n\na) its first rule;\n\nb) its second rule,\n\n"
        "resolves\n\n1 to light the quay;\n\n2 to ring the bell.\n"
    )

    assert fragments(raw) == [
        "block-1",
        "block-2",
        "block-2-block-1",
        "block-2-a",
        "block-2-b",
        "block-3",
        "block-3-block-1",
        "block-3-1",
        "block-3-2",
    ]


def test_words_below_a_verb_on_a_line_of_its_own_stand_in_it(passage: Named) -> None:
    raw = "The Harbour Assembly,\n\nnoting\n\nthat the quay is dark,\n"

    assert passage(raw, "block-2-after-1").parent == "block-2"


def test_a_longer_number_stands_in_the_item_that_it_begins_with(passage: Named) -> None:
    raw = (
        "The Harbour Assembly,\n\nresolves\n\n1 to light:\n\n1.1 the quay;\n\n1.2 the pier;\n\n"
        "2 to ring the bell.\n"
    )

    assert passage(raw, "block-2-1-1-2").parent == "block-2-1"
    assert passage(raw, "block-2-2").parent == "block-2"
