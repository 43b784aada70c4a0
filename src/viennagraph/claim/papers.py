"""Agendas, and the documents that were before a meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.claim import agenda_items
from viennagraph.model import Claim, Linked, MentionKind, Passage, PassageKind, Ref
from viennagraph.relations import Relation
from viennagraph.wording import symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.page import Page

_LABEL: Final = re.compile(r"^\s*(?:[-–•]\s+)?(?:\d{1,3}\.|\([a-z0-9]{1,3}\))\s+")
_STATUSES: Final = ("draft", "provisional", "adopted")
_ITEM: Final = re.compile(r"\d{1,2}(?: \([a-z]\))?")


def paper_claims(page: Page) -> Iterator[Claim]:
    """Claims about agendas and documents."""
    for passage in page.document.passages:
        if passage.fragment in page.children:
            yield from _agenda(page, passage)
    for passage in page.leaves():
        yield from _before(page, passage)
        yield from _row(page, passage)


# ── Agendas ──────────────────────────────────────────────────────────────────────────────────


def _agenda(page: Page, passage: Passage) -> Iterator[Claim]:
    """The items of a paragraph that says "adopted the following agenda"."""
    opening = page.children[passage.fragment][0]
    if passage.parent or opening.kind is not PassageKind.BLOCK:
        return
    start, end = opening.start, opening.start + len(opening.words)
    cued = (status for status in _STATUSES if page.cued(f"agenda-{status}", start, end))
    status = next(cued, None)
    if status is None:
        return
    named = [ref for ref, k in page.entities(start, end, "Meeting") if _is_whole_meeting(k)]
    meeting = named[-1] if named else page.meeting_of(passage)
    if meeting is None:
        return
    yield from _items(page, passage, meeting, status)


def _is_whole_meeting(linked: Linked) -> bool:
    return linked.mention.kind in {MentionKind.MEETING, MentionKind.NAME}


def _items(
    page: Page, passage: Passage, meeting: Ref, status: str, above: Ref | None = None
) -> Iterator[Claim]:
    for item in page.children.get(passage.fragment, ()):
        if item.kind is not PassageKind.ITEM or not item.item:
            continue
        leaf = item if item.is_leaf else page.children[item.fragment][0]
        ref = agenda_items.reference(meeting, item.item, provisional=status != "adopted")
        title = _LABEL.sub("", " ".join(page.words(leaf).split())).rstrip(".;: ")
        place = (page.passage(leaf.fragment), leaf.fragment)
        yield from agenda_items.claims(ref, meeting, item.item, title, status, place)
        if above:
            yield Claim(ref, Relation.PART_OF, above, leaf.fragment)
        yield from _items(page, item, meeting, status, ref)


# ── Documents before the meeting ─────────────────────────────────────────────────────────────


def _before(page: Page, passage: Passage) -> Iterator[Claim]:
    """What a sentence says was before a meeting: "the Meeting had before it …"."""
    for start, end in page.sentences(passage):
        found = page.cued("had-before-it", start, end)
        if found is None:
            continue
        papers = page.entities(
            found.end(), end, "Document", "DocumentSeries", "Instrument", "Resolution", "Decision"
        )
        for meeting in _meetings_before(page, passage, found.start()):
            for ref, _ in papers:
                for paper in _each(page, ref):
                    yield Claim(meeting, Relation.HAD_BEFORE_IT, paper, passage.fragment)


def _meetings_before(page: Page, passage: Passage, until: int) -> tuple[Ref, ...]:
    """The meeting of the report; elsewhere every meeting that the passage named so far."""
    if page.setting.is_report and page.setting.meeting:
        return (page.setting.meeting,)
    named = page.entities(passage.start, until, "Meeting")
    refs = [ref for ref, k in named if k.mention.kind is MentionKind.MEETING]
    own = page.meeting_of(passage)
    return tuple(dict.fromkeys(refs)) or ((own,) if own else ())


def _each(page: Page, ref: Ref) -> tuple[Ref, ...]:
    """A document for itself, a range of documents one by one."""
    entity = page.new.get(ref)
    if entity is None or entity.category != "DocumentSeries":
        return (ref,)
    by_symbol = {e.identifier: e.ref for e in page.new.values() if e.identifier}
    return tuple(by_symbol[s] for s in symbols.expand(entity.label) if s in by_symbol)


def _row(page: Page, passage: Passage) -> Iterator[Claim]:
    """A row of the table of documents before the meeting: symbol, agenda item, title."""
    meeting = page.setting.meeting
    if passage.kind is not PassageKind.ROW or meeting is None or not _is_list(page, passage):
        return
    end = passage.start + len(passage.words)
    cells = [cell.strip() for cell in passage.words.split("\t")]
    papers = [
        paper
        for ref, linked in page.entities(passage.start, end, "Document", "DocumentSeries")
        if linked.mention.kind is MentionKind.SYMBOL and _in_first_cell(passage, linked)
        for paper in _each(page, ref)
    ]
    fragment = passage.fragment
    for paper in papers:
        yield Claim(meeting, Relation.HAD_BEFORE_IT, paper, fragment)
        if len(cells) > 1 and cells[-1]:
            yield Claim(paper, Relation.TITLE, cells[-1], fragment)
        for cell in cells[1:-1]:
            if _ITEM.fullmatch(cell):
                item = agenda_items.reference(meeting, cell)
                place = (page.passage(fragment), fragment)
                yield from agenda_items.claims(item, meeting, cell, None, "adopted", place)
                yield Claim(paper, Relation.SUBMITTED_UNDER, item, fragment)


def _in_first_cell(passage: Passage, linked: Linked) -> bool:
    offset = linked.mention.start - passage.start
    return "\t" not in passage.words[:offset]


def _is_list(page: Page, passage: Passage) -> bool:
    """Whether the table's title, or the annex's, says that these were before the meeting."""
    titles = [p for p in page.document.leaves if p.kind is PassageKind.ANNEX]
    titles = [p for p in titles if p.start <= passage.start][-1:]
    if passage.parent:
        titles += [p for p in page.children[passage.parent] if p.kind is PassageKind.BLOCK][:1]
    return any(page.cued("list-of-documents", p.start, p.start + len(p.words)) for p in titles)
