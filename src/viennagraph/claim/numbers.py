"""Numbers that count or measure something, in digits or in words, with their units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from viennagraph.claim.page import compiled
from viennagraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.page import Page

_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_YEAR: Final = re.compile(r"(?:1[89]|2[01])\d\d")
_UNIT: Final = re.compile(r"(?: [a-z][a-z’'-]*){1,5}|(?: (?:States|Governments|Member States)\b)")
_ENDS: Final = re.compile(
    r" (?:in|of|from|for|by|with|to|at|on|that|which|who|were|was|are|is|had|has|have|based|since"
    r"|between|among|during|as|than|under|per|through|including|held|made|worldwide|took|can|could"
    r"|may|should|will|would|the|a|an|it|they)\b"
)
_AND: Final = re.compile(r" (?:and|or) ")
_MANY: Final = re.compile(r"(?:s|people|women|men|children|police|persons|per cent)$")
# A digit, or the first letter of a number in words, where no word or sum of money goes on.
_FIRST: Final = re.compile(
    r"[\dtfsenTFSENſ](?<![\w./$€£–-].)(?i:(?<=\d)|(?=[wh]|[oi]|e[vn]|i[xgn]|l|if))"
)
_SCALES: Final = {"million": 10**6, "billion": 10**9}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text; its span begins with what qualifies it and ends with its unit."""

    span: Span
    value: str
    unit: str = ""
    qualifier: str = ""
    is_comparison: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join([f"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_SMALL[1:10])}))?", *_SMALL[2:]])
    return re.compile(
        r"(?<![\w./$€£–-])(?:(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?"
        rf"|(?P<word>(?:{words}))(?![\w-]))(?P<scale> (?:million|billion)\b)?"
        r"(?P<percent> per cent\b| ?%)?(?![\w/])",
        re.IGNORECASE,
    )


def in_digits(word: str) -> int:
    """The value of a number in words below one hundred.

    >>> in_digits("seven"), in_digits("Thirty-four")
    (7, 34)
    """
    tens, _, unit = word.lower().partition("-")
    if tens in _SMALL:
        return _SMALL.index(tens)
    return (_TENS.index(tens) + 2) * 10 + (_SMALL.index(unit) if unit else 0)


def numbers(page: Page, sentence: Span) -> Iterator[Number]:
    """The numbers of a sentence that count something, in order.

    Years, numbers of paragraphs and items, and numbers inside names count nothing.  A number with
    which another is compared has that one's unit where it has none.
    """
    before: Number | None = None
    for found in _found(page.reading, *sentence):
        at = _qualified(page, sentence.start, found.start())
        compared = before is not None and _is_compared(page, before.span.end, at)
        if _names_something(page, sentence, found) or (not compared and at < sentence.start):
            continue
        unit = " per cent" if found["percent"] else _unit(page.reading, found, sentence.end)
        if found["word"] and not compared and not _MANY.search(unit):
            continue
        if not unit and not compared:
            continue
        before = Number(
            Span(at, found.end() if found["percent"] else found.end() + len(unit)),
            _value(found),
            unit.strip() or (before.unit if before else ""),
            page.reading[at : found.start()].strip(),
            is_comparison=compared,
        )
        yield before


def _found(reading: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What the pattern finds, tried only where a number may begin."""
    pattern = _pattern()
    while first := _FIRST.search(reading, start, end):
        found = pattern.match(reading, first.start(), end)
        if found:
            yield found
        start = found.end() if found else first.end()


def _value(found: re.Match[str]) -> str:
    digits = found["digits"]
    whole = digits.replace(",", "") + (found["rest"] or "") if digits else in_digits(found["word"])
    scale = _SCALES.get((found["scale"] or "").strip().lower(), 1)
    return f"{(Decimal(whole) * scale).normalize():f}"


def _names_something(page: Page, sentence: Span, found: re.Match[str]) -> bool:
    """Whether a number is a year, the number of a part, or inside a name."""
    if found["digits"] and _YEAR.fullmatch(found[0]):
        return True
    start = max(sentence.start, found.start() - 40)
    ahead = page.reading[start : found.start()]
    if any(pattern.search(ahead) for _, pattern in page.cues("cue", "numbered-part")):
        return True
    return any(
        linked.mention.start <= found.start() < linked.mention.end
        for linked in page.linked(sentence.start, sentence.end)
    )


def _qualified(page: Page, start: int, at: int) -> int:
    """Where a number begins with its qualifier, if it has one."""
    begin = max(start, at - 20)
    for cue, _ in page.cues("cue", "qualifier"):
        if found := compiled(f"(?i:{cue.pattern})").search(page.reading[begin:at]):
            return begin + found.start()
    return at


def _is_compared(page: Page, start: int, at: int) -> bool:
    """Whether words of comparison lead from one number to another, with nothing else between."""
    words = page.reading[start:at]
    for _, pattern in page.cues("cue", "comparison"):
        if any(found.end() == len(words) for found in pattern.finditer(words)):
            return True
    return False


def _unit(reading: str, found: re.Match[str], end: int) -> str:
    """The words after a number that say what one of it is."""
    words = _UNIT.match(reading, found.end(), end)
    if words is None:
        return ""
    unit = words[0]
    if ends := _ENDS.search(unit):
        unit = unit[: ends.start()]
    for joined in _AND.finditer(unit):
        if _MANY.search(unit[: joined.start()]):
            return unit[: joined.start()]
    plural = [m.end() for m in re.finditer(r"(?:s|people|women|men|children)\b", unit)]
    return unit[: plural[-1]] if plural else unit
