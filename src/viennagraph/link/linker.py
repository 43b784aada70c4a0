"""Mentions to things, in reading order: what was named before decides what is meant later."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from viennagraph.link import entities as made
from viennagraph.link.finding import Finding
from viennagraph.link.references import resolve
from viennagraph.link.setting import Frame
from viennagraph.model import (
    Document,
    Entity,
    Linkage,
    Linked,
    Mention,
    MentionKind,
    Passage,
    PassageKind,
    Ref,
    Verdict,
)
from viennagraph.register.values import Known, Register
from viennagraph.wording import symbols

_CITED: Final = frozenset(
    {"Instrument", "Standard", "Resolution", "Decision", "Document", "DocumentSeries"}
)
_NEAR: Final = 140
_COVERS: Final = 0.6


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of the register by name and by short name; made once for all documents."""

    full: dict[str, tuple[Known, ...]] = field(repr=False)
    short: dict[str, tuple[Known, ...]] = field(repr=False)

    @classmethod
    def of(cls, register: Register) -> Names:
        """The index of a register."""
        full: defaultdict[str, list[Known]] = defaultdict(list)
        short: defaultdict[str, list[Known]] = defaultdict(list)
        for known in register.entities:
            for name in known.names:
                full[name].append(known)
            for name in known.shorts:
                short[name].append(known)
        return cls(
            {n: tuple(k) for n, k in full.items()}, {n: tuple(k) for n, k in short.items()}
        )


def link(
    document: Document,
    mentions: Sequence[Mention],
    definitions: Iterable[tuple[str, str]],
    register: Register,
    names: Names,
    symbol: str | None = None,
) -> Linkage:
    """What every mention of a document refers to, the things that are new in it, and its setting.

    `definitions` pairs long forms with short forms that the document defines; `symbol` is the
    document's own, where the manifest gives it.
    """
    linker = Linker(document, mentions, dict(definitions), register, names, symbol)
    return linker.linked()


def _without_echoes(links: list[Linked]) -> list[Linked]:
    """One mention of a thing where several overlap: the longest, of equal ones the first."""
    kept: list[Linked] = []
    for linked in sorted(links, key=lambda k: k.mention.start - k.mention.end):
        mention = linked.mention
        if not any(
            other.mention.start < mention.end
            and mention.start < other.mention.end
            and (other.entities == linked.entities or not linked.entities)
            for other in kept
        ):
            kept.append(linked)
    return sorted(kept, key=lambda k: (k.mention.start, -k.mention.end, k.mention.kind))


class Linker:
    """The state of one walk over the mentions of a document."""

    def __init__(  # noqa: PLR0913 - the inputs of the stage
        self,
        document: Document,
        mentions: Sequence[Mention],
        definitions: dict[str, str],
        register: Register,
        names: Names,
        symbol: str | None,
    ) -> None:
        self.document = document
        self.mentions = tuple(mentions)
        self.definitions = definitions
        self.register = register
        self.names = names
        self.frame = Frame(document, mentions, register, names.full, symbol)
        self.new: dict[Ref, Entity] = {}
        self.order: list[tuple[Ref, str]] = []  # what was named, and in which passage
        self.offices: dict[tuple[str, Ref], Ref] = {}
        self.meetings: dict[str, Ref] = {}
        self.groups: dict[str, Entity] = {}
        self.starts: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            self.starts[mention.start].append(mention)
        self.roles = {
            label.lower(): term.label
            for term in register.scheme("role")
            for label in term.labels
        }
        self.meeting = self._own_meeting()

    # ── the walk ─────────────────────────────────────────────────────────────────────────────

    def linked(self) -> Linkage:
        """All links in reading order."""
        self._learn_offices()
        links: list[Linked] = []
        for mention in self.mentions:
            if mention.kind is MentionKind.REFERENCE:
                finding = resolve(self, mention)
            else:
                finding = self.direct(mention)
            if finding.end is not None:
                surface = self.document.reading[mention.start : finding.end]
                mention = replace(mention, end=finding.end, surface=surface)  # noqa: PLW2901
            for ref in finding.entities:
                self.order.append((ref, mention.passage))
            links.append(
                Linked(
                    mention,
                    finding.entities,
                    finding.verdict,
                    finding.reason,
                    finding.candidates,
                    is_citation=self._is_citation(mention, finding),
                )
            )
        links = _without_echoes(links)
        self._note_sections()
        setting = self.frame.setting(self.meeting, self.meetings, self.groups)
        entities = tuple(self.new[ref] for ref in sorted(self.new))
        return Linkage(tuple(links), entities, setting)

    def direct(self, mention: Mention) -> Finding:
        """What a mention names by itself."""
        match mention.kind:
            case MentionKind.SYMBOL:
                return self._symbol(mention)
            case MentionKind.ACT:
                return self._act(mention)
            case MentionKind.MEETING:
                return self._meeting(mention)
            case MentionKind.SITTING:
                return self._sitting(mention)
            case MentionKind.PERSON:
                ref = self.add(made.person(mention.key))
                return Finding((ref,), Verdict.CERTAIN, "a person named in full")
            case _:
                return self._name(mention)

    def add(self, entity: Entity) -> Ref:
        """The entity's reference; noted as new where no authority file has it."""
        if entity.ref not in self.register.by_ref:
            first = self.new.get(entity.ref)
            if first is None or len(entity.alternatives) > len(first.alternatives):
                self.new[entity.ref] = entity
        return entity.ref

    def entity(self, ref: Ref) -> Entity:
        """The value behind a reference, from the register or new in this document."""
        if known := self.register.by_ref.get(ref):
            return Entity(ref, known.category, known.label, known.names, known.acronym)
        return self.new.get(ref, Entity(ref, "Document", ref.local))

    def category(self, ref: Ref) -> str:
        """The class of a thing."""
        return self.entity(ref).category

    def _is_citation(self, mention: Mention, finding: Finding) -> bool:
        if finding.entities == (self.frame.ref,):
            return False
        if mention.kind in {MentionKind.SYMBOL, MentionKind.ACT}:
            return True
        return any(self.category(ref) in _CITED for ref in finding.entities)

    # ── names ────────────────────────────────────────────────────────────────────────────────

    def _name(self, mention: Mention) -> Finding:
        if mention.detail("learned"):
            return self._learned(mention)
        if mention.detail("short"):
            return self._short(mention)
        known = self.names.full.get(mention.key, ())
        if len(known) == 1:
            return Finding((known[0].ref,), Verdict.CERTAIN, "a name of the authority files")
        refs = tuple(k.ref for k in known)
        for ref in self.before(refs):
            return Finding((ref,), Verdict.LIKELY, "the one of that name spoken of before", refs)
        return Finding((), Verdict.OPEN, "several things have that name", refs)

    def _short(self, mention: Mention) -> Finding:
        """A short name: the one whose full name stood nearest before it, the own body first."""
        refs = tuple(k.ref for k in self.names.short.get(mention.key, ()))
        here = [ref for ref, passage in reversed(self.order) if passage == mention.passage]
        for ref in here:
            if ref in refs:
                return Finding((ref,), Verdict.CERTAIN, "short for what the passage names", refs)
        for ref in self.own_bodies():
            if ref in refs:
                return Finding((ref,), Verdict.LIKELY, "short for the document's own body", refs)
        for ref in self.before(refs):
            return Finding((ref,), Verdict.LIKELY, "short for what was named before", refs)
        return Finding((), Verdict.OPEN, "a short name before any full one", refs)

    def own_bodies(self) -> tuple[Ref, ...]:
        """The body of the document and the body above it."""
        body = self.frame.body
        if body is None:
            return ()
        return (body.ref, *body.linked("org:subOrganizationOf"))

    def before(self, refs: Iterable[Ref]) -> list[Ref]:
        """Which of these were named before, the last first."""
        wanted = set(refs)
        found: list[Ref] = []
        for ref, _ in reversed(self.order):
            if ref in wanted and ref not in found:
                found.append(ref)
        return found

    def _learned(self, mention: Mention) -> Finding:
        long = next((lg for lg, s in self.definitions.items() if mention.key in {lg, s}), None)
        if long is None:
            return Finding()
        short = self.definitions[long]
        known = self.names.full.get(long, ()) or self.names.full.get(short, ())
        if len(known) == 1:
            return Finding((known[0].ref,), Verdict.CERTAIN, "defined in this document")
        category = self._class_of(long)
        if category is None:
            return Finding((), Verdict.OPEN, "defined in this document, but of no known class")
        ref = self.add(made.learned(long, short, category))
        return Finding((ref,), Verdict.LIKELY, "defined in this document")

    def _class_of(self, name: str) -> str | None:
        """The class that the last class noun before any "of" or "for" shows."""
        head = re.split(r" (?:of|for|on|against|to|in) ", name)[0]
        for words in (head, name):
            last = -1
            category: str | None = None
            for term in self.register.scheme("reading-noun"):
                for cue in self.register.patterns("reading-noun"):
                    if cue.local != term.local:
                        continue
                    for found in re.finditer(cue.pattern, words):
                        if found.start() > last:
                            last, category = found.start(), term.notation
            if category:
                return category
        return None

    # ── symbols and acts ─────────────────────────────────────────────────────────────────────

    def _symbol(self, mention: Mention) -> Finding:
        symbol = mention.key
        if symbol == self.frame.symbol:
            return Finding((self.frame.ref,), Verdict.CERTAIN, "the document's own symbol")
        if found := symbols.act(symbol):
            letter, kind, number = found
            for known in self.register.entities:
                if letter in known.series and known.category == "Body":
                    ref = self.add(made.act(known, kind, number))
                    return Finding((ref,), Verdict.CERTAIN, "the symbol of an act")
        if symbols.is_range(symbol):
            series, parts = made.series(symbol)
            for part in parts:
                self.add(part)
            return Finding((self.add(series),), Verdict.CERTAIN, "a range of document symbols")
        if known_names := self.names.full.get(symbol, ()):
            return Finding((known_names[0].ref,), Verdict.CERTAIN, "a symbol of the authority files")
        return Finding((self.add(made.document(symbol)),), Verdict.CERTAIN, "a document symbol")

    def _act(self, mention: Mention) -> Finding:
        kind, number = mention.detail("type") or "resolution", mention.detail("number") or ""
        name = mention.detail("body")
        if name and name != "its":
            bodies = self.names.full.get(name) or self.names.short.get(name, ())
            refs = tuple(b.ref for b in bodies)
            chosen = self.before(refs) or [r for r in self.own_bodies() if r in refs] or list(refs)
            verdict, reason = Verdict.CERTAIN, "an act by body and number"
        else:
            chosen = list(self._nearest_bodies(mention))
            verdict, reason = Verdict.LIKELY, "an act by number, of the body spoken of"
        for ref in chosen:
            if known := self.register.by_ref.get(ref):
                act = made.act(known, kind, number)
                return Finding((self.add(act),), verdict, reason)
        return Finding((), Verdict.OPEN, "an act whose body is not said")

    def _nearest_bodies(self, mention: Mention) -> Iterable[Ref]:
        for ref, passage in reversed(self.order):
            if passage == mention.passage and self._can_adopt(ref):
                yield ref
        yield from (ref for ref in self.own_bodies() if self._can_adopt(ref))

    def _can_adopt(self, ref: Ref) -> bool:
        known = self.register.by_ref.get(ref)
        return known is not None and known.category == "Body" and bool(known.series)

    # ── meetings ─────────────────────────────────────────────────────────────────────────────

    def _own_meeting(self) -> Entity | None:
        for mention in self.frame.mentions:
            if mention.kind is not MentionKind.MEETING:
                continue
            body = self.body_named(mention.detail("body")) or self.frame.body
            if body is not None:
                noun = mention.detail("noun") or "session"
                entity = made.meeting(body, int(mention.key), noun)
                self.add(entity)
                return entity
        return None

    def body_named(self, name: str | None) -> Known | None:
        """The body of that name, where there is one and no other."""
        bodies = self.names.full.get(name or "", ()) or self.names.short.get(name or "", ())
        known = [b for b in bodies if b.category == "Body"]
        if len(known) > 1:
            nearest = self.before(b.ref for b in known) or [
                r for r in self.own_bodies() if any(b.ref == r for b in known)
            ]
            known = [b for b in known if nearest and b.ref == nearest[0]]
        return known[0] if known else None

    def _meeting(self, mention: Mention) -> Finding:
        number, noun = int(mention.key), mention.detail("noun") or "session"
        name = mention.detail("body")
        if name:
            body = self.body_named(name)
            if body is None:
                return Finding((), Verdict.OPEN, "a meeting of a body that is not clear")
            ref = self.add(made.meeting(body, number, noun))
            return Finding((ref,), Verdict.CERTAIN, "a meeting by body and ordinal")
        for body in self._bodies_meeting(mention, noun):
            ref = self.add(made.meeting(body, number, noun))
            return Finding((ref,), Verdict.LIKELY, "a meeting by ordinal, of the body spoken of")
        return Finding((), Verdict.OPEN, "a meeting whose body is not said")

    def _bodies_meeting(self, mention: Mention, noun: str) -> Iterable[Known]:
        """Bodies that could hold a meeting named by its ordinal alone, the nearest first."""
        here = [ref for ref, passage in reversed(self.order) if passage == mention.passage]
        refs = [*here, *self.own_bodies(), *(ref for ref, _ in reversed(self.order))]
        for ref in refs:
            known = self.register.by_ref.get(ref)
            if known is None or known.category != "Body":
                continue
            if noun == "meeting" and made.is_series(known) and known.linked("org:subOrganizationOf"):
                yield known
            if noun == "special session" and "A" in known.series:
                yield known
            if noun == "session" and known.series and not made.is_series(known):
                yield known

    def _sitting(self, mention: Mention) -> Finding:
        meeting = self.meeting_spoken_of(mention)
        if meeting is None:
            return Finding((), Verdict.OPEN, "a sitting of a meeting that is not said")
        numbers = [int(n) for n in mention.key.split()]
        refs = tuple(self.add(made.sitting(meeting, number)) for number in numbers)
        return Finding(refs, Verdict.CERTAIN, "a sitting of the meeting spoken of")

    def meeting_spoken_of(self, mention: Mention) -> Entity | None:
        """The meeting whose proceedings a passage reports."""
        if self.frame.is_report and self.meeting is not None:
            return self.meeting
        for ref, passage in reversed(self.order):
            if passage == mention.passage and self._is_plenary(ref):
                return self.entity(ref)
        if ref := self.section_meeting(mention.passage):
            return self.entity(ref)
        return self.meeting

    def is_called_meeting(self, ref: Ref) -> bool:
        """Whether a thing may be called "the Meeting": one, or a body that is called by them."""
        known = self.register.by_ref.get(ref)
        if ref.kind == "body":
            return known is not None and made.is_series(known)
        return self._is_plenary(ref) and "Meeting of" in self.entity(ref).label

    def _is_plenary(self, ref: Ref) -> bool:
        return ref.kind == "meeting" and "-sitting-" not in ref.local and "-group" not in ref.local

    def section_meeting(self, fragment: str) -> Ref | None:
        """The meeting that a heading above the passage is about."""
        passage = self.frame.passages[fragment]
        for heading in self.frame.heading_chain(passage):
            if ref := self._heading_meeting(heading):
                return ref
        return None

    def _heading_meeting(self, heading: Passage) -> Ref | None:
        """The meeting that is the whole of a heading: "A. Ninety-first Meeting of …"."""
        if heading.fragment in self.meetings:
            return self.meetings[heading.fragment]
        inside = [m for m in self.mentions if m.passage == heading.fragment]
        covered = sum(
            m.end - m.start for m in inside if m.kind in {MentionKind.MEETING, MentionKind.NAME}
        )
        meetings = [m for m in inside if m.kind is MentionKind.MEETING]
        if not meetings or covered < _COVERS * len(heading.words):
            return None
        body = self.body_named(meetings[0].detail("body"))
        named = [k for m in inside for k in self.names.full.get(m.key, ()) if k.category == "Body"]
        body = body or (named[0] if named else None)
        if body is None:
            return None
        noun = meetings[0].detail("noun") or "session"
        ref = self.add(made.meeting(body, int(meetings[0].key), noun))
        self.meetings[heading.fragment] = ref
        return ref

    # ── offices ──────────────────────────────────────────────────────────────────────────────

    def _learn_offices(self) -> None:
        """Who holds which office, from officers' lists and from "NAME, Chair of …"."""
        for mention in self.mentions:
            if mention.kind is not MentionKind.PERSON:
                continue
            person = self.add(made.person(mention.key))
            passage = self.frame.passages[mention.passage]
            line = self.document.reading[passage.start : mention.start]
            if found := re.match(r"\s*(?P<role>[A-Z][\w -]+?)\s*:\s*$", line):
                role = self.role(found["role"])
                if role and self.meeting:
                    self.offices.setdefault((role, self.meeting.ref), person)
            role = self.role(mention.detail("role"))
            at = mention.detail("office")
            if role and at:
                self._learn_office(role, int(at), person)
            self._learn_apposition(mention, person)

    def _learn_office(self, role: str, at: int, person: Ref) -> None:
        for office in self.starts.get(at, []):
            if office.key == "officer":
                for ref in self.office_of(office):
                    self.offices.setdefault((role, ref), person)

    def _learn_apposition(self, mention: Mention, person: Ref) -> None:
        """ "The Chairperson of the Ninety-first Meeting, Ana Example (Portugal)": office first."""
        for office in self.mentions:
            if office.key == "officer" and 0 <= mention.start - office.end <= _NEAR:
                between = self.document.reading[office.end : mention.start]
                role = self.role(office.detail("role"))
                if role and re.fullmatch(r"(?: of (?:the )?[^,;.]*)?, (?:H\.E\. )?(?:M[rs]s?\. )?", between):
                    for ref in self.office_of(office):
                        self.offices.setdefault((role, ref), person)

    def role(self, words: str | None) -> str | None:
        """The preferred label of a role."""
        return self.roles.get((words or "").lower())

    def office_of(self, office: Mention) -> list[Ref]:
        """The body or meeting in which an office is held, as far as the words say."""
        if name := office.detail("of"):
            body = self.body_named(name)
            return [body.ref] if body else []
        for start in range(office.end + 4, office.end + 9):
            for mention in self.starts.get(start, []):
                if mention.kind is MentionKind.MEETING:
                    return list(self._meeting(mention).entities)
        if self.document.reading.startswith(" of ", office.end):
            return []
        refs = [self.meeting.ref] if self.meeting else []
        return [*refs, *self.own_bodies()[:1]]

    # ── sections ─────────────────────────────────────────────────────────────────────────────

    def group(self, fragment: str) -> tuple[Entity, Entity, str] | None:
        """The working group of a passage's topic, its meeting, and the topic."""
        passage = self.frame.passages[fragment]
        topic = self.frame.topic(passage)
        ref = self.section_meeting(fragment)
        meeting = self.entity(ref) if ref else self.meeting
        if topic is None or meeting is None:
            return None
        return made.working_group(meeting, topic), meeting, topic

    def _note_sections(self) -> None:
        """The meeting and the working group of every passage, for the claims."""
        for passage in self.document.passages:
            ref = self.section_meeting(passage.fragment)
            if ref or self.meeting:
                self.meetings[passage.fragment] = ref or self.meeting.ref  # type: ignore[union-attr]
            if passage.kind in {PassageKind.MASTHEAD, PassageKind.FURNITURE}:
                continue
            if made_group := self.group(passage.fragment):
                self.groups[passage.fragment] = made_group[0]
