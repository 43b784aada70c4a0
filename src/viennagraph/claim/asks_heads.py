"""Heads of asks: the words by which a sentence asks, before the verbs that say for what.

Three shapes occur: a modal clause ("Governments should …"), a leading verb with a noun
("Requests the Secretariat to …"), and a leading verb with a clause ("Recommended that
Governments …").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.claim.asks_grammar import Grammar, Hit, hit, past_connectives
from viennagraph.claim.asks_modals import Governs, Head, modal
from viennagraph.claim.asks_words import (
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    Word,
    is_adjective,
    is_adverb,
    lower_at,
    past_adverbs,
    past_insertion,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def head(rules: Grammar, sequence: Sequence[Word]) -> Head | None:
    """The first head in a sequence of words."""
    start = past_connectives(rules, sequence, 0)
    # Asking verbs come first: "Reiterates its request to" asks, where "Reiterates" only stresses.
    if hit(rules.asks, sequence, start) or hit(rules.decides, sequence, start):
        return _leading(rules, sequence, start) or _later(rules, sequence, start + 1)
    if hit(rules.states, sequence, start) or hit(rules.stresses, sequence, start):
        return _stressed(rules, sequence, start) or _later(rules, sequence, start + 1)
    return _third(rules, sequence) or modal(rules, sequence, 0)


def further(rules: Grammar, sequence: Sequence[Word], first: Head) -> Iterator[Head]:
    """The heads that follow a leading one: "Requests the Office to …, and invites States to …"."""
    if first.leading is not None:
        found = _laters(rules, sequence, first.asked[0] + 1)
        yield from (head for head in found if head.governs is Governs.TO)


# ── Leading verbs ────────────────────────────────────────────────────────────────────────────


def _leading(rules: Grammar, sequence: Sequence[Word], start: int) -> Head | None:
    asking = hit(rules.asks, sequence, start)
    verb = asking or hit(rules.decides, sequence, start)
    if verb is None:
        return None
    after = past_insertion(sequence, past_connectives(rules, sequence, verb.end))
    if verb.phrase.endswith(" that"):
        return _clause(rules, sequence, verb, after)
    if lower_at(sequence, after) == "that":
        return _clause(rules, sequence, verb, after + 1)
    return (
        _infinitive(rules, sequence, verb, after)
        if asking
        else _decided(rules, sequence, verb, after)
    )


def _decided(rules: Grammar, sequence: Sequence[Word], verb: Hit, to: int) -> Head | None:
    """The head of "Decides to invite States to report"; a mere decision binds the body alone."""
    if lower_at(sequence, to) != "to":
        return None
    asking = hit(rules.urging, sequence, past_adverbs(sequence, to + 1))
    if asking is None:
        return None
    phrase = f"{verb.phrase} to {asking.phrase}"
    return _infinitive(rules, sequence, Hit(phrase, asking.strength, asking.end), asking.end)


def _stressed(rules: Grammar, sequence: Sequence[Word], start: int) -> Head | None:
    """The head of "Stresses that States must …"."""
    verb = hit(rules.stresses, sequence, start)
    if verb is None or lower_at(sequence, verb.end) != "that":
        return None
    return _clause(rules, sequence, verb, verb.end + 1)


def _later(rules: Grammar, sequence: Sequence[Word], start: int) -> Head | None:
    """The first head that a later verb of the paragraph leads: "…, and invites States to …"."""
    return next(_laters(rules, sequence, start), None)


def _laters(rules: Grammar, sequence: Sequence[Word], start: int) -> Iterator[Head]:
    for i in range(start, len(sequence)):
        verb = _later_verb(rules, sequence, i)
        found = _leading(rules, sequence, verb) if verb is not None else None
        if found:
            yield found


def _later_verb(rules: Grammar, sequence: Sequence[Word], i: int) -> int | None:
    """Where the asking verb stands that begins here after a comma or a coordinator."""
    if sequence[i - 1].text != "," and sequence[i - 1].lower not in COORDINATORS:
        return None
    k = past_connectives(rules, sequence, i)
    verb = hit(rules.asks, sequence, k)
    return k if verb and verb.phrase.split()[0].endswith("s") else None


def _third(rules: Grammar, sequence: Sequence[Word]) -> Head | None:
    """The head of a sentence whose subject is the body itself: "The Council requests …"."""
    for i, token in enumerate(sequence):
        verb = hit(rules.asks, sequence, i) if i else None
        if verb and verb.phrase.split()[0].endswith("s"):
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
    if to is not None and _is_asked(rules, sequence[start:to]):
        at = past_adverbs(sequence, to + 1)
        end = _before(sequence, to) + 1
        denied = any(word.lower == "not" for word in sequence[end:at])
        form = f"{verb.phrase} not" if denied else verb.phrase
        return Head(form, verb.strength, (start, end), at, Governs.TO, verb.phrase)
    if to is None and sequence[-1].text == ":":
        asked = (start, len(sequence) - 1)
        return Head(verb.phrase, verb.strength, asked, None, Governs.TO, verb.phrase)
    return None


def _is_asked(rules: Grammar, asked: Sequence[Word]) -> bool:
    """Whether words name someone, as "closer collaboration" does not."""
    commas = (i for i in range(1, len(asked)) if asked[i].text == ",")
    end = next((i for i in commas if not is_adjective(asked[i - 1])), len(asked))
    return rules.names_someone(asked[:end], opens=False)


def _to(rules: Grammar, sequence: Sequence[Word], start: int) -> int | None:
    """Where the "to" stands that ends the noun: after a comma if words are inserted before it."""
    plain: int | None = None
    comma: int | None = None
    part = start  # where the words since the last comma begin
    for i in range(start, len(sequence)):
        if sequence[i].text == ",":
            comma = i if comma is None else comma
            part = i + 1
        elif sequence[i].text in {".", ";", ":"} or (
            plain is not None and _later_verb(rules, sequence, i)
        ):
            break
        elif sequence[i].lower == "to" and _begins_infinitive(rules, sequence, i):
            if part == i and comma is not None:
                return i if plain is None or comma < plain else plain
            if sequence[part].lower not in PREPOSITIONS:
                if plain is None and _follows_actor(rules, sequence, i):
                    return i
                if plain is not None and rules.is_actor(sequence[i - 1]):
                    return i if _is_within(sequence, plain) else plain
            plain = i if plain is None else plain
    return plain


def _before(sequence: Sequence[Word], i: int) -> int:
    """Where the last word before a position stands that is no adverb: "the Board also to"."""
    i -= 1
    while i > 0 and is_adverb(sequence[i]):
        i -= 1
    return i


def _follows_actor(rules: Grammar, sequence: Sequence[Word], i: int) -> bool:
    """Whether who is asked stands right before a "to", but for an adverb."""
    word = sequence[_before(sequence, i)]
    return rules.is_actor(word) or word.text[:1].isupper() or word.lower == "so"


def _is_within(sequence: Sequence[Word], to: int) -> bool:
    """Whether an infinitive belongs to the noun or participle before it: "the ability to act"."""
    before = sequence[_before(sequence, to)]
    return before.text.islower() and not before.is_name


def _begins_infinitive(rules: Grammar, sequence: Sequence[Word], i: int) -> bool:
    k = past_adverbs(sequence, i + 1)
    if not rules.may_be_verb(sequence, k):
        return False
    if lower_at(sequence, i - 1) in {"order", "as"} or lower_at(sequence, k + 1) == "so":
        return False
    # A word that is not listed is taken for a verb only right after who is asked.
    if rules.is_base(sequence[k]):
        return True
    is_participle = sequence[k].lower.endswith("ed")
    return not is_participle and (sequence[i - 1].text == "," or _follows_actor(rules, sequence, i))


def _clause(rules: Grammar, sequence: Sequence[Word], verb: Hit, start: int) -> Head | None:
    """The head whose verb is followed by "that" and a clause."""
    decides = verb.strength == ""
    inner = modal(rules, sequence, start)
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
