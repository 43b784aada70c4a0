"""The report of a meeting, cited by the meeting that it reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from viennagraph.link import entities as made
from viennagraph.link import meetings
from viennagraph.link.finding import Finding, certain, unresolved
from viennagraph.model import Entity, Mention, MentionKind

if TYPE_CHECKING:
    from viennagraph.link.walk import Walk


def own_report(walk: Walk, mention: Mention) -> Finding:
    """The report of the meeting that is named right after, or of the document's own meeting."""
    draft = _is_draft(mention) or bool(mention.detail("draft"))
    for after in walk.between(mention.end, mention.end + 1):
        if after.kind is MentionKind.MEETING and (refs := meetings.meeting(walk, after).entities):
            finding = _report_of(walk, walk.entity(refs[0]), draft=draft)
            return replace(finding, end=after.end)
    if mention in walk.frame.mentions and walk.meeting is not None:
        return _report_of(walk, walk.meeting, draft=draft)
    return unresolved("which meeting's report is not said")


def _is_draft(mention: Mention) -> bool:
    return mention.surface.lower().startswith("draft")


def _report_of(walk: Walk, meeting: Entity, *, draft: bool) -> Finding:
    entity = made.report(meeting, draft=draft)
    own_draft = any(_is_draft(m) for m in walk.frame.mentions if m.key == "own-report")
    is_own = walk.meeting is not None and meeting.ref == walk.meeting.ref
    if is_own and walk.frame.is_report and draft == own_draft:
        walk.new[walk.frame.ref] = Entity(walk.frame.ref, "Document", entity.label)
        return certain(walk.frame.ref, "the document itself")
    return certain(walk.add(entity), "the report of that meeting")
