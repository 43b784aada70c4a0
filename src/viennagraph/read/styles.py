"""What a Word style gives to a paragraph: its list, its outline level, whether it is bold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph.read.xml import Node, attribute, child, integer, local, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viennagraph.read.numbering import List

_HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_OFF: Final = {"0", "false", "off"}
_BODY_TEXT: Final = 9  # Word's outline level for what is no heading


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by identifier."""

    nodes: Mapping[str, Node]
    default: str | None

    @classmethod
    def of(cls, root: Node | None) -> Styles:
        """The styles of `styles.xml`."""
        nodes = {
            attribute(node, "styleId") or "": node
            for node in (root if root is not None else ())
            if local(node) == "style"
        }
        plain = (
            name
            for name, node in nodes.items()
            if attribute(node, "type") == "paragraph"
            and attribute(node, "default") in {"1", "true"}
        )
        return cls(nodes, next(plain, None))

    def chain(self, name: str | None) -> Iterator[Node]:
        """A style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while name and name in self.nodes and name not in seen:
            seen.add(name)
            yield self.nodes[name]
            name = value(self.nodes[name], "basedOn")

    def lists(self) -> dict[str, str]:
        """The list that each style names itself."""
        named = {name: value(node, "pPr", "numPr", "numId") for name, node in self.nodes.items()}
        return {name: number for name, number in named.items() if number}

    def numbering(
        self, properties: Node | None, lists: Mapping[str, List]
    ) -> tuple[str, int] | None:
        """The list and level of a paragraph, by its own properties or by its style's."""
        name = value(properties, "pStyle") or self.default
        number = value(properties, "numPr", "numId")
        depth = value(properties, "numPr", "ilvl")
        for style in self.chain(name):
            inherited = child(style, "pPr", "numPr")
            number = value(inherited, "numId") if number is None else number
            depth = value(inherited, "ilvl") if depth is None else depth
        if number is None or number == "0":
            return None
        if depth is None and number in lists:
            names = {attribute(style, "styleId") for style in self.chain(name)}
            return number, _depth_of_style(lists[number], names)
        return number, integer(depth)

    def heading(self, properties: Node | None) -> int:
        """The level of a heading, 1 to 9, or 0."""
        outline = value(properties, "outlineLvl")
        for style in self.chain(value(properties, "pStyle") or self.default):
            outline = value(style, "pPr", "outlineLvl") if outline is None else outline
            found = _HEADING.fullmatch(value(style, "name") or "")
            if outline is None and found:
                return int(found[1])
        level = integer(outline, _BODY_TEXT)
        return level + 1 if level < _BODY_TEXT else 0

    def is_bold(self, paragraph: Node | None, run: Node | None) -> bool:
        """Whether a run is bold: by itself, by its character style, by its paragraph's style."""
        bold = child(run, "b")
        for name in (value(run, "rStyle"), value(paragraph, "pStyle") or self.default):
            for style in self.chain(name):
                bold = child(style, "rPr", "b") if bold is None else bold
        return bold is not None and is_on(bold)


def is_on(node: Node | None) -> bool:
    """Whether a switch of Word is there and not set to off."""
    return node is not None and attribute(node, "val") not in _OFF


def _depth_of_style(found: List, names: set[str | None]) -> int:
    """The level of a list that is bound to one of these styles."""
    return next((d for d, level in sorted(found.levels.items()) if level.style in names), 0)
