"""What a measurement comes to, and how it is written down."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Sample:
    """Repeated measurements of one thing."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The value in the middle."""
        return statistics.median(self.values)

    @property
    def spread(self) -> float:
        """How far the least and the greatest lie apart, as a share of the median."""
        return (max(self.values) - min(self.values)) / self.median if self.median else 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: what was measured, beside what, and what was promised.

    `ratio` compares with the peer or yardstick of the same run, and is the better the greater it
    is; `holds` tells whether the promise `must` is kept, and is None where a figure has none.
    """

    name: str
    what: str
    unit: str
    ours: Sample
    peer: str = ""
    theirs: Sample | None = None
    ratio: float | None = None
    must: str = ""
    holds: bool | None = None
    note: str = ""


def busy(work: Callable[[], object], times: int = 3) -> Sample:
    """How many seconds of the processor some work takes, each time it is done."""
    values: list[float] = []
    for _ in range(times):
        begun = time.process_time()
        work()
        values.append(time.process_time() - begun)
    return Sample(tuple(values))


def rates(amount: float, seconds: Sample) -> Sample:
    """An amount by the seconds that it took."""
    return Sample(tuple(amount / max(one, 1e-9) for one in seconds.values))


def table(figures: list[Figure]) -> str:
    """The figures as a table of Markdown."""
    rows = [
        "| what | measured | spread | beside | there | ratio | must | holds |",
        "|---|--:|--:|---|--:|--:|---|---|",
    ]
    rows += [
        f"| {one.what} | {_number(one.ours.median)} {one.unit} | {one.ours.spread:.0%} "
        f"| {one.peer} | {_number(one.theirs.median) if one.theirs else ''} "
        f"| {_number(one.ratio) if one.ratio is not None else ''} "
        f"| {one.must} | {_answer(one.holds)} |"
        for one in figures
    ]
    return "\n".join(rows)


def _answer(holds: bool | None) -> str:  # noqa: FBT001 - the third answer is None
    return "" if holds is None else "yes" if holds else "**no**"


def _number(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:,.0f}"  # noqa: PLR2004 - three digits
