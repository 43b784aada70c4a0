"""Rates and their bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viennagraph.analyse.rates import SMALL, bootstrapped, wilson


@given(st.integers(0, 200).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_rate_lies_between_its_bounds(counts: tuple[int, int]) -> None:
    rate = wilson(*counts)

    assert 0 <= rate.low <= rate.high <= 1
    assert not rate.whole or rate.low - 1e-12 <= rate.value <= rate.high + 1e-12


def test_more_cases_make_a_rate_surer() -> None:
    few, many = wilson(5, 10), wilson(50, 100)

    assert many.high - many.low < few.high - few.low


def test_the_bounds_of_wilson_are_those_of_the_textbook() -> None:
    rate = wilson(81, 263)

    assert (pytest.approx(rate.low, abs=1e-3), pytest.approx(rate.high, abs=1e-3)) == (0.255, 0.366)


def test_the_same_cases_give_the_same_bounds_in_any_order() -> None:
    cases = {"b": [True, False], "a": [True], "c": [False, False]}

    assert bootstrapped(cases) == bootstrapped(dict(reversed(cases.items())))


def test_documents_that_agree_are_surer_than_documents_that_differ() -> None:
    agreeing = bootstrapped({str(one): [True, False] for one in range(10)})
    differing = bootstrapped({str(one): [one % 2 == 0] * 2 for one in range(10)})

    assert agreeing.value == differing.value
    assert agreeing.high - agreeing.low < differing.high - differing.low


def test_one_document_alone_still_has_bounds() -> None:
    assert bootstrapped({"a": [True] * 3}).low < 1


def test_few_cases_are_flagged() -> None:
    assert [wilson(0, SMALL - 1).is_small, wilson(0, SMALL).is_small] == [True, False]


def test_no_case_is_no_rate() -> None:
    rate = bootstrapped({})

    assert (rate.whole, rate.low, rate.high) == (0, 0.0, 1.0)
