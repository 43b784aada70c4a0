"""Names that a document defines: a long form followed by its short form in parentheses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SHORT: Final = re.compile(
    r",? \((?P<said>hereinafter )?(?:(?:also )?(?:referred to as|called|known as) )?(?:the )?"
    r"(?P<quote>[“\"])?(?:the )?(?P<short>[A-Z][A-Za-z0-9&/.-]{1,14}(?: [A-Z][A-Za-z]+){0,2})"
    r"[”\"]?\)"
)
_WORD: Final = re.compile(r"[\w’'-]+")
_SMALL: Final = frozenset(
    [
        "of",
        "the",
        "for",
        "on",
        "and",
        "in",
        "to",
        "against",
        "a",
        "an",
        "its",
        "with",
        "from",
        "by",
        "at",
        "as",
    ]
)
_CLOSED: Final = re.compile(r"\)(?! [A-Z])")
_MOST_WORDS: Final = 24
_WIDEST: Final = 500


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and the long form before it, at reading spans."""

    short: str
    long: str
    start: int
    end: int
    short_start: int
    short_end: int


def definitions(reading: str, names: Mapping[int, int] | None = None) -> Iterator[Definition]:
    """Each definition in a text, by the initials of the long form.

    `names` gives the start of each known name by its end: what is quoted or said to hold
    "hereinafter" is another word for the name right before it.

    >>> text = "the Harbour Charter (hereinafter “the Charter”)"
    >>> [(d.long, d.short) for d in definitions(text, {19: 4})]
    [('Harbour Charter', 'Charter')]
    >>> [(d.long, d.short) for d in definitions("the Harbour Watch Project (HWP) and")]
    [('Harbour Watch Project', 'HWP')]
    """
    for found in _SHORT.finditer(reading):
        short = found["short"]
        near = max(0, found.start() - _WIDEST)
        line = reading.rfind("\n", near, found.start()) + 1 or near
        words = list(_WORD.finditer(reading, line, found.start()))[-_MOST_WORDS:]
        start = _long_start(reading, words, short)
        if start is None and names and (found["said"] or found["quote"]):
            start = names.get(found.start())
        if start is None:
            continue
        long = reading[start : found.start()]
        if len(long) > len(short) + 2:
            yield Definition(short, long, start, found.start(), *found.span("short"))


def _long_start(reading: str, words: list[re.Match[str]], short: str) -> int | None:
    """Where the long form begins: its words' initials, taken from the end, give the short form."""
    letters = [c.lower() for c in short if c.isalpha()]
    wanted = len(letters) - 1
    if wanted < 1:  # "Harbour Officer (P-3)" is a grade of staff
        return None
    for word in reversed(words):
        if reading[word.end() : word.end() + 1] in {".", ";", ":"} or _CLOSED.match(
            reading, word.end()
        ):
            return None
        parts = [p for p in re.split(r"[-’']", word[0]) if p]
        initials = [p[0].lower() for p in parts]
        if word[0].lower() in _SMALL and letters[wanted] != initials[0]:
            continue
        for initial in reversed(initials):
            if wanted >= 0 and letters[wanted] == initial:
                wanted -= 1
        if wanted < 0:
            begins = word[0][0].isupper() and _may_begin(short, letters, words, word)
            return word.start() if begins else None
        if not word[0][0].isupper() and word[0].lower() not in _SMALL:
            return None
    return None


def _may_begin(
    short: str, letters: list[str], words: list[re.Match[str]], first: re.Match[str]
) -> bool:
    """Whether a long form may begin with a word: with a number, each initial is that of a word.

    "Working Party on Harbours (WP.4)", but not "White (Malta), Chair of the Panel (WP.4)".
    """
    if not any(c.isdigit() for c in short):
        return True
    begun = [w for w in words if w.start() >= first.start() and w[0].lower() not in _SMALL]
    return letters == [w[0][0].lower() for w in begun[: len(letters)]]
