"""How templates show dates and numbers."""

from __future__ import annotations

import re
from typing import Final

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_THIN: Final = "\N{NARROW NO-BREAK SPACE}"


def day(date: str) -> str:
    """A date as people read it; what is no date stays as it is.

    >>> day("2017-06-27")
    '27 June 2017'
    >>> day("2017")
    '2017'
    """
    found = _DATE.fullmatch(date)
    if not found or not found[2] or not 1 <= int(found[2]) <= len(_MONTHS):
        return date
    month = f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month}" if found[3] else month


def days(begun: str, ended: str) -> str:
    """The time from one date to another, as short as can be.

    >>> days("2017-06-27", "2017-06-30")
    '27–30 June 2017'
    """
    first, last = day(begun), day(ended)
    if not ended or first == last:
        return first
    if begun[:7] == ended[:7] and len(begun) == len(ended) == len("2017-06-27"):
        return f"{first.partition(' ')[0]}–{last}"
    if begun[:4] == ended[:4] and " " in first:
        return f"{first.rpartition(' ')[0]} – {last}"
    return f"{first} – {last}"


def number(value: int) -> str:
    """A number with its thousands apart.

    >>> number(1204).replace("\N{NARROW NO-BREAK SPACE}", " ")
    '1 204'
    """
    return f"{value:,}".replace(",", _THIN)


def plural(count: int, one: str, many: str = "") -> str:
    """A counted noun.

    >>> plural(1, "body", "bodies"), plural(2, "place")
    ('1 body', '2 places')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"
