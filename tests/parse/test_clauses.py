"""Acts: clauses without numbers, titles between them, and the formula.  All texts are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.model import PassageKind

if TYPE_CHECKING:
    from conftest import Kinds, Outline, Parse

ACT = "91/7. Lights\n\nThe Harbour Assembly,\n\n"


def _blocks(document_kinds: list[tuple[str, PassageKind]]) -> int:
    return sum(kind is PassageKind.BLOCK for _, kind in document_kinds)


def test_the_formula_ends_the_masthead(kinds: Kinds) -> None:
    raw = ACT + "Recalling its first rule,\n\n1. Requests more lights.\n"

    assert kinds(raw) == [
        ("masthead-1", PassageKind.MASTHEAD),
        ("block-1", PassageKind.BLOCK),
        ("block-2", PassageKind.BLOCK),
        ("p1", PassageKind.PARAGRAPH),
    ]


def test_a_formula_without_its_comma_ends_the_masthead_before_a_clause(kinds: Kinds) -> None:
    raw = "91/7. Lights\n\nThe Harbour Assembly\n\nAdopts the rules annexed below.\n"

    assert _blocks(kinds(raw)) == 2


def test_clauses_in_small_letters_are_not_run_together(kinds: Kinds) -> None:
    raw = ACT + "noting the dark,\n\nnoting the fog,\n\nwelcomes the lamp, and\n\ninvites a bell.\n"

    assert _blocks(kinds(raw)) == 5


def test_a_clause_that_a_page_break_tore_is_one(kinds: Kinds) -> None:
    raw = ACT + "noting the dark that lies over the\n\nquay in winter,\n\nasks for lamps.\n"

    assert _blocks(kinds(raw)) == 3


def test_a_title_between_clauses_is_not_run_into_the_clause_below_it(parsed: Parse) -> None:
    raw = ACT + "Lamps of the northern quay\n\nRecalling its first rule,\n\n1. Requests oil.\n"

    assert "Recalling its first rule," in {p.words.strip() for p in parsed(raw).leaves}


def test_a_clause_that_a_plain_note_number_ends_is_no_heading(fragments: Outline) -> None:
    raw = ACT + "1. Takes note of the report;4,5\n\n1. Requests oil;\n"

    assert fragments(raw)[-2:] == ["p1", "p1-2"]


PAGES = (
    "1. Requests more lamps.\n\n5th plenary meeting\n\n9 May 2091\n\n"
    "91/8. Boats in fog\n\nThe Harbour Assembly,\n\n"
    "Noting the fog,\n\nRecalling the reefs,\n\n1. Requests more bells.\n"
)


def test_an_act_that_begins_on_a_page_is_not_swallowed_by_the_one_before(kinds: Kinds) -> None:
    assert kinds(PAGES) == [
        ("p1", PassageKind.PARAGRAPH),
        ("heading-u-1", PassageKind.HEADING),
        ("block-1", PassageKind.BLOCK),
        ("block-2", PassageKind.BLOCK),
        ("block-3", PassageKind.BLOCK),
        ("p1-2", PassageKind.PARAGRAPH),
    ]


def test_an_act_after_an_annex_is_not_in_the_annex(fragments: Outline) -> None:
    next_act = PAGES.partition("May 2091")[2]
    raw = f"{ACT}1. Adopts the rules.\n\nAnnex\n\n1. Ring the bell.\n\n{next_act}"

    assert fragments(raw)[-1] == "p1-2"


def test_a_number_that_no_formula_follows_is_no_act(kinds: Kinds) -> None:
    raw = f"{ACT}1. Adopts these rules:\n\n91/8. Boats in fog\n\n91/9. Boats in rain\n"

    assert PassageKind.HEADING not in {kind for _, kind in kinds(raw)}
