"""What is said of meetings: of which body, which in number, when, where, and what they took up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.claim import agenda_items
from viennagraph.model import Claim, Linked, MentionKind, Passage, PassageKind, Ref, Typed
from viennagraph.relations import Relation
from viennagraph.wording import dates, ordinals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.page import Page

_KIND: Final = "meeting-kind"
_MONTH_YEAR: Final = re.compile(
    r",? in (?P<month>January|February|March|April|May|June|July|August|September|October"
    r"|November|December) (?P<year>\d{4})\b"
)
_ENTITLED: Final = re.compile(r"[“\"](?P<title>[^”\"]+)[”\"]")
_SHORT: Final = re.compile(r"[A-Z]{3,}\b")
_WIDE: Final = 140
_WIDE_TITLE: Final = 250


def meeting_claims(page: Page) -> Iterator[Claim]:
    """Claims about every meeting that the document names."""
    described: set[Ref] = set()
    for linked in page.links:
        for ref in linked.entities:
            if ref.kind == "meeting" and ref not in described and ref in page.new:
                described.add(ref)
                yield from _description(page, ref, linked)
    titles = _item_titles(page)
    for passage in page.leaves():
        yield from _times(page, passage)
        yield from _considered(page, passage, titles)
    yield from _masthead_times(page)


def _description(page: Page, ref: Ref, linked: Linked) -> Iterator[Claim]:
    fragment = linked.mention.passage
    kind, stem, number = _read(ref.local)
    body = page.body_keyed(stem) if kind in {"session", "special-session"} else None
    if body is not None and is_called_by_its_meetings(page, body):
        kind = "meeting"
    yield Claim(ref, Relation.MEETING_KIND, Ref("vocabulary", f"{_KIND}/{kind}"), fragment)
    if kind == "sitting":
        yield Claim(ref, Relation.SUPER_EVENT, Ref("meeting", stem), fragment)
        yield from _sitting_called(page, ref, Ref("meeting", stem), number)
    elif kind == "working-group":
        yield Claim(ref, Relation.MEETING_OF, Ref("body", stem), fragment)
        plenary = stem.split("-working-group-")[0]
        yield Claim(ref, Relation.SUPER_EVENT, Ref("meeting", plenary), fragment)
        return
    elif body is not None:
        yield Claim(ref, Relation.MEETING_OF, body, fragment)
        yield from _also_called(page, ref, body, kind, number)
    yield Claim(ref, Relation.ORDINAL, Typed(str(number), "integer"), fragment)


def _also_called(page: Page, ref: Ref, body: Ref, kind: str, number: int) -> Iterator[Claim]:
    """The names of a meeting by short names of its body: "Twelfth Meeting of HONLEA, Europe"."""
    known = page.register.by_ref[body]
    ordinal = ordinals.in_words(number)
    noun = "Meeting" if kind == "meeting" else kind.replace("-", " ")
    for name in known.names:
        if name != known.label and _SHORT.match(name):
            called = f"{ordinal[:1].upper()}{ordinal[1:]} {noun} of {name}"
            yield Claim(ref, Relation.ALSO_CALLED, called, None)


def _sitting_called(page: Page, ref: Ref, meeting: Ref, number: int) -> Iterator[Claim]:
    """The names of a sitting by the short names of its meeting's body."""
    kind, stem, whole = _read(meeting.local)
    body = page.body_keyed(stem)
    if body is None:
        return
    kind = "meeting" if is_called_by_its_meetings(page, body) else kind
    for claim in _also_called(page, meeting, body, kind, whole):
        called = f"{ordinals.in_digits(number)} meeting of the {claim.object}"
        yield Claim(ref, Relation.ALSO_CALLED, called, None)


def is_called_by_its_meetings(page: Page, body: Ref) -> bool:
    """Whether a body holds meetings, not sessions: "Meeting of Heads of …"."""
    known = page.register.by_ref.get(body)
    return known is not None and known.label.startswith(("Meeting", "Congress"))


def _read(local: str) -> tuple[str, str, int]:
    """Kind, what it is a meeting of, and number, from a meeting's local name."""
    if found := re.fullmatch(r"(?P<stem>.+)-sitting-(?P<n>\d+)", local):
        return "sitting", found["stem"], int(found["n"])
    if found := re.fullmatch(r"(?P<stem>.+-working-group-.+)-meeting-(?P<n>\d+)", local):
        return "working-group", found["stem"], int(found["n"])
    if found := re.fullmatch(r"(?P<stem>.+)-special-(?P<n>\d+)", local):
        return "special-session", found["stem"], int(found["n"])
    stem, _, number = local.rpartition("-")
    return "session", stem, int(number)


# ── When and where ───────────────────────────────────────────────────────────────────────────


def _times(page: Page, passage: Passage) -> Iterator[Claim]:
    """Days and places said right after a meeting is named."""
    end = passage.start + len(passage.words)
    for linked in page.linked(passage.start, end):
        refs = [ref for ref in linked.entities if ref.kind == "meeting"]
        if not refs:
            continue
        stop = _clause_end(page, linked, end)
        window = page.reading[linked.mention.end : stop]
        if found := _MONTH_YEAR.match(window):
            month = dates.month(found["month"])
            when = Typed(f"{found['year']}-{month:02}", "gYearMonth")
            yield Claim(refs[0], Relation.START_DATE, when, passage.fragment)
            continue
        if page.cued_at("held", linked.mention.end, stop) is None:
            continue
        year = _year(page, passage)
        yield from _held(page, passage, refs, (linked.mention.end, stop), year)


def _clause_end(page: Page, linked: Linked, end: int) -> int:
    """Where the words about this meeting end: at a semicolon, a full stop, or another meeting."""
    start = linked.mention.end
    stop = min(end, start + _WIDE)
    if found := re.search(r";|\.(?=\s|$)", page.reading[start:stop]):
        stop = start + found.start()
    for other in page.linked(start, stop):
        named = other.mention.kind in {MentionKind.MEETING, MentionKind.SITTING}
        if named and set(other.entities) != set(linked.entities):
            return other.mention.start
    return stop


def _held(
    page: Page, passage: Passage, refs: list[Ref], window: tuple[int, int], year: int | None
) -> Iterator[Claim]:
    start, stop = window
    words = page.reading[start:stop]
    fragment = passage.fragment
    days = dates.days(words, year)
    if days:
        yield Claim(refs[0], Relation.START_DATE, Typed(days.start, "date"), fragment)
        yield Claim(refs[-1], Relation.END_DATE, Typed(days.end, "date"), fragment)
    elif years := dates.years(words):
        yield Claim(refs[0], Relation.IN_YEAR, Typed(str(years[0]), "integer"), fragment)
    for place, _ in page.entities(start, stop, "Place", "City"):
        for ref in refs:
            yield Claim(ref, Relation.LOCATION, place, fragment)
        return


def _year(page: Page, passage: Passage) -> int | None:
    """The year that days without one are in: the passage's only one, or the document's."""
    years = sorted(set(dates.years(page.words(passage))))
    return years[0] if len(years) == 1 else page.setting.year


def _masthead_times(page: Page) -> Iterator[Claim]:
    """A line of the masthead with place and days: those of the document's own meeting."""
    meeting = page.setting.meeting
    if meeting is None:
        return
    for passage in page.leaves(PassageKind.MASTHEAD):
        start, end = passage.start, passage.start + len(passage.words)
        words = page.reading[start:end]
        places = page.entities(start, end, "Place", "City")
        days = dates.days(words)
        opens = bool(places) and places[0][1].mention.start == start
        if days and opens:
            yield Claim(meeting, Relation.LOCATION, places[0][0], passage.fragment)
            yield Claim(meeting, Relation.START_DATE, Typed(days.start, "date"), passage.fragment)
            yield Claim(meeting, Relation.END_DATE, Typed(days.end, "date"), passage.fragment)


# ── What was taken up ────────────────────────────────────────────────────────────────────────


def _item_titles(page: Page) -> dict[str, str]:
    """The titles that lines give with the number of their agenda item; the first one counts."""
    titles: dict[str, str] = {}
    for passage in page.leaves():
        if len(passage.words) > _WIDE_TITLE:
            continue
        start = passage.start
        if found := page.cued_at("agenda-item-titled", start, start + len(passage.words)):
            titles.setdefault(found["item"], " ".join(found["title"].split()))
    return titles


def _considered(page: Page, passage: Passage, titles: dict[str, str]) -> Iterator[Claim]:
    """What a sitting took up: "At its 1st meeting, the Meeting considered item 3"."""
    for start, end in page.sentences(passage):
        found = page.cued("considered-item", start, end)
        if found is None:
            continue
        sittings = [
            ref
            for ref, linked in page.entities(start, found.start(), "Meeting")
            if linked.mention.kind is MentionKind.SITTING
        ]
        meeting = page.meeting_of(passage)
        for sitting in sittings or ([meeting] if meeting else []):
            whole = Ref("meeting", sitting.local.split("-sitting-")[0])
            item = agenda_items.reference(whole, found["item"])
            titled = _ENTITLED.search(page.reading, found.end(), end)
            title = titled["title"].rstrip(".,") if titled else titles.get(found["item"])
            place = (page.passage(passage.fragment), passage.fragment)
            yield from agenda_items.claims(item, whole, found["item"], title, "adopted", place)
            yield Claim(sitting, Relation.CONSIDERED, item, passage.fragment)
