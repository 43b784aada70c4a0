"""Meetings, sessions and sittings by ordinal, and the meeting that a passage speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph.link import entities as made
from viennagraph.link.finding import Finding, certain, likely, unresolved
from viennagraph.model import Entity, Mention, MentionKind, Passage, PassageKind, Ref, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.link.walk import Walk
    from viennagraph.register.values import Known

_COVERS: Final = 0.6
_LONGEST_LINE: Final = 100


def own_meeting(walk: Walk) -> Entity | None:
    """The meeting for which the document was issued, as its masthead says."""
    for mention in walk.frame.mentions:
        if mention.kind is not MentionKind.MEETING or _is_prose(walk, mention):
            continue
        body = walk.body_named(mention.detail("body")) or walk.frame.body
        if body is not None:
            noun = mention.detail("noun") or "session"
            entity = made.meeting(body, int(mention.key), noun)
            walk.add(entity)
            return entity
    return None


def _is_prose(walk: Walk, mention: Mention) -> bool:
    """Whether a line of the masthead is a sentence of an opening paragraph without a number."""
    words = walk.frame.passages[mention.passage].words.rstrip()
    return len(words) > _LONGEST_LINE and words.endswith(".")


def meeting(walk: Walk, mention: Mention) -> Finding:
    """The meeting or session of an ordinal, of the body named with it or spoken of."""
    number, noun = int(mention.key), mention.detail("noun") or "session"
    if name := mention.detail("body"):
        body = walk.body_named(name)
        if body is None:
            return unresolved("a meeting of a body that is not clear")
        ref = walk.add(made.meeting(body, number, noun))
        return certain(ref, "a meeting by body and ordinal")
    if _is_of_another(walk, mention):
        return unresolved("a meeting of a body that is not known")
    for body in _holders(walk, mention, noun):
        ref = walk.add(made.meeting(body, number, noun))
        return likely(ref, "a meeting by ordinal, of the body spoken of")
    return unresolved("a meeting whose body is not said")


def _is_of_another(walk: Walk, mention: Mention) -> bool:
    """Whether the body named with the meeting, or before "its", is not in the authority files."""
    owner = mention.detail("owner")
    if owner != "its":
        return owner == "another"
    bodies = (ref for ref in walk.spoken.here(mention.passage) if walk.category(ref) == "Body")
    nearest = next(bodies, None)
    return nearest is not None and nearest not in walk.register.by_ref


def _holders(walk: Walk, mention: Mention, noun: str) -> Iterator[Known]:
    """Bodies that could hold a meeting named by its ordinal alone, the nearest first."""
    spoken = walk.spoken
    for ref in [*spoken.here(mention.passage), *walk.own_bodies(), *spoken.latest()]:
        known = walk.register.by_ref.get(ref)
        if known is None or known.category != "Body":
            continue
        is_series = made.is_series(known)
        if (
            (noun == "meeting" and is_series and known.linked("org:subOrganizationOf"))
            or (noun == "special session" and "A" in known.series)
            or (noun == "session" and known.series and not is_series)
        ):
            yield known


def sitting(walk: Walk, mention: Mention) -> Finding:
    """The sittings of the meeting that the passage reports."""
    held_in = spoken_of(walk, mention)
    if held_in is None:
        return unresolved("a sitting of a meeting that is not said")
    numbers = [int(n) for n in mention.key.split()]
    refs = tuple(walk.add(made.sitting(held_in, number)) for number in numbers)
    return Finding(refs, Verdict.CERTAIN, "a sitting of the meeting spoken of")


# ── Of which meeting a passage speaks ────────────────────────────────────────────────────────


def spoken_of(walk: Walk, mention: Mention) -> Entity | None:
    """The meeting whose proceedings a passage reports."""
    if walk.frame.is_report and walk.meeting is not None:
        return walk.meeting
    for ref in walk.spoken.here(mention.passage):
        if _is_plenary(ref):
            return walk.entity(ref)
    if ref_of_section := of_section(walk, mention.passage):
        return walk.entity(ref_of_section)
    return walk.meeting


def is_called_meeting(walk: Walk, ref: Ref) -> bool:
    """Whether a thing may be called "the Meeting": one, or a body that is called by them."""
    if ref.kind == "body":
        known = walk.register.by_ref.get(ref)
        return known is not None and made.is_series(known)
    return _is_plenary(ref) and "Meeting of" in walk.label(ref)


def _is_plenary(ref: Ref) -> bool:
    return ref.kind == "meeting" and "-sitting-" not in ref.local and "-group" not in ref.local


def of_section(walk: Walk, fragment: str) -> Ref | None:
    """The meeting that a heading above the passage is about."""
    for heading in walk.frame.heading_chain(walk.frame.passages[fragment]):
        if ref := _of_heading(walk, heading):
            return ref
    return None


def _of_heading(walk: Walk, heading: Passage) -> Ref | None:
    """The meeting that is the whole of a heading: "A. Ninety-first Meeting of …"."""
    if heading.fragment in walk.meetings:
        return walk.meetings[heading.fragment]
    inside = walk.inside(heading.fragment)
    meetings = [m for m in inside if m.kind is MentionKind.MEETING]
    if not meetings:
        return None
    named = [m for m in inside if m.kind in {MentionKind.MEETING, MentionKind.NAME}]
    if sum(m.end - m.start for m in named) < _COVERS * len(heading.words):
        return None
    bodies = [k for m in inside for k in walk.names.full.get(m.key, ()) if k.category == "Body"]
    body = walk.body_named(meetings[0].detail("body")) or next(iter(bodies), None)
    if body is None:
        return None
    noun = meetings[0].detail("noun") or "session"
    ref = walk.add(made.meeting(body, int(meetings[0].key), noun))
    walk.meetings[heading.fragment] = ref
    return ref


# ── Working groups ───────────────────────────────────────────────────────────────────────────


def group(walk: Walk, fragment: str) -> tuple[Entity, Entity, str] | None:
    """The working group of a passage's topic, its meeting, and the topic."""
    topic = walk.frame.topic(walk.frame.passages[fragment])
    ref = of_section(walk, fragment)
    held_in = walk.entity(ref) if ref else walk.meeting
    if topic is None or held_in is None:
        return None
    return made.working_group(held_in, topic), held_in, topic


def note_sections(walk: Walk) -> None:
    """Notes the meeting and the working group of every passage, for the claims."""
    for passage in walk.document.passages:
        ref = of_section(walk, passage.fragment) or (walk.meeting.ref if walk.meeting else None)
        if ref:
            walk.meetings[passage.fragment] = ref
        if passage.kind in {PassageKind.MASTHEAD, PassageKind.FURNITURE}:
            continue
        if found := group(walk, passage.fragment):
            walk.groups[passage.fragment] = found[0]
