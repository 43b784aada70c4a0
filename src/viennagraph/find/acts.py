"""Resolutions and decisions cited by body and number, alone, in lists and in tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.find.locators import locator
from viennagraph.model import Document, Mention, MentionKind
from viennagraph.wording import dates, symbols

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viennagraph.find.names import Hit

_TYPE: Final = r"(?P<type>[Rr]esolution|[Dd]ecision)s?"
_ACT: Final = re.compile(rf"\b{_TYPE} (?P<number>{symbols.NUMBER})")
_DATE: Final = rf" of \d{{1,2}} {dates.MONTH} \d{{4}}"
_JOINT: Final = r"(?:, (?:and )?| and |,? as well as | to )"
_NEXT: Final = re.compile(rf"(?:{_DATE})?{_JOINT}(?P<number>{symbols.NUMBER})")
# A title between two numbers may hold anything but the end of a sentence and another act; the
# number after it shows itself by its date.
_AFTER_TITLE: Final = re.compile(
    rf"(?:(?!{_TYPE.replace('?P<type>', '?:')} \d|[.;:] )[^\n]){{0,300}}?"
    rf"{_JOINT}(?P<number>{symbols.NUMBER})(?={_DATE})"
)
_HEAD_OF_LIST: Final = re.compile(rf"^(?:[^\n|]* )?{_TYPE}$", re.MULTILINE)
_ROW: Final = re.compile(rf"\n(?P<number>{symbols.NUMBER})(?= \||\t)")
_OF_BODY: Final = re.compile(r" of (?:the )?")
_BEFORE: Final = re.compile(r"(?:[’']s? |, (?:in )?its )$")
_OWNER: Final = re.compile(
    r"\b(?:(?P<its>[Ii]ts|[Tt]heir) |(?P<noun>Assembly|Council|Commission|Committee|Conference)"
    r"(?:[’']s?)? )$"
)
_WIDEST: Final = 14


def act_mentions(document: Document, bodies: Mapping[int, Hit]) -> Iterator[Mention]:
    """Each "resolution 56/10" with the body named before or after it, one mention a number.

    `bodies` holds the hits of bodies' names by the offset at which they end; a body that is not
    named in full leaves a detail `owner` ("its", "Assembly") or none.
    """
    reading = document.reading
    starts = {hit.start: hit for hit in bodies.values()}
    for found in _ACT.finditer(reading):
        numbers = [found.span("number"), *_further(reading, found.end())]
        start, body = _body_before(reading, found.start(), bodies)
        after = _OF_BODY.match(reading, numbers[-1][1])
        if body is None and after:
            body = starts.get(after.end())
        details = (("type", found["type"].lower()), *_adopter(reading, found.start(), body))
        for first, last in numbers:
            begin = start if first == found.start("number") else first
            yield _act(document, begin, last, reading[first:last], details)
    yield from _listed(document, bodies)


def _further(reading: str, end: int) -> Iterator[tuple[int, int]]:
    """The numbers that follow in a list, with dates and titles between them."""
    while found := _NEXT.match(reading, end) or _AFTER_TITLE.match(reading, end):
        yield found.span("number")
        end = found.end("number")


def _listed(document: Document, bodies: Mapping[int, Hit]) -> Iterator[Mention]:
    """Rows that begin with a number, below a line such as "General Assembly resolutions"."""
    reading = document.reading
    heads = list(_HEAD_OF_LIST.finditer(reading))
    stops = [head.start() for head in heads[1:]] + [len(reading)]
    for head, stop in zip(heads, stops, strict=False):
        _, body = _body_before(reading, head.start("type"), bodies)
        adopter = _adopter(reading, head.start("type"), body)
        if not adopter:
            continue
        details = (("type", head["type"].lower()), *adopter)
        for row in _ROW.finditer(reading, head.end(), stop):
            yield _act(document, *row.span("number"), row["number"], details)


def _body_before(reading: str, start: int, bodies: Mapping[int, Hit]) -> tuple[int, Hit | None]:
    if start and reading[start - 1] == " " and (hit := bodies.get(start - 1)):
        return hit.start, hit
    before = _BEFORE.search(reading, max(0, start - _WIDEST), start)
    if before and (hit := bodies.get(before.start())):
        return hit.start, hit
    return start, None


def _adopter(reading: str, start: int, body: Hit | None) -> tuple[tuple[str, str], ...]:
    """Whose act it is, as far as the words right before it say."""
    if body is not None:
        return (("body", body.name),)
    found = _OWNER.search(reading, max(0, start - _WIDEST), start)
    if found is None:
        return ()
    return (("owner", found["noun"] or "its"),)


def _act(
    document: Document, start: int, end: int, number: str, details: tuple[tuple[str, str], ...]
) -> Mention:
    tidy = " ".join(number.split())
    return Mention(
        MentionKind.ACT,
        document.leaf_at(start).fragment,
        start,
        end,
        document.reading[start:end],
        f"{details[0][1]} {tidy}",
        locator(document.reading, start, end),
        (*details, ("number", tidy)),
    )
