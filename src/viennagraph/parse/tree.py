"""The tree of passages in the making, and where the walk over a document stands in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from viennagraph.model import PassageKind, Span
    from viennagraph.parse.blocks import Block

RANKS: Final = {"roman": 1, "upper": 2, "number": 3, "item": 4, "": 5}
"""How high a heading stands, by the style of its number."""


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
class Level:
    """An open level of items: how its labels are written and the last of them."""

    style: str
    value: int
    node: Node


@dataclass(slots=True)
class Section:
    """An open heading: its rank, and the label and value of its number."""

    rank: int
    label: str
    value: int
    node: Node


class Tree:
    """The top-level nodes so far, and what the next block may continue.

    `target` is what an unfinished sentence would continue, `target_block` the last block in it;
    `number` is the last paragraph's; `prefix` comes before fragments inside an annex.
    """

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.number = 0
        self.prefix = ""
        self.annex: Node | None = None
        self.paragraph: Node | None = None
        self.levels: list[Level] = []
        self.sections: list[Section] = []
        self.target: Node | None = None
        self.target_block: Block | None = None
        self._fragments: set[str] = set()
        self._counts: Counter[str] = Counter()

    @property
    def labels(self) -> list[str]:
        """The labels of the open headings, the highest first."""
        return [s.label for s in self.sections if s.label]

    def node(self, kind: PassageKind, fragment: str, block: Block) -> Node:
        """A node of the section that is open."""
        above = self.sections[-1].node.fragment if self.sections else None
        section = self.section(self.labels)
        return Node(kind, fragment, [block.span], section=section, heading=above)

    def place(self, node: Node, parent: Node | None) -> None:
        """Puts a node into another, or at the top."""
        if parent is None:
            self.roots.append(node)
            return
        node.parent, node.paragraph = parent, parent.paragraph
        parent.children.append(node)

    def section(self, path: list[str]) -> str | None:
        """The section that labels of headings lead to, within the annex."""
        annex = self.annex.section if self.annex else None
        return ".".join([annex, *path] if annex else path) or None

    def aim(self, node: Node, block: Block) -> None:
        """Notes what the next block may continue."""
        self.target, self.target_block = node, block

    def begin_act(self) -> None:
        """Leaves the annex and the sections of the act before, for another begins."""
        self.annex, self.prefix, self.number = None, "", 0
        self.sections.clear()
        self.close_paragraph()

    def close_paragraph(self) -> None:
        """Ends the paragraph and its lists."""
        self.paragraph = None
        self.levels.clear()

    def has(self, fragment: str) -> bool:
        """Whether a fragment is taken."""
        return fragment in self._fragments

    def counted(self, stem: str) -> str:
        """A free fragment that ends in how many of its stem there are."""
        self._counts[stem] += 1
        return self.unique(f"{stem}-{self._counts[stem]}")

    def unique(self, fragment: str) -> str:
        """The fragment, or where it is taken the first free one with a number after it."""
        free, n = fragment, 1
        while free in self._fragments:
            n += 1
            free = f"{fragment}-{n}"
        self._fragments.add(free)
        return free
