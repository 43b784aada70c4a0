"""Rates and how sure they are."""

from __future__ import annotations

import random
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SMALL: Final = 10
"""Below so many cases a rate is flagged: one case more would change it by a tenth."""

_DRAWS: Final = 1000
_SEED: Final = 20_171
_SURE: Final = 1.959964  # the normal quantile that leaves 2.5 % on either side


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many, with the bounds between which the rate lies with 95 % confidence."""

    part: int
    whole: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The rate itself; 0 where there is no case."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def is_small(self) -> bool:
        """Whether there are too few cases for the rate to say much."""
        return self.whole < SMALL


def wilson(part: int, whole: int) -> Rate:
    """The rate of independent cases, with the bounds of its score interval.

    Source: Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”,
    Journal of the American Statistical Association 22 (1927).

    >>> rate = wilson(7, 10)
    >>> round(rate.low, 2), rate.value, round(rate.high, 2)
    (0.4, 0.7, 0.89)
    """
    if whole == 0:
        return Rate(0, 0, 0.0, 1.0)
    share, square = part / whole, _SURE * _SURE
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    spread = sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    half = _SURE * spread / (1 + square / whole)
    return Rate(part, whole, max(0.0, middle - half), min(1.0, middle + half))


def bootstrapped(cases: Mapping[str, Sequence[bool]]) -> Rate:
    """The rate of cases that come in documents, with the bounds of its bootstrap interval.

    Cases of one document resemble each other, so whole documents are drawn with replacement, a
    thousand times, and the middle 95 % of the rates kept.  The draws are the same each time.
    Of one document nothing can be drawn: its cases are then taken as independent, which makes
    the interval look surer than it is.  Source: Efron, “Bootstrap Methods: Another Look at the
    Jackknife”, Annals of Statistics 7 (1979); drawing whole clusters: Davison and Hinkley,
    “Bootstrap Methods and their Application” (1997), section 3.8.

    >>> rate = bootstrapped({"d1": [True, True], "d2": [False], "d3": [True, False]})
    >>> rate.value, 0 <= rate.low < 0.6 < rate.high <= 1
    (0.6, True)
    """
    counts = [(sum(said), len(said)) for _, said in sorted(cases.items()) if said]
    part, whole = sum(one for one, _ in counts), sum(count for _, count in counts)
    if len(counts) < 2:  # noqa: PLR2004 (nothing to draw from)
        return wilson(part, whole)
    chance = random.Random(_SEED)  # noqa: S311 (the draws have to be the same each time)
    rates = []
    for _ in range(_DRAWS):
        drawn = chance.choices(counts, k=len(counts))
        rates.append(sum(one for one, _ in drawn) / sum(count for _, count in drawn))
    rates.sort()
    edge = _DRAWS // 40
    return Rate(part, whole, rates[edge], rates[-edge - 1])
