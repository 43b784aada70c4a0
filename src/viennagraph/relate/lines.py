"""Things joined step by step into lines: a disjoint-set forest over numbers."""

from __future__ import annotations


class Lines:
    """Numbers in lines, each known by its smallest.

    >>> lines = Lines(4)
    >>> lines.join(3, 1)
    >>> lines.first(3), lines.first(2)
    (1, 2)
    """

    __slots__ = ("_above",)

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def first(self, number: int) -> int:
        """The smallest number of the line in which a number stands."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Makes one line of two."""
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = low
