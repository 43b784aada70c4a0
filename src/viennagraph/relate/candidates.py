"""Which texts may say the same: an inverted index of shingles, so that few pairs are compared.

A shingle is a run of three words.  Those that occur in one text alone join nothing, and those that
occur in very many join everything; neither is indexed.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Near: TypeAlias = Callable[[Sequence[Sequence[str]]], Iterable[tuple[int, tuple[int, ...]]]]
"""What finds for each text those before it that may say the same, by position."""

_RUN: Final = 3
MANY: Final = 200  # texts with a shingle after which it tells nothing
SHARE: Final = 0.3  # of the indexed shingles of the shorter text
TABLE: Final = (1 << 22) - 3  # a prime: counts stand in a table of bytes, not of objects
_FULL: Final = 255


def candidates(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each text with the texts before it that share much with it, by position.

    Much is three tenths of the indexed shingles of the shorter of the two.

    >>> a = "Governments should train their customs officers at borders".split()
    >>> b = "Governments should train their customs officers".split()
    >>> list(candidates([a, b, ["nothing"]]))
    [(1, (0,))]
    """
    numbers: dict[str, int] = {}
    rows = [shingles(text, numbers) for text in texts]
    counts = _counts(rows)
    index: defaultdict[int, array[int]] = defaultdict(lambda: array("l"))
    needed: list[float] = []
    for position, row in enumerate(rows):
        useful = [shingle for shingle in row if 1 < counts[shingle % TABLE] <= MANY]
        postings = [index[shingle] for shingle in useful]
        shared = Counter(chain.from_iterable(postings))
        for one in postings:
            one.append(position)
        enough = SHARE * len(useful)
        needed.append(enough)
        found = sorted(n for n, k in shared.items() if k >= enough or k >= needed[n])
        if found:
            yield position, tuple(found)


def shingles(text: Sequence[str], numbers: dict[str, int]) -> array[int]:
    """The runs of words of a text as numbers, each once."""
    row = [numbers.setdefault(word, len(numbers)) for word in text]
    runs = zip(*(row[start:] for start in range(_RUN)), strict=False)
    return array("Q", sorted({a << 42 | b << 21 | c for a, b, c in runs}))


def _counts(rows: Sequence[array[int]]) -> bytearray:
    """In how many texts the shingles of each place of the table occur, up to what a byte holds."""
    counts = bytearray(TABLE)
    for row in rows:
        for shingle in row:
            place = shingle % TABLE
            if counts[place] < _FULL:
                counts[place] += 1
    return counts
