"""Symbols of documents, and the addenda that follow them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.find.locators import locator
from viennagraph.model import Document, Mention, MentionKind
from viennagraph.wording import symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

_SYMBOL: Final = re.compile(symbols.PATTERN)
_ADDENDA: Final = re.compile(rf"(?:,? and |, |/)(?P<addenda>{symbols.ADDENDA})")


def symbol_mentions(document: Document) -> Iterator[Mention]:
    """Each document symbol, and after it the addenda that share its stem."""
    reading = document.reading
    for found in _SYMBOL.finditer(reading):
        words = found[0].rstrip(".-–")
        if not symbols.is_symbol(words):
            continue
        start, end = found.start(), found.start() + len(words)
        yield _symbol(document, start, end, words)
        more = _ADDENDA.match(reading, end)
        while more:
            stem = re.sub(r"/(?:Add|Corr|Rev)\.\d+$", "", words)
            first, last = more.span("addenda")
            yield _symbol(document, first, last, f"{stem}/{_tidy(more['addenda'])}")
            more = _ADDENDA.match(reading, last)


def _tidy(addenda: str) -> str:
    return re.sub(r"(?<=[-–])(?:Add|Corr|Rev)\.", "", addenda.replace(" ", "")).replace("–", "-")


def _symbol(document: Document, start: int, end: int, key: str) -> Mention:
    return Mention(
        MentionKind.SYMBOL,
        document.leaf_at(start).fragment,
        start,
        end,
        document.reading[start:end],
        key.replace("–", "-"),
        locator(document.reading, start, end),
    )
