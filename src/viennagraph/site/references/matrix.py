"""The matrix: bodies in rows, what they refer to in columns, how often in the cells."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from viennagraph.index import Cell, Cells, Thing

UNKNOWN: Final = "unknown"
"""What stands for a body that is not known."""

_MOST: Final = (60, 40)
_SHADES: Final = 5


@dataclass(frozen=True, slots=True)
class Square:
    """A place of the matrix: its cell, if there is one, and its shade from 1 to 5."""

    subject: Thing
    cell: Cell | None = None
    shade: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the body, its squares in the order of the columns, and the sum of all its cells."""

    body: Thing | None
    squares: tuple[Square, ...]
    total: int

    @property
    def path(self) -> str:
        """The body as addresses write it."""
        return path(self.body)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns in the order asked for, and how many of each are left out."""

    rows: tuple[Row, ...]
    columns: tuple[Thing, ...]
    hidden_rows: int = 0
    hidden_columns: int = 0


def path(body: Thing | None) -> str:
    """The body as addresses write it."""
    return body.path if body else UNKNOWN


def matrix(cells: Cells, sort: str = "name", most: tuple[int, int] = _MOST) -> Matrix:
    """The cells as rows and columns.

    `sort` is "name", "count", or the path of the column by which rows are put in order; columns
    are by name, or with "count" the one with most references first.
    """
    at = {(path(cell.body), cell.subject.path): cell for cell in cells.cells}
    bodies = {path(cell.body): cell.body for cell in cells.cells}
    subjects = {cell.subject.path: cell.subject for cell in cells.cells}
    rows = _sums(cells, lambda cell: path(cell.body))
    columns = _sums(cells, lambda cell: cell.subject.path)
    here = {row: cell.count for (row, column), cell in at.items() if column == sort}
    first = (rows, columns) if sort == "count" else (here, {})
    shown = _sorted(_most(columns, most[1]), first[1], subjects)
    listed = _sorted(_most(rows, most[0]), first[0], bodies)
    highest = max((cell.count for cell in cells.cells), default=1)
    return Matrix(
        rows=tuple(
            Row(
                bodies[row],
                tuple(_square(subjects[one], at.get((row, one)), highest) for one in shown),
                rows[row],
            )
            for row in listed
        ),
        columns=tuple(subjects[one] for one in shown),
        hidden_rows=len(rows) - len(listed),
        hidden_columns=len(columns) - len(shown),
    )


def shade(count: int, highest: int) -> int:
    """The shade of a number, by its logarithm: the highest is darkest, one is lightest.

    >>> shade(1, 100), shade(100, 100)
    (1, 5)
    """
    if highest <= 1:
        return 2
    return 1 + round((_SHADES - 1) * math.log(count) / math.log(highest))


def _square(subject: Thing, cell: Cell | None, highest: int) -> Square:
    return Square(subject, cell, shade(cell.count, highest) if cell else 0)


def _sums(cells: Cells, key: Callable[[Cell], str]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for cell in cells.cells:
        sums[key(cell)] += cell.count
    return sums


def _sorted(
    paths: Iterable[str], first: Mapping[str, int], things: Mapping[str, Thing | None]
) -> list[str]:
    """Those with the highest numbers first, then by name; what is not known comes last."""

    def key(one: str) -> tuple[int, bool, str, str]:
        thing = things[one]
        return (-first.get(one, 0), thing is None, thing.label.casefold() if thing else "", one)

    return sorted(paths, key=key)


def _most(counts: Counter[str], most: int) -> list[str]:
    return sorted(sorted(counts), key=lambda one: -counts[one])[:most]
