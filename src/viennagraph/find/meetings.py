"""Meetings and sessions by ordinal, and the sittings within them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from viennagraph.find.names import Hit
from viennagraph.model import Document, Mention, MentionKind
from viennagraph.wording import ordinals

_ORDINAL: Final = ordinals.PATTERN
_HEAD: Final = re.compile(
    rf"\b(?P<ordinal>{_ORDINAL}) (?P<special>special |emergency special )?"
    r"(?P<noun>meeting|session|congress)\b(?P<of> (?:of|on) (?:the )?)?",
    re.IGNORECASE,
)
_PLAIN: Final = re.compile(rf"\b(?P<ordinal>{_ORDINAL}) (?=[A-Z])", re.IGNORECASE)
_SITTINGS: Final = re.compile(
    r"\b(?P<first>\d{1,3})(?:st|nd|rd|th)(?P<joint> to | and |–|-|, )"
    r"(?:(?P<second>\d{1,3})(?:st|nd|rd|th) (?:and|to) )?(?P<last>\d{1,3})(?:st|nd|rd|th) meetings?\b"
)
_SEGMENT: Final = re.compile(
    r"\b(?P<label>(?:[Hh]igh-level|[Mm]inisterial) [Ss]egment) of (?:the |its )?$"
)


def meeting_mentions(
    document: Document, hits: dict[int, list[Hit]], taken: set[int]
) -> Iterator[Mention]:
    """Each meeting, session or sitting that an ordinal names.

    `hits` holds the names found, by the offset at which they begin, the longest first; `taken` the
    offsets at which a name begins that already names a meeting.
    """
    reading = document.reading
    sittings: list[tuple[int, int]] = []
    for found in _SITTINGS.finditer(reading):
        sittings.append(found.span())
        first, last = int(found["first"]), int(found["last"])
        is_range = found["joint"] in {" to ", "–", "-"}
        numbers = range(first, last + 1) if is_range else sorted({first, last})
        if found["second"]:
            numbers = sorted({first, int(found["second"]), last})
        key = " ".join(str(number) for number in numbers)
        yield _mention(document, MentionKind.SITTING, *found.span(), key)
    for found in _HEAD.finditer(reading):
        start, noun_start = found.start(), found.start("noun")
        number = ordinals.value(found["ordinal"])
        inside = any(a <= start < b for a, b in sittings)
        if number is None or inside or start in taken:
            continue
        yield _headed(document, found, number, hits, noun_start)
    for found in _PLAIN.finditer(reading):
        number = ordinals.value(found["ordinal"])
        if number is None or found.start() in taken or not found["ordinal"][0].isdigit():
            continue
        for hit in hits.get(found.end(), [])[:1]:
            details = (("body", hit.name), ("noun", "session"))
            span = (found.start(), hit.end)
            yield _mention(document, MentionKind.MEETING, *span, str(number), details)


def _headed(
    document: Document,
    found: re.Match[str],
    number: int,
    hits: dict[int, list[Hit]],
    noun_start: int,
) -> Mention:
    noun = found["noun"].lower()
    end = found.end("noun")
    named = [hit for hit in hits.get(noun_start, []) if hit.end > end]
    if named:
        details = (("body", named[0].name), ("noun", noun), ("form", "name"))
        return _mention(
            document, MentionKind.MEETING, found.start(), named[0].end, str(number), details
        )
    if found["of"] and (of_body := hits.get(found.end(), [])):
        kind = "special session" if found["special"] else noun
        details = (("body", of_body[0].name), ("noun", kind), ("form", "of"))
        return _mention(
            document, MentionKind.MEETING, found.start(), of_body[0].end, str(number), details
        )
    is_sitting = noun == "meeting" and found["noun"][0].islower()
    if is_sitting:
        return _mention(document, MentionKind.SITTING, found.start(), end, str(number))
    kind = "special session" if found["special"] else noun
    before = document.reading[max(0, found.start() - 4) : found.start()].lower()
    details = (("noun", kind), *((("owner", "its"),) if before == "its " else ()))
    return _mention(document, MentionKind.MEETING, found.start(), end, str(number), details)


def _mention(
    document: Document,
    kind: MentionKind,
    start: int,
    end: int,
    key: str,
    details: tuple[tuple[str, str], ...] = (),
) -> Mention:
    passage = document.leaf_at(start).fragment
    return Mention(kind, passage, start, end, document.reading[start:end], key, None, details)
