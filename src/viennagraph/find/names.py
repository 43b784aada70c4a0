"""Names of the authority files in a text: an automaton, whole words, and what stands in what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

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


_NAMED_LAST: Final = (
    " of the ",
    " of ",
    " for ",
    " by ",
    " and ",
    " of its ",
    " supplementing the ",
)


def counts_within(text: str, hit: Hit, around: Hit, *, is_short: bool) -> bool:
    """Whether a name in a longer one names its thing there.

    "The special session of the General Assembly" does speak of the Assembly, "Organization for …
    Cooperation in Europe" not of Europe.

    >>> text = "special session of the General Assembly"
    >>> counts_within(text, Hit(23, 39, "General Assembly"), Hit(0, 39, text), is_short=False)
    True
    """
    before = text[around.start : hit.start]
    if hit.end == around.end:
        return before.endswith(_NAMED_LAST)
    if is_short:
        return False
    rest = text[hit.end : around.end]
    is_capital = text[hit.start : hit.end].isupper()
    if hit.start == around.start:
        return (rest[:1] in {"/", "-"} and is_capital) or (rest[:1] == " " and rest[1:2].islower())
    if before.endswith(("-", "/")) and is_capital:
        return True
    return before.endswith((" of the ", " of ")) and not rest.startswith((",", " and"))


_CAPITAL_BEFORE: Final = re.compile(
    r"(?:^|(?P<before>\S )) ?(?P<word>[A-Z][a-z]+(?:-[A-Za-z]+)?) $"
)
_WIDEST_WORD: Final = 32


_GOES_ON: Final = re.compile(
    r" (?:on|for|against|relating to|concerning) (?:the )?[A-Z]| of [A-Z][a-z]"
)
_CAPITAL_AFTER: Final = re.compile(r" (?!The\b)[A-Z]")
_OWNED: Final = re.compile(r" of (?:the )?(?P<words>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")


def is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether the words around a short name make it a part of another name.

    >>> is_part_of_a_name("of the Environment Assembly", 19, 27)
    True
    >>> is_part_of_a_name("the Convention on Long Names", 4, 14)
    True
    >>> is_part_of_a_name("Recalling Assembly acts", 10, 18)
    False
    """
    if text[start].isupper() and _GOES_ON.match(text, end):
        return True
    near = max(0, start - _WIDEST_WORD)
    line = text.rfind("\n", near, start) + 1 or near
    found = _CAPITAL_BEFORE.search(text[line:start])
    if found is None or found["word"] in {"The", "This", "That"}:
        return False
    return found["before"] is not None and found["before"][0] not in ".:;)”"


def opens_a_name(text: str, hit: Hit, begun: Container[int]) -> bool:
    """Whether a longer name, which is not known, begins with a name that has to stand alone.

    `begun` are the offsets at which known names begin.

    >>> opens_a_name("the League Harbour Fund", Hit(4, 10, "League"), {4})
    True
    """
    return hit.end + 1 not in begun and _CAPITAL_AFTER.match(text, hit.end) is not None


def owner(text: str, hit: Hit, begun: Mapping[int, Sequence[Hit]]) -> str | None:
    """Whose a thing is said to be: the name after "of", or its words where none is known.

    >>> owner("the Council of the Harbour League", Hit(4, 11, "Council"), {})
    'Harbour League'
    """
    found = _OWNED.match(text, hit.end)
    if found is None:
        return None
    named = begun.get(found.start("words"), ())
    return named[0].name if named else found["words"]
