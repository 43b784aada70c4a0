"""What a provision asks: of whom, in which form, how firmly, and what is to be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from viennagraph.claim.asks_actions import actions
from viennagraph.claim.asks_addressees import addressees, agents
from viennagraph.claim.asks_grammar import Grammar, ModalForms, grammar
from viennagraph.claim.asks_heads import further, head
from viennagraph.claim.asks_modals import Governs, Head
from viennagraph.claim.asks_words import Word, words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from viennagraph.claim.levels import Level
    from viennagraph.model import Addressee

__all__ = ["Ask", "ModalForms", "governed", "read"]

_CONSIDER: Final = "consider"


@dataclass(frozen=True, slots=True)
class Ask:
    """How a provision asks, without saying which entities its words name.

    `modality` is the form in lower case without adverbs, `strength` the notation of its force,
    `actions` the lemmas of the verbs it governs.  An addressee asked through another follows it.
    `leading` is the form of the verb that leads an operative paragraph, `governed` the words of
    the text from the first verb that is asked, which stands in its base form, and `level` how
    specific the action is, where that was read.
    """

    modality: str
    strength: str
    addressees: tuple[Addressee, ...]
    actions: tuple[str, ...]
    leading: str | None = None
    governed: str = ""
    level: Level | None = None


def read(text: str, forms: ModalForms, names: Collection[str] = ()) -> Ask | None:
    """What a provision asks, or None where it asks nothing of anyone.

    `text` is without its label and with single spaces.  `names` are words that name one thing
    ("Entity for Gender Equality and the Empowerment of Women") and are not to be cut.

    >>> from viennagraph import resources
    >>> from viennagraph.register import modality
    >>> forms = modality.load(resources.ontology())
    >>> ask = read("Governments are encouraged to collect and share data;", forms)
    >>> ask.modality, ask.strength, ask.actions, ask.addressees[0].label
    ('are encouraged to', 'encouraged', ('collect', 'share'), 'Governments')
    """
    rules = grammar(forms)
    sequence = words(text, names)
    found = head(rules, sequence)
    if found is None:
        return None
    if found.verb is None:
        return _ask(found, _asked(rules, text, sequence, found), ())
    said = actions(rules, text, sequence, found.verb, found.governs)
    asked = _asked(rules, text, sequence, found)
    if said.through:
        asked = (*asked, replace(said.through, through=0 if asked else None))
    asked = _with_later(rules, text, sequence, found, asked)
    what = governed(text, sequence, found.asked, found.verb, said.lemmas, found.governs)
    if found.strength == _CONSIDER and found.governs is Governs.GERUND:
        what = f"{_CONSIDER} {what}"
    return replace(_ask(found, asked, said.lemmas), governed=what)


def governed(
    text: str,
    sequence: Sequence[Word],
    subject: tuple[int, int],
    verb: int,
    lemmas: tuple[str, ...],
    governs: Governs,
) -> str:
    """The words from the governed verb on, with its base form first and then what it acts upon.

    Of a passive that is its subject: "steps be taken to …" becomes "take steps to …".
    """
    if not lemmas or verb >= len(sequence):
        return ""
    parts = [lemmas[0], text[sequence[verb].end :].strip()]
    start, end = subject
    if governs is Governs.PASSIVE and end > start:
        parts.insert(1, text[sequence[start].start : sequence[end - 1].end])
    return " ".join(part for part in parts if part)


def _ask(found: Head, asked: tuple[Addressee, ...], lemmas: tuple[str, ...]) -> Ask:
    return Ask(found.modality, found.strength, asked, lemmas, found.leading)


def _with_later(
    rules: Grammar,
    text: str,
    sequence: Sequence[Word],
    first: Head,
    asked: tuple[Addressee, ...],
) -> tuple[Addressee, ...]:
    """Those asked, with those whom later verbs of the paragraph ask, each named once."""
    known = {addressee.label for addressee in asked}
    for head_ in further(rules, sequence, first):
        offset = len(asked)
        for addressee in _asked(rules, text, sequence, head_):
            if addressee.label in known:
                continue
            known.add(addressee.label)
            through = None if addressee.through is None else addressee.through + offset
            asked = (*asked, replace(addressee, through=through))
    return asked


def _asked(
    rules: Grammar, text: str, sequence: Sequence[Word], found: Head
) -> tuple[Addressee, ...]:
    """Those who are asked; "laws should be harmonized" does not say who."""
    if found.governs is Governs.PASSIVE:
        return agents(rules, text, sequence, found.verb or 0)
    start, end = found.asked
    inserted_from, inserted_to = found.inserted
    asked = (*sequence[start:end], *sequence[inserted_from:inserted_to])
    return addressees(rules, text, asked, opens=found.leading is None)
