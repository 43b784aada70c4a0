"""Lines to blocks: what stands between blank lines, numbers and breaks that markup left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph.model import Mark, MarkKind, Span, Text
from viennagraph.parse.labels import is_rule, label, opens_stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSING: Final = re.compile(r"[”\"’'*)\]¹²³⁴⁵⁶⁷⁸⁹⁰ ]+$")
_PLAIN_MARK: Final = re.compile(r"(?<=[.;:,])\d{1,3}(?:, ?\d{1,3})*$")  # "…;4,5"
TERMINAL: Final = ".:;!?"
_LONGEST_HEADING: Final = 400


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of clean characters that stands by itself, and what its first characters say.

    `label` is the kind of numbering (`number`, `roman`, `upper`, `item`, `decimal`, `bare`,
    `note`, `footnote`, `annex`, `furniture` or ""), `value` what it numbers with, and `body` the
    offset, in `words`, of the first character after it.
    """

    span: Span
    words: str
    label: str = ""
    value: str = ""
    body: int = 0
    level: int = 0
    is_strong: bool = False
    is_row: bool = False
    after_blank: bool = True

    @property
    def ending(self) -> str:
        """The words without what may follow the last mark: quotes, brackets, footnote marks."""
        words = self.words.rstrip()
        if words[-1:].isalpha():
            return words
        return _PLAIN_MARK.sub("", _CLOSING.sub("", words))

    @property
    def is_finished(self) -> bool:
        """Whether the words end as a sentence, a clause or an item does."""
        return self.ending.endswith(tuple(TERMINAL)) or self.words.rstrip().endswith((".)", "”)"))

    @property
    def is_title(self) -> bool:
        """Whether the words could be a heading: one line that begins with a capital and is open."""
        body = self.words[self.body :].strip()
        return (
            0 < len(body) <= _LONGEST_HEADING
            and (body[0].isupper() or body[0] in '“"‘')
            and _PLAIN_MARK.sub("", body.rstrip("*"))[-1:] not in {".", ";", ":", ","}
        )


def blocks(text: Text) -> Iterator[Block]:
    r"""The blocks of a text in order; together they hold every character that is not white space.

    >>> from viennagraph.model import Text
    >>> from viennagraph.read.markup import strip
    >>> raw = "1. The Meeting met.\n(a) It sat\nfor a day."
    >>> characters, runs, marks, pages = strip(raw)
    >>> text = Text("a.txt", "", "text/plain", raw, characters, runs, marks, pages)
    >>> [(block.label, block.value) for block in blocks(text)]
    [('number', '1'), ('item', 'a')]
    """
    breaks = sorted({m.start for m in text.marks if m.kind is MarkKind.BREAK})
    strong = [m for m in text.marks if m.kind is MarkKind.STRONG]
    levels = {m.start: int(m.value) for m in text.marks if m.kind is MarkKind.HEADING}
    alone = {*levels, *text.pages}
    pending: tuple[int, int, bool] | None = None
    for start, end, after_blank, is_cut in _lines(text.characters, breaks):
        line = text.characters[start:end]
        if pending and not (after_blank or is_cut or start in alone):
            above = text.characters[pending[0] : pending[1]]
            if _runs_on(above, line):
                pending = (pending[0], end, pending[2])
                continue
        if pending:
            yield _block(text, pending, strong, levels)
        pending = (start, end, after_blank)
    if pending:
        yield _block(text, pending, strong, levels)


def _lines(characters: str, breaks: list[int]) -> Iterator[tuple[int, int, bool, bool]]:
    """Each line that is not blank, trimmed, and each part of one that markup broke.

    After its start and end: whether a blank line stands before it, and whether it is a later part.
    """
    after_blank = True
    position = 0
    cuts = iter([*breaks, len(characters) + 1])
    cut = next(cuts)
    for line in characters.splitlines(keepends=True):
        line_end = position + len(line)
        while cut <= position:
            cut = next(cuts)
        start, is_cut = position, False
        while start < line_end:
            end = min(cut, line_end)
            words = characters[start:end]
            if stripped := words.strip():
                begin = start + len(words) - len(words.lstrip())
                yield begin, begin + len(stripped), after_blank, is_cut
                after_blank = False
            else:
                after_blank = True
            start, is_cut = end, True
            while cut <= start:
                cut = next(cuts)
        position = line_end


def _runs_on(above: str, line: str) -> bool:
    """Whether a line continues the one above it, as in text with hard line ends."""
    if opens_stretch(line):
        return False
    last = above.rsplit("\n", 1)[-1]
    if "\t" in last or "\t" in line or "|" in last or "|" in line:
        return False
    return not (is_rule(last) or (last.endswith((".", ":", ";")) and line[:1].isupper()))


def _block(
    text: Text, stretch: tuple[int, int, bool], strong: list[Mark], levels: dict[int, int]
) -> Block:
    start, end, after_blank = stretch
    words = text.characters[start:end]
    bold = any(m.start <= start + 1 and m.end >= end - 1 for m in strong)
    is_row = "\t" in words.strip() or (" | " in words and "\n" not in words)
    found = label(words)
    return Block(
        span=Span(start, end),
        words=words,
        label=found.kind,
        value=found.value,
        body=found.end,
        level=levels.get(start, 0),
        is_strong=bold,
        is_row=is_row,
        after_blank=after_blank,
    )


def plain(words: str) -> str:
    r"""The words on one line, as a person would quote them.

    >>> plain("Heads of\n National")
    'Heads of National'
    """
    return " ".join(words.split())
