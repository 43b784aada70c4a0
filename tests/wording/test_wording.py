"""Ordinals, dates, slugs and symbols, in tables and by laws."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viennagraph.wording import dates, ordinals, slugs, symbols


@given(number=st.integers(1, 399))
def test_an_ordinal_in_words_has_its_value(number: int) -> None:
    assert number == ordinals.value(ordinals.in_words(number))


@given(number=st.integers(1, 999))
def test_an_ordinal_in_digits_has_its_value(number: int) -> None:
    assert number == ordinals.value(ordinals.in_digits(number))


@given(number=st.integers(1, 399))
def test_the_pattern_takes_in_the_whole_ordinal(number: int) -> None:
    words = ordinals.in_words(number)

    assert re.fullmatch(ordinals.PATTERN, words, re.IGNORECASE)


@pytest.mark.parametrize("words", ["last", "", "twelve", "first second"])
def test_other_words_are_no_ordinal(words: str) -> None:
    assert ordinals.value(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2–5 July 2093", ("2093-07-02", "2093-07-05")),
        ("from 27 to 30 June 2093", ("2093-06-27", "2093-06-30")),
        ("29 June to 3 July 2093", ("2093-06-29", "2093-07-03")),
        ("30 December 2092 to 2 January 2093", ("2092-12-30", "2093-01-02")),
        ("3 May 2093", ("2093-05-03", "2093-05-03")),
    ],
)
def test_a_span_of_days_is_read(words: str, expected: tuple[str, str]) -> None:
    found = dates.days(words)

    assert found is not None
    assert expected == (found.start, found.end)


@pytest.mark.parametrize("words", ["in May 2093", "31 June 2093", "29 February 2093", "3 May"])
def test_what_is_no_day_is_not_read(words: str) -> None:
    assert dates.days(words) is None


@given(day=st.dates())
def test_a_date_is_read_as_it_is_spoken(day: object) -> None:
    iso = str(day)
    year = int(iso[:4])

    assert iso == dates.iso(year, *reversed(dates.spoken(iso).split()[:2]))


@given(name=st.text(max_size=200))
def test_a_slug_is_a_readable_segment(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slugs.slug(name))


def test_long_names_that_begin_alike_have_slugs_apart() -> None:
    one, two = f"{'harbour ' * 20}one", f"{'harbour ' * 20}two"

    assert slugs.slug(one) != slugs.slug(two)


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("A/64/91/Add.1-3", ("A/64/91/Add.1", "A/64/91/Add.2", "A/64/91/Add.3")),
        ("UNODC/X/9/CRP.2–3", ("UNODC/X/9/CRP.2", "UNODC/X/9/CRP.3")),
        ("A/64/92-E/2009/98", ("A/64/92-E/2009/98",)),
        ("A/64/91/Add.3-1", ("A/64/91/Add.3-1",)),
        ("A/64/91/Add.1-9999", ("A/64/91/Add.1-9999",)),
    ],
)
def test_a_range_of_symbols_is_each_of_them(symbol: str, expected: tuple[str, ...]) -> None:
    assert expected == symbols.expand(symbol)


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("A/RES/91/7", ("A", "resolution", "91/7")),
        ("E/DEC/2093/7", ("E", "decision", "2093/7")),
        ("S/RES/9113(2093)", ("S", "resolution", "9113 (2093)")),
        ("A/HRC/RES/91/7", ("A/HRC", "resolution", "91/7")),
        ("A/91/7", None),
    ],
)
def test_the_symbol_of_an_act_tells_the_act(
    symbol: str, expected: tuple[str, str, str] | None
) -> None:
    assert expected == symbols.act(symbol)


@pytest.mark.parametrize(
    ("series", "kind", "number"),
    [("A", "resolution", "91/7"), ("S", "resolution", "9113 (2093)"), ("E", "decision", "2093/7")],
)
def test_the_symbol_made_of_an_act_is_read_back(series: str, kind: str, number: str) -> None:
    symbol = symbols.of_act((series,), kind, number)

    assert symbol is not None
    assert (series, kind, number) == symbols.act(symbol)


def test_an_act_of_a_regional_commission_is_read_from_its_symbol() -> None:
    assert symbols.act("ESCAP/RES/91/3") == ("ESCAP", "resolution", "91/3")
