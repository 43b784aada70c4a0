"""A table as a page or a workbook, in which each cell leads to what it speaks of.

A cell that names a thing leads to it; any other leads to the passage of its row, or its document.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viennagraph.ask.rows import LABEL, readable
from viennagraph.ask.terms import Iri
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.ask.rows import Row, Table

_PARTS: Final = Path(__file__).parent / "workbook"
_EVIDENCE: Final = ("passage", "document")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_LETTERS: Final = 26
_LONGEST: Final = 32_767  # characters that a cell of a workbook holds
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINKS: Final = 65_530  # links that a sheet of a workbook holds


@dataclass(frozen=True, slots=True)
class _Cell:
    words: str
    target: str


def as_html(table: Table, *, title: str = "answer", base: str = BASE) -> str:
    """The table as a page that needs no other file.

    >>> from viennagraph.ask.rows import Table
    >>> ">year</th>" in as_html(Table(("year",), ()))
    True
    """
    headings = readable(table, base=base).headings
    rows = (f"<tr>{''.join(map(_html, row))}</tr>" for row in _rows(table, base))
    return _part("page.html").format(
        title=escape(title),
        headings="".join(f'<th scope="col">{escape(name)}</th>' for name in headings),
        rows="\n".join(rows),
    )


def as_xlsx(table: Table, *, base: str = BASE) -> bytes:
    """The table as a workbook of one sheet; the same table gives the same bytes.

    >>> from viennagraph.ask.rows import Table
    >>> as_xlsx(Table(("year",), ()))[:2]
    b'PK'
    """
    headings = readable(table, base=base).headings
    lines = [_line(1, [_Cell(name, "") for name in headings], style=1)]
    anchors: list[str] = []
    targets: list[str] = []
    for number, row in enumerate(_rows(table, base), start=2):
        lines.append(_line(number, row, style=0))
        for place, cell in enumerate(row):
            if cell.words and cell.target and len(targets) < _LINKS:
                targets.append(cell.target)
                anchors.append(
                    f'<hyperlink ref="{_column(place)}{number}" r:id="r{len(targets)}"/>'
                )
    links = f"<hyperlinks>{''.join(anchors)}</hyperlinks>" if anchors else ""
    sheet = _part("sheet.xml").format(columns=len(headings) or 1, rows="".join(lines), links=links)
    link = _part("link.xml").strip()
    related = "".join(
        link.format(number=f"r{number}", target=escape(target))
        for number, target in enumerate(targets, start=1)
    )
    return _packed(
        {
            "[Content_Types].xml": _part("content-types.xml"),
            "_rels/.rels": _part("package.rels"),
            "xl/workbook.xml": _part("workbook.xml"),
            "xl/_rels/workbook.xml.rels": _part("workbook.rels"),
            "xl/styles.xml": _part("styles.xml"),
            "xl/worksheets/sheet1.xml": sheet,
            "xl/worksheets/_rels/sheet1.xml.rels": _part("sheet.rels").format(links=related),
        }
    )


def _rows(table: Table, base: str) -> Iterator[list[_Cell]]:
    """The cells that people see, with what each leads to."""
    text = readable(table, base=base)
    if not text.headings:
        return
    columns = [_source(heading, table.columns) for heading in text.headings]
    for words, row in zip(text.rows, table.rows, strict=True):
        evidence = _evidence(table.columns, row)
        yield [
            _Cell(cell, _iri(row, place) or evidence)
            for cell, place in zip(words, columns, strict=True)
        ]


def _source(heading: str, columns: tuple[str, ...]) -> int:
    """The column from which a heading was made: that of the thing, or else that of its label."""
    plain = heading.replace(" ", "")
    names = [name.lower() for name in columns]
    return names.index(plain) if plain in names else names.index(plain + LABEL.lower())


def _evidence(columns: tuple[str, ...], row: Row) -> str:
    found = (_iri(row, columns.index(name)) for name in _EVIDENCE if name in columns)
    return next(filter(None, found), "")


def _iri(row: Row, place: int) -> str:
    term = row[place]
    return term.value if isinstance(term, Iri) else ""


def _html(cell: _Cell) -> str:
    words = escape(cell.words)
    if cell.words and cell.target:
        words = f'<a href="{escape(cell.target)}">{words}</a>'
    return f"<td>{words}</td>"


def _line(number: int, cells: list[_Cell], style: int) -> str:
    shown = "".join(
        f'<c r="{_column(place)}{number}" s="{style}" t="inlineStr">'
        f'<is><t xml:space="preserve">{_xml(cell.words)}</t></is></c>'
        for place, cell in enumerate(cells)
    )
    return f'<row r="{number}">{shown}</row>'


def _xml(words: str) -> str:
    """The words without what XML cannot hold, and no longer than a cell."""
    return escape(_FORBIDDEN.sub(" ", words)[:_LONGEST])


def _column(place: int) -> str:
    """The letters by which a workbook names a column, counted from nought."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _part(name: str) -> str:
    return (_PARTS / name).read_text("utf-8")


def _packed(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, words)
    return stream.getvalue()
