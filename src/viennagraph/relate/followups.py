"""What became of it: reports on implementation, joined to what they report on.

A section says in its heading what it follows up.  A statement under it follows that up, and each
ask of it that names the same programme, system, instrument, standard or substance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from viennagraph.graph.names import Sheet
from viennagraph.relate.provisions import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viennagraph.ask.engines import Engine
    from viennagraph.graph import Names


class FollowUp(NamedTuple):
    """That a statement reports on what became of a meeting's asks, of an act, or of one ask."""

    report: str
    target: str


def follow_ups(engine: Engine) -> tuple[FollowUp, ...]:
    """Each statement that reports on something earlier, with what it reports on, in order."""
    cue = _cue(engine)
    asks = _asks(engine)
    found: set[FollowUp] = set()
    for row in records(engine, "reported-on"):
        if not _is_followed(cue, row["heading"], row["surface"]):
            continue
        report, target = row["report"], row["target"]
        found.add(FollowUp(report, target))
        shared = asks.get((target, row.get("thing", "")), ())
        found.update(FollowUp(report, ask) for ask in shared if ask != report)
    return tuple(sorted(found))


def follow_up_lines(found: Sequence[FollowUp], names: Names, graph: str) -> tuple[str, ...]:
    """The follow-ups, in the graph of the rule that found them."""
    sheet = Sheet(names)
    for one in found:
        sheet.add(one.report, "vg:followsUp", f"<{one.target}>", graph)
    return tuple(sheet.sorted())


def _cue(engine: Engine) -> re.Pattern[str]:
    patterns = [row["pattern"] for row in records(engine, "follow-up-cues")]
    return re.compile("|".join(f"(?:{one})" for one in patterns) or r"(?!)", re.IGNORECASE)


def _asks(engine: Engine) -> dict[tuple[str, str], list[str]]:
    """The asks of each meeting or act that mention a thing."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in records(engine, "asks-of"):
        found[row["of"], row["thing"]].append(row["ask"])
    return found


def _is_followed(cue: re.Pattern[str], heading: str, surface: str) -> bool:
    """Whether the heading names a thing after the words that say that it is followed up."""
    words = cue.search(heading)
    return words is not None and heading.find(surface, words.end()) >= 0
