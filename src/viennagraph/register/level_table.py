"""The rules of action level as plain values, free of RDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A rule by its name in the vocabulary, and the name and the notation of the level it gives.

    >>> LevelRule("ratify", "specific", "5").notation
    '5'
    """

    name: str
    level: str
    notation: str


# Compared by identity: the table is large, and one is made for each ontology folder.
@dataclass(frozen=True, slots=True, eq=False)
class LevelTable:
    """The rules of action level: `patterns` in the order to try them, then `verbs` by base form."""

    patterns: tuple[tuple[re.Pattern[str], LevelRule], ...]
    verbs: Mapping[str, LevelRule]
