"""Finite verbs: where they stand, and how a verb of saying is told from another."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from viennagraph.model import Span

if TYPE_CHECKING:
    from viennagraph.claim.asks_grammar import ModalForms

JOINED: Final = re.compile(
    r"(?: \([^)]{1,40}\))?(?:, and |, as well as |, | and | as well as )(?:the |The )?"
)
ASIDE: Final = re.compile(r"(?: \([^)]{1,60}\))(?: (?=\w))?|, [^;]{2,200}?, ")
_BE: Final = r"(?:be|been|being)"
_ADVERB: Final = (
    r"(?:also|further|furthermore|not|then|again|still|already|often|always|never|now|only|both"
    r"|once|therefore|jointly|thus|even|[a-z]+ly)"
)
_AUXILIARY: Final = r"(?:is|are|was|were|has|have|had)"
_MODAL: Final = (
    r"(?:can|could|may|might|must|should|shall|will|would|does|do|did|needs? to|ought to)"
)
_IRREGULAR: Final = (
    r"(?:taken|made|held|given|begun|drawn|met|put|set|led|told|found|seen|brought|sought|thought"
    r"|spoken|undertaken|chosen|become|sent|built|known|kept|written|shown|left|lost|paid)"
)
_CHAIN: Final = re.compile(
    rf"{_AUXILIARY}\b(?: (?:{_ADVERB}|{_BE})\b)*(?: (?:[a-z]+(?:ed|ing)|{_IRREGULAR})\b)?"
    rf"|{_MODAL}\b(?: (?:{_ADVERB})\b)*(?: (?:be|have)\b)*(?: (?:{_ADVERB})\b)* [a-z]+\b"
)
_GOVERNING: Final = re.compile(rf"{_MODAL}\b")
_DECLARED: Final = re.compile(
    rf"We (?:(?:{_ADVERB}),? )*(?P<verb>(?!(?:{_AUXILIARY}|{_MODAL})\b)[a-z]+)\b"
    rf"(?! (?:{_AUXILIARY})\b)"
)
_LOOSE: Final = re.compile(rf"(?: (?:{_ADVERB})\b)+$")
_ADVERBS: Final = re.compile(rf" ?(?:{_ADVERB}\b,? )*")
_WORD: Final = re.compile(r"[A-Za-z’'-]+|[^\sA-Za-z]")
_RELATIVE: Final = frozenset({"which", "who", "that", "whose", "where", "when", "because", ":"})
_OBJECTS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "that",
        "their",
        "its",
        "his",
        "her",
        "how",
        "whether",
        "this",
        "these",
        "those",
        "all",
        "some",
        "several",
    ]
)
_PARTICIPIAL: Final = frozenset(
    ["by", "in", "from", "to", "on", "for", "with", "at", "as", "of", "under"]
)
_LONG: Final = 45
_PAST: Final = re.compile(r"[a-z]{2,}(?<!e)ed")
_PERFECT: Final = re.compile(r"(?:has|have|had) (?:also )?")
_AND: Final = re.compile(r",? and (?:also |further |then )?")
_THAT: Final = re.compile(r"\b(?:that|which|who|whose)\b")


@dataclass(frozen=True, slots=True)
class Found:
    """A finite verb; `before` is where what precedes it ends, `act` a verb of saying in it."""

    verb: Span
    before: int
    act: Span | None = None


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs that are known: patterns of saying, and forms of other verbs.

    `forms` are past and third-person forms, `sure` those of them that are no nouns, `bare` the
    forms without ending that are no nouns.

    >>> verbs = Verbs(re.compile("not(?:ed|es)"), frozenset(), frozenset(), frozenset())
    >>> found = verbs.after("Malta also noted that", 5, 21)
    >>> found.verb, found.act
    (Span(start=11, end=16), Span(start=11, end=16))
    """

    saying: re.Pattern[str]
    forms: frozenset[str]
    sure: frozenset[str]
    bare: frozenset[str]

    def after(self, reading: str, start: int, end: int) -> Found | None:
        """The finite verb that stands at an offset, adverbs passed over."""
        lead = _ADVERBS.match(reading, start, end)
        at = lead.end() if lead else start
        if at == start and start > 0 and reading[start - 1].isalnum():
            return None
        perfect = _PERFECT.match(reading, at, end)
        if said := self.saying.match(reading, perfect.end() if perfect else at, end):
            act = _trimmed(reading, said.start(), said.end())
            return Found(Span(at, act.end), start, act)
        if chain := _CHAIN.match(reading, at, end):
            return Found(_tight(reading, *chain.span()), start)
        word = _WORD.match(reading, at, end)
        if word is None or word.end() >= end or reading.startswith(" by ", word.end()):
            return None
        if word[0] in self.forms or _PAST.fullmatch(word[0]):
            return Found(Span(*word.span()), start)
        return None

    def plural(self, reading: str, start: int, end: int) -> Found | None:
        """A form without ending right after several subjects: "A and B provide"."""
        word = _WORD.match(reading, start + 1, end) if reading.startswith(" ", start) else None
        is_verb = word is not None and word[0] in self.bare and word.end() < end
        return Found(Span(*word.span()), start) if word and is_verb else None

    def governed(self, reading: str, verb: Span, start: int, end: int) -> Span | None:
        """A form without ending that goes on with a modal: "should ensure …; and promote …"."""
        word = _WORD.match(reading, start, end)
        if word is None or word[0] not in self.bare or _GOVERNING.match(reading, *verb) is None:
            return None
        return Span(*word.span())

    def in_the_past(self, reading: str, start: int, end: int) -> Found | None:
        """A verb of saying, or one in the past tense, that stands right at an offset."""
        found = self.after(reading, start, end)
        word = _WORD.match(reading, start, end)
        if found is None or word is None or found.verb.start != start:
            return None
        return found if found.act or _PAST.fullmatch(word[0]) else None

    def first(self, reading: str, part: Span) -> Found | None:
        """The first finite verb of a part of which the subject is not known.

        An auxiliary is sure; another form counts where an object follows, or where no auxiliary
        stands before the first relative clause, as "used" may be a participle of the subject.
        """
        if declared := _DECLARED.match(reading, *part):
            return Found(Span(*declared.span("verb")), declared.start("verb"))
        spare: Found | None = None
        tokens = list(islice(_WORD.finditer(reading, *part), _LONG))
        for i, token in enumerate(tokens[:-1]):
            if i and token[0].lower() in _RELATIVE:
                break
            if token[0] == "need" and not tokens[i - 1][0].endswith("s"):
                continue
            if chain := _CHAIN.match(reading, token.start(), part.end):
                return Found(_tight(reading, *chain.span()), token.start()) if i else None
            following = tokens[i + 1][0]
            if i and self._may_lead(token[0], following, tokens[i - 1][0]):
                found = Found(Span(*token.span()), token.start())
                if following in _OBJECTS:
                    return found
                if tokens[i - 1][0].endswith("s"):
                    spare = spare or found
        return spare

    def _may_lead(self, word: str, following: str, before: str) -> bool:
        """Whether a form may be finite, between the words before and after it."""
        if word in self.bare:
            return before.endswith("s") and following in _OBJECTS
        if word.endswith("s"):
            return word in self.sure
        if word not in self.sure and _PAST.fullmatch(word) is None:
            return False
        if before.endswith("ly") or before.lower() in _OBJECTS | _PARTICIPIAL:
            return False
        return following not in _PARTICIPIAL | self.bare | self.sure

    def said_last(self, reading: str, verb: Span) -> Span | None:
        """The verb of saying that ends a chain: "noted" in "was also noted"."""
        start = reading.rfind(" ", *verb) + 1
        found = self.saying.fullmatch(reading, start, verb.end)
        return Span(*found.span()) if found and start > verb.start else None

    @staticmethod
    def is_chain(reading: str, verb: Span) -> bool:
        """Whether a verb has an auxiliary."""
        return _CHAIN.match(reading, *verb) is not None

    def further(self, reading: str, content: Span, *, is_said: bool) -> Found | None:
        """A second verb of the same subject in the content of the first, in the past tense.

        Inside a clause of its own ("that …") only a verb of saying leads back to the speaker.
        """
        for joint in _AND.finditer(reading, *content):
            found = self.in_the_past(reading, joint.end(), content.end)
            inside = _THAT.search(reading, content.start, joint.start()) is not None
            if found is None or (inside and not (found.act and is_said)):
                continue
            following = _WORD.search(reading, found.verb.end, content.end)
            has_object = following is not None and following[0] in _OBJECTS
            if found.act or (reading[slice(*found.verb)] in self.forms and has_object):
                return replace(found, before=joint.start())
        return None


def _trimmed(reading: str, start: int, end: int) -> Span:
    return Span(start, start + len(reading[start:end].rstrip()))


def _tight(reading: str, start: int, end: int) -> Span:
    """A chain of verb forms without the adverbs at its end."""
    loose = _LOOSE.search(reading[start:end])
    return Span(start, start + loose.start() if loose else end)


@cache
def verbs(saying: tuple[str, ...], forms: ModalForms) -> Verbs:
    """The verbs of a vocabulary of saying and of the vocabulary of action verbs."""
    nouns = frozenset(forms.nouns_too)
    finite = {
        (form, lemma) for form, lemma in forms.verbs if form != lemma and not form.endswith("ing")
    }
    return Verbs(
        saying=re.compile(f"(?:{'|'.join(saying)})(?![A-Za-z])"),
        forms=frozenset(form for form, _ in finite),
        sure=frozenset(form for form, lemma in finite if lemma not in nouns),
        bare=frozenset(forms.bases) - nouns,
    )
