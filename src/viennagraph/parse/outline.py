"""Blocks to a tree of nodes: which number belongs to a heading, a paragraph or a list.

Numbers collide in these documents: a paragraph "1.", a heading "1." and an agenda item "1." may
stand in a row.  What a number continues decides, then whether the words look like a title;
markup comes last, as converters put headings at any level.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from viennagraph.model import PassageKind, Span
from viennagraph.parse.blocks import Block, plain
from viennagraph.parse.numbering import readings

_ENACTING: Final = re.compile(r"The [A-Z][A-Za-z ,’'()]{3,150},\*{0,3}\d?$")
_RANKS: Final = {"roman": 1, "upper": 2, "number": 3, "item": 4, "": 5}
_LONG_PROSE: Final = 280
_FAR: Final = 6


@dataclass(slots=True)
class Node:
    """A passage in the making: its clean pieces and what stands in it."""

    kind: PassageKind
    fragment: str
    pieces: list[Span]
    parent: Node | None = None
    paragraph: str | None = None
    item: str | None = None
    section: str | None = None
    heading: str | None = None
    level: int = 0
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Level:
    """An open level of items: how its labels are written and the last of them."""

    style: str
    value: int
    node: Node


@dataclass(slots=True)
class _Section:
    rank: int
    label: str
    value: int
    node: Node


def outline(blocks: tuple[Block, ...], characters: str) -> list[Node]:
    """The top-level nodes of a document, in the order in which they begin."""
    builder = _Outline(blocks, characters)
    for index in range(len(blocks)):
        builder.add(index)
    return builder.roots


class _Outline:
    """The state of one walk over the blocks of a document."""

    def __init__(self, blocks: tuple[Block, ...], characters: str) -> None:
        self.blocks = blocks
        self.characters = characters
        self.roots: list[Node] = []
        self.in_masthead = True
        self.number = 0  # the last paragraph's
        self.prefix = ""
        self.annex: Node | None = None
        self.paragraph: Node | None = None
        self.levels: list[_Level] = []
        self.sections: list[_Section] = []
        self.target: Node | None = None  # what an unfinished sentence would continue
        self.target_block: Block | None = None
        self.fragments: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.heads = _running_heads(blocks)

    # ── one block ────────────────────────────────────────────────────────────────────────────

    def add(self, index: int) -> None:
        block = self.blocks[index]
        if block.label == "furniture" or (not self.in_masthead and plain(block.words) in self.heads):
            self._root(PassageKind.FURNITURE, self._counted("furniture"), block, aside=True)
        elif block.label == "footnote" and self._is_marked(block):
            self._root(PassageKind.FOOTNOTE, self._counted("footnote"), block, aside=True)
        elif self.in_masthead and not self._opens_body(index):
            self._root(PassageKind.MASTHEAD, self._counted("masthead"), block)
        elif block.label == "annex":
            self.in_masthead = False
            self._open_annex(block)
        else:
            self.in_masthead = False
            self._add_to_body(index)

    def _add_to_body(self, index: int) -> None:
        block = self.blocks[index]
        if block.label == "number":
            self._add_number(index)
        elif block.label == "decimal" and not block.is_title:
            self._open_paragraph(block)
        elif block.label in {"roman", "upper"} and block.is_title:
            self._open_heading(block, self._heading_style(block))
        elif block.label == "item":
            self._add_item(block, f"({block.value})", block.value)
        elif block.is_row and (self.annex or self.paragraph):
            self._add_row(block)
        else:
            self._add_plain(index)

    def _opens_body(self, index: int) -> bool:
        block = self.blocks[index]
        if block.label in {"number", "decimal", "item", "annex"}:
            return True
        if block.label in {"roman", "upper"}:
            return block.is_title
        words = plain(block.words)
        if _ENACTING.match(words):
            return True
        return len(words) > _LONG_PROSE and block.is_finished and not block.is_strong

    def _is_marked(self, block: Block) -> bool:
        """Whether the mark of a footnote stands in the text before it; else it is a bullet."""
        if not block.value.startswith("*"):
            return True
        mark = re.compile(rf"[^\s*]{re.escape(block.value)}(?!\*)")
        return mark.search(self.characters, 0, block.span.start) is not None

    # ── numbered paragraphs, headings and lists ──────────────────────────────────────────────

    def _add_number(self, index: int) -> None:
        block = self.blocks[index]
        value = int(block.value)
        if self._continues_list(value):
            self._add_item(block, f"{block.value}.", block.value)
        elif self._is_heading(index, value):
            self._open_heading(block, "number")
        else:
            self._open_paragraph(block)

    def _continues_list(self, value: int) -> bool:
        digits = [level for level in self.levels if level.style == "digit."]
        if digits and digits[0].value + 1 == value:
            return True
        opener = self.target_block
        introduced = opener is not None and opener.words.rstrip().endswith(":")
        return value == 1 and self.target is not None and introduced and self.number != 0

    def _is_heading(self, index: int, value: int) -> bool:
        block = self.blocks[index]
        if not block.is_title:
            return False
        if value != self.number + 1:
            follows = any(s.rank == _RANKS["number"] and s.value + 1 == value for s in self.sections)
            return block.is_strong or block.level > 0 or value == 1 or follows or value <= self.number
        later = [b for b in self.blocks[index + 1 : index + 1 + _FAR] if b.label == "number"]
        return block.is_strong or block.level > 0 or bool(later and int(later[0].value) == value)

    def _heading_style(self, block: Block) -> str:
        """Roman or letter, for "C." and "I." can be either: what it continues decides."""
        label = block.value
        last = {s.rank: s.value for s in self.sections}
        values = readings(label)
        if "roman" in values and "letter" in values:
            if last.get(_RANKS["upper"], 0) + 1 == values["letter"] and values["letter"] > 1:
                return "upper"
            follows = last.get(_RANKS["roman"], 0) + 1 == values["roman"]
            return "roman" if follows or label in {"I", "V", "X"} else "upper"
        return "roman" if "roman" in values else "upper"

    def _open_heading(self, block: Block, style: str) -> None:
        rank = _RANKS[style]
        while self.sections and self.sections[-1].rank >= rank:
            self.sections.pop()
        label = block.value if style else ""
        path = [s.label for s in self.sections if s.label] + ([label] if label else [])
        above = self.sections[-1].node.fragment if self.sections else None
        if label:
            fragment = self._unique(f"{self.prefix}heading-{'-'.join(path)}")
        else:
            stem = "-".join(path) + "-" if path else ""
            fragment = self._counted(f"{self.prefix}heading-{stem}u")
        node = Node(PassageKind.HEADING, fragment, [block.span], section=self._section(path))
        node.heading, node.level = above, len(self.sections) + 1
        values = readings(label) if label else {}
        value = values.get({"roman": "roman", "upper": "letter"}.get(style, "digit"), 0)
        self.sections.append(_Section(rank, label, value, node))
        self.roots.append(node)
        self._close_paragraph()
        self.target, self.target_block = None, None

    def _open_paragraph(self, block: Block) -> None:
        value = block.value
        if block.label == "number":
            self.number = int(value)
        fragment = f"{self.prefix}p{value}"
        if fragment in self.fragments:
            labels = [s.label for s in self.sections if s.label]
            fragment = f"{self.prefix}section-{'-'.join(labels)}-p{value}" if labels else fragment
        node = self._node(PassageKind.PARAGRAPH, self._unique(fragment), block)
        node.paragraph = value
        self.roots.append(node)
        self._close_paragraph()
        self.paragraph = node
        self._aim(node, block)

    def _add_item(self, block: Block, form: str, label: str) -> None:
        level = self._place(form, label)
        parent = self.levels[level - 1].node if level else self._item_parent(block)
        node = self._node(PassageKind.ITEM, self._unique(f"{parent.fragment}-{label}"), block)
        node.parent, node.paragraph = parent, parent.paragraph
        node.item = f"{parent.item} ({label})" if parent.item else label
        parent.children.append(node)
        values = readings(label)
        style = next(
            (s.style for s in self.levels[level : level + 1] if s.style.rstrip(".") in values),
            None,
        )
        style = style or _opening_style(form, values)
        del self.levels[level:]
        self.levels.append(_Level(style, values[style.rstrip(".")], node))
        self._aim(node, block)

    def _item_parent(self, block: Block) -> Node:
        if self.paragraph:
            return self.paragraph
        if self.target and self.target.kind in {PassageKind.BLOCK, PassageKind.ANNEX}:
            parent = self.target.parent or self.target
            if parent.kind is not PassageKind.ANNEX:
                self.paragraph = parent
                return parent
        node = self._node(PassageKind.BLOCK, self._counted(f"{self.prefix}block"), block)
        node.pieces = []
        self.roots.append(node)
        self.paragraph = node
        return node

    def _place(self, form: str, label: str) -> int:
        """The level at which an item stands: 0 is directly in the paragraph."""
        values = readings(label)
        dotted = "." if form.endswith(".") else ""
        for depth in range(len(self.levels) - 1, -1, -1):
            level = self.levels[depth]
            style = level.style.rstrip(".")
            if level.style == style + dotted and values.get(style) == level.value + 1:
                return depth
        if 1 in values.values() and self.levels:
            return len(self.levels)
        same = [d for d, lv in enumerate(self.levels) if lv.style.rstrip(".") in values]
        return same[-1] if same else len(self.levels)

    # ── rows, plain blocks and annexes ───────────────────────────────────────────────────────

    def _add_row(self, block: Block) -> None:
        parent = self.annex if self.paragraph is None else self.paragraph
        stem = parent.fragment if parent else f"{self.prefix}table"
        node = self._node(PassageKind.ROW, self._counted(f"{stem}-row"), block)
        if self.paragraph is not None and parent is not None:
            node.parent, node.paragraph = parent, parent.paragraph
            parent.children.append(node)
        else:
            self.roots.append(node)
        self._aim(node, block)

    def _add_plain(self, index: int) -> None:
        block = self.blocks[index]
        if self._is_torn(block) and self.target:
            self.target.pieces.append(block.span)
            self.target_block = block
        elif self.annex and self.target is self.annex and block.is_title:
            self.annex.pieces.append(block.span)
        elif self._is_plain_heading(index):
            self._open_heading(block, "")
        elif self.paragraph is not None and not self.levels and not self.paragraph.children:
            self.paragraph.pieces.append(block.span)
            self._aim(self.paragraph, block)
        else:
            parent = self.paragraph
            stem = f"{parent.fragment}-block" if parent else f"{self.prefix}block"
            if parent and parent.kind is PassageKind.PARAGRAPH:
                stem = f"{parent.fragment}-after"
            node = self._node(PassageKind.BLOCK, self._counted(stem), block)
            if parent is None:
                self.roots.append(node)
            else:
                node.parent, node.paragraph = parent, parent.paragraph
                parent.children.append(node)
            self._aim(node, block)

    def _is_torn(self, block: Block) -> bool:
        """Whether a block is the rest of a sentence that a page break cut."""
        target, above = self.target, self.target_block
        if target is None or above is None or block.level or block.is_row:
            return False
        if target.kind in {PassageKind.MASTHEAD, PassageKind.ANNEX, PassageKind.ROW}:
            return False
        if above.is_finished or (block.is_strong and block.is_title):
            return False
        if above.words.rstrip().endswith(",") and target.kind is PassageKind.BLOCK:
            return block.words[:1].islower()
        return True

    def _is_plain_heading(self, index: int) -> bool:
        block = self.blocks[index]
        if block.label or not block.is_title or block.is_row:
            return False
        if block.level or block.is_strong:
            return True
        rest = self.blocks[index + 1 : index + 1 + _FAR]
        following = [b for b in rest if b.label not in {"furniture", "footnote"}]
        if not following:
            return False
        following_opens = following[0].label in {"number", "decimal", "roman", "upper"}
        return following_opens and following[0].label != "item"

    def _open_annex(self, block: Block) -> None:
        name = f"annex-{block.value}" if block.value else "annex"
        fragment = self._unique(name)
        node = Node(PassageKind.ANNEX, fragment, [block.span])
        node.section = f"Annex {block.value}".strip()
        self.roots.append(node)
        self.annex, self.prefix, self.number = node, f"{fragment}-", 0
        self.sections.clear()
        self._close_paragraph()
        self._aim(node, block)

    # ── small parts ──────────────────────────────────────────────────────────────────────────

    def _node(self, kind: PassageKind, fragment: str, block: Block) -> Node:
        path = [s.label for s in self.sections if s.label]
        above = self.sections[-1].node.fragment if self.sections else None
        return Node(kind, fragment, [block.span], section=self._section(path), heading=above)

    def _section(self, path: list[str]) -> str | None:
        annex = self.annex.section if self.annex else None
        return ".".join([annex, *path] if annex else path) or None

    def _root(
        self, kind: PassageKind, fragment: str, block: Block, *, aside: bool = False
    ) -> None:
        node = Node(kind, fragment, [block.span])
        self.roots.append(node)
        if not aside:
            self._aim(node, block)

    def _aim(self, node: Node, block: Block) -> None:
        self.target, self.target_block = node, block

    def _close_paragraph(self) -> None:
        self.paragraph = None
        self.levels.clear()

    def _counted(self, stem: str) -> str:
        self.counts[stem] += 1
        return self._unique(f"{stem}-{self.counts[stem]}")

    def _unique(self, fragment: str) -> str:
        unique, n = fragment, 1
        while unique in self.fragments:
            n += 1
            unique = f"{fragment}-{n}"
        self.fragments.add(unique)
        return unique


def _opening_style(form: str, values: dict[str, int]) -> str:
    dotted = "." if form.endswith(".") else ""
    first = next((style for style, value in values.items() if value == 1), None)
    return (first or next(iter(values), "letter")) + dotted


def _running_heads(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Short lines that come back unchanged: running heads, often the symbol."""
    short = Counter(
        plain(b.words)
        for b in blocks
        if not b.label and len(b.words) <= 60 and "/" in b.words and " " not in b.words.strip()
    )
    return frozenset(words for words, times in short.items() if times >= 3)
