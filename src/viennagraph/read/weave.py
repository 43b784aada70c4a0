"""Raw characters and what is cut from them, to clean characters with the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph.model import Mark, MarkKind, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_INVISIBLE: Final = re.compile(r"(?<= ) +| +(?=\n)|[\r\u00ad\u200b-\u200f\u2060\ufeff]+")


class Cut(NamedTuple):
    """A stretch of raw characters that is no word of the document."""

    start: int
    end: int


class Extract(NamedTuple):
    """What a format comes to: the first five fields of a `Text` that hold characters."""

    raw: str
    characters: str
    runs: tuple[Run, ...]
    marks: tuple[Mark, ...]
    pages: tuple[int, ...]


class Piece(NamedTuple):
    """A stretch of one paragraph, set in one way; a cut piece stays in the raw characters only."""

    words: str
    is_strong: bool = False
    target: str = ""
    is_cut: bool = False


class Paragraph(NamedTuple):
    """A paragraph, heading or table row of a file whose format knows where one begins.

    `level` is that of a heading (1 to 6), `page` the number of the page on which it begins.
    """

    pieces: tuple[Piece, ...]
    level: int = 0
    page: int = 1

    @property
    def words(self) -> str:
        """The words that are not cut.

        >>> Paragraph((Piece("The Com"), Piece("-", is_cut=True), Piece("mission"))).words
        'The Commission'
        """
        return "".join(piece.words for piece in self.pieces if not piece.is_cut)


def compose(paragraphs: Iterable[Paragraph]) -> Extract:
    r"""Paragraphs one below the other, a blank line between two.

    >>> draft = Piece("Draft report", is_strong=True)
    >>> compose([Paragraph((draft,), level=1), Paragraph((Piece("1. The Meeting met."),))]).raw
    'Draft report\n\n1. The Meeting met.'
    """
    parts: list[str] = []
    cuts: list[Cut] = []
    marks: list[Mark] = []
    pages: list[int] = []
    at = 0
    for paragraph in paragraphs:
        pieces = _trimmed(paragraph.pieces)
        if not pieces:
            continue
        if parts:
            parts.append("\n\n")
            at += 2
        pages += [at] * (paragraph.page - 1 - len(pages))
        begin = at
        for piece in pieces:
            parts.append(piece.words)
            if piece.is_cut:
                cuts.append(Cut(at, at + len(piece.words)))
            elif piece.target and piece.words.strip():
                marks.append(Mark(MarkKind.LINK, at, at + len(piece.words), piece.target))
            at += len(piece.words)
        marks += _strong(pieces, begin)
        if paragraph.level:
            marks.append(Mark(MarkKind.HEADING, begin, at, str(min(paragraph.level, 6))))
    raw = "".join(parts)
    cuts += [Cut(*found.span()) for found in _INVISIBLE.finditer(raw)]
    return Extract(raw, *weave(raw, sorted(cuts), marks, pages))


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that hold characters, without the white space around them."""
    kept = [piece for piece in pieces if piece.words]
    while kept and not kept[0].words.strip():
        kept.pop(0)
    while kept and not kept[-1].words.strip():
        kept.pop()
    if kept:
        kept[0] = kept[0]._replace(words=kept[0].words.lstrip())
        kept[-1] = kept[-1]._replace(words=kept[-1].words.rstrip())
    return kept


def _strong(pieces: Sequence[Piece], begin: int) -> list[Mark]:
    """The bold stretches, joined over the white space and the cuts between them."""
    marks: list[Mark] = []
    start: int | None = None
    at = end = begin
    for piece in pieces:
        if piece.is_strong and piece.words.strip():
            start = at if start is None else start
            end = at + len(piece.words)
        elif start is not None and not piece.is_cut and piece.words.strip():
            marks.append(Mark(MarkKind.STRONG, start, end))
            start = None
        at += len(piece.words)
    if start is not None:
        marks.append(Mark(MarkKind.STRONG, start, end))
    return marks


def weave(
    raw: str, cuts: Sequence[Cut], marks: Sequence[Mark], pages: Sequence[int]
) -> tuple[str, tuple[Run, ...], tuple[Mark, ...], tuple[int, ...]]:
    """The characters outside the cuts, the runs back, and marks and page starts at clean offsets.

    Cuts are in order and may overlap; marks and pages come at raw offsets.

    >>> weave("a--b", [Cut(1, 3)], [Mark(MarkKind.LINK, 3, 4, "#")], [3])
    ('ab', (Run(clean=0, raw=0), Run(clean=1, raw=3)), (Mark(kind=<MarkKind.LINK: 'link'>, \
start=1, end=2, value='#'),), (1,))
    """
    pieces: list[str] = []
    runs: list[Run] = []
    starts: list[int] = []  # where a cut begins …
    ends: list[int] = []  # … where it ends …
    totals: list[int] = []  # … and how many characters are cut up to there
    position = removed = 0
    for start, end in cuts:
        if end <= position:
            continue
        if start > position:
            runs.append(Run(position - removed, position))
            pieces.append(raw[position:start])
        starts.append(max(start, position))
        removed += end - starts[-1]
        position = end
        ends.append(end)
        totals.append(removed)
    if position < len(raw):
        runs.append(Run(position - removed, position))
        pieces.append(raw[position:])

    def clean(offset: int) -> int:
        index = bisect_right(ends, offset)
        if index < len(starts):  # inside a cut, nothing is left to count
            offset = min(offset, starts[index])
        return offset - (totals[index - 1] if index else 0)

    moved = {Mark(m.kind, clean(m.start), clean(m.end), m.value) for m in marks}
    ordered = sorted(moved, key=lambda mark: (mark.start, mark.end, mark.kind, mark.value))
    return "".join(pieces), tuple(runs), tuple(ordered), tuple(clean(page) for page in pages)
