"""Cutting a provision into words, and what changed between two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viennagraph.relate.words import Change, Wording, changes, similarity

WORDS = st.lists(st.sampled_from(["ports", "airports", "customs", "officers", "train"]))


def changed(before: str, after: str) -> tuple[Change, ...]:
    return changes(Wording.of(before), Wording.of(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Governments should act;", "Governments should act."),
        ("Governments should act; and", "Governments should act;"),
        ("Governments  should\nact", "Governments should act"),
    ],
)
def test_the_mark_at_the_end_and_white_space_do_not_count(before: str, after: str) -> None:
    assert changed(before, after) == ()


def test_a_replaced_word_is_one_change_with_both_sides() -> None:
    expected = (Change("fishing", "rowing"),)

    assert expected == changed("inspect all fishing boats", "inspect all rowing boats")


def test_added_words_have_nothing_before_and_omitted_ones_nothing_after() -> None:
    assert changed("inspect boats", "inspect all boats") == (Change("", "all"),)
    assert changed("inspect all boats", "inspect boats") == (Change("all", ""),)


def test_a_change_keeps_the_marks_and_capitals_of_the_text() -> None:
    expected = (Change("", "Customs, Ports and"),)

    assert expected == changed("the Harbours Board", "the Customs, Ports and Harbours Board")


def test_a_change_that_ends_within_brackets_takes_the_closing_one() -> None:
    expected = (Change("of the Harbour Office (HO)", ""),)

    assert expected == changed("the desk of the Harbour Office (HO) opens", "the desk opens")


def test_a_comma_is_a_change_where_no_word_is_another() -> None:
    expected = (Change("ports,", "ports"),)

    assert expected == changed("boats, ports, and piers", "boats, ports and piers")


def test_a_possessive_is_the_same_word() -> None:
    assert Wording.of("the board’s desk").forms == Wording.of("the board's desk").forms


@given(WORDS, WORDS)
def test_similarity_lies_between_nothing_and_all(one: list[str], other: list[str]) -> None:
    alike = similarity(one, other)

    assert 0 <= alike <= 1
    assert (alike == 1) == (one == other)


@given(WORDS, WORDS)
def test_the_changes_one_way_have_the_words_of_the_text_in_order(
    one: list[str], other: list[str]
) -> None:
    found = changed(" ".join(one), " ".join(other))
    rest = " ".join(one)
    for change in found:
        if change.before:
            _, mark, rest = rest.partition(change.before)
            assert mark
