"""What a document tells, clause by clause: statements of speakers, commitments, and the rest."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from viennagraph.claim import clause_words
from viennagraph.claim.asides import asides
from viennagraph.claim.clauses import Clause, clauses
from viennagraph.model import (
    Claim,
    Entity,
    MentionKind,
    Passage,
    PassageKind,
    Provision,
    ProvisionKind,
    Ref,
    Span,
)
from viennagraph.relations import Relation

if TYPE_CHECKING:
    from collections.abc import Collection

    from viennagraph.claim.asks_grammar import ModalForms
    from viennagraph.claim.clause_words import Verbs
    from viennagraph.claim.page import Page

_TOLD: Final = (PassageKind.PARAGRAPH, PassageKind.BLOCK, PassageKind.ITEM)
_SPEAKERS: Final = frozenset({"Person", "State", "Body", "Group"})
_BINDING: Final = ("Instrument", "Resolution", "Decision")


@dataclass(frozen=True, slots=True)
class Told:
    """What clauses came to: statements and commitments, claims, and speakers without a name."""

    provisions: tuple[Provision, ...] = ()
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()


def told(page: Page, forms: ModalForms, listed: Collection[Provision], agenda: set[str]) -> Told:
    """What the paragraphs of a document tell.

    `listed` are the provisions that stand in lists of their own: of an observation or a conclusion
    it is said what it tells of what, of the others nothing.  `agenda` are the passages of agenda
    items.  The paragraphs of an act are not told but enacted.
    """
    saying = tuple(cue.pattern for cue, _ in page.cues("speech-act"))
    teller = _Teller(page, clause_words.verbs(saying, forms))
    enacted = {ProvisionKind.OPERATIVE, ProvisionKind.PREAMBULAR}
    if any(provision.kind in enacted for provision in listed):
        return Told()
    by_passage = {provision.passage: provision for provision in listed}
    for passage in page.leaves(*_TOLD):
        provision = by_passage.get(passage.fragment)
        if passage.fragment in agenda or _is_under(page, passage, agenda):
            continue
        if provision is None:
            teller.tell(passage)
        elif provision.is_ask:
            teller.ask(provision)
        else:
            teller.tell_of(passage, provision)
    return Told(tuple(teller.provisions), tuple(teller.claims), tuple(teller.entities))


def _is_under(page: Page, passage: Passage, agenda: set[str]) -> bool:
    """Whether a passage is the rest of an agenda item that has items of its own."""
    above = page.passages.get(passage.parent or "")
    return above is not None and above.fragment in agenda


@dataclass(slots=True)
class _Teller:
    """Goes through a document from top to bottom and remembers who spoke last."""

    page: Page
    verbs: Verbs
    provisions: list[Provision] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    numbers: Counter[tuple[str, str]] = field(default_factory=Counter)
    last: tuple[str, tuple[Ref, ...]] = ("", ())

    def tell(self, passage: Passage) -> None:
        """Statements, commitments and assertions of a passage."""
        for sentence in self.page.sentences(passage):
            if self._denial(passage, sentence):
                continue
            for clause in clauses(self.page, sentence, self.verbs):
                if self._is_statement(clause):
                    self._statement(passage, clause)
                else:
                    self._assertion(passage, clause)
                self._commitment(passage, clause)
        self._asides(passage)

    def tell_of(self, passage: Passage, provision: Provision) -> None:
        """Of what an observation or a conclusion tells, and what."""
        sentences = list(self.page.sentences(passage))
        found = [c for s in sentences for c in clauses(self.page, s, self.verbs)]
        if len(found) == 1:
            self._parts(provision.ref, passage.fragment, found[0])
        for clause in found if len(found) > 1 else ():
            self._assertion(passage, clause)
        self._asides(passage)

    def _asides(self, passage: Passage) -> None:
        """What is told by the way; after all else, so that nothing else changes its number."""
        for sentence in self.page.sentences(passage):
            for clause in asides(self.page, sentence, self.verbs):
                self._assertion(passage, clause)

    def ask(self, provision: Provision) -> None:
        """What an ask asks: the words after the form by which it asks."""
        if provision.modality is None:
            return
        form = "(?: [a-z]+){0,3}? ".join(map(re.escape, provision.modality.split()))
        if found := re.search(rf"\b{form} (?P<content>.+)", provision.text, re.IGNORECASE):
            content = found["content"].strip(" .;,")
            claim = Claim(provision.ref, Relation.CONTENT, content, provision.passage)
            self.claims.append(claim)

    # ── Statements ───────────────────────────────────────────────────────────────────────────

    def _is_statement(self, clause: Clause) -> bool:
        subject = clause.subject
        if clause.act is None:
            return False
        categories = {self.page.category(ref) for ref in subject.refs}
        return subject.is_kind or (bool(categories) and categories <= _SPEAKERS)

    def _statement(self, passage: Passage, clause: Clause) -> None:
        ref = self._number("statement", passage)
        self._provision(ProvisionKind.STATEMENT, ref, passage, clause.whole)
        self._speakers(ref, passage, clause)
        if clause.act:
            self._say(ref, Relation.SPEECH_ACT, self._words(clause.act), passage)
        self._content(ref, passage.fragment, clause.content)
        self._meetings(ref, passage, Span(clause.whole.start, clause.subject.span.start))
        self._pursuant(ref, passage, clause)

    def _speakers(self, ref: Ref, passage: Passage, clause: Clause) -> None:
        """Named speakers, those of whom the passage has just told, or a group of its own."""
        subject = clause.subject
        quantity = subject.quantity
        if quantity:
            self._say(ref, Relation.QUANTITY, quantity.ref, passage)
        if quantity and quantity.local == "none":
            return
        refs = subject.refs
        again = self.page.cued_at("speaker-again", *subject.span)
        if not refs and again and again.end() == subject.span.end:
            refs = self.last[1] if self.last[0] == passage.fragment else ()
            if not refs:
                return
        if not refs:
            refs = (self._group(ref, self._words(subject.span)),)
        self.last = (passage.fragment, refs)
        for speaker in refs:
            self._say(ref, Relation.SPEAKER, speaker, passage)

    def _group(self, ref: Ref, words: str) -> Ref:
        """Speakers without a name, as a group of this statement alone."""
        group = Ref("group", ref.local if ref.kind == "statement" else f"{ref.kind}-{ref.local}")
        self.entities.append(Entity(group, "Group", words[:1].lower() + words[1:]))
        return group

    def _denial(self, passage: Passage, sentence: Span) -> bool:
        """What is said not to have been said or agreed: "No consensus was reached"."""
        for start in (sentence.start, *_after_openings(self.page.reading, sentence)):
            found = self.page.cued_at("denial", start, sentence.end)
            if found is None:
                continue
            ref = self._number("statement", passage)
            whole = Span(sentence.start, _closed(self.page.reading, sentence))
            self._provision(ProvisionKind.STATEMENT, ref, passage, whole)
            none = Ref("vocabulary", "quantity/none")
            self._say(ref, Relation.QUANTITY, none, passage)
            self._say(ref, Relation.SPEECH_ACT, found["verb"], passage)
            self._content(ref, passage.fragment, Span(start, whole.end))
            self._meetings(ref, passage, sentence)
            return True
        return False

    # ── Commitments ──────────────────────────────────────────────────────────────────────────

    def _commitment(self, passage: Passage, clause: Clause) -> None:
        """What the subject is bound to: "Member States committed to …", "…, in which they …"."""
        found = self.page.cued("commitment", clause.verb.start, clause.whole.end)
        if found is None or "committed to" in self._words(clause.subject.span):
            return
        ref = self._number("commitment", passage)
        self._provision(ProvisionKind.COMMITMENT, ref, passage, clause.whole)
        refs = clause.subject.refs
        if not refs and self._words(clause.subject.span):
            refs = (self._group(ref, self._words(clause.subject.span)),)
        for bound in refs:
            self._say(ref, Relation.COMMITTED_BY, bound, passage)
        self._content(ref, passage.fragment, Span(found.end(), clause.whole.end))
        named = self.page.entities(clause.whole.start, found.start(), *_BINDING)
        for instrument, _ in named[-1:]:
            self._say(ref, Relation.INSTRUMENT, instrument, passage)

    # ── What the document itself tells ───────────────────────────────────────────────────────

    def _assertion(self, passage: Passage, clause: Clause) -> None:
        ref, fragment = self._number("assertion", passage), passage.fragment
        self._say(ref, Relation.IS_A, "vg:Assertion", passage)
        self._say(ref, Relation.STATED_IN, self.page.passage(fragment), passage)
        self._say(ref, Relation.TEXT, self._words(clause.whole), passage)
        for named, _ in self.page.entities(*clause.whole):
            self._say(ref, Relation.MENTIONS, named, passage)
        self._parts(ref, fragment, clause)
        self._meetings(ref, passage, Span(clause.whole.start, clause.subject.span.start))
        self._pursuant(ref, passage, clause)

    def _parts(self, ref: Ref, fragment: str, clause: Clause) -> None:
        """Subject, verb and content of a clause."""
        for named in clause.subject.refs:
            self.claims.append(Claim(ref, Relation.TELLS_OF, named, fragment))
        if words := self._words(clause.subject.span):
            self.claims.append(Claim(ref, Relation.SUBJECT_WORDS, words, fragment))
        self.claims.append(Claim(ref, Relation.VERB, self._words(clause.verb), fragment))
        self._content(ref, fragment, clause.content)

    # ── What all have ────────────────────────────────────────────────────────────────────────

    def _provision(self, kind: ProvisionKind, ref: Ref, passage: Passage, whole: Span) -> None:
        named = dict.fromkeys(named for named, _ in self.page.entities(*whole))
        text, topic = self._words(whole), self._topic(passage)
        provision = Provision(kind, ref, passage.fragment, text, topic, mentions=tuple(named))
        self.provisions.append(provision)

    def _topic(self, passage: Passage) -> str | None:
        topics = self.page.setting.topics
        return topics.get(passage.fragment) or topics.get(passage.parent or "")

    def _meetings(self, ref: Ref, passage: Passage, before: Span) -> None:
        """At which meeting: those named in some words, or that of which the passage speaks."""
        kinds = {MentionKind.SITTING, MentionKind.MEETING}
        found = self.page.entities(*before, "Meeting")
        named = tuple(ref for ref, linked in found if linked.mention.kind in kinds)
        setting = self.page.setting
        own = setting.meeting if setting.is_report else setting.meetings.get(passage.fragment)
        for meeting in named or ((own,) if own else ()):
            self._say(ref, Relation.AT_MEETING, meeting, passage)

    def _pursuant(self, ref: Ref, passage: Passage, clause: Clause) -> None:
        """On which act or instrument it rests: "Pursuant to resolution 98/1, …"."""
        found = self.page.cued("pursuant", *clause.whole)
        if found is None:
            return
        end = self.page.reading.find(", ", found.end(), clause.whole.end)
        named = self.page.entities(found.end(), end if end > 0 else clause.whole.end, *_BINDING)
        for act, _ in named[:1]:
            self._say(ref, Relation.PURSUANT_TO, act, passage)

    def _content(self, ref: Ref, fragment: str, span: Span) -> None:
        if words := self._words(span):
            self.claims.append(Claim(ref, Relation.CONTENT, words, fragment))

    def _say(self, ref: Ref, relation: Relation, value: Ref | str, passage: Passage) -> None:
        self.claims.append(Claim(ref, relation, value, passage.fragment))

    def _words(self, span: Span) -> str:
        return " ".join(self.page.reading[slice(*span)].split()).strip(" ,;:")

    def _number(self, kind: str, passage: Passage) -> Ref:
        self.numbers[kind, passage.fragment] += 1
        return self.page.numbered(kind, passage.fragment, self.numbers[kind, passage.fragment])


def _after_openings(reading: str, sentence: Span) -> list[int]:
    comma = reading.find(", ", *sentence)
    return [comma + 2] if comma >= 0 else []


def _closed(reading: str, sentence: Span) -> int:
    return sentence.start + len(reading[slice(*sentence)].rstrip(" ."))
