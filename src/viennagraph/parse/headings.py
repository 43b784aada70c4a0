"""Headings: which numbers and lines are one, and at which level it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph.model import PassageKind
from viennagraph.parse.numbering import readings
from viennagraph.parse.tree import RANKS, Node, Section, Tree

if TYPE_CHECKING:
    from viennagraph.parse.blocks import Block

_FAR: Final = 6
_READING_OF: Final = {"roman": "roman", "upper": "letter"}


def is_numbered(tree: Tree, blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a block that begins with a number is a heading, and not a paragraph."""
    block = blocks[index]
    if not block.is_title or block.is_row:
        return False
    value = int(block.value)
    marked = block.is_strong or block.level > 0
    if value != tree.number + 1:
        follows = any(s.rank == RANKS["number"] and s.value + 1 == value for s in tree.sections)
        return marked or value == 1 or follows or value <= tree.number
    later = [b for b in blocks[index + 1 : index + 1 + _FAR] if b.label == "number"]
    return marked or bool(later and int(later[0].value) == value)


def is_plain(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a block without a number is a heading."""
    block = blocks[index]
    if block.label or not block.is_title or block.is_row:
        return False
    if block.level or block.is_strong:
        return True
    rest = blocks[index + 1 : index + 1 + _FAR]
    following = next((b for b in rest if b.label not in {"furniture", "footnote"}), None)
    return following is not None and following.label in {"number", "decimal", "roman", "upper"}


def style(tree: Tree, block: Block) -> str:
    """Roman or letter, for "C." and "I." can be either: what it continues decides."""
    label = block.value
    last = {s.rank: s.value for s in tree.sections}
    values = readings(label)
    if "roman" in values and "letter" in values and len(label) == 1:
        if last.get(RANKS["upper"], 0) + 1 == values["letter"] and values["letter"] > 1:
            return "upper"
        follows = last.get(RANKS["roman"], 0) + 1 == values["roman"]
        return "roman" if follows or label in {"I", "V", "X"} else "upper"
    return "roman" if "roman" in values else "upper"


def open_heading(tree: Tree, block: Block, styled: str) -> None:
    """Opens a heading at the level of its style, and closes those of its level and below."""
    rank = RANKS[styled]
    while tree.sections and tree.sections[-1].rank >= rank:
        tree.sections.pop()
    label = block.value if styled else ""
    path = [*tree.labels, label] if label else tree.labels
    above = tree.sections[-1].node.fragment if tree.sections else None
    if label:
        fragment = tree.unique(f"{tree.prefix}heading-{'-'.join(path)}")
    else:
        stem = "-".join(path) + "-" if path else ""
        fragment = tree.counted(f"{tree.prefix}heading-{stem}u")
    node = Node(PassageKind.HEADING, fragment, [block.span], section=tree.section(path))
    node.heading, node.level = above, len(tree.sections) + 1
    value = readings(label).get(_READING_OF.get(styled, "digit"), 0) if label else 0
    tree.sections.append(Section(rank, label, value, node))
    tree.roots.append(node)
    tree.close_paragraph()
    tree.target, tree.target_block = None, None
