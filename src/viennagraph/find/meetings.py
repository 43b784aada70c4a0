"""Meetings and sessions by ordinal, and the sittings within them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.find.spans import Cover
from viennagraph.model import Document, Mention, MentionKind
from viennagraph.wording import ordinals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from viennagraph.find.names import Hit


_ORDINAL: Final = ordinals.PATTERN
# Expressions that begin with a character are skipped to, those that begin with a boundary are not.
_HELD: Final = re.compile(r"(?P<noun>[mMsSſcC](?i:(?<=m)eeting|(?<=s)ession|(?<=c)ongress))\b")
_ORDINAL_BEFORE: Final = re.compile(
    rf"\b(?P<ordinal>{_ORDINAL}) (?P<special>special |emergency special )?$", re.IGNORECASE
)
_OF: Final = re.compile(r" (?:of|on) (?:the )?", re.IGNORECASE)
_LONGEST: Final = 64
_FIRST_DIGITS: Final = r"\d(?<!\w\d)\d{0,2}(?:st|nd|rd|th)"
_PLAIN: Final = re.compile(rf"(?P<ordinal>{_FIRST_DIGITS}) (?=[A-Z])")
_DIGITS: Final = r"\d{1,3}(?:st|nd|rd|th)"
_SITTINGS: Final = re.compile(
    rf"(?P<list>{_FIRST_DIGITS}(?:(?: to |, and |, | and |[–-]){_DIGITS})+) meetings?\b"
)
_RANGE: Final = re.compile(r"(?P<first>\d{1,3})[a-z]{2}(?:(?: to |[–-])(?P<last>\d{1,3})[a-z]{2})?")
_ITS: Final = 4
_NAME_BEFORE: Final = re.compile(
    r"(?P<name>[A-Z][\w’'./-]*)[”\")]*,?"
    r" (?:at|in|during|since|from|to|until|before|prior to|after) its $"
)


def meeting_mentions(
    document: Document, hits: Mapping[int, Sequence[Hit]], taken: set[int]
) -> Iterator[Mention]:
    """Each meeting, session or sitting that an ordinal names.

    `hits` holds the names of bodies, by the offset at which they begin, the longest first; `taken`
    the offsets at which a name begins that already names a meeting.
    """
    reading = document.reading
    sittings: list[tuple[int, int]] = []
    for found in _SITTINGS.finditer(reading):
        sittings.append(found.span())
        key = " ".join(str(number) for number in _numbers(found["list"]))
        yield _mention(document, MentionKind.SITTING, *found.span(), key)
    listed = Cover(sittings)
    ends = {hit.end for begun in hits.values() for hit in begun}
    for noun in _HELD.finditer(reading):
        at = noun.start()
        ordinal = _ORDINAL_BEFORE.search(reading, max(0, at - _LONGEST), at)
        if ordinal is None or ordinal.start() in taken or listed.holds(ordinal.start(), at):
            continue
        if number := ordinals.value(ordinal["ordinal"]):
            yield _headed(document, ordinal, noun, number, hits, ends)
    for found in _PLAIN.finditer(reading):
        for hit in () if found.start() in taken else hits.get(found.end(), ())[:1]:
            details = (("body", hit.name), ("noun", "session"))
            key = str(ordinals.value(found["ordinal"]))
            yield _mention(document, MentionKind.MEETING, found.start(), hit.end, key, details)


def _numbers(words: str) -> list[int]:
    """The ordinals of a list with ranges: "3rd to 5th and 9th"."""
    numbers: set[int] = set()
    for found in _RANGE.finditer(words):
        first = int(found["first"])
        numbers |= set(range(first, int(found["last"] or first) + 1)) or {first}
    return sorted(numbers)


def _headed(
    document: Document,
    ordinal: re.Match[str],
    noun: re.Match[str],
    number: int,
    hits: Mapping[int, Sequence[Hit]],
    ends: set[int],
) -> Mention:
    """The meeting of an ordinal and a noun, with the body that is named in or after the noun."""
    reading, start, end = document.reading, ordinal.start(), noun.end()
    word = noun["noun"].lower()
    kind = "special session" if ordinal["special"] else word
    details: tuple[tuple[str, str], ...] = (("noun", kind),)
    of = _OF.match(reading, end)
    if named := [hit for hit in hits.get(noun.start(), ()) if hit.end > end]:
        end = named[0].end
        details = (("body", named[0].name), ("noun", word), ("form", "name"))
    elif of and (holders := hits.get(of.end())):
        end = holders[0].end
        details = (("body", holders[0].name), ("noun", kind), ("form", "of"))
    elif word == "meeting" and noun["noun"][0].islower():
        return _mention(document, MentionKind.SITTING, start, end, str(number))
    elif reading[max(0, start - _ITS) : start].lower() == "its ":
        is_unknown = _NAME_BEFORE.search(reading, max(0, start - _LONGEST), start)
        known = is_unknown is None or is_unknown.end("name") in ends
        details = (*details, ("owner", "its" if known else "another"))
    elif of and reading.startswith(" of ", end) and not reading[of.end()].isdigit():
        details = (*details, ("owner", "another"))
    return _mention(document, MentionKind.MEETING, start, end, str(number), details)


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
