"""Words that stand for something named elsewhere: "the Meeting", "its subsidiary bodies"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from viennagraph.find.locators import locator
from viennagraph.find.spans import Cover
from viennagraph.model import Document, Mention, MentionKind
from viennagraph.wording.needed import needed

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator


def reference_mentions(
    document: Document, patterns: Iterable[tuple[str, re.Pattern[str]]]
) -> Iterator[Mention]:
    """Each referring expression, by the way in which it is resolved."""
    reading = document.reading
    for key, pattern in patterns:
        words = needed(pattern.pattern)
        if words and not any(one in reading for one in words):
            continue
        for found in pattern.finditer(reading):
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
