"""Figures: what the numbers of a text count, for which year, and with what they are compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.claim.numbers import Number, numbers
from viennagraph.model import Claim, Passage, PassageKind, Ref, Span, Typed
from viennagraph.relations import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.page import Page

_TOLD: Final = (PassageKind.PARAGRAPH, PassageKind.BLOCK, PassageKind.ITEM, PassageKind.FOOTNOTE)
_PERIOD: Final = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Ff]or)(?: the year)? (?P<year>\d{4})\b")
_BREAK: Final = re.compile(r"[,;:]| which | that ")
_OF: Final = re.compile(r" of (?:the )?")


def figure_claims(page: Page) -> Iterator[Claim]:
    """Claims about the numbers in the sentences of a document."""
    for passage in page.leaves(*_TOLD):
        position = 0
        for sentence in page.sentences(passage):
            found = tuple(numbers(page, sentence))
            for index, number in enumerate(found):
                position += 1
                until = found[index + 1].span.start if index + 1 < len(found) else sentence.end
                ref = page.numbered("figure", passage.fragment, position)
                yield from _claims(page, passage, ref, number)
                yield from _of(page, passage, ref, number)
                if year := _year(page, sentence, number, until):
                    yield Claim(ref, Relation.FOR_YEAR, Typed(year, "integer"), passage.fragment)
                if number.is_comparison:
                    back = _back(found[: index + 1])
                    other = page.numbered("figure", passage.fragment, position - back)
                    yield Claim(other, Relation.COMPARED_WITH, ref, passage.fragment)


def _back(found: tuple[Number, ...]) -> int:
    """How many numbers back the one is with which the last is compared: of its unit, if any."""
    *before, last = found
    same = (back for back, other in enumerate(reversed(before), start=1) if other.unit == last.unit)
    return next(same, 1)


def _claims(page: Page, passage: Passage, ref: Ref, number: Number) -> Iterator[Claim]:
    fragment = passage.fragment
    yield Claim(ref, Relation.IS_A, "vg:Figure", fragment)
    yield Claim(ref, Relation.STATED_IN, page.passage(fragment), fragment)
    yield Claim(ref, Relation.TEXT, " ".join(page.reading[slice(*number.span)].split()), fragment)
    yield Claim(ref, Relation.VALUE, Typed(number.value, "decimal"), fragment)
    if number.unit:
        yield Claim(ref, Relation.UNIT, number.unit, fragment)
    if number.qualifier:
        yield Claim(ref, Relation.QUALIFIER, number.qualifier, fragment)


def _of(page: Page, passage: Passage, ref: Ref, number: Number) -> Iterator[Claim]:
    """The named thing that is counted: "3 tons of heroin"."""
    end = passage.start + len(passage.words)
    of = _OF.match(page.reading, number.span.end, end)
    for linked in page.linked(number.span.end, end) if of else ():
        if of and linked.mention.start in {of.end(), of.start() + len(" of ")}:
            for thing in linked.entities:
                yield Claim(ref, Relation.OF, thing, passage.fragment)
            return


def _year(page: Page, sentence: Span, number: Number, until: int) -> str | None:
    """The year named after a number and before the next; else the one that opens the sentence."""
    clause = _BREAK.search(page.reading, number.span.end, until)
    if after := _PERIOD.search(page.reading, number.span.end, clause.start() if clause else until):
        return after["year"]
    opening = _PERIOD.match(page.reading, *sentence)
    return opening["year"] if opening and not number.is_comparison else None
