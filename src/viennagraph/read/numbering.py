"""The numbers that Word makes: they stand nowhere in the file and are counted here.

Counters belong to an abstract list: two lists of one abstract list go on counting together,
unless the second overrides the start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph.read.labels import BULLET, numeral
from viennagraph.read.xml import Node, attribute, child, integer, local, value

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACE: Final = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str | None = None
    restart: int | None = None
    is_legal: bool = False


class List(NamedTuple):
    """A list that paragraphs refer to: its abstract list, levels, and starts of its own."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


def lists(root: Node | None, style_lists: Mapping[str, str]) -> dict[str, List]:
    """The lists of `numbering.xml` by number; `style_lists` gives the list of a style."""
    if root is None:
        return {}
    abstract = {
        attribute(node, "abstractNumId") or "": node
        for node in root
        if local(node) == "abstractNum"
    }
    nums = {attribute(node, "numId") or "": node for node in root if local(node) == "num"}
    found: dict[str, List] = {}
    for number, node in nums.items():
        name = _abstract(node, abstract, nums, style_lists)
        levels = _levels(abstract[name]) if name in abstract else {}
        starts: dict[int, int] = {}
        for override in (inner for inner in node if local(inner) == "lvlOverride"):
            depth = integer(attribute(override, "ilvl"))
            if (whole := child(override, "lvl")) is not None:
                levels[depth] = _level(whole)
            if (start := value(override, "startOverride")) is not None:
                starts[depth] = integer(start)
        found[number] = List(name, levels, starts)
    return found


def _abstract(
    num: Node, abstract: Mapping[str, Node], nums: Mapping[str, Node], styles: Mapping[str, str]
) -> str:
    """The abstract list of a list, by way of the numbering style that it may point to."""
    name = value(num, "abstractNumId") or ""
    linked = value(abstract.get(name), "numStyleLink")
    through = nums.get(styles.get(linked, "")) if linked else None
    return (value(through, "abstractNumId") or name) if through is not None else name


def _levels(node: Node) -> dict[int, Level]:
    return {
        integer(attribute(inner, "ilvl")): _level(inner) for inner in node if local(inner) == "lvl"
    }


def _level(node: Node) -> Level:
    restart = value(node, "lvlRestart")
    legal = child(node, "isLgl")
    return Level(
        start=integer(value(node, "start")),
        form=value(node, "numFmt") or "decimal",
        text=value(node, "lvlText") or "",
        style=value(node, "pStyle"),
        restart=None if restart is None else integer(restart),
        is_legal=legal is not None and attribute(legal, "val") not in {"0", "false"},
    )


@dataclass(slots=True)
class Counters:
    """How far each list has counted, in the order of the document."""

    lists: Mapping[str, List]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, number: str, depth: int) -> str:
        """The label of the next paragraph at a level of a list.

        >>> letters = List("0", {0: Level(form="lowerLetter", text="(%1)")}, {})
        >>> counters = Counters({"1": letters})
        >>> counters.label("1", 0), counters.label("1", 0)
        ('(a)', '(b)')
        """
        found = self.lists.get(number)
        if found is None or depth not in found.levels:
            return ""
        counts = self.counts.setdefault(found.abstract, {})
        if number not in self.begun:
            self.begun.add(number)
            for overridden in found.starts:
                counts.pop(overridden, None)
        level = found.levels[depth]
        start = found.starts.get(depth, level.start)
        counts[depth] = counts[depth] + 1 if depth in counts else start
        for deeper in [other for other in counts if other > depth]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or depth < restart:
                del counts[deeper]
        if level.form == "bullet":
            return BULLET
        return _PLACE.sub(lambda m: _shown(found, counts, int(m[1]) - 1, level), level.text).strip()


def _shown(found: List, counts: Mapping[int, int], depth: int, level: Level) -> str:
    """The number of a level as another one quotes it ("1.2" quotes the first)."""
    quoted = found.levels.get(depth, Level())
    number = counts.get(depth, found.starts.get(depth, quoted.start))
    return numeral(number, "decimal" if level.is_legal else quoted.form)
