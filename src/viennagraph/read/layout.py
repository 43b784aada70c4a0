"""Stretches on pages to lines in reading order: columns, running heads, notes at the foot."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph.read.glyphs import Page, Stretch
from viennagraph.read.labels import LABEL, raised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MARK: Final = re.compile(r"(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\*{1,4})\s*(?=\S)")
_LONE_MARK: Final = re.compile(r"\d{1,3}|\*{1,4}")
_BESIDE: Final = 0.3  # of the size: nearer than a space
_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
_SAME_BASE: Final = 0.35  # of the size: stretches this close stand on one line
_EDGE_ROWS: Final = 3
_EDGE_SHARE: Final = 0.13  # of the page's height: no text stands there, but heads and feet do
_SMALLER: Final = 0.94  # notes are set at least this much smaller than the text
_FEWEST_IN_COLUMN: Final = 4
_FILLED: Final = 0.65  # of its column's width: a cell of a table seldom is so long
_LONG_PROSE: Final = 200


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


class Note(NamedTuple):
    """A note at the foot of a page."""

    mark: str
    lines: tuple[Line, ...]


class Sheet(NamedTuple):
    """A page as it is read: its running head, its lines, its notes, its foot."""

    head: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    foot: tuple[str, ...]


def sheets(pages: Sequence[Page]) -> tuple[Sheet, ...]:
    """The pages of a document as they are read."""
    rows = [_rows(page.stretches) for page in pages]
    usual = _usual_size(rows)
    keys = _recurring(pages, rows)
    found: list[Sheet] = []
    for number, (page, on_page) in enumerate(zip(pages, rows, strict=True), start=1):
        head, body, foot = _without_furniture(page, on_page, keys, number, rows[0])
        lines = [*_lines(body, number)]
        if number == 1:
            lines = [*_split_masthead(lines)]
        earlier = found[-1].notes if found else ()
        is_torn = bool(earlier) and not earlier[-1].lines[-1].words.endswith(".")
        text, rest, notes = _notes(lines, usual, is_torn=is_torn)
        if rest:
            whole = earlier[-1]._replace(lines=(*earlier[-1].lines, *rest))
            found[-1] = found[-1]._replace(notes=(*earlier[:-1], whole))
        found.append(Sheet(_words(head), tuple(text), tuple(notes), _words(foot)))
    return tuple(found)


Row = tuple[Stretch, ...]


def _words(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple("\t".join(stretch.words for stretch in row) for row in rows)


def _rows(stretches: Iterable[Stretch]) -> list[Row]:
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
    for mark in stretches:
        if not _LONE_MARK.fullmatch(mark.words):
            continue
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


def _usual_size(rows: Iterable[Iterable[Row]]) -> float:
    """The size in which most characters of the document are set."""
    sizes: Counter[float] = Counter()
    for stretch in (s for page in rows for row in page for s in row):
        sizes[round(stretch.size, 1)] += len(stretch.words)
    return max(sizes.items(), key=lambda item: (item[1], item[0]))[0] if sizes else 0.0


# ── running heads and feet ───────────────────────────────────────────────────────────────────


def _key(words: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", words)).strip()


def _edges(page: Page, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """The outermost rows, from the edge inwards: those of the head and those of the foot."""
    high, low = page.height * (1 - _EDGE_SHARE), page.height * _EDGE_SHARE
    head = [row for row in rows[:_EDGE_ROWS] if row[0].base > high]
    foot = [row for row in reversed(rows[-_EDGE_ROWS:]) if row[0].base < low]
    return head, foot


def _recurring(pages: Sequence[Page], rows: Sequence[list[Row]]) -> frozenset[tuple[bool, str]]:
    """What stands at the same edge of two pages or more, whatever its numbers."""
    times: Counter[tuple[bool, str]] = Counter()
    for page, on_page in zip(pages, rows, strict=True):
        head, foot = _edges(page, on_page)
        times.update({(True, _key(s.words)) for row in head for s in row})
        times.update({(False, _key(s.words)) for row in foot for s in row})
    return frozenset(key for key, count in times.items() if count > 1)


def _without_furniture(
    page: Page, rows: list[Row], keys: frozenset[tuple[bool, str]], number: int, first: list[Row]
) -> tuple[list[Row], list[Row], list[Row]]:
    """Head, body and foot; on the first page the head is its masthead, unless printed twice."""
    head, foot = _edges(page, rows)
    titles = Counter(stretch.words for row in first for stretch in row)

    def is_furniture(row: Row, *, is_head: bool) -> bool:
        for stretch in row:
            symbol = "/" in stretch.words and " " not in stretch.words
            recurs = (is_head, _key(stretch.words)) in keys
            if number == 1 and is_head:
                recurs = recurs and titles[stretch.words] > 1
                symbol = False
            known = symbol and titles[stretch.words] > 0
            if not (recurs or known or _PAGE_NUMBER.fullmatch(stretch.words)):
                return False
        return True

    top = _leading(head, [is_furniture(row, is_head=True) for row in head])
    bottom = _leading(foot, [is_furniture(row, is_head=False) for row in foot])
    return rows[:top], rows[top : len(rows) - bottom], rows[len(rows) - bottom :]


def _leading(rows: list[Row], verdicts: list[bool]) -> int:
    return next((place for place, good in enumerate(verdicts) if not good), len(rows))


# ── columns ──────────────────────────────────────────────────────────────────────────────────


def _lines(rows: list[Row], number: int) -> Iterator[Line]:
    """The rows in reading order: a band of two columns is read down the left one first."""
    if not rows:
        return
    left = min(stretch.left for row in rows for stretch in row)
    right = max(stretch.right for row in rows for stretch in row)
    gutter = _gutter(rows, left, right)
    column = 0
    band: list[Row] = []
    for row in [*rows, None]:
        if row and gutter and not any(s.left < gutter < s.right for s in row):
            band.append(row)
            continue
        for part, edges in _columns(band, gutter, left, right):
            column += 1
            yield from (Line(line, number, column, *edges) for line in part)
        band = []
        column += 1
        if row:
            yield Line(row, number, 0, left, right)


def _gutter(rows: list[Row], left: float, right: float) -> float | None:
    """Where the white between two columns runs, if it does: crossed by few, with many beside."""
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
    band: list[Row], gutter: float | None, left: float, right: float
) -> Iterator[tuple[list[Row], tuple[float, float]]]:
    """The left and the right column of a band; a band of few rows is read across."""
    if gutter is None or not band:
        return
    halves = [
        [part for row in band if (part := tuple(s for s in row if (s.left < gutter) is is_left))]
        for is_left in (True, False)
    ]
    if min(map(len, halves)) < _FEWEST_IN_COLUMN and len(band) < _FEWEST_IN_COLUMN:
        yield band, (left, right)
        return
    for half in filter(None, halves):
        begins = min(s.left for row in half for s in row)
        yield half, (begins, max(s.right for row in half for s in row))


def _split_masthead(lines: list[Line]) -> Iterator[Line]:
    """On a title page what stands side by side is no table, until the text begins."""
    in_masthead = True
    for line in lines:
        begun = LABEL.match(line.words) or len(line.words) > _LONG_PROSE
        in_masthead = in_masthead and not begun
        if in_masthead:
            yield from (line._replace(stretches=(stretch,)) for stretch in line.stretches)
        else:
            yield line


# ── notes ────────────────────────────────────────────────────────────────────────────────────


def _notes(
    lines: list[Line], usual: float, *, is_torn: bool
) -> tuple[list[Line], list[Line], list[Note]]:
    """The lines of the text, the rest of a torn note, and the notes of this page.

    Notes are the small lines at the end of each column, from the first that begins with a mark.
    """
    text: list[Line] = []
    rest: list[Line] = []
    notes: list[Note] = []
    for column in dict.fromkeys(line.column for line in lines):
        here = [line for line in lines if line.column == column]
        place = len(here)
        while place and here[place - 1].size < usual * _SMALLER:
            place -= 1
        marks = [n for n in range(place, len(here)) if _MARK.match(here[n].words)]
        first = marks[0] if marks else len(here)
        goes_on = is_torn and place
        text += here[: place if goes_on else first]
        rest += here[place:first] if goes_on else []
        for begin, end in zip(marks, [*marks[1:], len(here)], strict=False):
            found = _MARK.match(here[begin].words)
            notes.append(Note(found["mark"] if found else "", tuple(here[begin:end])))
    return text, rest, notes
