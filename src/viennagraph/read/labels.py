"""Numbers as lists print them, and marks as footnotes do."""

from __future__ import annotations

import re
from typing import Final

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST: Final = 3999  # beyond, numerals and letters grow without end
BULLET: Final = "•"

LABEL: Final = re.compile(
    r"(?:\d{1,3}\.|\d{1,3}(?:\.\d{1,3})+\.?|[IVXLC]{1,7}\.|[A-Z]\."
    r"|\(?(?:[a-z]{1,4}|\d{1,2})\)|[•–—-]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\*{1,4})(?=\s|$)"
)
"""What stands before a paragraph, an item, a heading or a note and numbers it."""


def roman(number: int) -> str:
    """A number in lower-case Roman numerals.

    >>> roman(14)
    'xiv'
    """
    numeral = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        numeral += sign * times
    return numeral


def letters(number: int) -> str:
    """A number in lower-case letters, as word processors go on after z.

    >>> letters(3), letters(28)
    ('c', 'bb')
    """
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def numeral(number: int, form: str) -> str:
    """A number in one of the forms that Word names; in digits where the form is another.

    >>> [numeral(4, form) for form in ("decimal", "lowerLetter", "upperRoman", "none")]
    ['4', 'd', 'IV', '']
    """
    if not 0 < number <= _MOST or form not in {
        "lowerLetter",
        "upperLetter",
        "lowerRoman",
        "upperRoman",
    }:
        return {"none": "", "bullet": BULLET, "decimalZero": f"{number:02}"}.get(form, str(number))
    text = letters(number) if form.endswith("Letter") else roman(number)
    return text.upper() if form.startswith("upper") else text


def raised(text: str) -> str:
    """Digits as superscripts, which is how the mark of a footnote is told from a number.

    >>> raised("12")
    '¹²'
    """
    return text.translate(_RAISED)
