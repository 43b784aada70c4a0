"""Who was there and who did what: officers, speakers, States attending, reporting and replying."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph.model import Claim, Linked, MentionKind, Passage, Ref, Span
from viennagraph.relations import Relation
from viennagraph.wording import slugs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.page import Page

_OFFICE: Final = re.compile(r"\s*(?P<role>[A-Z][\w ’'-]+?)\s*:\s*$")


@dataclass(frozen=True, slots=True)
class _Set:
    """A cue that gathers States or bodies, and the relation in which they stand."""

    cue: str
    relation: Relation
    categories: tuple[str, ...]
    from_meeting: bool = False


_SETS: Final = (
    _Set("observed", Relation.OBSERVED_BY, ("Body", "State"), from_meeting=True),
    _Set("attended", Relation.ATTENDED_BY, ("State",), from_meeting=True),
    _Set("replied-late", Relation.REPLIED_LATE_TO, ("State",)),
    _Set("replied", Relation.REPLIED_TO, ("State",)),
    _Set("submitted-report", Relation.SUBMITTED_REPORT_TO, ("State",)),
)


def people_claims(page: Page) -> Iterator[Claim]:
    """Claims about persons, and about States and bodies as participants."""
    for passage in page.leaves():
        yield from _officers(page, passage)
        yield from _posts(page, passage)
        for sentence in page.sentences(passage):
            yield from _speakers(page, passage, sentence)
            yield from _sets(page, passage, sentence)
            yield from _secretariat(page, passage, sentence)


def _officers(page: Page, passage: Passage) -> Iterator[Claim]:
    """An office at the meeting: "Chair: NAME (State)" in a list or on the masthead."""
    end = passage.start + len(passage.words)
    meeting = page.meeting_of(passage)
    number = 0
    for linked in page.linked(passage.start, end):
        if linked.mention.kind is not MentionKind.PERSON or not linked.entities:
            continue
        before = page.reading[passage.start : linked.mention.start]
        found = _OFFICE.match(before)
        role = _role(page, found["role"]) if found else None
        if role is None or meeting is None:
            continue
        number += 1
        ref = page.numbered("membership", passage.fragment, number)
        fragment = passage.fragment
        yield Claim(ref, Relation.IS_A, "org:Membership", fragment)
        yield Claim(ref, Relation.STATED_IN, page.passage(fragment), fragment)
        yield Claim(ref, Relation.MEMBER, linked.entities[0], fragment)
        yield Claim(ref, Relation.ROLE, role, fragment)
        yield Claim(ref, Relation.AT_MEETING, meeting, fragment)
        if body := body_of(page, meeting):
            yield Claim(ref, Relation.ORGANIZATION, body, fragment)
        for state, _ in page.entities(linked.mention.end, end, "State")[:1]:
            yield Claim(ref, Relation.REPRESENTING, state, fragment)


def _role(page: Page, words: str) -> Ref | None:
    for term in page.terms("role"):
        if words.lower() in {label.lower() for label in term.labels}:
            return term.ref
    return None


def body_of(page: Page, meeting: Ref) -> Ref | None:
    """The body whose meeting it is, as far as its local name tells."""
    if meeting == page.setting.meeting:
        return page.setting.body
    return page.body_keyed(meeting.local.rsplit("-", 1)[0])


def _posts(page: Page, passage: Passage) -> Iterator[Claim]:
    """A post that a person holds in a body: "NAME, Executive Director of X"."""
    end = passage.start + len(passage.words)
    officers = [k for k in page.linked(passage.start, end) if k.mention.key == "officer"]
    for office in officers:
        bodies = page.entities(office.mention.start, office.mention.end + 60, "Body")
        start = office.mention.start
        of = [ref for ref, k in bodies if page.reading[start : k.mention.start].strip()]
        role = _role(page, office.mention.detail("role") or "")
        if not office.entities or office.mention.detail("of") is None or not of or role is None:
            continue
        label = office.mention.surface[:1].upper() + office.mention.surface[1:]
        post = Ref("post", slugs.slug(label))
        fragment = passage.fragment
        yield Claim(post, Relation.IS_A, "org:Post", fragment)
        yield Claim(post, Relation.LABEL, label, fragment)
        yield Claim(post, Relation.ROLE, role, fragment)
        yield Claim(post, Relation.POST_IN, of[0], fragment)
        yield Claim(office.entities[0], Relation.HOLDS, post, fragment)


def _speakers(page: Page, passage: Passage, sentence: Span) -> Iterator[Claim]:
    """Who addressed the meeting or made a statement at it."""
    start, end = sentence
    meeting = page.meeting_of(passage)
    if meeting is None:
        return
    speakers: list[Ref] = []
    if found := page.cued("spoken-by", start, end):
        speakers = [r for r, _ in page.entities(found.end(), end, "Person", "State", "Body")]
        speakers = _heads_only(page, found.end(), end) or speakers
    elif found := page.cued("speaks", start, end):
        speakers = [r for r, _ in page.entities(start, found.start(), "Person")]
    for speaker in dict.fromkeys(speakers):
        yield Claim(speaker, Relation.ADDRESSED, meeting, passage.fragment)


def _heads_only(page: Page, start: int, end: int) -> list[Ref]:
    """Persons, and States named without one; not the bodies in "Executive Director of X"."""
    people = [k for k in page.linked(start, end) if any(r.kind == "person" for r in k.entities)]
    found = [ref for k in people for ref in k.entities]
    for ref, linked in page.entities(start, end, "State", "Body"):
        if not any(_belongs(page, person, linked) for person in people):
            found.append(ref)
    return found


def _belongs(page: Page, person: Linked, linked: Linked) -> bool:
    """Whether a State or body stands with a person: in parentheses, or in the name of an office."""
    between = page.reading[person.mention.end : linked.mention.start]
    inside = person.mention.start <= linked.mention.start <= person.mention.end
    return inside or (
        linked.mention.start > person.mention.end
        and re.fullmatch(r" \(|,? [^,.;]*\b(?:of|for)(?: the)? ", between) is not None
    )


def _sets(page: Page, passage: Passage, sentence: Span) -> Iterator[Claim]:
    """The sets of States that stay apart: present, reporting, replying in time and late."""
    start, end = sentence
    for gathered in _SETS:
        found = page.cued(gathered.cue, start, end)
        if found is None:
            continue
        about = _about(page, passage, gathered)
        if about is None:
            return
        members = [ref for ref, _ in page.entities(start, end, *gathered.categories)]
        members = [ref for ref in members if ref != page.setting.body]
        for member in dict.fromkeys(members):
            if gathered.from_meeting:
                yield Claim(about, gathered.relation, member, passage.fragment)
            else:
                yield Claim(member, gathered.relation, about, passage.fragment)
        return


def _about(page: Page, passage: Passage, gathered: _Set) -> Ref | None:
    """The meeting that was attended, or the document that reports the replies."""
    if gathered.relation not in {Relation.REPLIED_TO, Relation.REPLIED_LATE_TO}:
        return page.meeting_of(passage)
    end = passage.start + len(passage.words)
    for ref, linked in page.entities(passage.start, end, "Document"):
        if linked.mention.kind is MentionKind.SYMBOL:
            return ref
    return page.meeting_of(passage)


def _secretariat(page: Page, passage: Passage, sentence: Span) -> Iterator[Claim]:
    start, end = sentence
    found = page.cued("serviced", start, end)
    meeting = page.meeting_of(passage)
    if found and meeting:
        for body, _ in page.entities(start, found.start(), "Body"):
            yield Claim(body, Relation.SERVICED, meeting, passage.fragment)
