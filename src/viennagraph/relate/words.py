"""Provisions as words: cutting a text, and saying what changed between two texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FOLDED: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TOKEN: Final = re.compile(r"\S+")
_CLOSING: Final = re.compile(r"\)")
_END: Final = " \t\n.;:,"
_JOINTS: Final = re.compile(r"(?<=;)\s+and$")


class Word(NamedTuple):
    """A word in normal form and where it stands in its text."""

    form: str
    start: int
    end: int


class Change(NamedTuple):
    """Words that stood before and words that stand after; either may be empty.

    >>> Change("women", "female").before
    'women'
    """

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and its words.

    `text` is without the mark at its end, which the place in a list decides.
    """

    text: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, text: str) -> Wording:
        """The wording of a text.

        >>> [word.form for word in Wording.of("Governments’ Law-Enforcement agencies;").words]
        ['governments', 'law', 'enforcement', 'agencies']
        """
        bare = bare_text(text)
        found = (Word(_form(m[0]), m.start(), m.end()) for m in _WORD.finditer(bare))
        return cls(bare, tuple(found))

    @property
    def forms(self) -> tuple[str, ...]:
        """The words in normal form, in order."""
        return tuple(word.form for word in self.words)

    def between(self, start: int, end: int) -> str:
        """The characters from one word to before another, without what stands around them.

        >>> Wording.of("to inform, and to warn,").between(1, 3)
        'inform, and'
        """
        if start >= end:
            return ""
        first, last = self.words[start].start, self.words[end - 1].end
        words = self.text[first:last]
        closing = _CLOSING.match(self.text, last)
        if closing and words.count("(") > words.count(")"):
            return words + closing[0]
        return words


def forms(text: str) -> tuple[str, ...]:
    """The words of a text in normal form: those of its wording, without where they stand.

    >>> forms("Governments’ Law-Enforcement agencies; and")
    ('governments', 'law', 'enforcement', 'agencies')
    """
    bare = bare_text(text)
    folded = bare.casefold()
    if len(folded) != len(bare):
        # What folds to more than one character may fold to what is no letter.
        return Wording.of(text).forms
    words = _FOLDED.findall(folded.replace("’", "'"))
    return tuple(word.removesuffix("'s") if "'" in word else word for word in words)


def bare_text(text: str) -> str:
    """The text with single spaces, without the mark or the “and” that joins it to the next item.

    >>> bare_text("Governments  should act; and")
    'Governments should act'
    """
    spaced = " ".join(text.split())
    return _JOINTS.sub("", spaced).rstrip(_END)


def changes(before: Wording, after: Wording) -> tuple[Change, ...]:
    """What became of the words of a text, in order; of its marks where no word is another.

    >>> changes(Wording.of("help women drug users."), Wording.of("help female drug users"))
    (Change(before='women', after='female'),)
    >>> changes(Wording.of("law-enforcement staff"), Wording.of("law enforcement staff"))
    (Change(before='law-enforcement', after='law enforcement'),)
    """
    if before.forms != after.forms:
        return tuple(
            Change(before.between(i, j), after.between(m, n))
            for i, j, m, n in _differing(before.forms, after.forms)
        )
    left, right = (tuple(_TOKEN.findall(wording.text)) for wording in (before, after))
    return tuple(
        Change(" ".join(left[i:j]), " ".join(right[m:n])) for i, j, m, n in _differing(left, right)
    )


def similarity(before: Sequence[str], after: Sequence[str]) -> float:
    """How alike two rows of words are: twice what they share in order, by all their words.

    >>> similarity(("help", "women"), ("help", "children"))
    0.5
    """
    if before == after:
        return 1.0
    return SequenceMatcher(None, before, after, autojunk=False).ratio()


def kept(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[int, int, int], ...]:
    """The stretches that both rows of words share: where in each, and how many words.

    >>> kept(("a", "b", "c"), ("b", "c"))
    ((1, 0, 2),)
    """
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return tuple((block.a, block.b, block.size) for block in blocks if block.size)


def replaced(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The stretches of words that stand in each other's place.

    >>> list(replaced(("help", "women"), ("help", "children", "now")))
    [(('women',), ('children', 'now'))]
    """
    for i, j, m, n in _differing(before, after):
        if i < j and m < n:
            yield before[i:j], after[m:n]


def _differing(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, m, n in matcher.get_opcodes():
        if tag != "equal":
            yield i, j, m, n


def _form(word: str) -> str:
    plain = word.casefold().replace("’", "'")
    return plain.removesuffix("'s").removesuffix("'")
