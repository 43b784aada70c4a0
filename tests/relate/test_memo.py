"""A memo saves work and changes nothing."""

from __future__ import annotations

from viennagraph.relate.grades import Grade, Score
from viennagraph.relate.memo import Memo

FOUND = Score(Grade.EDITED, 0.875)
PAIR = ("earlier", "later")


def never() -> None:
    message = "worked out a second time"
    raise AssertionError(message)


def test_what_was_worked_out_is_not_worked_out_again() -> None:
    memo = Memo[str]()

    assert [memo.score(PAIR, lambda: FOUND), memo.score(PAIR, never)] == [FOUND, FOUND]


def test_that_a_pair_has_no_score_is_known_too() -> None:
    assert Memo[str]({PAIR: None}).score(PAIR, lambda: FOUND) is None


def test_what_was_known_is_not_new() -> None:
    memo = Memo[str]({PAIR: FOUND})
    memo.score(PAIR, never)
    memo.score(("other", "later"), lambda: None)

    assert memo.new == {("other", "later"): None}
