"""Which texts are compared at all."""

from __future__ import annotations

import random

from viennagraph.relate.candidates import candidates

NAMES = [f"word{number}" for number in range(3000)]


def texts(count: int, length: int = 40) -> list[list[str]]:
    chosen = random.Random(7)  # noqa: S311 (a fixed row, not a secret)
    return [chosen.choices(NAMES, k=length) for _ in range(count)]


def test_a_text_with_a_tenth_of_its_words_replaced_is_a_candidate() -> None:
    originals = texts(200)
    edited = [list(text) for text in originals]
    for text in edited:
        for place in (5, 15, 25, 35):
            text[place] = "changed"

    found = dict(candidates(originals + edited))

    assert {200 + number: (number,) for number in range(200)} == found


def test_a_part_of_a_longer_text_is_a_candidate() -> None:
    (whole,) = texts(1, length=60)

    assert list(candidates([whole, whole[:20]])) == [(1, (0,))]


def test_texts_without_a_run_of_three_words_in_common_are_none() -> None:
    assert list(candidates(texts(300))) == []


def test_words_that_very_many_texts_share_make_no_candidates() -> None:
    shared = ["requests", "the", "secretary", "general", "to", "report"]

    assert list(candidates([[*shared, *text] for text in texts(400)])) == []


def test_a_text_of_fewer_than_three_words_is_compared_with_nothing() -> None:
    assert list(candidates([["one", "two"], ["one", "two"]])) == []
