"""Who holds which office, as the document says, and in which body or meeting."""

from __future__ import annotations

import re
from typing import Final

from viennagraph.link import entities as made
from viennagraph.link.meetings import meeting
from viennagraph.link.walk import Walk, is_officer
from viennagraph.model import Mention, MentionKind, Ref

_NEAR: Final = 140
_LONGEST: Final = 160
_LISTED: Final = re.compile(r"\s*(?P<role>[A-Z][\w -]+?)\s*:\s*$")
_APPOSED: Final = re.compile(r"(?: of (?:the )?[^,;.]*)?, (?:H\.E\. )?(?:M[rs]s?\. )?")


def learn(walk: Walk) -> None:
    """Notes who holds which office, from officers' lists and from "NAME, Chair of …"."""
    for mention in walk.mentions:
        if mention.kind is not MentionKind.PERSON:
            continue
        person = walk.add(made.person(mention.key))
        _from_list(walk, mention, person)
        role, at = walk.role(mention.detail("role")), mention.detail("office")
        if role and at:
            for office in walk.starting(int(at)):
                if is_officer(office):
                    _hold(walk, role, office, person)
        _from_apposition(walk, mention, person)


def _hold(walk: Walk, role: str, office: Mention, person: Ref) -> None:
    for place in held_in(walk, office):
        walk.offices.setdefault((role, place), person)


def _from_list(walk: Walk, mention: Mention, person: Ref) -> None:
    """A line of an officers' list: "Rapporteur: Ana Example (Portugal)"."""
    passage = walk.frame.passages[mention.passage]
    if mention.start - passage.start > _LONGEST:
        return
    found = _LISTED.match(walk.document.reading[passage.start : mention.start])
    role = walk.role(found["role"]) if found else None
    if role and walk.meeting:
        walk.offices.setdefault((role, walk.meeting.ref), person)


def _from_apposition(walk: Walk, mention: Mention, person: Ref) -> None:
    """The office first: "The Chairperson of the Ninety-first Meeting, Ana Example (Portugal)"."""
    for office in walk.between(mention.start - _NEAR - _LONGEST, mention.start):
        if not is_officer(office) or not 0 <= mention.start - office.end <= _NEAR:
            continue
        role = walk.role(office.detail("role"))
        if role and _APPOSED.fullmatch(walk.document.reading[office.end : mention.start]):
            _hold(walk, role, office, person)


def held_in(walk: Walk, office: Mention) -> list[Ref]:
    """The body or meeting in which an office is held, as far as the words say."""
    if name := office.detail("of"):
        body = walk.body_named(name)
        return [body.ref] if body else []
    for mention in walk.between(office.end + 4, office.end + 8):
        if mention.kind is MentionKind.MEETING:
            return list(meeting(walk, mention).entities)
    if walk.document.reading.startswith(" of ", office.end):
        return []
    refs = [walk.meeting.ref] if walk.meeting else []
    return [*refs, *walk.own_bodies()[:1]]
