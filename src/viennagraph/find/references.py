"""Words that stand for something named elsewhere: "the Meeting", "its subsidiary bodies"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from viennagraph.find.locators import locator
from viennagraph.find.spans import Cover
from viennagraph.model import Document, Mention, MentionKind
from viennagraph.wording.needed import needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_OVER_LINES: Final = re.compile(r"\\[snWDZ]|\[\^|\(\?s|\n")
"""What may match the end of a line."""


def reference_mentions(
    document: Document, patterns: Iterable[tuple[str, re.Pattern[str]]]
) -> Iterator[Mention]:
    """Each referring expression, by the way in which it is resolved."""
    reading = document.reading
    for key, pattern in patterns:
        for found in _found(pattern, reading):
            start, end = found.span()
            words = reading[start:end]
            start += len(words) - len(words.lstrip())
            end -= len(words) - len(words.rstrip())
            yield Mention(
                MentionKind.REFERENCE,
                document.leaf_at(start).fragment,
                start,
                end,
                reading[start:end],
                key,
                locator(reading, start, end),
                tuple((k, v.strip()) for k, v in found.groupdict().items() if v),
            )


def _found(pattern: re.Pattern[str], reading: str) -> Iterator[re.Match[str]]:
    """What a pattern finds, looked for only in lines that hold a word that it needs."""
    words = needed(pattern.pattern)
    if not words or _OVER_LINES.search(pattern.pattern):
        if not words or any(one in reading for one in words):
            yield from pattern.finditer(reading)
        return
    for start, end in _lines(reading, words):
        yield from pattern.finditer(reading, start, end)


def _lines(reading: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    end = -1
    while True:
        places = [at for one in words if (at := reading.find(one, end + 1)) >= 0]
        if not places:
            return
        start = reading.rfind("\n", 0, min(places)) + 1
        end = reading.find("\n", start)
        end = len(reading) if end < 0 else end
        yield start, end


def without_covered(references: Iterable[Mention], named: Iterable[Mention]) -> list[Mention]:
    """References but those that a name says: it holds the words, or "the Board" is a short name."""
    cover = Cover((m.start, m.end) for m in named)
    last_start: defaultdict[int, int] = defaultdict(int)
    for m in named:
        last_start[m.end] = max(last_start[m.end], m.start)
    return [
        m
        for m in references
        if not cover.holds(m.start, m.end)
        and not (m.key == "namesake" and last_start.get(m.end, 0) > m.start)
    ]
