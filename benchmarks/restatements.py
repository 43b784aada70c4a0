"""How long it takes to find what says what again, and how much of it is found.

    python -m benchmarks.restatements STORE [--count 100000] [--seed 1]

Provisions are invented from the words of a store: each word follows one that it followed there, and
a tenth of them says an earlier one again, most with some words changed.  The same store, count and
seed give the same provisions.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viennagraph import store
from viennagraph.ask.engines import Oxigraph
from viennagraph.relate.candidates import candidates
from viennagraph.relate.grades import Said, score
from viennagraph.relate.provisions import Provision, formulas, provisions
from viennagraph.relate.restatements import restatements
from viennagraph.vocab import vg

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_AGAIN: Final = 0.1
_CHANGED: Final = 0.6
_FEW: Final = 12
_EACH: Final = 40  # provisions of a document
_A_YEAR: Final = 80  # documents of a year
_BOUND: Final = 0.25  # no grade is given to texts that share fewer of their words
_COUNT: Final = 100_000
_AMONG: Final = 10_000
_ASKED: Final = 300


@dataclass(frozen=True, slots=True)
class Measure:
    """How many provisions, what was found, in how many seconds, and how many of them busy."""

    provisions: int
    found: int
    seconds: float
    busy: float


@dataclass(frozen=True, slots=True)
class Recall:
    """Of the pairs that going through all would grade, how many were candidates."""

    pairs: int
    found: int

    @property
    def share(self) -> float:
        """The part that was found; all of it where there is nothing to find."""
        return self.found / self.pairs if self.pairs else 1.0


def invented(texts: Sequence[str], count: int, seed: int = 1) -> tuple[Provision, ...]:
    """Asks in words that follow one another in the texts, and some that are said again."""
    rng = random.Random(seed)  # noqa: S311 (nothing is kept secret)
    after: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        words = text.split()
        for one, other in pairwise(words):
            after[one].append(other)
    starts = [text.split()[0] for text in texts if text.split()]
    made: list[str] = []
    for number in range(count):
        if number > count // 100 and rng.random() < _AGAIN:
            made.append(_again(rng, rng.choice(made), starts))
            continue
        words = [rng.choice(starts)]
        length = rng.randint(25, 70)
        while len(words) < length:
            words.append(rng.choice(after.get(words[-1]) or starts))
        made.append(" ".join(words))
    return tuple(_provision(number, text) for number, text in enumerate(made))


def measure(found: Sequence[Provision], known: re.Pattern[str]) -> Measure:
    """How long it takes to find what these provisions say again."""
    begun, worked = time.perf_counter(), time.process_time()
    rows = restatements(found, known)
    return Measure(len(found), len(rows), time.perf_counter() - begun, time.process_time() - worked)


def recall(
    found: Sequence[Provision], known: re.Pattern[str], asked: int = _ASKED, seed: int = 1
) -> Recall:
    """What the candidates hold of the pairs that comparing each text with each would grade.

    `asked` texts are drawn by lot and held against every other one.
    """
    said = list({one.wording.forms: one for one in _said(found, known)}.values())
    near: defaultdict[int, set[int]] = defaultdict(set)
    for number, others in candidates([one.wording.forms for one in said]):
        for other in others:
            near[number].add(other)
            near[other].add(number)
    bags = [Counter(one.wording.forms) for one in said]
    sizes = [bag.total() for bag in bags]
    rng = random.Random(seed)  # noqa: S311 (as above)
    pairs = hits = 0
    for number in rng.sample(range(len(said)), min(asked, len(said))):
        for other in range(len(said)):
            total = sizes[number] + sizes[other]
            if other == number or 2 * (bags[number] & bags[other]).total() < _BOUND * total:
                continue
            if score(said[number], said[other]) is not None:
                pairs += 1
                hits += other in near[number]
    return Recall(pairs, hits)


def _said(found: Sequence[Provision], known: re.Pattern[str]) -> list[Said]:
    return [Said.of(one.text, one.title, known) for one in found]


def _again(rng: random.Random, text: str, others: Sequence[str]) -> str:
    words = text.split()
    if rng.random() < _CHANGED and len(words) > _FEW:
        for _ in range(rng.randint(1, 6)):
            words[rng.randrange(len(words))] = rng.choice(others)
    return " ".join(words)


def _provision(number: int, text: str) -> Provision:
    document = number // _EACH
    return Provision(
        iri=f"a:recommendation/{number}",
        kind=vg.Ask,
        text=text,
        passage=f"a:{document}#p{number}",
        document=f"a:{document}",
        date=f"{1950 + document // _A_YEAR:04}-01-01",
    )


def main() -> None:
    """Measures, and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--count", type=int, default=_COUNT)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with store.reading(options.store) as snapshot:
        engine = Oxigraph(snapshot.store)
        texts, known = [one.text for one in provisions(engine)], formulas(engine)
    done = measure(invented(texts, options.count, options.seed), known)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(
        f"{done.provisions} provisions, {done.found} restatements: "
        f"{done.seconds:.1f} s ({done.busy:.1f} s of the processor), {peak} MiB at most\n"
    )
    seen = recall(invented(texts, _AMONG, options.seed), known, seed=options.seed)
    sys.stdout.write(
        f"candidates among {_AMONG}: {seen.found} of {seen.pairs} pairs ({seen.share:.3f})\n"
    )


if __name__ == "__main__":
    main()
