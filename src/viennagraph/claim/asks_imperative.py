"""Imperatives: "Ratify the Convention", "In this regard, continue to share data".

Numbered lists of recommendations ask in this form: the list names who is asked, no word says how
firmly, and the first verb is what is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph.claim import asks
from viennagraph.claim.asks_actions import actions
from viennagraph.claim.asks_grammar import Grammar, grammar, hit, past_connectives
from viennagraph.claim.asks_modals import Governs
from viennagraph.claim.asks_words import (
    CONJUNCTIONS,
    COORDINATORS,
    PREPOSITIONS,
    Word,
    lower_at,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from viennagraph.claim.asks import Ask
    from viennagraph.claim.asks_grammar import ModalForms

_NO_FORCE: Final = "none"
_ASIDE: Final = PREPOSITIONS | CONJUNCTIONS | {"to", "as", "like", "given"}
# A noun is followed by one of these, a verb with an object is not.
_AFTER_NOUN: Final = frozenset(("of", "is", "are", "has", "have"))


def read_any(text: str, forms: ModalForms, names: Collection[str] = ()) -> Ask | None:
    """What a recommendation asks, be it an imperative or a sentence with a form of asking.

    >>> from viennagraph import resources
    >>> from viennagraph.register import modality
    >>> forms = modality.load(resources.ontology())
    >>> read_any("Ensure that laws should be applied.", forms).actions
    ('ensure',)
    >>> read_any("Work on parcels should be accelerated.", forms).actions
    ('accelerate',)
    >>> read_any("Work on parcels.", forms).actions
    ('work',)
    """
    return (
        read(text, forms, names)
        or asks.read(text, forms, names)
        or read(text, forms, names, is_alone=True)
    )


def read(
    text: str, forms: ModalForms, names: Collection[str] = (), *, is_alone: bool = False
) -> Ask | None:
    """What an imperative asks, or None where the text opens with no verb in its base form.

    A word that is a noun too counts as a verb where what follows shows it, and, in a text that
    `is_alone` in asking in no other way, wherever it is not shown to be a noun.

    >>> from viennagraph import resources
    >>> from viennagraph.register import modality
    >>> forms = modality.load(resources.ontology())
    >>> ask = read("In this regard, adopt and apply a law on parcels.", forms)
    >>> ask.strength, ask.actions, ask.governed
    ('none', ('adopt', 'apply'), 'adopt and apply a law on parcels.')
    >>> read("Governments should adopt a law.", forms)
    """
    rules = grammar(forms)
    sequence = words(text, names)
    found = _verb(rules, sequence, is_alone=is_alone)
    if found is None:
        return None
    verb, governs, subject = found
    said = actions(rules, text, sequence, verb, governs)
    asked = (said.through,) if said.through else ()
    governed = asks.governed(text, sequence, subject, verb, said.lemmas, governs)
    return asks.Ask("", _NO_FORCE, asked, said.lemmas, governed=governed)


class _Verb(NamedTuple):
    """Where the first verb stands that is asked, in which form, and what stands before it."""

    at: int
    governs: Governs
    subject: tuple[int, int] = (0, 0)


def _verb(rules: Grammar, sequence: Sequence[Word], *, is_alone: bool) -> _Verb | None:
    start = _past_adverbs(rules, sequence, 0)
    if lower_at(sequence, start) == "that":
        return _after_that(rules, sequence, start + 1)
    for i in _openings(rules, sequence, start):
        if rules.is_verb_here(sequence, i):
            return _Verb(i, Governs.BARE)
        if i >= len(sequence) or not rules.is_base(sequence[i]):
            continue
        is_shown = i > 0 and sequence[i - 1].lower.endswith("ly")
        if (is_alone or is_shown) and lower_at(sequence, i + 1) not in _AFTER_NOUN:
            return _Verb(i, Governs.BARE)
    return None


def _openings(rules: Grammar, sequence: Sequence[Word], start: int) -> Iterator[int]:
    """Where an imperative may begin: at the first word, and after words set apart by a comma.

    After a form of asking ("In this regard, Governments should …, adopt …") none begins.
    """
    yield start
    first = lower_at(sequence, start)
    if first == "to":
        yield _past_adverbs(rules, sequence, start + 1)
    if first in _ASIDE or start > 0:
        for i in range(start, len(sequence) - 1):
            if hit(rules.auxiliaries, sequence, i) or hit(rules.asked, sequence, i):
                return
            leads = hit(rules.asks, sequence, i)
            if leads and leads.phrase.split()[0].endswith("s"):
                return
            if sequence[i].text == ",":
                yield _past_adverbs(rules, sequence, i + 1)


def _past_adverbs(rules: Grammar, sequence: Sequence[Word], i: int) -> int:
    """The first position from `i` on that is past "fully", "fully and promptly" and the like."""
    after = past_connectives(rules, sequence, i)
    while after > i and lower_at(sequence, after) in COORDINATORS:
        i, after = after + 1, past_connectives(rules, sequence, after + 1)
    return after


def _after_that(rules: Grammar, sequence: Sequence[Word], start: int) -> _Verb | None:
    """The verb of "That the Government adopt …" or of "That steps be taken …"."""
    for i in range(start, len(sequence)):
        if sequence[i].lower == "be":
            k = past_connectives(rules, sequence, i + 1)
            is_passive = k < len(sequence) and rules.participle(sequence[k]) is not None
            return _Verb(k, Governs.PASSIVE, (start, i)) if is_passive else None
        if i > start and rules.is_verb_here(sequence, i):
            return _Verb(i, Governs.BARE)
    return None
