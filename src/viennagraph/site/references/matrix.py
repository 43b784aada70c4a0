"""The matrix: bodies in rows, what they refer to in columns, how often in the cells."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
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
    totals: tuple[int, ...]
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
    rows: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for cell in cells.cells:
        rows[path(cell.body)] += cell.count
        columns[cell.subject.path] += cell.count
    bodies = {path(cell.body): cell.body for cell in cells.cells}
    subjects = {cell.subject.path: cell.subject for cell in cells.cells}
    by_place = {(path(cell.body), cell.subject.path): cell for cell in cells.cells}

    def row_key(one: str) -> tuple[float, str, str]:
        body = bodies[one]
        label = body.label.casefold() if body else "~"
        here = by_place.get((one, sort))
        count = rows[one] if sort == "count" else here.count if here else 0
        return (-count, label, one)

    def column_key(one: str) -> tuple[int, str, str]:
        count = columns[one] if sort == "count" else 0
        return (-count, subjects[one].label.casefold(), one)

    kept_rows = _most(rows, most[0])
    kept_columns = sorted(_most(columns, most[1]), key=column_key)
    highest = max((cell.count for cell in cells.cells), default=1)
    return Matrix(
        rows=tuple(
            Row(
                bodies[row],
                tuple(
                    _square(subjects[one], by_place.get((row, one)), highest)
                    for one in kept_columns
                ),
                rows[row],
            )
            for row in sorted(kept_rows, key=row_key)
        ),
        columns=tuple(subjects[one] for one in kept_columns),
        totals=tuple(columns[one] for one in kept_columns),
        hidden_rows=len(rows) - len(kept_rows),
        hidden_columns=len(columns) - len(kept_columns),
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


def _most(counts: Counter[str], most: int) -> list[str]:
    return sorted(sorted(counts), key=lambda one: -counts[one])[:most]
