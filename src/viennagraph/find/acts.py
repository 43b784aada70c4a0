"""Resolutions and decisions cited by body and number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.find.locators import locator
from viennagraph.model import Document, Mention, MentionKind
from viennagraph.wording import symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.find.names import Hit

_DATE: Final = r"(?: of \d{1,2} \w+ \d{4})?"
_LIST: Final = rf"{symbols.NUMBER}(?:{_DATE}(?:, (?:and )?| and |,? as well as ){symbols.NUMBER})*"
_ACT: Final = re.compile(rf"\b(?P<type>[Rr]esolution|[Dd]ecision)s? (?P<numbers>{_LIST})")
_NUMBER: Final = re.compile(symbols.NUMBER)
_OF_BODY: Final = re.compile(r" of (?:the )?")
_BEFORE: Final = re.compile(r"(?:[’']s? |, (?:in )?its |(?P<its>\b[Ii]ts ))$")


def act_mentions(document: Document, bodies: dict[int, Hit]) -> Iterator[Mention]:
    """Each "resolution 56/10" with the body named before or after it, one mention a number.

    `bodies` holds the hits of bodies' names by the offset at which they end; a body that is not
    named leaves the detail `body` out.
    """
    reading = document.reading
    starts = {hit.start: hit for hit in bodies.values()}
    for found in _ACT.finditer(reading):
        start, body = _body_before(reading, found.start(), bodies)
        numbers = list(_NUMBER.finditer(reading, *found.span("numbers")))
        after = _OF_BODY.match(reading, numbers[-1].end())
        if body is None and after and after.end() in starts:
            body = starts[after.end()]
        its = body is None and re.search(
            r"\b[Ii]ts $", reading[max(0, found.start() - 5) : found.start()]
        )
        for index, number in enumerate(numbers):
            begin = start if index == 0 else number.start()
            details = [("type", found["type"].lower()), ("number", " ".join(number[0].split()))]
            if body is not None:
                details.append(("body", body.name))
            elif its:
                details.append(("body", "its"))
            yield Mention(
                MentionKind.ACT,
                document.leaf_at(begin).fragment,
                begin,
                number.end(),
                reading[begin : number.end()],
                f"{found['type'].lower()} {number[0]}",
                locator(reading, begin, number.end()),
                tuple(details),
            )


def _body_before(reading: str, start: int, bodies: dict[int, Hit]) -> tuple[int, Hit | None]:
    if start and reading[start - 1] == " " and (hit := bodies.get(start - 1)):
        return hit.start, hit
    before = _BEFORE.search(reading, max(0, start - 12), start)
    if before and (hit := bodies.get(before.start())):
        return hit.start, hit
    return start, None
