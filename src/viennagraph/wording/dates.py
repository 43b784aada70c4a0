"""Dates and spans of dates: "2–5 July 2019", "from 27 to 30 June", "in March 2019"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FEBRUARY: Final = 2
_SHORT_MONTHS: Final = frozenset({4, 6, 9, 11})
MONTH: Final = rf"(?:{'|'.join(_MONTHS)})"
"""A regular expression for the name of a month."""


_YEAR: Final = r"(?:1[89]|2[01])\d\d"
PATTERN: Final = (
    rf"(?:(?P<day>\d{{1,2}})(?:\s+(?P<month>{MONTH}))?(?:\s+(?P<year>{_YEAR}))?"
    rf"\s*(?:–|-|—|to|and)\s*)?(?P<last_day>\d{{1,2}})\s+(?P<last_month>{MONTH})"
    rf"(?:,?\s+(?P<last_year>{_YEAR}))?"
)
"""A regular expression for a day or a span of days; the year may be missing."""

_ALONE: Final = re.compile(r"[12](?<![/\d][12])(?:(?<=1)[89]|(?<=2)[01])\d\d(?![\d/])")
_FOUND: Final = re.compile(PATTERN)


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days, or of one day; ISO dates."""

    start: str
    end: str


def days(words: str, year: int | None = None) -> Days | None:
    """The first span of days in the words; `year` stands in where they give none.

    >>> days("Lisbon, 2–5 July 2019")
    Days(start='2019-07-02', end='2019-07-05')
    >>> days("on 30 June", 2017)
    Days(start='2017-06-30', end='2017-06-30')
    >>> days("30 June") is None
    True
    """
    for found in _FOUND.finditer(words):
        last_year = int(found["last_year"]) if found["last_year"] else year
        if last_year is None:
            continue
        end = iso(last_year, found["last_month"], found["last_day"])
        if found["day"] is None:
            return Days(end, end) if end else None
        first_year = int(found["year"]) if found["year"] else last_year
        start = iso(first_year, found["month"] or found["last_month"], found["day"])
        if start and end:
            return Days(start, end)
    return None


def iso(year: int, month: str, day: str) -> str | None:
    """The ISO date, where there is such a day.

    >>> iso(2019, "July", "2"), iso(2019, "June", "31")
    ('2019-07-02', None)
    """
    number = _MONTHS.index(month.capitalize()) + 1
    longest = 31 - (number in _SHORT_MONTHS) - (3 if number == _FEBRUARY else 0)
    if number == _FEBRUARY and year % 4 == 0 and (year % 100 or year % 400 == 0):
        longest += 1
    return f"{year:04}-{number:02}-{int(day):02}" if 1 <= int(day) <= longest else None


def years(words: str) -> tuple[int, ...]:
    """The years that stand in the words.

    >>> years("held in 2017, from 27 to 30 June")
    (2017,)
    """
    return tuple(int(y) for y in _ALONE.findall(words))


def spoken(date: str) -> str:
    """An ISO date as documents write it.

    >>> spoken("2017-06-28")
    '28 June 2017'
    """
    year, month, day = date.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def month(name: str) -> int:
    """The number of a month.

    >>> month("March")
    3
    """
    return _MONTHS.index(name) + 1
