"""Sets of numbered provisions, small in memory and quick to intersect and to count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator

_WIDTH: Final = 32  # a sparse set takes as many bits for each member


@dataclass(frozen=True, slots=True)
class Members:
    """Which provisions have a value: as bits where they stand close, as numbers where they do not.

    >>> from array import array
    >>> Members.of(array("I", [1, 5, 9])).count(0b10_0010)
    2
    """

    size: int
    first: int
    bits: int
    few: array[int] | None = None

    @classmethod
    def of(cls, numbers: array[int]) -> Members:
        """The set of these numbers, which stand in order."""
        size = len(numbers)
        first, span = (numbers[0], numbers[-1] - numbers[0] + 1) if size else (0, 0)
        if span > size * _WIDTH:
            return cls(size, 0, 0, numbers)
        return cls(size, first, mask((number - first for number in numbers), span))

    def count(self, chosen: int, flags: bytes = b"") -> int:
        """How many members are among the chosen ones; `flags` are their bits as bytes."""
        if self.few is None:
            return (chosen >> self.first & self.bits).bit_count()
        flags = flags or as_bytes(chosen, max(self.few, default=0) + 1)
        return sum(flags[number >> 3] >> (number & 7) & 1 for number in self.few)

    def mask(self, total: int) -> int:
        """The set as bits."""
        return self.bits << self.first if self.few is None else mask(self.few, total)


def mask(numbers: Iterable[int], total: int) -> int:
    """The bits of these numbers.

    >>> bin(mask([0, 3], 8))
    '0b1001'
    """
    flags = bytearray((total >> 3) + 1)
    for number in numbers:
        flags[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(flags, "little")


def as_bytes(bits: int, total: int) -> bytes:
    """The bits as bytes, in which a number's bit is found at once."""
    return bits.to_bytes((max(total, bits.bit_length()) >> 3) + 1, "little")


def numbers(bits: int) -> Iterator[int]:
    """The members in order, found byte by byte.

    >>> list(numbers(0b1001))
    [0, 3]
    """
    for place, byte in enumerate(bits.to_bytes((bits.bit_length() >> 3) + 1, "little")):
        if byte:
            start = place << 3
            yield from (start + offset for offset in range(8) if byte >> offset & 1)
