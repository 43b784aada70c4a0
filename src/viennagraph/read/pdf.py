"""PDF to paragraphs: lines joined where they wrap, words healed where a line's end cut them.

Running heads, page numbers and the hyphens of cut words stay in the raw characters and are cut from
the clean ones.  A footnote stands after the paragraph that cites it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viennagraph.read.glyphs import pages
from viennagraph.read.layout import Note, Sheet, sheets
from viennagraph.read.weave import Extract, Paragraph, Piece, compose
from viennagraph.read.wrapping import begins, glue, pitch, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from viennagraph.read.lines import Line


def extract(path: Path, content: bytes) -> Extract:
    """The characters of a PDF file that has a text layer.

    Raises:
        UnreadableError: The file is damaged, locked, endless, or its pages are pictures.
    """
    return compose(paragraphs(sheets(pages(path, content))))


def paragraphs(read: Sequence[Sheet]) -> Iterator[Paragraph]:
    """The paragraphs on these pages; one that runs over a page's end is one."""
    lines = [line for sheet in read for line in sheet.lines]
    noted = [line for sheet in read for note in sheet.notes for line in note.lines]
    flow = _Flow(vocabulary([*lines, *noted]))
    usual = pitch(lines)
    for sheet in read:
        flow.furniture += sheet.head
        waiting = sheet.notes
        for line in sheet.lines:
            if flow.lines and begins(line, flow.lines, usual):
                yield from flow.close(line.page)
            flow.notes += waiting
            waiting = ()
            if not flow.lines:
                yield from flow.loose()
            flow.write(line)
        flow.notes += waiting
        flow.furniture += sheet.foot
    yield from flow.close(None)
    yield from flow.loose()


class _Flow:
    """The paragraph in the making, and what waits for its end."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self.words = words
        self.lines: list[Line] = []
        self.pieces: list[Piece] = []
        self.notes: list[Note] = []
        self.furniture: list[str] = []

    def write(self, line: Line) -> None:
        """Adds a line; what page furniture stands before it is cut from the words."""
        if self.lines:
            last = self.pieces[-1]
            between = glue(last.words, line.words, self.words)
            if between is None:
                self.pieces[-1] = last._replace(words=last.words[:-1])
                self.pieces.append(Piece("-", last.is_strong, is_cut=True))
            self.pieces += [Piece(f"\n{words}\n", is_cut=True) for words in self.furniture]
            self.pieces.append(Piece(between or "", last.is_strong))
            self.furniture = []
        self.pieces.append(Piece(line.words, line.is_bold))
        self.lines.append(line)

    def close(self, next_page: int | None) -> Iterator[Paragraph]:
        """The paragraph, then the notes that it cites or whose page is over."""
        if not self.lines:
            return
        found = Paragraph(tuple(self.pieces), page=self.lines[0].page)
        yield found
        due = [
            note
            for note in self.notes
            if next_page is None or note.lines[0].page < next_page or _cites(found.words, note.mark)
        ]
        self.notes = [note for note in self.notes if note not in due]
        self.lines, self.pieces = [], []
        for note in due:
            inner = _Flow(self.words)
            for line in note.lines:
                inner.write(line)
            yield Paragraph(tuple(inner.pieces), page=note.lines[0].page)

    def loose(self) -> Iterator[Paragraph]:
        """The page furniture that stands between two paragraphs."""
        yield from (Paragraph((Piece(words, is_cut=True),)) for words in self.furniture)
        self.furniture = []


def _cites(words: str, mark: str) -> bool:
    """Whether words carry the mark of a note, glued to what it notes."""
    return re.search(rf"(?<=[^\s*¹²³⁴⁵⁶⁷⁸⁹⁰]){re.escape(mark)}(?![*¹²³⁴⁵⁶⁷⁸⁹⁰])", words) is not None
