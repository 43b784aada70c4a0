"""How words are laid out for people, on a terminal or in a pipe."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

_PIPED: Final = 100  # columns where no terminal says how many there are
_NARROW: Final = 14  # columns that a column of a table needs to be read
_TALL: Final = 6  # lines that a row of a table has at most, to be read across


def console(*, stderr: bool = False) -> Console:
    """A console that colours only on a terminal, and not where NO_COLOR is set."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else _PIPED
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def complain(words: str, *, lines: bool = False) -> None:
    """Writes one line to the stream of errors, or several where the words have them on purpose.

    What a file or a name brings along cannot begin a line or move the cursor.
    """
    kept = "\n" if lines else ""
    plain = (
        one if one.isprintable() or one in kept else one.encode("unicode_escape").decode()
        for one in words
    )
    sys.stderr.write(f"viennagraph: {''.join(plain)}\n")


def write_json(value: object) -> None:
    """Writes a value as JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Writes a table, or one record under another where the table would be hard to read."""
    out = console()
    if len(headings) * _NARROW <= out.width:
        table = _table(headings, rows)
        lines = out.render_lines(table)
        if len(lines) <= _TALL * (len(rows) + 1):
            _write(out, table)
            return
    _write(out, _records(headings, rows))


@contextmanager
def working(words: str) -> Iterator[None]:
    """Shows on a terminal that something goes on; says nothing where nobody looks."""
    err = console(stderr=True)
    if not err.is_terminal:
        yield
        return
    with err.status(words):
        yield


def _write(out: Console, shown: RenderableType) -> None:
    if out.is_terminal:
        out.print(shown)
        return
    # Blanks at the ends of lines are for terminals, which fill them; a file has no use for them.
    with out.capture() as caught:
        out.print(shown)
    out.file.write("".join(f"{line.rstrip()}\n" for line in caught.get().splitlines()))


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def plural(count: int, word: str, words: str = "") -> str:
    """The count with its word.

    >>> plural(1, "row"), plural(2, "row"), plural(0, "summary", "summaries")
    ('1 row', '2 rows', '0 summaries')
    """
    return f"{count} {word if count == 1 else words or word + 's'}"


def indented(words: str, style: str = "", by: int = 2) -> Padding:
    """Words that stand to the right, on as many lines as they need."""
    return Padding(Text(words, style), (0, 0, 0, by), expand=False)


def _records(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    grid = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        for heading, cell in zip(headings, row, strict=True):
            if cell:
                grid.add_row(heading, Text(cell))
        grid.add_row("", "")
    return grid
