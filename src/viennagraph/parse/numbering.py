"""Numbers in a row: which value follows which, in digits, letters and Roman numerals."""

from __future__ import annotations

import re
from typing import Final

_ROMAN: Final = re.compile(
    r"(?=[MDCLXVI])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", re.IGNORECASE
)
_DIGITS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(numeral: str) -> int | None:
    """The value of a well-formed Roman numeral in either case.

    >>> roman("xiv"), roman("IIX")
    (14, None)
    """
    if not _ROMAN.fullmatch(numeral):
        return None
    values = [_DIGITS[c] for c in numeral.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-a if a < b else a for a, b in pairs)


def letter(label: str) -> int | None:
    """The place of a letter label: a, b … z, aa, bb ….

    >>> letter("c"), letter("bb"), letter("ab")
    (3, 28, None)
    """
    if not label.isalpha() or len(set(label.lower())) != 1:
        return None
    return ord(label[0].lower()) - ord("a") + 1 + 26 * (len(label) - 1)


def readings(label: str) -> dict[str, int]:
    """Every way to read a label as a number: style to value.

    >>> readings("i")
    {'letter': 9, 'roman': 1}
    """
    if label.isdigit():
        return {"digit": int(label)}
    found = {"letter": letter(label), "roman": roman(label)}
    return {style: value for style, value in found.items() if value is not None}
