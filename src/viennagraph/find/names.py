"""Names of the authority files in a text: an automaton, whole words, and what stands in what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation


_PREFIX: Final = re.compile(r"\b(?:post|pre|non)-$")


class Hit(NamedTuple):
    """An occurrence of a name at a reading span; `name` is as the authority file spells it."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names to look for, compiled.

    >>> gazetteer = Gazetteer.of(["Niger", "Nigeria", "financial intelligence units"])
    >>> [hit.name for hit in gazetteer.hits("Financial intelligence units of Nigeria")]
    ['financial intelligence units', 'Nigeria']
    """

    forms: tuple[str, ...]
    names: tuple[str, ...]
    automaton: AhoCorasick | None = field(repr=False, compare=False)

    @classmethod
    def of(cls, names: Iterable[str]) -> Gazetteer:
        """A gazetteer of these names; one that begins in lower case may also open a sentence."""
        forms: dict[str, str] = {}
        for name in sorted(set(names)):
            if not name.strip():
                continue
            for form in _spellings(name):
                forms.setdefault(form, name)
        spelt = tuple(forms)
        automaton = AhoCorasick(list(spelt), implementation=Implementation.ContiguousNFA)
        return cls(spelt, tuple(forms.values()), automaton if spelt else None)

    def hits(self, text: str) -> list[Hit]:
        """Every occurrence as whole words, longest first where several begin together."""
        if self.automaton is None:
            return []
        found = [
            Hit(start, end, self.names[index])
            for index, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True)
            if _is_whole(text, start, end)
        ]
        found.sort(key=lambda hit: (hit.start, -hit.end, hit.name))
        return found


def _spellings(name: str) -> Iterator[str]:
    yield name
    if name[0].islower():
        yield name[0].upper() + name[1:]
    if "’" in name:
        yield name.replace("’", "'")
    elif "'" in name:
        yield name.replace("'", "’")


def _is_whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or after.isalnum() or before == "_" or after == "_":
        return False
    # "Eastern Europe" is not named in "South-Eastern Europe", but "WCO" is in "UNODC-WCO".
    joined = before == "-" and start > 1 and text[start - 2].isalnum()
    return not joined or text[start:end].isupper() or bool(_PREFIX.search(text, start - 6, start))


def outermost(hits: list[Hit]) -> tuple[list[Hit], list[tuple[Hit, Hit]]]:
    """The hits that no other contains, and each contained one with the hit around it.

    Two that overlap without containing one another: the one that begins first stays.
    """
    outer: list[Hit] = []
    inner: list[tuple[Hit, Hit]] = []
    for hit in hits:
        if outer and hit.start < outer[-1].end:
            if hit.end <= outer[-1].end and (hit.start, hit.end) != outer[-1][:2]:
                inner.append((hit, outer[-1]))
            continue
        outer.append(hit)
    return outer, inner
