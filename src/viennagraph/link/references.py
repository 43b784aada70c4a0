"""What "the Meeting", "its subsidiary bodies" or "The Chair" stand for, or that it is not clear.

Each function answers for one concept of the vocabulary `reference`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from viennagraph.link import entities as made
from viennagraph.link.finding import Finding
from viennagraph.model import Entity, Mention, MentionKind, Ref, Verdict
from viennagraph.wording import dates

if TYPE_CHECKING:
    from viennagraph.link.linker import Linker


def resolve(linker: Linker, mention: Mention) -> Finding:
    """What a referring expression stands for."""
    return _ways()[mention.key](linker, mention)


@cache
def _ways() -> dict[str, Callable[[Linker, Mention], Finding]]:
    return {
        "meeting": _meeting,
        "session": _session,
        "namesake": _namesake,
        "subsidiary-bodies": _subsidiary_bodies,
        "region": _region,
        "working-group": _working_group,
        "working-groups": _working_groups,
        "one-meeting": _one_meeting,
        "that-act": _that_act,
        "own-report": _report,
        "officer": _officer,
    }


def _sure(ref: Ref, reason: str) -> Finding:
    return Finding((ref,), Verdict.CERTAIN, reason)


def _likely(ref: Ref, reason: str) -> Finding:
    return Finding((ref,), Verdict.LIKELY, reason)


def _meeting(linker: Linker, mention: Mention) -> Finding:
    if "same" in mention.surface:
        for ref, passage in reversed(linker.order):
            if passage != mention.passage and ref.kind == "meeting":
                return _likely(ref, "the meeting named last before the passage")
    if not linker.frame.is_report:
        for ref, passage in reversed(linker.order):
            if passage == mention.passage and linker.is_called_meeting(ref):
                return _likely(ref, "the meeting that the passage named last")
    meeting = linker.meeting_spoken_of(mention)
    if meeting is None:
        return Finding((), Verdict.OPEN, "no meeting was named")
    if linker.frame.is_report:
        return _sure(meeting.ref, "the meeting that the document reports")
    return _likely(meeting.ref, "the meeting of which the passage speaks")


def _session(linker: Linker, _: Mention) -> Finding:
    if linker.meeting is None:
        return Finding((), Verdict.OPEN, "the document names no session as its own")
    return _sure(linker.meeting.ref, "the session for which the document was issued")


def _namesake(linker: Linker, mention: Mention) -> Finding:
    noun = mention.detail("noun") or ""
    whole = re.compile(rf"\b{re.escape(noun)}\b")

    def fits(ref: Ref) -> bool:
        return whole.search(linker.entity(ref).label) is not None

    here = [ref for ref, passage in reversed(linker.order) if passage == mention.passage]
    for ref in here:
        if fits(ref):
            return _sure(ref, f"the {noun} that the passage names")
    for ref in linker.own_bodies():
        if fits(ref):
            return _likely(ref, f"the document's own {noun}")
    earlier = [ref for ref in dict.fromkeys(ref for ref, _ in reversed(linker.order)) if fits(ref)]
    if len(earlier) == 1:
        return _likely(earlier[0], f"the only {noun} named before")
    if earlier:
        return Finding((earlier[0],), Verdict.LIKELY, f"the {noun} named last", tuple(earlier))
    return Finding((), Verdict.OPEN, f"no {noun} was named before")


def _subsidiary_bodies(linker: Linker, mention: Mention) -> Finding:
    if mention.surface.endswith("body"):
        body = linker.frame.body
        if body is not None and body.linked("org:subOrganizationOf") and made.is_series(body):
            return _sure(body.ref, "the subsidiary body whose document it is")
        return Finding((), Verdict.OPEN, "which subsidiary body is not said")
    here = [ref for ref, passage in reversed(linker.order) if passage == mention.passage]
    for parent in [*here, *linker.own_bodies()]:
        for known in linker.register.entities:
            taken_together = known.label.startswith("Subsidiary bodies of")
            if taken_together and parent in known.linked("org:subOrganizationOf"):
                return _likely(known.ref, "the subsidiary bodies of the body spoken of")
    return Finding((), Verdict.OPEN, "whose subsidiary bodies is not said")


def _region(linker: Linker, mention: Mention) -> Finding:
    meeting = linker.meeting_spoken_of(mention)
    bodies = [linker.register.by_ref[ref] for ref in linker.own_bodies()]
    if meeting is not None:
        stem = meeting.ref.local.rsplit("-", 1)[0]
        bodies = [k for k in linker.register.entities if k.ref.kind == "body" and made.key(k) == stem]
    for body in bodies:
        for region in body.linked("vg:operatesIn"):
            return _likely(region, "the region of the body spoken of")
    return Finding((), Verdict.OPEN, "which region is not said")


def _working_group(linker: Linker, mention: Mention) -> Finding:
    found = linker.group(mention.passage)
    if found is None:
        return Finding((), Verdict.OPEN, "no topic was named for the working group")
    return _sure(linker.add(found[0]), "the working group on the topic of the section")


def _working_groups(linker: Linker, mention: Mention) -> Finding:
    after = [
        m
        for m in linker.mentions
        if m.kind is MentionKind.MEETING and 0 <= m.start - mention.end <= 24
    ]
    passage_end = linker.document.leaf_at(mention.start)
    stop = passage_end.start + len(passage_end.words)
    for m in after:
        if m.start < stop and (refs := linker.direct(m).entities):
            return _sure(linker.add(made.working_groups(linker.entity(refs[0]))), "of that meeting")
    meeting = linker.meeting_spoken_of(mention)
    if meeting is None or not (linker.frame.is_report or linker.section_meeting(mention.passage)):
        return Finding((), Verdict.OPEN, "whose working groups is not said")
    return _likely(linker.add(made.working_groups(meeting)), "of the meeting spoken of")


def _one_meeting(linker: Linker, mention: Mention) -> Finding:
    found = linker.group(mention.passage)
    if found is None:
        return Finding((), Verdict.OPEN, "no topic was named for the working group")
    group, meeting, topic = found
    words = linker.document.reading[mention.end : mention.end + 40]
    when = dates.days(words, linker.frame.year)
    entity = made.group_meeting(group, meeting, topic, dates.spoken(when.start) if when else None)
    return _sure(linker.add(entity), "the meeting that the working group held")


def _that_act(linker: Linker, mention: Mention) -> Finding:
    kind = mention.detail("type") or "resolution"
    for ref, passage in reversed(linker.order):
        if ref.kind == kind:
            certain = passage == mention.passage
            return _sure(ref, "named before in the passage") if certain else _likely(ref, "named last")
    return Finding((), Verdict.OPEN, f"no {kind} was named before")


def _report(linker: Linker, mention: Mention) -> Finding:
    draft = mention.surface.lower().startswith("draft") or bool(mention.detail("draft"))
    in_masthead = any(m is mention for m in linker.frame.mentions)
    for start in (mention.end + 1, mention.end):
        for m in linker.starts.get(start, []):
            if m.kind is MentionKind.MEETING and (refs := linker.direct(m).entities):
                finding = _report_of(linker, linker.entity(refs[0]), draft=draft)
                finding.end = m.end
                return finding
    if in_masthead and linker.meeting is not None:
        return _report_of(linker, linker.meeting, draft=draft)
    return Finding((), Verdict.OPEN, "which meeting's report is not said")


def _report_of(linker: Linker, meeting: Entity, *, draft: bool) -> Finding:
    entity = made.report(meeting, draft=draft)
    own_draft = any(
        m.surface.lower().startswith("draft") for m in linker.frame.mentions if m.key == "own-report"
    )
    is_own = linker.meeting is not None and meeting.ref == linker.meeting.ref
    if is_own and linker.frame.is_report and draft == own_draft:
        own = Entity(linker.frame.ref, "Document", entity.label)
        linker.new[linker.frame.ref] = own
        return _sure(linker.frame.ref, "the document itself")
    return _sure(linker.add(entity), "the report of that meeting")


def _officer(linker: Linker, mention: Mention) -> Finding:
    role = linker.role(mention.detail("role"))
    if role is None:
        return Finding()
    places = linker.office_of(mention)
    for place in places:
        if person := linker.offices.get((role, place)):
            return _sure(person, f"who is {role} according to this document")
    of_words = mention.detail("of") is not None
    if of_words:
        ref = linker.add(made.holder_by_words(mention.surface))
        return _likely(ref, "the holder of that office, whose name is not given")
    if role == "Secretary" and linker.meeting is not None:
        entity = made.holder(role, f"the {linker.meeting.label}", linker.meeting.ref.local)
        return _likely(linker.add(entity), "the holder of that office, whose name is not given")
    return Finding((), Verdict.OPEN, "who holds the office is not said")
