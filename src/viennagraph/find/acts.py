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
# The engine skips to a letter faster than it looks for boundaries.
_ACT: Final = re.compile(
    r"(?P<type>[RrDd](?<!\w[RrDd])(?:(?<=[Rr])esolution|(?<=[Dd])ecision))s? "
    rf"(?P<number>{symbols.NUMBER})"
)
_DATE: Final = rf" of \d{{1,2}} {dates.MONTH} \d{{4}}"
_JOINT: Final = r"(?:, (?:and )?| and |,? as well as | to |; | \| )"
_PART: Final = re.compile(r"(?<=[ \d][A-Z])(?: and |, |[–-])(?P<part>[A-Z])\b")
_NEXT: Final = re.compile(rf"(?:{_DATE})?{_JOINT}(?P<number>{symbols.NUMBER})")
# A title between two numbers may hold anything but the end of a sentence and another act; the
# number after it shows itself by its date, or by the year in it.
_AFTER_TITLE: Final = re.compile(
    rf"(?:(?!{_TYPE.replace('?P<type>', '?:')} (?:E?S[-–])?\d|[.;:] )[^\n]){{0,300}}?"
    rf"{_JOINT}(?P<number>{symbols.NUMBER})(?:(?<=\d\d\))|(?={_DATE})|(?= on the ))"
)
_HEAD_OF_LIST: Final = re.compile(
    rf"^(?:[^\n]*?[ |])?{_TYPE}(?: and [^\n|]{{0,60}})?:?$", re.MULTILINE
)
_ROW: Final = re.compile(
    rf"\n(?:(?P<type>Resolution|Decision) )?(?P<number>{symbols.NUMBER})"
    r"(?=[ ;,|\d/()A-Z–-]*(?: and [A-Z])?(?:,? sect\. [IVXL\d]+)?(?: \||\t|\n|$))"
)
_GOVERNED: Final = re.compile(r"\b(?:of|the|with|by|to|and|on|in|under|for|from) $")
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
    listed = tuple(_listed(document, bodies))
    in_list = {mention.end for mention in listed}
    done = 0
    for found in _ACT.finditer(reading):
        if found.start("number") < done or found.end() in in_list:
            continue
        numbers = list(_numbers(reading, *found.span("number")))
        done = numbers[-1][1]
        start, body = _body_before(reading, found.start(), bodies)
        after = _OF_BODY.match(reading, numbers[-1][1])
        if body is None and after:
            body = starts.get(after.end())
        details = (("type", found["type"].lower()), *_adopter(reading, found.start(), body))
        for first, last, number in numbers:
            begin = start if first == found.start("number") else first
            yield _act(document, begin, last, number, details)
    yield from listed


def _numbers(reading: str, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """A number and those that follow it in a list, with dates and titles between them."""
    found: re.Match[str] | None
    while True:
        number = reading[first:last]
        yield first, last, number
        while part := _PART.match(reading, last):
            yield *part.span("part"), number[:-1] + part["part"]
            last = part.end()
        found = _NEXT.match(reading, last) or _AFTER_TITLE.match(reading, last)
        if found is None:
            return
        first, last = found.span("number")


def _listed(document: Document, bodies: Mapping[int, Hit]) -> Iterator[Mention]:
    """Rows that begin with a number, below a line such as "General Assembly resolutions"."""
    reading = document.reading
    for head in _HEAD_OF_LIST.finditer(reading):
        start, body = _body_before(reading, head.start("type"), bodies)
        if "|" in head[0] and _GOVERNED.search(reading, max(0, start - _WIDEST), start):
            continue  # a title that ends so, in a row of the list above
        adopter = _adopter(reading, head.start("type"), body)
        line = head.end()
        while adopter and (row := _ROW.match(reading, line)):
            kind = ("type", (row["type"] or head["type"]).lower())
            for first, last, number in _numbers(reading, *row.span("number")):
                begin = row.start() + 1 if first == row.start("number") else first
                yield _act(document, begin, last, number, (kind, *adopter))
            line = reading.find("\n", row.end())


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
