"""Spans asked for what they hold, in logarithmic time."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Cover:
    """Stretches of a text that are taken.

    >>> cover = Cover([(0, 9), (4, 6), (20, 24)])
    >>> cover.holds(3, 8), cover.holds(8, 10), cover.holds(20, 24)
    (True, False, True)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def holds(self, start: int, end: int) -> bool:
        """Whether one stretch contains all characters from `start` to `end`."""
        before = bisect_right(self._starts, start) - 1
        return before >= 0 and self._reach[before] >= end
