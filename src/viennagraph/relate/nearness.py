"""Which words come near to which, brought up to date where words are new or gone.

A shingle counts by how many texts hold it, so new words may change what old ones need: those are
looked at again, and all others stay as they were.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph.relate.candidates import MANY, TABLE, joined, needed_of

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection, Mapping, Sequence

    from viennagraph.relate.ledger import Ledger

_FEW: Final = 8  # with more than an eighth of the words new, all are compared anew


class Near(NamedTuple):
    """Words that were looked at, with how many shingles they must share, and their pairs."""

    needed: dict[int, float]
    pairs: set[tuple[int, int]]


def bring_up_to_date(
    ledger: Ledger, kind: str, new: Collection[int], gone: Sequence[array[int]]
) -> None:
    """Notes what comes near to new words of a kind, where others have the shingles that are gone.

    The words that are gone are no longer in the ledger.
    """
    runs = ledger.runs(kind)
    if (len(new) + len(gone)) * _FEW > len(runs):
        found = among_all(runs)
    else:
        found = around(runs, ledger.needed(kind), new, gone)
    for number in found.needed:
        ledger.part(number)
    ledger.set_needed(sorted(found.needed.items()))
    ledger.join(sorted(found.pairs))


def among_all(runs: Mapping[int, array[int]]) -> Near:
    """What is near among all words, by their shingles.

    >>> from array import array
    >>> rows = {7: array("Q", [1, 2, 3]), 9: array("Q", [2, 3, 4]), 11: array("Q", [5])}
    >>> among_all(rows).pairs
    {(7, 9)}
    """
    numbers = list(runs)
    needed: dict[int, float] = {}
    pairs: set[tuple[int, int]] = set()
    for position, count, found in joined(list(runs.values())):
        needed[numbers[position]] = count
        pairs.update((numbers[other], numbers[position]) for other in found)
    return Near(needed, pairs)


def around(
    runs: Mapping[int, array[int]],
    needed: Mapping[int, float],
    new: Collection[int],
    gone: Sequence[array[int]],
) -> Near:
    """What is near to new words, and to those whose shingles count otherwise than before.

    >>> from array import array
    >>> rows = {7: array("Q", [1, 2, 3]), 9: array("Q", [2, 3, 4]), 11: array("Q", [5])}
    >>> around(rows, {7: 0, 9: 0, 11: 0}, {9}, []).pairs
    {(7, 9)}
    """
    touched = {*new, *_recounted(runs, new, gone)}
    wanted = {run for number in touched for run in runs[number]}
    places = {run % TABLE for run in wanted}
    counts: Counter[int] = Counter()
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, row in runs.items():
        for run in [one for one in row if one % TABLE in places]:
            counts[run % TABLE] += 1
            if run in wanted:
                holders[run].append(number)
    telling = {
        number: [run for run in runs[number] if 1 < counts[run % TABLE] <= MANY]
        for number in touched
    }
    found = {number: needed_of(len(row), len(runs[number])) for number, row in telling.items()}
    pairs: set[tuple[int, int]] = set()
    for number, those in telling.items():
        shared = Counter(chain.from_iterable(holders[run] for run in those))
        for other, count in shared.items():
            theirs = found[other] if other in found else needed[other]
            if other != number and (count >= found[number] or count >= theirs):
                pairs.add((min(number, other), max(number, other)))
    return Near(found, pairs)


def _recounted(
    runs: Mapping[int, array[int]], new: Collection[int], gone: Sequence[array[int]]
) -> set[int]:
    """The words of which a shingle begins to count, or counts no longer."""
    change: Counter[int] = Counter()
    for number in new:
        change.update(run % TABLE for run in runs[number])
    for row in gone:
        change.subtract(run % TABLE for run in row)
    places = {place for place, count in change.items() if count}
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, row in runs.items():
        for run in [one for one in row if one % TABLE in places]:
            holders[run % TABLE].append(number)
    return {
        number
        for place, numbers in holders.items()
        if _tells(len(numbers)) != _tells(len(numbers) - change[place])
        for number in numbers
    }


def _tells(count: int) -> bool:
    return 1 < count <= MANY
