"""What to look for in every document: names, and the words that stand for something else."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from viennagraph.find.names import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOUNDARY_FIRST: Final = re.compile(r"\\b(?P<first>\[[A-Za-z]+\]|[A-Za-z])(?![?*+{])")


def begun(pattern: str) -> str:
    r"""The same expression with its first letter before the word boundary.

    The engine skips to a letter four times as fast as it looks for boundaries.

    >>> begun(r"\b[Tt]he region\b")
    '[Tt](?<=\\b[Tt])he region\\b'
    """
    found = _BOUNDARY_FIRST.match(pattern)
    if found is None:
        return pattern
    first = found["first"]
    return rf"{first}(?<=\b{first}){pattern[found.end() :]}"


@dataclass(frozen=True, slots=True)
class Finder:
    """What to look for, compiled once for all documents.

    `kinds` gives the class of each name (several, where homonyms differ); `shorts` are the names
    that need a full one before them, `alone` those that are not found inside longer ones;
    `references` are the patterns of referring expressions by the way in which they are resolved.
    """

    gazetteer: Gazetteer
    kinds: dict[str, frozenset[str]] = field(repr=False)
    shorts: frozenset[str] = field(repr=False)
    alone: frozenset[str] = field(repr=False)
    references: tuple[tuple[str, re.Pattern[str]], ...] = field(repr=False)
    offices: re.Pattern[str] = field(repr=False)

    @classmethod
    def of(
        cls,
        names: Iterable[tuple[str, str]],
        shorts: Iterable[tuple[str, str]],
        references: Iterable[tuple[str, str]],
        alone: Iterable[str] = (),
    ) -> Finder:
        """A finder for names and short names, each with its class, and for references.

        `references` pairs a way of resolving with a regular expression; that of "officer" has the
        groups `the`, `role` and `of`.
        """
        kinds: defaultdict[str, set[str]] = defaultdict(set)
        full = list(names)
        brief = list(shorts)
        for name, category in [*full, *brief]:
            kinds[name].add(category)
        compiled = [(key, re.compile(begun(pattern), re.MULTILINE)) for key, pattern in references]
        offices = next((p for key, p in compiled if key == "officer"), re.compile(r"(?!)"))
        return cls(
            gazetteer=Gazetteer.of(kinds),
            kinds={name: frozenset(found) for name, found in kinds.items()},
            shorts=frozenset(name for name, _ in brief) - frozenset(name for name, _ in full),
            alone=frozenset(alone),
            references=tuple((key, p) for key, p in compiled if key != "officer"),
            offices=offices,
        )

    def names_a(self, category: str, name: str) -> bool:
        """Whether a name may name a thing of a class."""
        return category in self.kinds.get(name, frozenset())
