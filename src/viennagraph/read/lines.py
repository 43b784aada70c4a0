"""Stretches of one page to lines in reading order, column by column."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph.read.glyphs import Stretch
from viennagraph.read.labels import LABEL, raised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONE_MARK: Final = re.compile(r"\d{1,3}|\*{1,4}")
_MOST_MARKS: Final = 200  # on one page: more are the numbers of a table
_BESIDE: Final = 0.3  # of the size: nearer than a space
_SAME_BASE: Final = 0.35  # of the size: stretches this close stand on one line
_FEWEST_IN_COLUMN: Final = 4
_FILLED: Final = 0.65  # of its column's width: a cell of a table seldom is so long
_FEWEST_GAPS: Final = 2
_ALIKE: Final = 0.3  # of the size: how far the gaps of a justified line differ
_DEEPEST_INDENT: Final = 4.0  # of the size

Row = tuple[Stretch, ...]


class Line(NamedTuple):
    """A line of text: its stretches from left to right, its page, and the edges of its column."""

    stretches: tuple[Stretch, ...]
    page: int
    column: int
    left_edge: float
    right_edge: float

    @property
    def words(self) -> str:
        """The words, with a tab between stretches that stand apart, but not after a label."""
        words = self.stretches[0].words
        for stretch in self.stretches[1:]:
            words += (" " if LABEL.fullmatch(words) else "\t") + stretch.words
        return words

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.stretches[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.stretches[-1].right

    @property
    def base(self) -> float:
        """The base line, counted from the foot of the page."""
        return self.stretches[0].base

    @property
    def size(self) -> float:
        """The height of the line's largest stretch."""
        return max(stretch.size for stretch in self.stretches)

    @property
    def is_bold(self) -> bool:
        """Whether the whole line is bold."""
        return all(stretch.is_bold for stretch in self.stretches)

    @property
    def is_row(self) -> bool:
        """Whether the line has cells, as a line of a table does."""
        return "\t" in self.words


def rows_of(stretches: Iterable[Stretch]) -> list[Row]:
    """Stretches on one base line, from the head of the page to its foot."""
    rows: list[list[Stretch]] = []
    for stretch in sorted(_with_marks(list(stretches)), key=lambda s: (-s.base, s.left)):
        near = rows and rows[-1][0].base - stretch.base < _SAME_BASE * max(
            stretch.size, rows[-1][0].size
        )
        if near:
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return [tuple(sorted(row, key=lambda s: s.left)) for row in rows]


def _with_marks(stretches: list[Stretch]) -> list[Stretch]:
    """The mark of a note as part of what it stands beside, where it was set by itself."""
    found = list(stretches)
    marks = [stretch for stretch in stretches if _LONE_MARK.fullmatch(stretch.words)]
    for mark in marks if len(marks) < _MOST_MARKS else ():
        for place, host in enumerate(found):
            rise = mark.base - host.base
            if not (mark.size < 0.9 * host.size and 0.1 < rise / host.size < 0.7):  # noqa: PLR2004 - see glyphs
                continue
            if -1 <= mark.left - host.right < _BESIDE * host.size:
                joined = host._replace(words=host.words + raised(mark.words), right=mark.right)
            elif -1 <= host.left - mark.right < host.size:
                joined = host._replace(words=f"{raised(mark.words)} {host.words}", left=mark.left)
            else:
                continue
            found[place] = joined
            found.remove(mark)
            break
    return found


def lines_of(rows: list[Row], number: int, gutter: float | None) -> Iterator[Line]:
    """The rows in reading order: a band of two columns is read down the left one first."""
    if not rows:
        return
    left, right = _edges(rows)
    column = 0
    band: list[Row] = []
    for row in [*rows, None]:
        if row and gutter and not any(s.left < gutter < s.right for s in row):
            band.append(row)
            continue
        for part, edges in _columns(band, gutter):
            column += 1
            yield from (Line(_set_tight(line, edges), number, column, *edges) for line in part)
        band = []
        column += 1
        if row:
            yield Line(_set_tight(row, (left, right)), number, 0, left, right)


def _set_tight(row: Row, edges: tuple[float, float]) -> Row:
    """A row whose words were driven apart to fill the line, as the one stretch that it is.

    Then every word stands alone, the first and the last reach the edges, and all gaps are alike,
    which no row of a table is.
    """
    size = row[0].size
    gaps = [right.left - left.right for left, right in pairwise(row)]
    begins = row[0].left - edges[0] < _DEEPEST_INDENT * size
    ends = edges[1] - row[-1].right < size / 2
    if len(gaps) < _FEWEST_GAPS or not (begins and ends) or max(gaps) - min(gaps) > _ALIKE * size:
        return row
    words = " ".join(stretch.words for stretch in row)
    is_bold = all(stretch.is_bold for stretch in row)
    return (row[0]._replace(words=words, right=row[-1].right, is_bold=is_bold),)


def _edges(rows: list[Row]) -> tuple[float, float]:
    """How far to the left and to the right anything stands."""
    stretches = [stretch for row in rows for stretch in row]
    return min(s.left for s in stretches), max(s.right for s in stretches)


def gutters(pages: Sequence[list[Row]]) -> list[float | None]:
    """Where the white between two columns runs on each page, if it does.

    A page with too few lines to show it, as the last one often is, has that of the others.
    """
    found = [_gutter(rows) if rows else None for rows in pages]
    shown = sorted(gutter for gutter in found if gutter is not None)
    if len(shown) * 2 < len(pages):
        return found
    usual = shown[len(shown) // 2]
    return [
        usual if gutter is None and rows and _is_clear(rows, usual) else gutter
        for rows, gutter in zip(pages, found, strict=True)
    ]


def _is_clear(rows: list[Row], gutter: float) -> bool:
    """Whether most lines stand on one side."""
    stretches = [stretch for row in rows for stretch in row]
    return sum(s.left < gutter < s.right for s in stretches) * 2 < len(stretches)


def _gutter(rows: list[Row]) -> float | None:
    """Where few lines cross the middle of a page, with columns of text on both sides."""
    left, right = _edges(rows)
    middle, width = (left + right) / 2, right - left
    stretches = [stretch for row in rows for stretch in row]
    places = [middle + width * step / 100 for step in range(-8, 9)]
    crossed = [sum(s.left < place < s.right for s in stretches) for place in places]
    fewest = min(crossed)
    best = [place for place, count in zip(places, crossed, strict=True) if count == fewest]
    gutter = best[len(best) // 2]
    on_left = [s.right - left for s in stretches if s.right <= gutter]
    on_right = [right - s.left for s in stretches if s.left >= gutter]
    if min(len(on_left), len(on_right)) < _FEWEST_IN_COLUMN:
        return None
    filled = _FILLED * width / 2
    return gutter if min(median(on_left), median(on_right)) > filled else None


def _columns(
    band: list[Row], gutter: float | None
) -> Iterator[tuple[list[Row], tuple[float, float]]]:
    """The left and the right column of a band, each with its edges."""
    if gutter is None or not band:
        return
    halves = [
        [part for row in band if (part := tuple(s for s in row if (s.left < gutter) is is_left))]
        for is_left in (True, False)
    ]
    for half in filter(None, halves):
        yield half, _edges(half)
