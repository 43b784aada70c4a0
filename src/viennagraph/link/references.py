"""What "the Meeting", "its subsidiary bodies" or "The Chair" stand for, or that it is not clear.

Each function answers for one concept of the vocabulary `reference`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from viennagraph.link import entities as made
from viennagraph.link import meetings, offices
from viennagraph.link.finding import Finding, certain, likely, unresolved
from viennagraph.link.reports import own_report
from viennagraph.model import Mention, MentionKind, Ref
from viennagraph.wording import dates

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.link.walk import Walk

_AFTER: Final = 24


def resolve(walk: Walk, mention: Mention) -> Finding:
    """What a referring expression stands for."""
    return _ways()[mention.key](walk, mention)


@cache
def _ways() -> dict[str, Callable[[Walk, Mention], Finding]]:
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
        "own-act": _own_act,
        "own-report": own_report,
        "officer": _officer,
    }


def _meeting(walk: Walk, mention: Mention) -> Finding:
    if "same" in mention.surface:
        for ref in walk.spoken.outside(mention.passage):
            if ref.kind == "meeting":
                return likely(ref, "the meeting named last before the passage")
    if not walk.frame.is_report:
        for ref in walk.spoken.here(mention.passage):
            if meetings.is_called_meeting(walk, ref):
                return likely(ref, "the meeting that the passage named last")
    meeting = meetings.spoken_of(walk, mention)
    if meeting is None:
        return unresolved("no meeting was named")
    if walk.frame.is_report:
        return certain(meeting.ref, "the meeting that the document reports")
    return likely(meeting.ref, "the meeting of which the passage speaks")


def _session(walk: Walk, _: Mention) -> Finding:
    if walk.meeting is None:
        return unresolved("the document names no session as its own")
    return certain(walk.meeting.ref, "the session for which the document was issued")


def _namesake(walk: Walk, mention: Mention) -> Finding:
    noun = mention.detail("noun") or ""
    for ref in walk.spoken.here(mention.passage):
        if _is_called(walk, ref, noun):
            return certain(ref, f"the {noun} that the passage names")
    for ref in walk.own_bodies():
        if _is_called(walk, ref, noun):
            return likely(ref, f"the document's own {noun}")
    earlier = tuple(ref for ref in walk.spoken.latest() if _is_called(walk, ref, noun))
    if len(earlier) == 1:
        return likely(earlier[0], f"the only {noun} named before")
    if earlier:
        return likely(earlier[0], f"the {noun} named last", earlier)
    candidates = tuple(known.ref for known in walk.names.short.get(noun, ()))
    return unresolved(f"no {noun} was named before", candidates)


def _is_called(walk: Walk, ref: Ref, noun: str) -> bool:
    """Whether a thing may be called by a noun of its name: no session is "the Committee"."""
    label = walk.label(ref)
    if ref.kind in {"meeting", "person"}:
        label = label.partition(" of ")[0]
    return _holds(noun, label)


@lru_cache(maxsize=1 << 16)
def _holds(noun: str, label: str) -> bool:
    """Whether a name holds a noun as a whole word."""
    return noun in label and re.search(rf"\b{re.escape(noun)}\b", label) is not None


def _subsidiary_bodies(walk: Walk, mention: Mention) -> Finding:
    if mention.surface.endswith("body"):
        body = walk.frame.body
        if body is not None and body.linked("org:subOrganizationOf") and made.is_series(body):
            return certain(body.ref, "the subsidiary body whose document it is")
        return unresolved("which subsidiary body is not said")
    for parent in [*walk.spoken.here(mention.passage), *walk.own_bodies()]:
        if known := walk.names.together.get(parent):
            return likely(known.ref, "the subsidiary bodies of the body spoken of")
    return unresolved("whose subsidiary bodies is not said")


def _region(walk: Walk, mention: Mention) -> Finding:
    meeting = meetings.spoken_of(walk, mention)
    bodies = tuple(walk.register.by_ref[ref] for ref in walk.own_bodies())
    if meeting is not None:
        bodies = walk.names.keys.get(meeting.ref.local.rsplit("-", 1)[0], ())
    for body in bodies:
        for region in body.linked("vg:operatesIn"):
            return likely(region, "the region of the body spoken of")
    here = [ref for ref in walk.spoken.here(mention.passage) if walk.category(ref) == "Region"]
    if len(set(here)) == 1:
        return likely(here[0], "the one region that the passage names")
    earlier = tuple(ref for ref in walk.spoken.latest() if walk.category(ref) == "Region")
    return unresolved("which region is not said", earlier)


def _working_group(walk: Walk, mention: Mention) -> Finding:
    found = meetings.group(walk, mention.passage)
    if found is None:
        return unresolved("no topic was named for the working group")
    if not (walk.frame.is_report or meetings.of_section(walk, mention.passage)):
        return unresolved("which working group is not said")
    return certain(walk.add(found[0]), "the working group on the topic of the section")


def _working_groups(walk: Walk, mention: Mention) -> Finding:
    leaf = walk.document.leaf_at(mention.start)
    stop = min(mention.end + _AFTER, leaf.start + len(leaf.words) - 1)
    for after in walk.between(mention.end, stop):
        if after.kind is MentionKind.MEETING and (refs := meetings.meeting(walk, after).entities):
            return certain(walk.add(made.working_groups(walk.entity(refs[0]))), "of that meeting")
    meeting = meetings.spoken_of(walk, mention)
    is_said = walk.frame.is_report or meetings.of_section(walk, mention.passage)
    if meeting is not None and is_said:
        return likely(walk.add(made.working_groups(meeting)), "of the meeting spoken of")
    if owner := _owner(walk, mention):
        entity = made.working_groups(walk.entity(owner))
        return likely(walk.add(entity), "of the body of which the passage speaks")
    return unresolved("whose working groups is not said")


def _owner(walk: Walk, mention: Mention) -> Ref | None:
    """The body whose working groups are meant: one that meets in them before any other."""
    bodies = [ref for ref in walk.spoken.here(mention.passage) if walk.category(ref) == "Body"]
    together = {known.ref for known in walk.names.together.values()}
    meeting_in = [ref for ref in bodies if ref in together]
    whose = mention.surface.lower().partition(" ")[0]
    if whose == "its":
        return next(iter(bodies), None)
    if whose in {"the", "their"} and len(set(bodies)) == 1:
        return bodies[0]
    return next(iter(meeting_in), None)


def _one_meeting(walk: Walk, mention: Mention) -> Finding:
    found = meetings.group(walk, mention.passage)
    if found is None:
        return unresolved("no topic was named for the working group")
    group, _, topic = found
    words = walk.document.reading[mention.end : mention.end + 40]
    when = dates.days(words, walk.frame.year)
    entity = made.group_meeting(group, topic, dates.spoken(when.start) if when else None)
    return certain(walk.add(entity), "the meeting that the working group held")


def _that_act(walk: Walk, mention: Mention) -> Finding:
    kind = mention.detail("type") or "resolution"
    for ref in walk.spoken.latest():
        if ref.kind == kind:
            if walk.spoken.passage(ref) == mention.passage:
                return certain(ref, "named before in the passage")
            return likely(ref, "named last")
    return unresolved(f"no {kind} was named before")


def _own_act(walk: Walk, mention: Mention) -> Finding:
    act = walk.frame.act
    if act is None or act.ref.kind != mention.detail("type"):
        return unresolved("the document is not known as the text of an act")
    return certain(walk.add(act), "the act whose text the document is")


def _officer(walk: Walk, mention: Mention) -> Finding:
    role = walk.role(mention.detail("role"))
    if role is None:
        return Finding()
    for place in offices.held_in(walk, mention):
        if person := walk.offices.get((role, place)):
            return certain(person, f"who is {role} according to this document")
    if mention.detail("of") is not None:
        ref = walk.add(made.holder_by_words(mention.surface))
        return likely(ref, "the holder of that office, whose name is not given")
    if role == "Secretary" and walk.meeting is not None:
        entity = made.holder(role, f"the {walk.meeting.label}", walk.meeting.ref.local)
        return likely(walk.add(entity), "the holder of that office, whose name is not given")
    return unresolved("who holds the office is not said")
