"""Pages as they are read: lines in order, apart from running heads, feet and notes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph.read.labels import LABEL
from viennagraph.read.lines import Line, Row, gutters, lines_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from viennagraph.read.glyphs import Page

_MARK: Final = re.compile(r"(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\*{1,4})\s*(?=\S)")
_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE
)
_SYMBOL: Final = re.compile(r"[A-Z][A-Z0-9]*(?:/[A-Za-z0-9.()-]+)+")
_JOB: Final = re.compile(
    r"(?:[A-Z]{1,4}\.)?\d{2}-\d{4,7}(?:\s*\([A-Z]\))?(?:\s+\d{6,8})*|\*?\d{6,8}\*?|\([A-Z]\)"
)
_RULE: Final = re.compile(r"[_–—-]{4,}")
_EDGE_ROWS: Final = 4
_EDGE_SHARE: Final = 0.13  # of the page's height: no text stands there, but heads and feet do
_SMALLER: Final = 0.94  # notes are set at least this much smaller than the text
_ONE_CELL: Final = 1.3  # of the size: lines of one cell stand closer than rows
_ALIGNED: Final = 2.0  # points
_LONG_PROSE: Final = 200


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
    rows = [rows_of(page.stretches) for page in pages]
    usual = _usual_size(rows)
    keys = _recurring(pages, rows)
    parts = [
        _without_furniture(page, on_page, keys, number, rows[0])
        for number, (page, on_page) in enumerate(zip(pages, rows, strict=True), start=1)
    ]
    white = gutters([body for _, body, _ in parts])
    found: list[Sheet] = []
    for number, ((head, body, foot), gutter) in enumerate(zip(parts, white, strict=True), start=1):
        lines = [*lines_of(body, number, gutter)]
        if number == 1:
            lines = [*_split_masthead(lines)]
        rules = tuple(line.words for line in lines if _RULE.fullmatch(line.words))
        lines = _whole_rows([line for line in lines if not _RULE.fullmatch(line.words)])
        earlier = found[-1].notes if found else ()
        is_torn = bool(earlier) and not earlier[-1].lines[-1].words.endswith(".")
        text, rest, notes = _notes(lines, usual, is_torn=is_torn)
        if rest:
            whole = earlier[-1]._replace(lines=(*earlier[-1].lines, *rest))
            found[-1] = found[-1]._replace(notes=(*earlier[:-1], whole))
        found.append(Sheet(_words(head), tuple(text), tuple(notes), rules + _words(foot)))
    return tuple(found)


def _words(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple("\t".join(stretch.words for stretch in row) for row in rows)


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
            recurs = (is_head, _key(stretch.words)) in keys
            symbol = (_SYMBOL if is_head else _JOB).fullmatch(stretch.words) is not None
            if number == 1 and is_head:
                recurs, symbol = recurs and titles[stretch.words] > 1, False
            if not (recurs or symbol or _PAGE_NUMBER.fullmatch(stretch.words)):
                return False
        return True

    top = _leading(head, [is_furniture(row, is_head=True) for row in head])
    bottom = _leading(foot, [is_furniture(row, is_head=False) for row in foot])
    return rows[:top], rows[top : len(rows) - bottom], rows[len(rows) - bottom :]


def _leading(rows: list[Row], verdicts: list[bool]) -> int:
    return next((place for place, good in enumerate(verdicts) if not good), len(rows))


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


def _whole_rows(lines: list[Line]) -> list[Line]:
    """The lines with those that go on in a later cell of a row written into it."""
    found: list[Line] = []
    base = 0.0
    for line in lines:
        above = found[-1] if found else None
        if above and above.column == line.column and _goes_on(line, above, base):
            found[-1] = _with_cells(above, line)
        else:
            found.append(line)
        base = line.base
    return found


def _goes_on(line: Line, row: Line, base: float) -> bool:
    """Whether all of a line stands directly below cells of a row, and none below the first."""
    return (
        row.is_row
        and 0 < base - line.base < _ONE_CELL * line.size
        and all(_cell(row, stretch.left) > 0 for stretch in line.stretches)
    )


def _cell(row: Line, left: float) -> int:
    """Which cell of a row begins at that place, or -1."""
    near = (n for n, cell in enumerate(row.stretches) if abs(cell.left - left) < _ALIGNED)
    return next(near, -1)


def _with_cells(row: Line, line: Line) -> Line:
    cells = list(row.stretches)
    for stretch in line.stretches:
        place = _cell(row, stretch.left)
        right = max(cells[place].right, stretch.right)
        words = f"{cells[place].words} {stretch.words}"
        cells[place] = cells[place]._replace(words=words, right=right)
    return row._replace(stretches=tuple(cells))


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
