"""Which texts may say the same: an inverted index of shingles, so that few pairs are compared.

A shingle is a run of three words.  Those that occur in one text alone join nothing, and those that
occur in very many join everything; neither is indexed.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Near: TypeAlias = Callable[[Sequence[Sequence[str]]], Iterable[tuple[int, tuple[int, ...]]]]
"""What finds for each text those before it that may say the same, by position."""

_RUN: Final = 3
MANY: Final = 200  # texts with a shingle after which it tells nothing
SHARE: Final = 0.3  # of the indexed shingles of the shorter text
LEAST: Final = 0.1  # of all shingles of the shorter text, however few are indexed
TABLE: Final = (1 << 22) - 3  # a prime: counts stand in a table of bytes, not of objects
_FULL: Final = 255
_BITS: Final = (1 << 63) - 1  # what other engines hold in one whole number


def candidates(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each text with the texts before it that share much with it, by position.

    Much is three tenths of the indexed shingles of the shorter of the two, and a tenth of all.

    >>> a = "Governments should train their customs officers at borders".split()
    >>> b = "Governments should train their customs officers".split()
    >>> list(candidates([a, b, ["nothing"]]))
    [(1, (0,))]
    """
    numbers: dict[str, int] = {}
    for position, _, found in joined([shingles(text, numbers) for text in texts]):
        if found:
            yield position, found


def joined(rows: Sequence[array[int]]) -> Iterator[tuple[int, float, tuple[int, ...]]]:
    """Each row of shingles: its position, how many it must share, and the earlier that do."""
    counts = _counts(rows)
    index: defaultdict[int, array[int]] = defaultdict(lambda: array("l"))
    needed: list[float] = []
    for position, row in enumerate(rows):
        useful = [shingle for shingle in row if 1 < counts[shingle % TABLE] <= MANY]
        postings = [index[shingle] for shingle in useful]
        shared = Counter(chain.from_iterable(postings))
        for one in postings:
            one.append(position)
        enough = needed_of(len(useful), len(row))
        needed.append(enough)
        found = sorted(n for n, k in shared.items() if k >= enough or k >= needed[n])
        yield position, enough, tuple(found)


def needed_of(indexed: int, whole: int) -> float:
    """How many shingles a text must share, by how many are indexed and how many it has.

    >>> needed_of(30, 40), needed_of(1, 40)
    (9.0, 4.0)
    """
    return max(SHARE * indexed, LEAST * whole)


def shingles(text: Sequence[str], numbers: dict[str, int]) -> array[int]:
    """The runs of words of a text as numbers, each once, whatever other texts there are.

    `numbers` keeps those of words from one text to the next.
    """
    row: list[int] = []
    for word in text:
        number = numbers.get(word)
        if number is None:
            number = numbers[word] = _number(word)
        row.append(number)
    runs = zip(*(row[start:] for start in range(_RUN)), strict=False)
    return array("Q", sorted({(a ^ b << 1 ^ c << 2) & _BITS for a, b, c in runs}))


def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def _counts(rows: Sequence[array[int]]) -> bytearray:
    """In how many texts the shingles of each place of the table occur, up to what a byte holds."""
    counts = bytearray(TABLE)
    for row in rows:
        for shingle in row:
            place = shingle % TABLE
            if counts[place] < _FULL:
                counts[place] += 1
    return counts
