"""Lines to blocks: what stands between blank lines, numbers and breaks that markup left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from viennagraph.model import Mark, MarkKind, Span, Text

_BULLET: Final = r"(?:[-–—•▪·]\s+)?"
_LABEL: Final = re.compile(
    _BULLET
    + r"""(?:
        (?P<number>\d{1,3})\.(?=\s)(?!\s+\d)
      | (?P<decimal>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)\.?(?=\s+[A-Z“"])
      | (?P<roman>[IVXLC]{1,7})\.(?=\s)
      | (?P<upper>[A-Z])\.(?=\s+\S)
      | \((?P<item>[a-z]{1,4}|\d{1,2})\)(?=\s)
    )\s*""",
    re.VERBOSE,
)
_FOOTNOTE: Final = re.compile(r"(?:\*{1,4}(?=\s)|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}(?=\s))\s*")
_RULE: Final = re.compile(r"(?:[-–—_=*]\s*){3,}|[|]")
_PAGE_NUMBER: Final = re.compile(r"\d{1,4}\s*/\s*\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—]|[Pp]age \d{1,4}")
_JOB_NUMBER: Final = re.compile(r"[VENGK]\.?\d{2}-\d{4,7}(?:\s*\([EFSRCA]\))?(?:\s+\d{6,8})?|\*\d{6,8}\*")
_ANNEX: Final = re.compile(r"(?:ANNEX|Annex|Appendix|APPENDIX)(?:\s+(?P<number>[IVXLC]+|\d+|[A-Z]))?\*{0,3}$")
_SPACES: Final = re.compile(r"\s+")
TERMINAL: Final = ".:;!?"
_LONGEST_HEADING: Final = 400


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of clean characters that stands by itself, and what its first characters say.

    `label` is the kind of numbering (`number`, `roman`, `upper`, `item`, `decimal`, `footnote`,
    `annex`, `furniture` or ""), `value` what it numbers with, and `body` the offset, in `words`,
    of the first character after it.
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
    def is_finished(self) -> bool:
        """Whether the words end as a sentence, a clause or an item does."""
        last = self.words.rstrip().rstrip("”\"’'*)]¹²³⁴⁵⁶⁷⁸⁹⁰ ")
        return last.endswith(tuple(TERMINAL)) or self.words.rstrip().endswith((".)", "”)"))

    @property
    def is_title(self) -> bool:
        """Whether the words could be a heading: one line that begins with a capital and is open."""
        body = self.words[self.body :].strip()
        return (
            0 < len(body) <= _LONGEST_HEADING
            and (body[0].isupper() or body[0] in "“\"‘")
            and body.rstrip("*")[-1:] not in {".", ";", ":", ","}
        )


def blocks(text: Text) -> Iterator[Block]:
    """The blocks of a text in order; together they hold every character that is not white space."""
    breaks = sorted({m.start for m in text.marks if m.kind is MarkKind.BREAK})
    strong = [m for m in text.marks if m.kind is MarkKind.STRONG]
    levels = {m.start: int(m.value) for m in text.marks if m.kind is MarkKind.HEADING}
    pages = set(text.pages)
    for start, end, after_blank in _stretches(text.characters, breaks, levels, pages):
        words = text.characters[start:end]
        yield _block(Span(start, end), words, strong, levels, after_blank=after_blank)


def _stretches(
    characters: str, breaks: list[int], levels: dict[int, int], pages: set[int]
) -> Iterator[tuple[int, int, bool]]:
    """Lines, cut at breaks, and joined where one plainly runs on in the next."""
    pending: tuple[int, int] | None = None
    after_blank = pending_blank = True
    position = 0
    cut = iter([*breaks, len(characters) + 1])
    next_break = next(cut)
    for line in characters.splitlines(keepends=True):
        line_end = position + len(line)
        pieces: list[tuple[int, int]] = []
        while next_break <= position:
            next_break = next(cut)
        start = position
        while next_break < line_end:
            pieces.append((start, next_break))
            start, next_break = next_break, next(cut)
        pieces.append((start, line_end))
        for index, (start, end) in enumerate(pieces):
            stripped = characters[start:end].strip()
            if not stripped:
                if pending and index == 0:
                    yield (*pending, pending_blank)
                    pending = None
                after_blank = True
                continue
            begin = start + len(characters[start:end]) - len(characters[start:end].lstrip())
            stop = begin + len(stripped)
            if pending and not index and _runs_on(characters[slice(*pending)], stripped) and not (
                begin in levels or begin in pages
            ):
                pending = (pending[0], stop)
            else:
                if pending:
                    yield (*pending, pending_blank)
                pending, pending_blank = (begin, stop), after_blank
            after_blank = False
        position = line_end
    if pending:
        yield (*pending, pending_blank)


def _runs_on(above: str, line: str) -> bool:
    """Whether a line continues the one above it, as in text with hard line ends."""
    if _LABEL.match(line) or _FOOTNOTE.match(line) or _RULE.fullmatch(line):
        return False
    last = above.rsplit("\n", 1)[-1]
    if "\t" in last or "\t" in line or "|" in last or "|" in line:
        return False
    return not (_RULE.fullmatch(last) or (last.endswith((".", ":", ";")) and line[:1].isupper()))


def _block(
    span: Span, words: str, strong: list[Mark], levels: dict[int, int], *, after_blank: bool
) -> Block:
    level = levels.get(span.start, 0)
    bold = any(m.start <= span.start + 1 and m.end >= span.end - 1 for m in strong)
    is_row = "\t" in words.strip() or (" | " in words and "\n" not in words)
    label, value, body = _labelled(words)
    return Block(span, words, label, value, body, level, bold, is_row, after_blank)


def _labelled(words: str) -> tuple[str, str, int]:
    if _RULE.fullmatch(words) or _PAGE_NUMBER.fullmatch(words) or _JOB_NUMBER.fullmatch(words):
        return "furniture", "", 0
    if found := _ANNEX.match(words):
        return "annex", found["number"] or "", len(words)
    if found := _FOOTNOTE.match(words):
        return "footnote", found[0].strip(), found.end()
    if found := _LABEL.match(words):
        kind = found.lastgroup or ""
        return kind, found[kind], found.end()
    return "", "", 0


def plain(words: str) -> str:
    """The words on one line, as a person would quote them.

    >>> plain("Heads of\\n National")
    'Heads of National'
    """
    return _SPACES.sub(" ", words).strip()
