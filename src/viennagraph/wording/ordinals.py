"""Ordinals: "Twelfth", "twenty-seventh", "62nd", "One hundred and third"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_UNITS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
_CARDINALS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TENS: Final = {
    "twenty": "twentieth",
    "thirty": "thirtieth",
    "forty": "fortieth",
    "fifty": "fiftieth",
    "sixty": "sixtieth",
    "seventy": "seventieth",
    "eighty": "eightieth",
    "ninety": "ninetieth",
}
_MOST_IN_WORDS: Final = 999
_SUFFIXES: Final = {1: "st", 2: "nd", 3: "rd"}

_SIMPLE: Final = (
    rf"(?:(?:{'|'.join(_TENS)})[- –](?:{'|'.join(_UNITS[:9])})"
    rf"|{'|'.join(_TENS.values())}|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
)
PATTERN: Final = (
    rf"(?:(?:(?:one |two |three )?hundred and )?{_SIMPLE}|(?:one |two |three )?hundredth"
    r"|\d{1,3}(?:st|nd|rd|th))"
)
"""A regular expression for an ordinal, to be used with re.IGNORECASE or on lower-case words."""


@cache
def _values() -> dict[str, int]:
    values = {word: n for n, word in enumerate(_UNITS, start=1)}
    for tens, (stem, ordinal) in enumerate(_TENS.items(), start=2):
        values[ordinal] = tens * 10
        for unit, word in enumerate(_UNITS[:9], start=1):
            values[f"{stem}-{word}"] = tens * 10 + unit
    return values


def value(ordinal: str) -> int | None:
    """The number behind an ordinal, in words or in digits.

    >>> value("Forty-first"), value("62nd"), value("one hundred and third"), value("last")
    (41, 62, 103, None)
    """
    words = re.sub(r"[ –-]+", " ", ordinal.strip().lower())
    if found := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", words):
        return int(found[1])
    hundreds = 0
    if found := re.match(r"(?:(one|two|three) )?hundred(th$| and )", words):
        hundreds = 100 * (_CARDINALS.index(found[1]) + 1 if found[1] else 1)
        words = words[found.end() :]
        if not words:
            return hundreds
    rest = _values().get(words.replace(" ", "-"))
    return None if rest is None else hundreds + rest


def in_words(number: int) -> str:
    """The ordinal in words, capitalised as in the name of a meeting.

    >>> in_words(12), in_words(41), in_words(103)
    ('Twelfth', 'Forty-first', 'One hundred and third')
    """
    hundreds, rest = divmod(number, 100)
    names = {n: word for word, n in _values().items()}
    if hundreds and not rest:
        return f"{_CARDINALS[hundreds - 1]} hundredth".capitalize()
    prefix = f"{_CARDINALS[hundreds - 1]} hundred and " if hundreds else ""
    return f"{prefix}{names[rest]}".capitalize() if number <= _MOST_IN_WORDS else in_digits(number)


def in_digits(number: int) -> str:
    """The ordinal in digits.

    >>> in_digits(1), in_digits(12), in_digits(62)
    ('1st', '12th', '62nd')
    """
    teens = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teens else _SUFFIXES.get(number % 10, 'th')}"
