"""Items of lists: at which level of a paragraph each one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.model import PassageKind
from viennagraph.parse.numbering import readings
from viennagraph.parse.tree import Level, Node, Tree

if TYPE_CHECKING:
    from viennagraph.parse.blocks import Block


def add_item(tree: Tree, block: Block, mark: str = "") -> None:
    """Adds a block as an item; `mark` tells "1." and "1" from "(1)"."""
    label = block.value
    values = readings(label.rpartition(".")[2])
    depth = _depth(tree, label, values, mark)
    parent = tree.levels[depth - 1].node if depth else _parent(tree, block)
    fragment = tree.unique(f"{parent.fragment}-{label.replace('.', '-')}")
    node = tree.node(PassageKind.ITEM, fragment, block)
    tree.place(node, parent)
    node.item = f"{parent.item} ({label})" if parent.item else label
    style = next(
        (lv.style for lv in tree.levels[depth : depth + 1] if _bare(lv.style) in values), None
    )
    style = style or _opening_style(values) + mark
    del tree.levels[depth:]
    tree.levels.append(Level(style, values.get(_bare(style), 0), node))
    tree.aim(node, block)


def continues_digits(tree: Tree, value: int) -> bool:
    """Whether a number with a point counts on in a list that is open, or opens one after ":"."""
    digits = [level for level in tree.levels if level.style == "digit."]
    if digits and digits[0].value + 1 == value:
        return True
    opener = tree.target_block
    introduced = opener is not None and opener.words.rstrip().endswith(":")
    return value == 1 and tree.target is not None and introduced and tree.number != 0


def continues_bare(tree: Tree, value: str) -> bool:
    """Whether a number without a point ("2 to report") is the next one of a list."""
    stem, _, last = value.rpartition(".")
    if stem:
        return any(
            level.node.item is not None and level.node.item.rpartition("(")[2].strip(")") == stem
            for level in tree.levels
        ) or any(_prefix(level.node) == stem for level in tree.levels)
    counted = [level.value for level in tree.levels if level.style == "digit "]
    if int(last) - 1 in counted:
        return True
    opener = tree.target_block
    return int(last) == 1 and opener is not None and not opener.is_finished


def _prefix(node: Node) -> str:
    item = (node.item or "").rpartition("(")[2].strip(")")
    return item.rpartition(".")[0]


def _parent(tree: Tree, block: Block) -> Node:
    if tree.paragraph:
        return tree.paragraph
    if tree.target and tree.target.kind in {PassageKind.BLOCK, PassageKind.ANNEX}:
        parent = tree.target.parent or tree.target
        if parent.kind is not PassageKind.ANNEX:
            tree.paragraph = parent
            return parent
    node = tree.node(PassageKind.BLOCK, tree.counted(f"{tree.prefix}block"), block)
    node.pieces = []
    tree.roots.append(node)
    tree.paragraph = node
    return node


def _depth(tree: Tree, label: str, values: dict[str, int], mark: str) -> int:
    """The level at which an item stands: 0 is directly in the paragraph."""
    stem = label.rpartition(".")[0]
    if stem:
        return _depth_below(tree, stem)
    for depth in range(len(tree.levels) - 1, -1, -1):
        level = tree.levels[depth]
        style = _bare(level.style)
        if level.style == style + mark and values.get(style) == level.value + 1:
            return depth
    if 1 in values.values() and tree.levels:
        return len(tree.levels)
    same = [d for d, level in enumerate(tree.levels) if _bare(level.style) in values]
    return same[-1] if same else len(tree.levels)


def _depth_below(tree: Tree, stem: str) -> int:
    """The level below the item whose number a longer number ("4.1") begins with."""
    for depth, level in enumerate(tree.levels):
        if (level.node.item or "").rpartition("(")[2].strip(")") == stem:
            return depth + 1
        if _prefix(level.node) == stem:
            return depth
    return len(tree.levels)


def _bare(style: str) -> str:
    return style.rstrip(". ")


def _opening_style(values: dict[str, int]) -> str:
    first = next((style for style, value in values.items() if value == 1), None)
    return first or next(iter(values), "letter")
