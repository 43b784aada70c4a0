"""Markdown and stray HTML out of the characters, with a map back and hints for the parser.

Converted UN documents carry Markdown in files of any ending, and broken: two bold lines glued
together (`**A****B**`), a footnote star after a closing bold (`**A******B**`), bold that runs over
a line's end.  What is taken out here leaves a `Mark`; nothing is decided about structure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.model import Mark, MarkKind, Run
from viennagraph.read.weave import Cut, weave

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKENS: Final = re.compile(
    r"""
    (?P<escape>\\(?=[\\`*_{}\[\]()\#+\-.!>|~]))
  | (?P<link>\[(?P<label>[^\[\]\n]{1,400})\]\((?P<target>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\))
  | (?P<auto><(?P<url>https?://[^<>\s]{1,2000})>)
  | (?P<tag></?(?:a|b|br|center|div|em|font|i|p|s|small|span|strong|sub|sup|u)\b[^<>\n]{0,300}>)
  | (?P<heading>^\#{1,6}[ \t]+)
  | (?P<under>(?<![\w_])_(?=[^\s_])[^_\n]{1,400}(?<=[^\s_])_(?![\w_]))
  | (?P<stars>(?<!\\)\*+)
  | (?P<space>[ ]{2,}|[ \t]{1,300}+(?=\n)|[\r\u00ad\u200b-\u200f\u2060\ufeff]+)
  | (?P<page>\f)
    """,
    re.VERBOSE | re.MULTILINE,
)
_FIRST: Final = re.compile("[\\\\\\[<#_*\t\r\f\u00ad\u200b-\u200f\u2060\ufeff]| (?=[ \t\n])")
"""Where an expression of `_TOKENS` may begin."""

_BLANK_LINE: Final = re.compile(r"\n[ \t\r]*\n")
_SHORTEST_GLUED: Final = 3
_BOLD: Final = 2  # stars
_NOTED: Final = 4  # stars: bold, with the mark of a footnote before it


def strip(
    raw: str,
) -> tuple[str, tuple[Run, ...], tuple[Mark, ...], tuple[int, ...]]:
    """Clean characters, runs back to the raw ones, marks, and the clean offsets of page starts.

    >>> characters, runs, marks, pages = strip("**Draft****Report** of [E/1](#)")
    >>> characters
    'DraftReport of E/1'
    >>> [mark.kind.value for mark in marks]
    ['strong', 'break', 'strong', 'link']
    """
    cuts: list[Cut] = []
    marks: list[Mark] = []
    stars: list[Cut] = []
    pages: list[int] = []
    for found in _tokens(raw):
        kind = found.lastgroup
        start, end = found.span()
        if kind == "link":
            label_start, label_end = found.span("label")
            cuts += [Cut(start, label_start), Cut(label_end, end)]
            marks.append(Mark(MarkKind.LINK, label_start, label_end, found["target"]))
            cuts += _inner_stars(raw, label_start, label_end)
        elif kind == "auto":
            cuts += [Cut(start, start + 1), Cut(end - 1, end)]
            marks.append(Mark(MarkKind.LINK, start + 1, end - 1, found["url"]))
        elif kind == "heading":
            stop = raw.find("\n", end)
            cuts.append(Cut(start, end))
            level = str(end - start - len(found[0].lstrip("#")))
            marks.append(Mark(MarkKind.HEADING, end, stop if stop >= 0 else len(raw), level))
        elif kind == "under":
            cuts += [Cut(start, start + 1), Cut(end - 1, end)]
        elif kind == "stars":
            stars.append(Cut(start, end))
        elif kind == "space" and found[0][0] == " " and raw[end : end + 1] not in ("\n", "\r", ""):
            cuts.append(Cut(start + 1, end))
        elif kind == "page":
            pages.append(end)
        else:
            cuts.append(Cut(start, end))
    star_cuts, star_marks = _emphasis(raw, stars)
    return weave(raw, sorted({*cuts, *star_cuts}), [*marks, *star_marks], pages)


def _tokens(raw: str) -> Iterator[re.Match[str]]:
    """What `_TOKENS` finds, tried only where one of its characters stands."""
    at = 0
    while first := _FIRST.search(raw, at):
        found = _TOKENS.match(raw, first.start())
        if found:
            yield found
            at = found.end()
        else:
            at = first.start() + 1


def _inner_stars(raw: str, start: int, end: int) -> list[Cut]:
    return [Cut(start + m.start(), start + m.end()) for m in re.finditer(r"\*+|\\", raw[start:end])]


def _emphasis(raw: str, stars: list[Cut]) -> tuple[list[Cut], list[Mark]]:
    """Which stars are markup, and the bold stretches; a star without its partner is a character."""
    cuts: list[Cut] = []
    marks: list[Mark] = []
    for group in _groups(raw, stars):
        group_cuts, strong = _pairs(raw, group)
        cuts += group_cuts
        marks += [Mark(MarkKind.STRONG, start, end) for start, end in strong]
        marks += [
            Mark(MarkKind.BREAK, at, at) for at in sorted(set(_glued(raw, strong, group_cuts)))
        ]
    return cuts, marks


def _groups(raw: str, stars: list[Cut]) -> Iterator[list[Cut]]:
    group: list[Cut] = []
    for run in stars:
        if group and _BLANK_LINE.search(raw, group[-1].end, run.start):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _pairs(raw: str, group: list[Cut]) -> tuple[list[Cut], list[tuple[int, int]]]:
    cuts: list[Cut] = []
    strong: list[tuple[int, int]] = []
    bold: Cut | None = None
    italic: Cut | None = None
    for index, (start, end) in enumerate(group):
        before = raw[start - 1 : start] if start else "\n"
        after = raw[end : end + 1] or "\n"
        opens, closes = not after.isspace(), not before.isspace()
        if before == "\n" and not opens:
            continue  # "* Available only in …": a footnote or a bullet
        at = start
        if bold and closes and end - at >= _BOLD:
            cuts += [bold, Cut(at, at + 2)]
            strong.append((bold.end, at))
            bold, at = None, at + 2
        if italic and closes and (end - at) % 2:
            cuts += [italic, Cut(at, at + 1)]
            italic, at = None, at + 1
        if end - at >= _NOTED and opens:
            at = end - 2  # the stars between are a footnote mark
        if bold is None and opens and end - at >= _BOLD:
            bold, at = Cut(end - (end - at), at + 2), at + 2
        last = index + 1 == len(group)
        if italic is None and opens and end - at == 1 and not last:
            italic = Cut(at, end)
    return cuts, strong


def _glued(raw: str, strong: list[tuple[int, int]], cuts: list[Cut]) -> Iterator[int]:
    """Where a bold stretch abuts other text: two lines that lost the break between them."""
    ends = {cut.start: cut.end for cut in cuts}
    starts = {cut.end: cut.start for cut in cuts}
    for start, end in strong:
        if end - start < _SHORTEST_GLUED:
            continue
        outside = starts.get(start, start)
        before = raw[outside - 1 : outside] if outside else "\n"
        if before.isalnum() or before in {")", "*", ".", "”"}:
            yield outside
        outside = end
        while outside in ends:
            outside = ends[outside]
        after = raw[outside : outside + 1]
        if after.isupper() or after.isdigit():
            yield outside
