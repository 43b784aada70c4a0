"""A tree of nodes to passages with their words, their segments and their reading offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from viennagraph.model import (
    Document,
    Link,
    MarkKind,
    Passage,
    PassageKind,
    Span,
    Text,
)
from viennagraph.parse.tree import Node

_SPACE: Final = re.compile("[\t\n\r\v\f\u00a0\u2002\u2003\u2007\u2009\u202f\u3000]")


def _spaced(words: str) -> str:
    """Words with a plain space for each character that is one in another form."""
    return _SPACE.sub(" ", words)


def assemble(text: Text, roots: list[Node]) -> Document:
    """The document whose top-level nodes these are, with all markup as one passage of furniture."""
    passages: list[Passage] = []
    reading: list[str] = []
    position = 0
    for root in sorted(roots, key=_first):
        for node in _walk(_with_openings(root)):
            is_leaf = not node.children
            segments = _segments(text, node)
            passage = _passage(text, node, segments, position, is_leaf=is_leaf)
            passages.append(passage)
            if is_leaf:
                reading.append(_spaced(passage.words))
                position += len(passage.words) + 1
    if markup := _markup(text, position):
        passages.append(markup)
        reading.append(_spaced(markup.words))
    leaves = tuple(p for p in passages if p.is_leaf)
    starts = tuple(p.start for p in leaves)
    words = "\n".join(reading) + "\n"
    return Document(text, tuple(passages), words, _links(text, leaves), starts, leaves)


def _first(node: Node) -> int:
    starts = [piece.start for piece in node.pieces] + [_first(child) for child in node.children]
    return min(starts)


def _with_openings(node: Node) -> Node:
    """The node with its own words, if it has children, in a block of their own before them."""
    for child in node.children:
        _with_openings(child)
    if node.children and node.pieces:
        opening = Node(
            PassageKind.BLOCK,
            f"{node.fragment}-block-1",
            node.pieces,
            parent=node,
            paragraph=node.paragraph,
            item=node.item,
            section=node.section,
            heading=node.heading,
        )
        node.children.insert(0, opening)
        node.pieces = []
    return node


def _walk(node: Node) -> list[Node]:
    nodes = [node]
    for child in sorted(node.children, key=_first):
        nodes += _walk(child)
    return nodes


def _pieces(node: Node) -> list[Span]:
    found = list(node.pieces)
    for child in node.children:
        found += _pieces(child)
    return sorted(found)


def _segments(text: Text, node: Node) -> tuple[Span, ...]:
    """Raw spans: one or more for each piece of a leaf, with the space after it."""
    characters = text.characters
    pieces = _pieces(node)
    merged: list[Span] = []
    for start, end in pieces:
        if node.children and merged and not characters[merged[-1].end : start].strip():
            merged[-1] = Span(merged[-1].start, end)
        else:
            if merged and characters[merged[-1].end : merged[-1].end + 1].isspace():
                merged[-1] = Span(merged[-1].start, merged[-1].end + 1)
            merged.append(Span(start, end))
    return tuple(raw for start, end in merged for raw in text.raw_spans(start, end))


def _passage(
    text: Text, node: Node, segments: tuple[Span, ...], position: int, *, is_leaf: bool
) -> Passage:
    page = bisect_right(text.pages, _first(node)) + 1 if text.pages else None
    return Passage(
        fragment=node.fragment,
        kind=node.kind,
        words="".join(text.raw[start:end] for start, end in segments),
        segments=segments,
        start=position,
        parent=node.parent.fragment if node.parent else None,
        is_leaf=is_leaf,
        paragraph=node.paragraph,
        item=node.item,
        section=node.section,
        page=page,
        heading=node.heading,
        level=node.level,
    )


def _markup(text: Text, position: int) -> Passage | None:
    """What `read` cut out, apart from white space: one passage, so that nothing is lost."""
    gaps: list[Span] = []
    at = 0
    length = len(text.characters)
    for index, run in enumerate(text.runs):
        stop = text.runs[index + 1].clean if index + 1 < len(text.runs) else length
        gaps.append(Span(at, run.raw))
        at = run.raw + stop - run.clean
    gaps.append(Span(at, len(text.raw)))
    segments = tuple(trimmed for gap in gaps if (trimmed := _trimmed(text.raw, gap)))
    if not segments:
        return None
    words = "".join(text.raw[start:end] for start, end in segments)
    return Passage("markup", PassageKind.FURNITURE, words, segments, position)


def _trimmed(raw: str, gap: Span) -> Span | None:
    words = raw[gap.start : gap.end]
    if not words.strip():
        return None
    start = gap.start + len(words) - len(words.lstrip())
    return Span(start, gap.end - len(words) + len(words.rstrip()))


def _links(text: Text, leaves: tuple[Passage, ...]) -> tuple[Link, ...]:
    """The links of the file, at reading offsets."""
    marks = [m for m in text.marks if m.kind is MarkKind.LINK and m.end > m.start]
    if not marks:
        return ()
    placed = sorted(
        (segment.start, segment.end, leaf.start + before)
        for leaf in leaves
        for segment, before in _with_lengths(leaf)
    )
    starts = [start for start, _, _ in placed]
    links: list[Link] = []
    for mark in marks:
        raw = text.raw_spans(mark.start, mark.end)[0]
        start, end, reading = placed[bisect_right(starts, raw.start) - 1]
        if start <= raw.start < end:
            begin = reading + raw.start - start
            links.append(Link(begin, begin + mark.end - mark.start, mark.value))
    return tuple(links)


def _with_lengths(leaf: Passage) -> list[tuple[Span, int]]:
    placed: list[tuple[Span, int]] = []
    before = 0
    for segment in leaf.segments:
        placed.append((segment, before))
        before += segment.end - segment.start
    return placed
