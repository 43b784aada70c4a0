"""What is asked: the verbs that a form governs, told apart from those of clauses inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from viennagraph.claim.asks_addressees import nested
from viennagraph.claim.asks_grammar import Grammar, hit
from viennagraph.claim.asks_modals import Governs
from viennagraph.claim.asks_words import (
    CONJUNCTIONS,
    COORDINATORS,
    PARTICLES,
    PREPOSITIONS,
    RELATIVES,
    Word,
    begins_sentence,
    is_adverb,
    is_limit,
    lower_at,
    past_adverbs,
    past_insertion,
    phrase_end,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viennagraph.model import Addressee

# How many words are looked at: between two commas, of an insertion that is no limit, of a name.
_FURTHEST: Final = 12
_BRIEF: Final = 5
_NAME: Final = 8


class Inside(Enum):
    """Which clause is open inside what is asked; a later verb may belong to it."""

    NOTHING = auto()
    PURPOSE = auto()  # "measures to prevent …"
    LISTED = auto()  # "measures to prevent and reduce …": the list is closed
    ORDER = auto()  # "in order to prevent …"
    RELATIVE = auto()  # "measures that prevent …"


@dataclass(frozen=True, slots=True)
class Actions:
    """The lemmas of the governed verbs, and whom the last one asks in turn."""

    lemmas: tuple[str, ...]
    through: Addressee | None = None


def actions(
    rules: Grammar, text: str, sequence: Sequence[Word], verb: int, governs: Governs
) -> Actions:
    """The verbs governed from a position on."""
    return _Scan(rules, text, sequence, governs).run(verb)


@dataclass(slots=True)
class _Scan:
    """One walk over the words; its state is which clause is open."""

    rules: Grammar
    text: str
    sequence: Sequence[Word]
    governs: Governs
    inside: Inside = Inside.NOTHING
    lemmas: list[str] = field(default_factory=list)
    through: Addressee | None = None
    has_object: bool = False

    def run(self, verb: int) -> Actions:
        i = self._take(past_adverbs(self.sequence, past_insertion(self.sequence, verb)))
        while i < len(self.sequence) and self.through is None and not self._ends(i):
            i = self._step(i)
        return Actions(tuple(dict.fromkeys(self.lemmas)), self.through)

    def _ends(self, i: int) -> bool:
        word = self.sequence[i]
        if word.text in {";", ":"} or begins_sentence(self.sequence, i):
            return True
        if word.lower not in COORDINATORS and word.text != ",":
            return False
        k = past_adverbs(self.sequence, i + 1)
        return hit(self.rules.asks, self.sequence, k) is not None and (
            lower_at(self.sequence, k).endswith("s")
        )

    def _step(self, i: int) -> int:
        """Reads the word at a position; gives the next position to read."""
        word = self.sequence[i]
        well = phrase_end(self.sequence, i, ("as", "well", "as"))
        if word.lower in COORDINATORS or well:
            return self._coordinator(i, well or i + 1)
        if word.text == ",":
            return self._comma(i)
        if word.lower == "to":
            return self._infinitive(i)
        if self._opens_clause(i):
            self.inside = Inside.RELATIVE
        elif self.inside is Inside.NOTHING and word.lower not in PARTICLES and not is_adverb(word):
            self.has_object = True
        return i + 1

    # ── The words that matter ────────────────────────────────────────────────────────────────

    def _coordinator(self, i: int, after: int) -> int:
        k = past_adverbs(self.sequence, past_insertion(self.sequence, after))
        comma = lower_at(self.sequence, i - 1) == "," or after > i + 1
        if lower_at(self.sequence, k) == "to":
            return self._joined_by_to(past_adverbs(self.sequence, k + 1), has_comma=comma)
        again = hit(self.rules.auxiliaries, self.sequence, k)
        if again and self.governs is Governs.BARE:
            return self._take(past_adverbs(self.sequence, again.end))
        is_also = lower_at(self.sequence, i) != "but" or lower_at(self.sequence, i + 1) == "also"
        if not (is_also and self._is_form(k)):
            return after
        if self._rises_bare(has_comma=comma):
            return self._take(k)
        if self.inside is Inside.PURPOSE:
            self.inside = Inside.LISTED
        return k + 1

    def _joined_by_to(self, verb: int, *, has_comma: bool) -> int:
        if not self.rules.may_be_verb(self.sequence, verb):
            return verb
        return self._take(verb) if self._rises_with_to(has_comma=has_comma) else self._skip(verb)

    def _comma(self, i: int) -> int:
        after = past_insertion(self.sequence, i, furthest=_FURTHEST)
        if after > i and (is_limit(self.sequence, i + 1) or after - i <= _BRIEF):
            # What stands between two commas is passed over; a "to" after it goes on as before.
            return self._infinitive(after) if lower_at(self.sequence, after) == "to" else after
        k = past_adverbs(self.sequence, i + 1)
        listed = self.inside is not Inside.RELATIVE and self.governs is Governs.TO
        if lower_at(self.sequence, k) == "to" and listed:
            verb = past_adverbs(self.sequence, k + 1)
            if self.rules.may_be_verb(self.sequence, verb) and self._list_goes_on(verb, "to"):
                return self._take(verb)
        elif self.inside is Inside.NOTHING and self._is_form(k) and self._list_goes_on(k, ""):
            return self._take(k)
        return i + 1

    def _infinitive(self, i: int) -> int:
        """Reads a "to" that no coordinator ties to the governed verbs."""
        verb = past_adverbs(self.sequence, i + 1)
        if not self.rules.may_be_verb(self.sequence, verb):
            return i + 1
        before = lower_at(self.sequence, i - 1)
        known = self.rules.is_base(self.sequence[verb])
        if not known and before not in {"order", "as"}:
            return i + 1
        self.inside = Inside.ORDER if before in {"order", "as"} else Inside.PURPOSE
        self._ask_through(verb)
        return self._skip(verb)

    def _opens_clause(self, i: int) -> bool:
        word = self.sequence[i].lower
        if self.governs is Governs.GERUND and self.rules.gerund(self.sequence[i]):
            return lower_at(self.sequence, i - 1) in PREPOSITIONS
        if word in RELATIVES:
            determines = lower_at(self.sequence, i - 1) in {"in", "to", "over", "for", "of"}
            return not (word == "that" and (determines or lower_at(self.sequence, i + 1) == "of"))
        return word in CONJUNCTIONS and not is_limit(self.sequence, i)

    # ── Where a verb belongs ─────────────────────────────────────────────────────────────────

    def _rises_with_to(self, *, has_comma: bool) -> bool:
        """Whether "and to …" goes back to the form: only a form with "to" has such verbs.

        Of two purposes only the first has a comma or a closed list before the next ("policies to
        promote and protect health and to establish …"); otherwise the nearest verb is meant.
        """
        if self.governs is not Governs.TO or self.inside is Inside.ORDER:
            return False
        return self.inside is not Inside.PURPOSE or has_comma

    def _rises_bare(self, *, has_comma: bool) -> bool:
        """Whether "and …" with a bare verb goes back to the form.

        After a purpose it does where a comma parts them, or where the form governs bare verbs and
        the verb before has no object: "must act jointly to remove barriers and pass laws".
        """
        if self.inside is Inside.NOTHING:
            return True
        if self.inside not in {Inside.PURPOSE, Inside.LISTED}:
            return False
        if has_comma:
            return self.inside is Inside.PURPOSE
        return self.governs is Governs.BARE and not self.has_object

    def _list_goes_on(self, verb: int, to: str) -> bool:
        """Whether a later coordinator ends the list to which the verb after a comma belongs."""
        for k in range(verb + 1, len(self.sequence)):
            if self.sequence[k].text in {";", ":", "."}:
                return False
            if self.sequence[k].lower in COORDINATORS:
                after = past_adverbs(self.sequence, past_insertion(self.sequence, k + 1))
                if to and lower_at(self.sequence, after) == to:
                    # Inside a purpose the list is one of purposes, unless a comma ends it.
                    comma = self.sequence[k - 1].text == ","
                    return comma or self.inside is Inside.NOTHING
                if not to and self._is_form(after):
                    return True
        return False

    def _is_form(self, i: int) -> bool:
        """Whether the word here is a verb in the form that the head governs."""
        if i >= len(self.sequence):
            return False
        if self.governs is Governs.GERUND:
            following = lower_at(self.sequence, i + 1)
            is_noun = not following[:1].isalpha() or following in PREPOSITIONS | COORDINATORS
            listed = self.sequence[i].lower in self.rules.lemmas and not is_noun
            return listed and self.rules.gerund(self.sequence[i]) is not None
        if self.governs is Governs.PASSIVE:
            return False
        return self.rules.is_verb_here(self.sequence, i)

    # ── Taking verbs ─────────────────────────────────────────────────────────────────────────

    def _take(self, verb: int) -> int:
        """Takes the verb at a position and those joined right to it ("collect and analyse")."""
        if verb >= len(self.sequence) or not self.sequence[verb].text[0].isalpha():
            return verb + 1
        self.inside, self.has_object = Inside.NOTHING, False
        self.lemmas.append(self._lemma(verb))
        self._ask_through(verb)
        after, joined = self._joined(verb)
        self.lemmas += (self._lemma(k) for k in joined)
        return after

    def _skip(self, verb: int) -> int:
        """Passes over a verb inside, and over those joined right to it."""
        after, joined = self._joined(verb)
        if joined and self.inside is Inside.PURPOSE:
            self.inside = Inside.LISTED
        return after

    def _joined(self, verb: int) -> tuple[int, list[int]]:
        joined: list[int] = []
        at = verb + 1
        while True:
            k = at + 1 if lower_at(self.sequence, at) in PARTICLES else at
            if lower_at(self.sequence, k) in {"and", "or"}:
                following = past_adverbs(self.sequence, past_insertion(self.sequence, k + 1))
                is_verb = self._can_join(following)
            elif lower_at(self.sequence, k) == ",":
                following = past_adverbs(self.sequence, k + 1)
                is_verb = self._lists_on(following)
            else:
                return at, joined
            if not is_verb:
                return at, joined
            joined.append(following)
            at = following + 1

    def _can_join(self, i: int) -> bool:
        """Whether a word joined right to a verb is one too: a noun would need an object before."""
        if i >= len(self.sequence):
            return False
        if self.governs is Governs.GERUND:
            return self.rules.gerund(self.sequence[i]) is not None
        if self.governs is Governs.PASSIVE:
            return self.rules.participle(self.sequence[i]) is not None
        return self.rules.may_be_verb(self.sequence, i)

    def _lists_on(self, i: int) -> bool:
        if i >= len(self.sequence) or lower_at(self.sequence, i + 1) not in {",", "and", "or"}:
            return False
        word = self.sequence[i]
        if self.governs is Governs.PASSIVE:
            return self.rules.participle(word) is not None
        return word.lower in self.rules.lemmas

    def _ask_through(self, verb: int) -> None:
        """Reads whom a verb such as "encourage" asks in turn, and then nothing more."""
        urging = hit(self.rules.urging, self.sequence, verb)
        if urging is None or self.governs is Governs.PASSIVE:
            return
        for k in range(urging.end, len(self.sequence)):
            word = self.sequence[k]
            if word.text in {";", ":", "."} or (word.text == "," and k > urging.end + _NAME):
                return
            if word.lower == "to" and self.rules.may_be_verb(self.sequence, k + 1):
                self.through = nested(self.rules, self.text, self.sequence[urging.end : k])
                return

    def _lemma(self, i: int) -> str:
        word = self.sequence[i]
        if self.governs is Governs.GERUND:
            return self.rules.gerund(word) or word.lower
        if self.governs is Governs.PASSIVE:
            return self.rules.participle(word) or word.lower
        return self.rules.base(word)
