"""References over time: one small picture for each thing, all on the same scale."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from viennagraph.index import Cells, Thing

_MOST: Final = 24
_HEIGHT: Final = 60.0
_WIDTH: Final = 240.0


@dataclass(frozen=True, slots=True)
class Bar:
    """The references of a year: how many, and where the bar stands."""

    year: int
    count: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Multiple:
    """A thing, its references by year, and those whose year is not known."""

    subject: Thing
    bars: tuple[Bar, ...]
    total: int
    undated: int


@dataclass(frozen=True, slots=True)
class Multiples:
    """The pictures, the span of years that all share, and how many things are left out."""

    listed: tuple[Multiple, ...]
    first: int = 0
    last: int = 0
    highest: int = 0
    hidden: int = 0


def multiples(cells: Cells) -> Multiples:
    """The pictures of what is referred to most, the most first."""
    counts: dict[str, Counter[int]] = {}
    subjects = {cell.subject.path: cell.subject for cell in cells.cells}
    for cell in cells.cells:
        counts.setdefault(cell.subject.path, Counter()).update(
            one.year or 0 for one in cell.references
        )
    years = [year for count in counts.values() for year in count if year]
    if not years:
        return Multiples(())
    first, last = min(years), max(years)
    highest = max(number for count in counts.values() for year, number in count.items() if year)
    most = sorted(counts, key=lambda one: (-counts[one].total(), subjects[one].label))
    step = _WIDTH / (last - first + 1)
    width = round(min(step * 0.8, 28), 2)
    return Multiples(
        tuple(
            Multiple(
                subjects[one],
                tuple(
                    Bar(
                        year,
                        number,
                        round((year - first + 0.5) * step - width / 2, 2),
                        width,
                        round(_HEIGHT * number / highest, 2),
                    )
                    for year, number in sorted(counts[one].items())
                    if year
                ),
                counts[one].total(),
                counts[one][0],
            )
            for one in most[:_MOST]
        ),
        first,
        last,
        highest,
        max(0, len(most) - _MOST),
    )
