"""The network: who refers to what, laid out so that labels do not meet and lines seldom cross.

Bodies stand on the left and what they refer to on the right, each on a line of its own, so that
every label can be read; the order is found by putting each next to what it is joined to.  Past
some hundreds of things nobody reads labels, and the layout is a disc around the bodies.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph.site.references.matrix import path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viennagraph.index import Cells, Thing

MOST: Final = 500
"""How many things are drawn as links; beyond, the data are drawn by the browser."""

WIDTH: Final = 1000.0
_LINE: Final = 30.0
_TOP: Final = 30.0
_SIDES: Final = (390.0, 610.0)
_LEAST, _GREATEST = 4.0, 12.0
_ROUNDS: Final = 24
_LETTERS: Final = 50
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))
_SPREAD: Final = 14.0


@dataclass(frozen=True, slots=True)
class Node:
    """A thing of the network and where it stands; `count` is how many references it has."""

    thing: Thing | None
    path: str
    is_body: bool
    count: int
    x: float
    y: float
    size: float

    @property
    def label(self) -> str:
        """The whole name."""
        return self.thing.label if self.thing else "Body not known"

    @property
    def short(self) -> str:
        """As much of the name as there is room for."""
        label = self.thing.short if self.thing else self.label
        return label if len(label) <= _LETTERS else f"{label[: _LETTERS - 1].rstrip()}…"

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        return "body" if self.is_body else self.path.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Edge:
    """A body, what it refers to, and how often."""

    body: Node
    subject: Node
    count: int
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    """All nodes and edges, in a picture of this height."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: float
    width: float = WIDTH

    @property
    def is_large(self) -> bool:
        """Whether there are too many things for a picture of links."""
        return len(self.nodes) > MOST


def network(cells: Cells) -> Network:
    """The cells as a network with places; the same cells give the same places."""
    weights = {(path(cell.body), cell.subject.path): cell.count for cell in cells.cells}
    things = {path(cell.body): cell.body for cell in cells.cells}
    subjects = {cell.subject.path: cell.subject for cell in cells.cells}
    left, right = ordered(sorted(things), sorted(subjects), weights)
    counts: dict[str, int] = defaultdict(int)
    for (one, other), count in weights.items():
        counts[one] += count
        counts[other] += count
    is_large = len(left) + len(right) > MOST
    places = _disc(left, right, weights) if is_large else _columns(left, right)
    highest = max(counts.values(), default=1)
    nodes = {
        one: Node(
            things.get(one) or subjects.get(one),
            one,
            one in things,
            counts[one],
            *places[one],
            _size(counts[one], highest),
        )
        for one in (*left, *right)
    }
    edges = tuple(
        Edge(nodes[one], nodes[other], count, round(1 + 1.6 * math.log2(count), 2))
        for (one, other), count in sorted(weights.items())
    )
    lines = max(len(left), len(right), 1)
    return Network(
        tuple(nodes.values()), edges, WIDTH if is_large else 2 * _TOP + (lines - 1) * _LINE
    )


def ordered(
    left: Sequence[str], right: Sequence[str], weights: Mapping[tuple[str, str], int]
) -> tuple[list[str], list[str]]:
    """Both columns in an order in which few lines cross: each thing at the mean of its partners.

    >>> ordered(["a", "b"], ["x", "y"], {("a", "y"): 1, ("b", "x"): 1})
    (['a', 'b'], ['y', 'x'])
    """
    partners: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (one, other), count in sorted(weights.items()):
        partners[one].append((other, count))
        partners[other].append((one, count))
    columns = [list(left), list(right)]
    for turn in range(_ROUNDS):
        side = (turn + 1) % 2
        fixed = columns[1 - side]
        place = {one: (number + 0.5) / len(fixed) for number, one in enumerate(fixed)}
        mean = {
            one: sum(place[other] * count for other, count in partners[one])
            / sum(count for _, count in partners[one])
            for one in columns[side]
        }
        columns[side].sort(key=lambda one: (mean[one], one))
    return columns[0], columns[1]


def _columns(left: Sequence[str], right: Sequence[str]) -> dict[str, tuple[float, float]]:
    lines = max(len(left), len(right), 1)
    places = {}
    for x, column in zip(_SIDES, (left, right), strict=True):
        step = (lines - 1) * _LINE / max(1, len(column) - 1) if len(column) > 1 else 0
        start = _TOP if len(column) > 1 else _TOP + (lines - 1) * _LINE / 2
        for number, one in enumerate(column):
            places[one] = (x, round(start + number * step, 1))
    return places


def _disc(
    left: Sequence[str], right: Sequence[str], weights: Mapping[tuple[str, str], int]
) -> dict[str, tuple[float, float]]:
    """Bodies on a circle; all else near the middle of those who refer to it, a little apart."""
    middle, radius = WIDTH / 2, WIDTH * 0.42
    places = {
        one: (
            middle + radius * math.cos(2 * math.pi * number / len(left)),
            middle + radius * math.sin(2 * math.pi * number / len(left)),
        )
        for number, one in enumerate(left)
    }
    referring: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (one, other), count in sorted(weights.items()):
        referring[other].append((one, count))
    for number, one in enumerate(right):
        total = sum(count for _, count in referring[one])
        x = sum(places[body][0] * count for body, count in referring[one]) / total
        y = sum(places[body][1] * count for body, count in referring[one]) / total
        away = _SPREAD * math.sqrt(1 + number % 64) + number / len(right)
        angle = number * _GOLDEN
        places[one] = (x + away * math.cos(angle), y + away * math.sin(angle))
    return {one: (round(x, 1), round(y, 1)) for one, (x, y) in places.items()}


def _size(count: int, highest: int) -> float:
    return round(_LEAST + (_GREATEST - _LEAST) * math.sqrt(count / highest), 1)
