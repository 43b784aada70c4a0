"""Heads of asks: the words by which a sentence asks, before the verbs that say for what.

Three shapes occur: a modal clause ("Governments should …", "Governments are encouraged to …"),
a leading verb with a noun ("Requests the Secretariat to …"), and a leading verb with a clause
("Recommended that Governments …").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from viennagraph.claim.asks_grammar import Grammar, Hit, hit, past_connectives
from viennagraph.claim.asks_words import (
    BE,
    DETERMINERS,
    RELATIVES,
    Word,
    is_adverb,
    lower_at,
    past_adverbs,
    past_insertion,
)

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


def head(rules: Grammar, sequence: Sequence[Word]) -> Head | None:
    """The first head in a sequence of words."""
    start = past_connectives(rules, sequence, 0)
    return _leading(rules, sequence, start) or _modal(rules, sequence, 0) or _third(rules, sequence)


# ── Modal clauses ────────────────────────────────────────────────────────────────────────────


def _modal(rules: Grammar, sequence: Sequence[Word], start: int) -> Head | None:
    begin = start
    for i in range(start, len(sequence)):
        if sequence[i].text in {".", ";"}:
            begin = i + 1
        if i > start and sequence[i - 1].lower in RELATIVES:
            continue
        found = _auxiliary(rules, sequence, begin, i) or _passive_ask(rules, sequence, begin, i)
        if found:
            return found
    return None


def _auxiliary(rules: Grammar, sequence: Sequence[Word], begin: int, i: int) -> Head | None:
    modal = hit(rules.auxiliaries, sequence, i)
    if modal is None or _is_noun_need(sequence, modal, i):
        return None
    before = past_adverbs(sequence, modal.end)
    after = past_insertion(sequence, before)
    j = past_adverbs(sequence, after)
    word = modal.phrase
    if "not" in (token.lower for token in sequence[modal.end : j]):
        word = f"{word} not"
    asked, inserted = (begin, i), (before, after)
    if lower_at(sequence, j) == "be":
        return _with_be(rules, sequence, j, Head(word, modal.strength, asked, j, Governs.BARE))
    if lower_at(sequence, j) in rules.considering:
        verb = past_adverbs(sequence, j + 1)
        modality = f"{word} {sequence[j].lower}"
        if verb < len(sequence) and rules.gerund(sequence[verb]):
            return Head(modality, _CONSIDER, asked, verb, Governs.GERUND, inserted=inserted)
        return Head(modality, _CONSIDER, asked, j, Governs.BARE, inserted=inserted)
    verb_or_none = j if j < len(sequence) else None
    return Head(word, modal.strength, asked, verb_or_none, Governs.BARE, inserted=inserted)


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


def _is_noun_need(sequence: Sequence[Word], modal: Hit, i: int) -> bool:
    """Whether "need to" is the noun of "the need to"."""
    return modal.phrase.startswith("need") and any(
        token.lower in DETERMINERS for token in sequence[max(0, i - 2) : i]
    )


# ── Leading verbs ────────────────────────────────────────────────────────────────────────────


def _leading(rules: Grammar, sequence: Sequence[Word], start: int) -> Head | None:
    asking = hit(rules.asks, sequence, start)
    deciding = None if asking else hit(rules.decides, sequence, start)
    verb = asking or deciding
    if verb is None:
        return None
    after = past_connectives(rules, sequence, verb.end)
    if verb.phrase.endswith(" that"):
        return _clause(rules, sequence, verb, after)
    if lower_at(sequence, after) == "that":
        return _clause(rules, sequence, verb, after + 1)
    if deciding is None:
        return _infinitive(rules, sequence, verb, after)
    if lower_at(sequence, after) != "to":
        return None
    # "Decides to invite States to report" asks; "Decides to remain seized" binds the body alone.
    invited = hit(rules.urging, sequence, past_adverbs(sequence, after + 1))
    if invited is None:
        return None
    asking = Hit(f"{verb.phrase} to {invited.phrase}", invited.strength, invited.end)
    return _infinitive(rules, sequence, asking, invited.end)


def _third(rules: Grammar, sequence: Sequence[Word]) -> Head | None:
    """The head of a sentence whose subject is the body itself: "The Council requests …"."""
    for i, token in enumerate(sequence):
        if i and hit(rules.asks, sequence, i):
            return _leading(rules, sequence, i)
        small = token.lower in DETERMINERS or token.lower in {"of", "on", "for", "and"}
        if not (token.is_name or small or token.text[:1].isupper() or is_adverb(token)):
            return None
    return None


def _infinitive(rules: Grammar, sequence: Sequence[Word], verb: Hit, start: int) -> Head | None:
    """The head whose verb is followed by a noun and "to"."""
    if start >= len(sequence) or sequence[start].lower == "to":
        return None
    to = _to(rules, sequence, start)
    if to is not None:
        at = past_adverbs(sequence, to + 1)
        return Head(verb.phrase, verb.strength, (start, to), at, Governs.TO, verb.phrase)
    if sequence[-1].text == ":":
        asked = (start, len(sequence) - 1)
        return Head(verb.phrase, verb.strength, asked, None, Governs.TO, verb.phrase)
    return None


def _to(rules: Grammar, sequence: Sequence[Word], start: int) -> int | None:
    """Where the "to" stands that ends the noun: after a comma if words are inserted before it."""
    plain: int | None = None
    comma: int | None = None
    for i in range(start, len(sequence)):
        if sequence[i].text == ",":
            comma = i if comma is None else comma
        elif sequence[i].text in {".", ";", ":"}:
            break
        elif sequence[i].lower == "to" and _begins_infinitive(rules, sequence, i):
            if sequence[i - 1].text == "," and comma is not None:
                return i if plain is None or comma < plain else plain
            plain = i if plain is None else plain
    return plain


def _begins_infinitive(rules: Grammar, sequence: Sequence[Word], i: int) -> bool:
    k = past_adverbs(sequence, i + 1)
    if not rules.may_be_verb(sequence, k):
        return False
    if lower_at(sequence, i - 1) in {"order", "so", "view"} or lower_at(sequence, k + 1) == "so":
        return False
    # A word that is not listed is taken for a verb only right after who is asked.
    return rules.is_base(sequence[k]) or (
        sequence[i - 1].text == "," or rules.is_actor(sequence[i - 1])
    )


def _clause(rules: Grammar, sequence: Sequence[Word], verb: Hit, start: int) -> Head | None:
    """The head whose verb is followed by "that" and a clause."""
    decides = verb.strength == ""
    inner = _modal(rules, sequence, start)
    lead = verb.phrase.removesuffix(" that")
    if inner is not None:
        weight = inner.strength if decides or lead.startswith("recommend") else verb.strength
        return Head(
            inner.modality, weight, inner.asked, inner.verb, inner.governs, lead, inner.inserted
        )
    if decides:
        return None
    return _subjunctive(rules, sequence, Hit(lead, verb.strength, start))


def _subjunctive(rules: Grammar, sequence: Sequence[Word], verb: Hit) -> Head | None:
    """The head of "Recommends that Governments adopt …", where no auxiliary stands."""
    modality = f"{verb.phrase} that"
    for i in range(verb.end + 1, len(sequence)):
        asked = (verb.end, i)
        if sequence[i].lower == "be":
            plain = Head(modality, verb.strength, asked, i, Governs.BARE, verb.phrase)
            k = past_adverbs(sequence, i + 1)
            if k < len(sequence) and rules.participle(sequence[k]):
                return Head(modality, verb.strength, asked, k, Governs.PASSIVE, verb.phrase)
            return plain
        follows = sequence[i - 1].lower not in {"to", "and", "or", ","} | DETERMINERS
        if follows and rules.is_verb_here(sequence, i):
            return Head(modality, verb.strength, asked, i, Governs.BARE, verb.phrase)
    return None
