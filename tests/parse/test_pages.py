"""What page breaks leave: torn sentences, footnotes, running heads.  All texts are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.model import PassageKind

if TYPE_CHECKING:
    from conftest import Kinds, Named, Outline, Parse


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("the lamps of the", "quay were lit.", id="at a small letter"),
        pytest.param("the lamps of the", "Harbour Assembly were lit.", id="at a capital"),
    ],
)
def test_a_paragraph_that_a_page_break_cut_has_two_segments(
    first: str, second: str, passage: Named
) -> None:
    cut = passage(f"4. They saw that {first}\n\n{second}\n\n5. They rose.\n", "p4")

    assert len(cut.segments) == 2
    assert f"4. They saw that {first} {second}" == " ".join(cut.words.split())


def test_a_footnote_between_the_pieces_stays_apart(kinds: Kinds, passage: Named) -> None:
    raw = "4. They saw* the lamps of the\n\n* At dusk.\n\nHarbour Assembly.\n\n5. They rose.\n"

    assert ("footnote-1", PassageKind.FOOTNOTE) in kinds(raw)
    assert (
        " ".join(passage(raw, "p4").words.split())
        == "4. They saw* the lamps of the Harbour Assembly."
    )


def test_a_star_without_a_mark_before_it_is_a_bullet(kinds: Kinds) -> None:
    raw = "4. They saw the lamps.\n\n* At dusk.\n\n5. They rose.\n"

    assert PassageKind.FOOTNOTE not in {kind for _, kind in kinds(raw)}


def test_a_footnote_with_a_plain_number_is_one_where_its_mark_stands_before(
    kinds: Kinds,
) -> None:
    raw = "4. They saw the lamps.1\n\n1 Lit at dusk by the harbour master.\n\n5. They rose.\n"

    assert ("footnote-1", PassageKind.FOOTNOTE) in kinds(raw)


def test_a_date_on_a_line_of_its_own_is_no_footnote(kinds: Kinds) -> None:
    raw = "4. They saw the lamps.\n\n1 May 2093\n\n5. They rose.\n"

    assert PassageKind.FOOTNOTE not in {kind for _, kind in kinds(raw)}


@pytest.mark.parametrize("line", ["12", "3/14", "- 7 -", "Page 4", "V.93-01234 (E)", "-----"])
def test_page_numbers_job_numbers_and_rules_are_furniture(line: str, kinds: Kinds) -> None:
    raw = f"4. They saw the lamps.\n\n{line}\n\n5. They rose.\n"

    assert ("furniture-1", PassageKind.FURNITURE) in kinds(raw)


def test_a_line_that_heads_every_page_is_furniture(kinds: Kinds) -> None:
    page = "{n}. They saw the lamps.\n\nHARBOUR/91/6\n\n"
    raw = "".join(page.format(n=n) for n in range(1, 5))

    assert sum(kind is PassageKind.FURNITURE for _, kind in kinds(raw)) == 4


def test_a_sentence_goes_on_after_a_running_head(fragments: Outline, passage: Named) -> None:
    heads = "".join(f"{n}. They saw lamp {n}.\n\nHARBOUR/91/6\n\n" for n in range(1, 4))
    raw = heads + "4. They saw the lamps of the\n\nHARBOUR/91/6\n\nquay.\n"

    assert "p4" in fragments(raw)
    assert " ".join(passage(raw, "p4").words.split()) == "4. They saw the lamps of the quay."


def test_markup_that_read_cut_out_is_a_passage(parsed: Parse) -> None:
    document = parsed("4. They saw **lamps**.\n")

    assert next(p for p in document.passages if p.fragment == "markup").words == "****"
