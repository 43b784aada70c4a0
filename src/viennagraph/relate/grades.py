"""How close two provisions are: the grade of a pair, by its words alone.

A provision holds own words, which say what it is about, and formulas, which stand in acts of every
kind.  Formulas alone join two provisions only where both stand under the same title.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph.relate.words import Wording, kept, replaced, similarity

if TYPE_CHECKING:
    import re

_EDITED: Final = 0.75
_SAME_ASK: Final = 0.6
_OWN_EDITED: Final = 0.7
_OWN_SAME_ASK: Final = 0.65
_CONTAINED: Final = 0.85
_PART: Final = 0.25  # a seventh of the longer text
_RUN: Final = 4  # words in a row that are more than chance
_OWN_WORDS: Final = 5
_LETTERS: Final = 4
_SAME_TITLE: Final = 0.8
_MANY_OWN: Final = 9  # own words that are about something whatever title they stand under


class Grade(StrEnum):
    """The grades; each is a concept of the vocabulary `restatement-grade`."""

    IDENTICAL = "identical"
    PUNCTUATION = "punctuation"
    EDITED = "edited"
    SHORTENED = "shortened"
    EXTENDED = "extended"
    MERGED = "merged"
    SPLIT = "split"
    SAME_ASK = "same-ask"


ONE_LINE: Final = frozenset(
    {Grade.IDENTICAL, Grade.PUNCTUATION, Grade.EDITED, Grade.SHORTENED, Grade.EXTENDED}
)
"""The grades that carry a provision on as the same one."""


class Score(NamedTuple):
    """The grade of a pair and how alike its words are."""

    grade: Grade
    similarity: float


@dataclass(frozen=True, slots=True)
class Said:
    """A provision's wording, its own words, and the title under which it stands.

    `plain` are those of its own words that are in small letters, and so no part of a name.
    """

    wording: Wording
    own: Counter[str]
    plain: frozenset[str]
    title: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, title: str, formulas: re.Pattern[str]) -> Said:
        """What is compared of a provision."""
        wording = Wording.of(text)
        rest = Wording.of(formulas.sub(" ", wording.text))
        own = [word for word in rest.words if len(word.form) >= _LETTERS and word.form.isalpha()]
        plain = frozenset(word.form for word in own if rest.text[word.start].islower())
        forms = Counter(word.form for word in own)
        return cls(wording, forms, plain, Wording.of(title).forms)

    @property
    def is_formula(self) -> bool:
        """Whether the words do not say what they are about."""
        return len(self.own) < _OWN_WORDS


def score(earlier: Said, later: Said) -> Score | None:
    """The grade of a pair, or None where the later provision does not say the earlier again.

    >>> import re
    >>> said = [
    ...     Said.of(text, "", re.compile("(?!)"))
    ...     for text in (
    ...         "Governments should train customs officers who watch women drug users;",
    ...         "Governments should train customs officers who watch female drug users.",
    ...     )
    ... ]
    >>> score(*said).grade
    <Grade.EDITED: 'edited'>
    """
    if not _is_comparable(earlier, later):
        return None
    before, after = earlier.wording.forms, later.wording.forms
    if before == after:
        is_same = earlier.wording.text == later.wording.text
        return Score(Grade.IDENTICAL if is_same else Grade.PUNCTUATION, 1.0)
    found = _graded(earlier, later)
    return None if found and _is_of_another(earlier, later) else found


def _graded(earlier: Said, later: Said) -> Score | None:
    """The grade of a pair whose words differ."""
    before, after = earlier.wording.forms, later.wording.forms
    alike = similarity(before, after)
    own = _dice(earlier.own, later.own)
    if alike >= _EDITED and own >= _OWN_EDITED:
        return Score(Grade.EDITED, alike)
    if alike >= _PART and _is_part(earlier, later):
        return Score(Grade.EXTENDED if len(before) < len(after) else Grade.SHORTENED, alike)
    if alike >= _SAME_ASK and own >= _OWN_SAME_ASK and _has_matter(earlier, later):
        return Score(Grade.SAME_ASK, alike)
    return None


def _has_matter(earlier: Said, later: Said) -> bool:
    """Whether words that are merely alike can be about one thing: many, or under one title."""
    is_long = min(len(earlier.own), len(later.own)) >= _MANY_OWN
    return is_long or _is_same_title(earlier.title, later.title)


def _is_of_another(earlier: Said, later: Said) -> bool:
    """Whether what the one title is about was exchanged for what the other is about.

    So do acts of one kind that are about one country each.
    """
    if earlier.title == later.title:
        return False
    left = frozenset(earlier.title) - frozenset(later.title)
    right = frozenset(later.title) - frozenset(earlier.title)
    return any(
        not left.isdisjoint(gone) and not right.isdisjoint(come)
        for gone, come in replaced(earlier.wording.forms, later.wording.forms)
    )


def _is_comparable(earlier: Said, later: Said) -> bool:
    """Whether both say what they are about, by their words or by one title."""
    if earlier.is_formula or later.is_formula:
        has_words = bool(earlier.own and later.own)
        return has_words and _is_same_title(earlier.title, later.title)
    return True


def _is_part(earlier: Said, later: Said) -> bool:
    """Whether the shorter stands in the longer, and is more than a name that both hold."""
    before, after = earlier.wording.forms, later.wording.forms
    shorter = earlier if len(before) < len(after) else later
    if len(shorter.plain) <= _OWN_WORDS or len(shorter.wording.forms) < _RUN:
        return False
    run = sum(size for _, _, size in kept(before, after) if size >= _RUN)
    return run >= _CONTAINED * min(len(before), len(after))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


@lru_cache(maxsize=1 << 16)
def _is_same_title(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one) and similarity(one, other) >= _SAME_TITLE
