"""Measures of how States take part and report."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from viennagraph.analyse import facts
from viennagraph.analyse.rates import wilson

if TYPE_CHECKING:
    from viennagraph.ask import Table
    from viennagraph.ask.engines import Engine


def participation(engine: Engine) -> Table:
    """How each State takes part in meetings, and how it answers when asked to report.

    *Attended* counts meetings.  *Asked* counts the calls for replies that a meeting had before
    it which the State attended; *replied* and *late* count its answers.  *Rate* is what was
    answered, late or not, of what was asked, with the bounds of Wilson's score interval (1927).

    Beware: a State that did not attend may have been asked as well; only attendance is on record.
    Rates of fewer than ten calls are flagged as few: one more reply would change them much.
    """
    ways: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in facts.rows(engine, "participation"):
        ways[row["state"]][row["way"]].add(row["target"])
    names = facts.labels(engine, ways)
    found = []
    for state, took in ways.items():
        answered = took["replied"] | took["late"]
        asked = took["asked"] | answered
        rate = wilson(len(answered), len(asked))
        counts = [len(took[way]) for way in ("attended", "replied", "late")]
        bounds = (rate.value, rate.low, rate.high, rate.is_small) if asked else (None,) * 4
        found.append((state, names[state], counts[0], len(asked), *counts[1:], *bounds))
    found.sort(key=lambda row: (-row[2], -row[4], row[1], row[0]))
    columns = ("state", "stateLabel", "attended", "asked", "replied", "late", "rate", "low", "high")
    return facts.table((*columns, "isFew"), found)
