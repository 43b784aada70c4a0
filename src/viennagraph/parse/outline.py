"""Blocks to a tree of nodes: which number belongs to a heading, a paragraph or a list.

Numbers collide in these documents: a paragraph "1.", a heading "1." and an agenda item "1." may
stand in a row.  What a number continues decides, then whether the words look like a title;
markup comes last, as converters put headings at any level.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from viennagraph.model import PassageKind
from viennagraph.parse import clauses, headings
from viennagraph.parse.blocks import Block, plain
from viennagraph.parse.items import add_item, continues_bare, continues_digits
from viennagraph.parse.tree import Node, Tree

if TYPE_CHECKING:
    from collections.abc import Callable

_LONG_PROSE: Final = 280
_RUNNING_HEAD: Final = 60
_TIMES: Final = 3


def outline(blocks: tuple[Block, ...], characters: str) -> list[Node]:
    """The top-level nodes of a document, in the order in which they begin."""
    walk = _Walk(blocks, characters)
    for index in range(len(blocks)):
        walk.add(index)
    return walk.tree.roots


class _Walk:
    """One walk over the blocks of a document."""

    def __init__(self, blocks: tuple[Block, ...], characters: str) -> None:
        self.blocks = blocks
        self.characters = characters
        self.tree = Tree()
        self.in_masthead = True
        self.note = 0  # the last footnote's plain number
        self.in_act = False  # after a formula: clauses follow that need no numbers
        self.heads = _running_heads(blocks)
        self.rules: Final[dict[str, Callable[[int], bool]]] = {
            "number": self._number,
            "decimal": self._decimal,
            "roman": self._letter,
            "upper": self._letter,
            "item": self._item,
            "bare": self._bare,
        }

    # ── one block ────────────────────────────────────────────────────────────────────────────

    def add(self, index: int) -> None:
        block = self.blocks[index]
        is_head = not self.in_masthead and plain(block.words) in self.heads
        if block.label == "furniture" or is_head:
            self._root(PassageKind.FURNITURE, "furniture", block, aside=True)
        elif self._is_footnote(block):
            self._root(PassageKind.FOOTNOTE, "footnote", block, aside=True)
        elif self.in_masthead and not self._opens_body(index):
            self._root(PassageKind.MASTHEAD, "masthead", block)
        elif block.label == "annex":
            self.in_masthead = False
            self._annex(block)
        else:
            self.in_masthead = False
            self._body(index)

    def _body(self, index: int) -> None:
        block = self.blocks[index]
        if clauses.opens_act(self.blocks, index):
            self.tree.begin_act()
            headings.open_heading(self.tree, block, "")
            return
        rule = self.rules.get(block.label)
        if rule and rule(index):
            return
        if block.is_row and (self.tree.annex or self.tree.paragraph):
            self._row(block)
        else:
            self._plain(index)

    def _opens_body(self, index: int) -> bool:
        block = self.blocks[index]
        if block.label in {"number", "decimal", "item", "annex"}:
            return True
        if block.label in {"roman", "upper"}:
            return block.is_title
        if clauses.is_formula(block) or self._is_open_formula(index):
            return True
        return len(plain(block.words)) > _LONG_PROSE and block.is_finished and not block.is_strong

    def _is_open_formula(self, index: int) -> bool:
        below = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return not self.in_act and clauses.is_open_formula(self.blocks[index], below)

    # ── footnotes ────────────────────────────────────────────────────────────────────────────

    def _is_footnote(self, block: Block) -> bool:
        """Whether the mark of a footnote stands in the text before it; else it is a bullet."""
        if block.label == "footnote":
            if not block.value.startswith("*"):
                return True
            return self._is_marked(rf"[^\s*]{re.escape(block.value)}(?!\*)", block)
        if block.label != "note" or self.in_masthead or int(block.value) != self.note + 1:
            return False
        if not self._is_marked(rf"[a-z.,;:)”’]{block.value}(?![\d.])", block):
            return False
        self.note += 1
        return True

    def _is_marked(self, mark: str, block: Block) -> bool:
        return re.compile(mark).search(self.characters, 0, block.span.start) is not None

    # ── numbers and letters: each rule says whether the block was its own ────────────────────

    def _number(self, index: int) -> bool:
        block = self.blocks[index]
        if continues_digits(self.tree, int(block.value)):
            add_item(self.tree, block, ".")
        elif headings.is_numbered(self.tree, self.blocks, index):
            headings.open_heading(self.tree, block, "number")
        else:
            self._paragraph(block, block.value)
            self.tree.number = int(block.value)
        return True

    def _decimal(self, index: int) -> bool:
        block = self.blocks[index]
        whole = block.value.partition(".")[0]
        parent = self.tree.paragraph
        above = parent.children[-1:] if parent else []
        within = parent is not None and parent.paragraph == whole
        opener = self.tree.target_block
        introduced = opener is not None and opener.words.rstrip().endswith(":")
        if within and parent and (introduced or any(n.paragraph != whole for n in above)):
            node = self._numbered(block, block.value)
            parent.children.append(node)
            node.parent = parent
            self.tree.levels.clear()
            self.tree.aim(node, block)
            return True
        if block.is_title and "." in block.value and not whole[-1].isalpha():
            return False
        self._paragraph(block, block.value)
        return True

    def _letter(self, index: int) -> bool:
        block = self.blocks[index]
        if not block.is_title:
            return False
        headings.open_heading(self.tree, block, headings.style(self.tree, block))
        return True

    def _item(self, index: int) -> bool:
        add_item(self.tree, self.blocks[index])
        return True

    def _bare(self, index: int) -> bool:
        block = self.blocks[index]
        if not (block.after_blank and continues_bare(self.tree, block.value)):
            return False
        add_item(self.tree, block, " ")
        return True

    def _paragraph(self, block: Block, value: str) -> None:
        node = self._numbered(block, value)
        self.tree.roots.append(node)
        self.tree.close_paragraph()
        self.tree.paragraph = node
        self.tree.aim(node, block)

    def _numbered(self, block: Block, value: str) -> Node:
        tree = self.tree
        fragment = f"{tree.prefix}p{value}"
        if tree.has(fragment) and tree.labels:
            fragment = f"{tree.prefix}section-{'-'.join(tree.labels)}-p{value}"
        node = tree.node(PassageKind.PARAGRAPH, tree.unique(fragment), block)
        node.paragraph = value
        return node

    # ── rows, plain blocks and annexes ───────────────────────────────────────────────────────

    def _row(self, block: Block) -> None:
        tree = self.tree
        above = tree.paragraph or tree.annex
        stem = above.fragment if above else f"{tree.prefix}table"
        node = tree.node(PassageKind.ROW, tree.counted(f"{stem}-row"), block)
        tree.place(node, tree.paragraph)
        tree.aim(node, block)

    def _plain(self, index: int) -> None:
        tree, block = self.tree, self.blocks[index]
        if self._is_open_formula(index):
            self.in_act = True
            self._block(block)
        elif tree.target and self._is_led(block):
            lead = tree.target
            node = tree.node(PassageKind.BLOCK, tree.counted(f"{lead.fragment}-after"), block)
            tree.place(node, lead)
            tree.aim(node, block)
        elif tree.target and self._is_torn(block):
            tree.target.pieces.append(block.span)
            tree.target_block = block
        elif tree.annex and tree.target is tree.annex and block.is_title:
            tree.annex.pieces.append(block.span)
        elif headings.is_plain(self.blocks, index):
            headings.open_heading(tree, block, "")
        elif self._continues_paragraph(block) and tree.paragraph:
            tree.paragraph.pieces.append(block.span)
            tree.aim(tree.paragraph, block)
        else:
            self._block(block)

    def _block(self, block: Block) -> None:
        tree = self.tree
        parent = None if self._is_clause(block) else tree.paragraph
        if parent is None:
            tree.close_paragraph()
        stem = f"{parent.fragment}-after" if parent else f"{tree.prefix}block"
        node = tree.node(PassageKind.BLOCK, tree.counted(stem), block)
        tree.place(node, parent)
        tree.aim(node, block)
        self.in_act = self.in_act or clauses.is_formula(block)

    def _continues_paragraph(self, block: Block) -> bool:
        tree = self.tree
        is_open = tree.paragraph is not None and not tree.levels and not tree.paragraph.children
        return is_open and not self._is_clause(block)

    # ── unfinished words ─────────────────────────────────────────────────────────────────────

    def _is_clause(self, block: Block) -> bool:
        """Whether a block is a clause of an act, which stands by itself after a comma."""
        above = self.tree.target_block
        if not self.in_act or self.tree.annex or above is None or not block.after_blank:
            return False
        return clauses.ends_clause(above)

    def _is_led(self, block: Block) -> bool:
        """Whether a block stands below a line that leads it: "noting", then "that …"."""
        above, target = self.tree.target_block, self.tree.target
        if not self.in_act or above is None or target is None or not block.after_blank:
            return False
        is_lead = target.kind is PassageKind.BLOCK and target.parent is None
        return is_lead and above.after_blank and len(target.pieces) == 1 and clauses.is_lead(above)

    def _is_torn(self, block: Block) -> bool:
        """Whether a block is the rest of a sentence that a page break cut."""
        target, above = self.tree.target, self.tree.target_block
        if target is None or above is None or block.level or block.is_row:
            return False
        if target.kind in {PassageKind.MASTHEAD, PassageKind.ANNEX, PassageKind.ROW}:
            return False
        if above.is_finished or (block.is_strong and block.is_title) or self._is_clause(block):
            return False
        if self.in_act and block.after_blank and clauses.is_title_above(above, block):
            return False
        if above.words.rstrip().endswith(",") and target.kind is PassageKind.BLOCK:
            return block.words[:1].islower()
        return True

    # ── small parts ──────────────────────────────────────────────────────────────────────────

    def _annex(self, block: Block) -> None:
        tree = self.tree
        name = f"annex-{block.value}" if block.value else "annex"
        fragment = tree.unique(name)
        node = Node(PassageKind.ANNEX, fragment, [block.span])
        node.section = f"Annex {block.value}".strip()
        tree.roots.append(node)
        tree.annex, tree.prefix, tree.number = node, f"{fragment}-", 0
        tree.sections.clear()
        tree.close_paragraph()
        tree.aim(node, block)

    def _root(self, kind: PassageKind, stem: str, block: Block, *, aside: bool = False) -> None:
        node = Node(kind, self.tree.counted(stem), [block.span])
        self.tree.roots.append(node)
        if not aside:
            self.tree.aim(node, block)


def _running_heads(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Short lines that come back unchanged: running heads, often the symbol."""
    short = Counter(
        plain(b.words)
        for b in blocks
        if not b.label
        and len(b.words) <= _RUNNING_HEAD
        and "/" in b.words
        and " " not in b.words.strip()
    )
    return frozenset(words for words, times in short.items() if times >= _TIMES)
