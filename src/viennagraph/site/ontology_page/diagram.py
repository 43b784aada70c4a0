"""The class diagram: boxes that are links, and lines between them, as numbers for an SVG."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viennagraph.site.ontology_page.terms import terms
from viennagraph.vocab import vg

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAN: Final = Path(__file__).with_name("diagram.toml")
_WIDTH, _HEIGHT = 140, 44
_COLUMN, _ROW = 214, 110
_MARGIN: Final = 10
_IS_A: Final = "is a"


@dataclass(frozen=True, slots=True)
class Box:
    """A class: its name, and the upper left corner of its box."""

    name: str
    label: str
    x: int
    y: int
    width: int = _WIDTH
    height: int = _HEIGHT


@dataclass(frozen=True, slots=True)
class Line:
    """A property from one class to another, or the step to a wider class where it has no name."""

    start: str
    end: str
    label: str
    name: str
    x1: int
    y1: int
    x2: int
    y2: int

    @property
    def is_kind(self) -> bool:
        """Whether the line leads to the wider class."""
        return not self.name

    @property
    def middle(self) -> tuple[int, int]:
        """Where the name of the line stands."""
        return (self.x1 + self.x2) // 2, (self.y1 + self.y2) // 2


@dataclass(frozen=True, slots=True)
class Diagram:
    """All boxes and lines, and the size of the picture."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: int
    height: int


@cache
def diagram() -> Diagram:
    """The diagram of the main classes.

    >>> [one.label for one in diagram().lines if one.is_kind]
    ['is a', 'is a']
    """
    plan = tomllib.loads(_PLAN.read_text("utf-8"))
    known = {one.name: one for one in terms()}
    boxes = {
        name: Box(name, known[name].label, _MARGIN + x * _COLUMN, _MARGIN + y * _ROW)
        for name, (x, y) in plan["classes"].items()
    }
    kinds = [
        _line(boxes, one.name, above.iri.removeprefix(vg.NS), _IS_A, "")
        for one in terms()
        for above in one.above
        if one.name in boxes and above.iri.removeprefix(vg.NS) in boxes
    ]
    lines = [
        _line(boxes, one["from"], one["to"], known[one["property"]].label, one["property"])
        for one in plan["lines"]
    ]
    width = max(box.x for box in boxes.values()) + _WIDTH + _MARGIN
    height = max(box.y for box in boxes.values()) + _HEIGHT + _MARGIN
    return Diagram(tuple(boxes.values()), (*lines, *kinds), width, height)


def _line(boxes: Mapping[str, Box], start: str, end: str, label: str, name: str) -> Line:
    """The line from the edge of one box to the edge of the other."""
    one, other = boxes[start], boxes[end]
    if one.y == other.y:
        side = one.width if one.x < other.x else 0
        x1, x2 = one.x + side, other.x + other.width - side
        y1 = y2 = one.y + one.height // 2
    else:
        side = one.height if one.y < other.y else 0
        y1, y2 = one.y + side, other.y + other.height - side
        x1, x2 = one.x + one.width // 2, other.x + other.width // 2
    return Line(start, end, label, name, x1, y1, x2, y2)
