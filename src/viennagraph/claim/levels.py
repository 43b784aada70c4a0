"""How specific the action is that an ask asks for, apart from how firmly it is asked.

The scale is the one used for recommendations of the universal periodic review; its rules are data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from viennagraph.claim.asks import Ask
    from viennagraph.register.level_table import LevelRule, LevelTable

_FIRST: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Level:
    """A step of the scale: notation, "1" to "5", name, and name of the rule that decided."""

    notation: str
    name: str
    rule: str


def level(text: str, ask: Ask | None, table: LevelTable) -> Level | None:
    """How specific the action of an ask is, or None where no rule decides.

    The first verb and what it acts upon decide; a `text` without a verb that is asked is read
    from its beginning ("Ratification of …").

    >>> from viennagraph import resources
    >>> from viennagraph.claim import asks_imperative
    >>> from viennagraph.register import levels, modality
    >>> forms = modality.load(resources.ontology())
    >>> table = levels.load(resources.ontology())
    >>> def read(text: str) -> Level | None:
    ...     return level(text, asks_imperative.read_any(text, forms), table)
    >>> read("Adopt a law on precursors.")
    Level(notation='5', name='specific', rule='adopt')
    >>> read("Governments must adopt effective measures against smuggling.")
    Level(notation='4', name='general', rule='measures-taken')
    >>> read("Governments should consider adopting a law.")
    Level(notation='3', name='considering', rule='consider')
    >>> read("All parcels.")
    """
    words = (ask.governed if ask and ask.governed else text).lower()
    for pattern, rule in table.patterns:
        if pattern.search(words):
            return _level(rule)
    first = _FIRST.match(words)
    decided = table.verbs.get(first[0]) if first else None
    return _level(decided) if decided else None


def _level(rule: LevelRule) -> Level:
    return Level(rule.notation, rule.level, rule.name)
