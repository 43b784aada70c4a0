"""Modal clauses: "Governments should …", "Governments are encouraged to …"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from viennagraph.claim.asks_grammar import Grammar, Hit, hit, past_connectives
from viennagraph.claim.asks_words import (
    BE,
    DETERMINERS,
    RELATIVES,
    Word,
    lower_at,
    past_adverbs,
    past_insertion,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONSIDER: Final = "consider"


class Governs(Enum):
    """In which form the verbs stand that a head governs."""

    TO = auto()  # "are encouraged to adopt"
    BARE = auto()  # "should adopt"
    GERUND = auto()  # "should consider adopting", "should be adopting"
    PASSIVE = auto()  # "should be adopted"


@dataclass(frozen=True, slots=True)
class Head:
    """How a sentence asks: its form, who is asked, and where the governed verbs begin.

    `asked` are the positions of the words that say who is asked, `verb` that of the first
    governed verb (None where none follows).  `inserted` are those of words between the form and
    the verb.
    """

    modality: str
    strength: str
    asked: tuple[int, int]
    verb: int | None
    governs: Governs
    leading: str | None = None
    inserted: tuple[int, int] = (0, 0)


# ── Modal clauses ────────────────────────────────────────────────────────────────────────────


def modal(rules: Grammar, sequence: Sequence[Word], start: int) -> Head | None:
    """The head of the first modal clause from a position on that is no relative clause."""
    begin = start
    for i in range(start, len(sequence)):
        if sequence[i].text in {".", ";"} or _begins_clause(rules, sequence, i):
            begin = i + 1
        if i > start and sequence[i - 1].lower in RELATIVES:
            continue
        found = _auxiliary(rules, sequence, begin, i) or _passive_ask(rules, sequence, begin, i)
        if found:
            return found
    return None


def _begins_clause(rules: Grammar, sequence: Sequence[Word], i: int) -> bool:
    """Whether a "that" opens a further clause: "…, and that States must …", "stresses that …"."""
    if sequence[i].lower != "that" or i == 0:
        return False
    verbs = (rules.asks, rules.stresses, rules.states)
    joined = sequence[i - 1].lower == "and"
    return joined or any(
        found.end in {i, i + 1} for v in verbs if (found := hit(v, sequence, i - 1))
    )


def _auxiliary(rules: Grammar, sequence: Sequence[Word], begin: int, i: int) -> Head | None:
    auxiliary = hit(rules.auxiliaries, sequence, i)
    if auxiliary is None or _is_noun_need(sequence, auxiliary, i):
        return None
    before = past_adverbs(sequence, auxiliary.end)
    after = past_insertion(sequence, before)
    j = past_adverbs(sequence, after)
    word = auxiliary.phrase
    denied = next((k for k in range(auxiliary.end, j) if sequence[k].lower == "not"), None)
    if denied is not None and lower_at(sequence, denied + 1) != "only":
        word = f"{word} not"
    asked, inserted = (begin, i), (before, after)
    if lower_at(sequence, j) == "be":
        return _with_be(rules, sequence, j, Head(word, auxiliary.strength, asked, j, Governs.BARE))
    if lower_at(sequence, j) in rules.considering:
        verb = past_adverbs(sequence, j + 1)
        modality = f"{word} {sequence[j].lower}"
        if verb < len(sequence) and rules.gerund(sequence[verb]):
            return Head(modality, _CONSIDER, asked, verb, Governs.GERUND, inserted=inserted)
        return Head(modality, _CONSIDER, asked, j, Governs.BARE, inserted=inserted)
    verb_or_none = j if j < len(sequence) else None
    return Head(word, auxiliary.strength, asked, verb_or_none, Governs.BARE, inserted=inserted)


def _with_be(rules: Grammar, sequence: Sequence[Word], be: int, plain: Head) -> Head:
    """The head whose auxiliary is followed by "be", `plain` if nothing special follows."""
    k = past_adverbs(sequence, past_insertion(sequence, past_adverbs(sequence, be + 1)))
    verb = hit(rules.asked, sequence, k)
    if verb and lower_at(sequence, past_insertion(sequence, verb.end)) == "to":
        modality = f"{plain.modality} be {verb.phrase} to"
        at = past_insertion(sequence, verb.end) + 1
        return Head(modality, verb.strength, plain.asked, at, Governs.TO)
    if k < len(sequence) and rules.gerund(sequence[k]):
        return Head(plain.modality, plain.strength, plain.asked, k, Governs.GERUND)
    if k < len(sequence) and rules.participle(sequence[k]):
        return Head(plain.modality, plain.strength, plain.asked, k, Governs.PASSIVE)
    return plain


def _passive_ask(rules: Grammar, sequence: Sequence[Word], begin: int, i: int) -> Head | None:
    if sequence[i].lower not in BE:
        return None
    inserted = (i + 1, past_insertion(sequence, i + 1))
    verb = hit(rules.asked, sequence, past_connectives(rules, sequence, inserted[1]))
    if verb is None:
        return None
    after = past_insertion(sequence, verb.end)
    if lower_at(sequence, after) != "to":
        return None
    modality = f"{sequence[i].lower} {verb.phrase} to"
    return Head(modality, verb.strength, (begin, i), after + 1, Governs.TO, inserted=inserted)


def _is_noun_need(sequence: Sequence[Word], auxiliary: Hit, i: int) -> bool:
    """Whether "need to" is the noun of "the need to"."""
    return auxiliary.phrase.startswith("need") and any(
        token.lower in DETERMINERS for token in sequence[max(0, i - 2) : i]
    )
