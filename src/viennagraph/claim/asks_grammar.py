"""What the vocabulary says about asking, laid out for looking up word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from viennagraph.claim.asks_words import (
    ADJECTIVES,
    DETERMINERS,
    PREPOSITIONS,
    Word,
    looks_like_noun,
    lower_at,
    past_adverbs,
    phrase_end,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GERUND: Final = re.compile(r"[a-z-]{2,}ing$")
_PARTICIPLE: Final = re.compile(r"[a-z-]{2,}ed$")
_DROPPED_E: Final = re.compile(
    r"(?:at|iz|ys|is|[vcgus]|[^aeiou][iou]r|[^aeiou]ut|[^aeiou]l|[^aeiou][aeiou]d)$"
)
_DOUBLED: Final = re.compile(r"([bdgmnprt])\1$")


class ModalForms(Protocol):
    """The words by which documents ask, in lower case; `viennagraph.register` reads them."""

    def __hash__(self) -> int:
        """The key under which the grammar made from these forms is kept."""

    @property
    def auxiliaries(self) -> Sequence[tuple[str, str]]:
        """Modal auxiliaries and their strength."""

    @property
    def asked(self) -> Sequence[tuple[str, str]]:
        """Participles of asking verbs and their strength."""

    @property
    def asks(self) -> Sequence[tuple[str, str]]:
        """Phrases that lead an operative paragraph and their strength."""

    @property
    def urging(self) -> Sequence[tuple[str, str]]:
        """Asking verbs in the infinitive and their strength."""

    @property
    def decides(self) -> Sequence[str]:
        """Forms of deciding verbs that lead an operative paragraph."""

    @property
    def stresses(self) -> Sequence[str]:
        """Forms of verbs that give weight to the clause they lead."""

    @property
    def states(self) -> Sequence[str]:
        """Forms of verbs that lead an operative paragraph which asks nothing."""

    @property
    def considering(self) -> Sequence[str]:
        """Verbs that ask to think about an action."""

    @property
    def connectives(self) -> Sequence[str]:
        """Adverbs that may stand before or after a leading verb."""

    @property
    def bases(self) -> Sequence[str]:
        """Action verbs in the form that follows "to", in each spelling."""

    @property
    def verbs(self) -> Sequence[tuple[str, str]]:
        """Forms of action verbs and their lemmas."""

    @property
    def nouns_too(self) -> Sequence[str]:
        """Lemmas of action verbs that are nouns or adjectives too."""

    @property
    def actors(self) -> Sequence[str]:
        """Words that name someone of whom something can be asked."""


_PRESENT: Final = frozenset(("is", "are", "has", "have", "will"))
_AGENT: Final = re.compile(r"[a-z]{3,}(?:[eo]rs|ists)$")
_Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


class Hit(NamedTuple):
    """A phrase that stands in a sequence of words, its strength, and where it ends."""

    phrase: str
    strength: str
    end: int


@dataclass(frozen=True, slots=True)
class Grammar:
    """Modal forms by their first word, and verbs by their forms."""

    auxiliaries: _Phrases
    asked: _Phrases
    asks: _Phrases
    urging: _Phrases
    decides: _Phrases
    stresses: _Phrases
    states: _Phrases
    connectives: _Phrases
    considering: frozenset[str]
    bases: frozenset[str]
    lemmas: dict[str, str]
    nouns_too: frozenset[str]
    actors: frozenset[str]

    def is_base(self, word: Word) -> bool:
        """Whether a word is listed as a verb, in the form that follows "to" or a modal."""
        return not word.is_name and word.lower in self.bases

    def is_verb_here(self, sequence: Sequence[Word], i: int) -> bool:
        """Whether the word here, after "and" or a comma, is a verb and no noun."""
        if i >= len(sequence) or not self.is_base(sequence[i]):
            return False
        if self.lemmas[sequence[i].lower] not in self.nouns_too:
            return True
        following = lower_at(sequence, i + 1)
        return following in DETERMINERS or following in ADJECTIVES

    def may_be_verb(self, sequence: Sequence[Word], i: int) -> bool:
        """Whether the word here, after "to" or a modal, can be a verb."""
        if i >= len(sequence):
            return False
        word = sequence[i]
        if self.is_base(word):
            return True
        return word.text.islower() and not (
            word.lower in DETERMINERS or word.lower in PREPOSITIONS or looks_like_noun(word)
        )

    def gerund(self, word: Word) -> str | None:
        """The lemma of a gerund."""
        return self._inflected(word, _GERUND, 3)

    def participle(self, word: Word) -> str | None:
        """The lemma of a participle."""
        listed = self.lemmas.get(word.lower)
        if listed and not word.lower.endswith(("ing", "s")):
            # "be put" is a participle, "be open" an adjective.
            return None if self.is_base(word) and listed in self.nouns_too else listed
        return self._inflected(word, _PARTICIPLE, 2)

    def is_finite(self, word: Word) -> bool:
        """Whether a word is a verb in the present tense and no noun: "serves", "is"."""
        if word.lower in _PRESENT:
            return True
        lemma = self.lemmas.get(word.lower)
        is_form = word.text.islower() and word.lower.endswith("s") and lemma != word.lower
        return is_form and lemma is not None and lemma not in self.nouns_too

    def base(self, word: Word) -> str:
        """The lemma of a word that stands where a verb must."""
        return self.lemmas.get(word.lower, word.lower)

    def is_actor(self, word: Word) -> bool:
        """Whether a word names someone of whom something can be asked."""
        return word.is_name or word.text in self.actors or word.lower in self.actors

    def names_someone(self, chunk: Sequence[Word], *, opens: bool) -> bool:
        """Whether words name someone; those that open a sentence have a capital of their own."""
        end = next((i for i, word in enumerate(chunk) if word.lower in PREPOSITIONS), len(chunk))
        return any(
            self.is_actor(word)
            or bool(_AGENT.search(word.lower))
            or (word.text[:1].isupper() and (i > 0 or not opens or word.text[1:2].isupper()))
            for i, word in enumerate(chunk[:end])
        )

    def _inflected(self, word: Word, ending: re.Pattern[str], length: int) -> str | None:
        if word.is_name or not ending.match(word.lower):
            return None
        listed = self.lemmas.get(word.lower)
        if listed:
            return listed
        stem = word.lower[:-length]
        if _DOUBLED.search(stem):
            return stem[:-1]
        if ending is _PARTICIPLE and stem.endswith("i"):
            return stem[:-1] + "y"
        return stem + "e" if _DROPPED_E.search(stem) else stem


@lru_cache(maxsize=8)
def grammar(forms: ModalForms) -> Grammar:
    """The grammar of a set of modal forms, made once for each."""
    return Grammar(
        auxiliaries=_phrases(forms.auxiliaries),
        asked=_phrases(forms.asked),
        asks=_phrases(forms.asks),
        urging=_phrases(forms.urging),
        decides=_phrases((phrase, "") for phrase in forms.decides),
        stresses=_phrases((phrase, "") for phrase in forms.stresses),
        states=_phrases((phrase, "") for phrase in forms.states),
        connectives=_phrases((phrase, "") for phrase in forms.connectives),
        considering=frozenset(forms.considering),
        bases=frozenset(forms.bases),
        lemmas=dict(forms.verbs),
        nouns_too=frozenset(forms.nouns_too),
        actors=frozenset(forms.actors),
    )


def hit(phrases: _Phrases, sequence: Sequence[Word], i: int) -> Hit | None:
    """The longest of the phrases that stands at a position."""
    for phrase, strength in phrases.get(lower_at(sequence, i), ()):
        end = phrase_end(sequence, i, phrase)
        if end is not None:
            return Hit(" ".join(phrase), strength, end)
    return None


def past_connectives(rules: Grammar, sequence: Sequence[Word], i: int) -> int:
    """The first position from `i` on that holds neither a connective nor another adverb."""
    while True:
        found = hit(rules.connectives, sequence, i)
        after = found.end if found else past_adverbs(sequence, i)
        if after == i:
            return i
        i = after


def _phrases(pairs: Iterable[tuple[str, str]]) -> _Phrases:
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for phrase, strength in pairs:
        parts = tuple(phrase.split())
        by_first[parts[0]].append((parts, strength))
    return {
        first: tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))
        for first, found in by_first.items()
    }
