"""Sentences of a passage, as reading spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_END: Final = re.compile(r"(?<=[A-Za-z0-9)\]”’])[.!?][)”’]?(?=\s+[A-Z“(])")
_ABBREVIATED: Final = re.compile(
    r"\b(?:paras?|sect|chap|art|No|Nos|vol|Add|Corr|Rev|Mr|Ms|Mrs|Dr|St|vs|cf|e\.g|i\.e|[A-Z])$"
)


def sentences(reading: str, start: int, end: int) -> Iterator[Span]:
    """The sentences between two reading offsets.

    >>> words = "It met. See para. 3. It rose."
    >>> [words[s:e] for s, e in sentences(words, 0, len(words))]
    ['It met.', 'See para. 3.', 'It rose.']
    >>> words = "J. Doe spoke of AIRCOP. He left."
    >>> [words[s:e] for s, e in sentences(words, 0, len(words))]
    ['J. Doe spoke of AIRCOP.', 'He left.']
    """
    begin = start
    for found in _END.finditer(reading, start, end):
        if _ABBREVIATED.search(reading, max(start, found.start() - 6), found.start()):
            continue
        yield Span(begin, found.end())
        begin = found.end()
        while begin < end and reading[begin].isspace():
            begin += 1
    if begin < end:
        yield Span(begin, end)
