"""Draws pairs of provisions that a store joins as restatements, for a reader to judge.

    python scripts/restatement_sample.py STORE [--count 200] [--seed 20211]

Every grade is drawn from in proportion, at least ten of each where there are as many; the same
store, count and seed give the same pairs.  Words stand on the screen alone: they are quotations.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viennagraph import store
from viennagraph.ask.engines import Oxigraph
from viennagraph.relate.provisions import formulas, provisions
from viennagraph.relate.restatements import Restatement, restatements

if TYPE_CHECKING:
    from collections.abc import Sequence

_COUNT: Final = 200
_SEED: Final = 20211
_LEAST: Final = 10


def sample(found: Sequence[Restatement], count: int, seed: int) -> list[Restatement]:
    """So many pairs, in the order of their names."""
    rng = random.Random(seed)  # noqa: S311 (nothing is kept secret)
    grades: defaultdict[str, list[Restatement]] = defaultdict(list)
    for one in sorted(found, key=_name):
        grades[one.grade].append(one)
    drawn: list[Restatement] = []
    for grade in sorted(grades):
        here = grades[grade]
        wanted = max(_LEAST, round(count * len(here) / len(found)))
        drawn += rng.sample(here, min(wanted, len(here)))
    return sorted(drawn, key=lambda one: (one.grade, *_name(one)))


def _name(one: Restatement) -> tuple[str, str]:
    return one.earlier.passage, one.later.passage


def main() -> None:
    """Prints the pairs with their words."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--count", type=int, default=_COUNT)
    parser.add_argument("--seed", type=int, default=_SEED)
    options = parser.parse_args()
    with store.reading(options.store) as snapshot:
        engine = Oxigraph(snapshot.store)
        found = restatements(provisions(engine), formulas(engine))
    for number, one in enumerate(sample(found, options.count, options.seed), start=1):
        earlier, later = (part.passage.rpartition("/")[2] for part in (one.earlier, one.later))
        sys.stdout.write(f"{number}\t{one.grade}\t{one.similarity:.3f}\t{earlier}\t{later}\n")
        sys.stdout.write(f"\t{one.earlier.text}\n\t{one.later.text}\n")


if __name__ == "__main__":
    main()
