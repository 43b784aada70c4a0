"""What the masthead says of the document: title, date, kind, language, symbol, place and days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from viennagraph.model import Claim, MentionKind, Passage, PassageKind, Ref, Typed
from viennagraph.relations import Relation
from viennagraph.wording import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.page import Page
    from viennagraph.register.values import Term

_DAY: Final = re.compile(dates.PATTERN)
_ISO_DAY: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LONGEST_DATE: Final = 80
_LONGEST_TITLE: Final = 300
_STARS: Final = re.compile(r"[*¹²³⁴⁵⁶⁷⁸⁹⁰]+$")


@dataclass(frozen=True, slots=True)
class _Line:
    passage: Passage
    words: str


def masthead_claims(page: Page) -> Iterator[Claim]:
    """All claims of the masthead."""
    lines = [
        _Line(p, _STARS.sub("", " ".join(page.words(p).split())).strip())
        for p in page.leaves(PassageKind.MASTHEAD)
    ]
    document = page.setting.ref
    yield from _dates(page, lines)
    yield from _languages(page, lines)
    kind = _kind(page, lines)
    if kind:
        line, term = kind
        yield Claim(document, Relation.DOCUMENT_TYPE, term.ref, line.passage.fragment)
    yield from _symbol(page, lines)
    if title := _title(page, lines, kind) or _makeshift(page):
        yield Claim(document, Relation.TITLE, title[1], title[0].passage.fragment)
    yield from _origin(page, lines)
    yield from _act(page, lines)


def _symbol(page: Page, lines: list[_Line]) -> Iterator[Claim]:
    """The document's symbol, where a line prints it or the number of the act that makes it."""
    symbol = page.setting.symbol
    printed = next((line for line in lines if line.words == symbol), None)
    line = printed or next((line for line in lines if _said(page, "act-number", line)), None)
    if symbol and line:
        yield Claim(page.setting.ref, Relation.IDENTIFIER, symbol, line.passage.fragment)


def _act(page: Page, lines: list[_Line]) -> Iterator[Claim]:
    """The act of which the document is the text: who adopted it, and when."""
    act, body = page.setting.act, page.setting.body
    if act is None:
        return
    numbered = next((line for line in lines if _said(page, "act-number", line)), None)
    adopted = next((line for line in lines if _said(page, "act-adopted", line)), None)
    symbol = next((line for line in lines if line.words == page.setting.symbol), None)
    if line := numbered or symbol:
        yield Claim(page.setting.ref, Relation.TEXT_OF, act, line.passage.fragment)
    if body and (line := adopted or numbered or symbol):
        yield Claim(act, Relation.ADOPTED_BY, body, line.passage.fragment)
    closing = [_Line(p, " ".join(page.words(p).split())) for p in page.leaves(PassageKind.BLOCK)]
    closed = (line for line in closing if _said(page, "act-closing", line))
    for line in [*([adopted] if adopted else []), *closed]:
        found = dates.days(line.words)
        if found and found.start == found.end:
            on = Typed(found.start, "date")
            yield Claim(act, Relation.ADOPTED_ON, on, line.passage.fragment)
            return


def _said(page: Page, concept: str, line: _Line) -> re.Match[str] | None:
    """The words of a part of a genre in a line."""
    found = (pattern.search(line.words) for _, pattern in page.cues("genre", concept))
    return next((match for match in found if match), None)


def _dates(page: Page, lines: list[_Line]) -> Iterator[Claim]:
    """The day of issue: the first line that is a date and nothing else."""
    for line in lines:
        if _ISO_DAY.fullmatch(line.words):
            issued = Typed(line.words, "date")
            yield Claim(page.setting.ref, Relation.ISSUED, issued, line.passage.fragment)
            return
        found = dates.days(line.words)
        if found is None:
            continue
        if _DAY.fullmatch(line.words) and found.start == found.end:
            issued = Typed(found.start, "date")
            yield Claim(page.setting.ref, Relation.ISSUED, issued, line.passage.fragment)
            return


def _languages(page: Page, lines: list[_Line]) -> Iterator[Claim]:
    labels = {term.label: term.notation for term in page.terms("language")}
    for line in lines:
        start = line.passage.start
        found = page.cued("language", start, start + len(line.passage.words))
        code = labels.get(found["language"]) if found else None
        if code:
            yield Claim(page.setting.ref, Relation.LANGUAGE, code, line.passage.fragment)
            return


@cache
def _labelled(label: str) -> re.Pattern[str]:
    """What finds the label of a kind of document."""
    return re.compile(rf"{re.escape(label)}(?!\w)", re.IGNORECASE)


def _kind(page: Page, lines: list[_Line]) -> tuple[_Line, Term] | None:
    """The line that begins with the label of a kind of document, by the longest label."""
    best: tuple[int, _Line, Term] | None = None
    for line in lines:
        for term in page.terms("document-type"):
            for label in term.labels:
                fits = _labelled(label).match(line.words)
                if fits and (best is None or len(label) > best[0]):
                    best = (len(label), line, term)
    return best[1:] if best else None


def _title(
    page: Page, lines: list[_Line], kind: tuple[_Line, Term] | None
) -> tuple[_Line, str] | None:
    """The document's own title, not that of the agenda item under which it was issued."""
    numbered = [(line, m) for line in lines if (m := _said(page, "act-number", line))]
    for line, found in numbered:
        if found["title"]:
            return line, found["title"]
    if numbered:
        first = numbered[0][0]
        candidates, _ = _candidates(page, lines[lines.index(first) + 1 :], kind)
        return (candidates[0], _joined(candidates)) if candidates else (first, first.words)
    candidates, of_item = _candidates(page, lines, kind)
    if kind and kind[0] in candidates and not _is_label(kind[0], kind[1]):
        return kind[0], kind[0].words
    candidates = [line for line in candidates if not (kind and line is kind[0])]
    if candidates:
        return candidates[0], _joined(candidates)
    if of_item:
        return of_item, of_item.words
    return (kind[0], kind[0].words) if kind else None


def _makeshift(page: Page) -> tuple[_Line, str] | None:
    """A name for pages cut from a volume: the acts they hold, the first heading, or first words."""
    if page.setting.symbol:
        return None
    lines = [
        _Line(p, " ".join(words.split())) for p in page.leaves() for words in p.words.splitlines()
    ]
    short = [line for line in lines if len(line.words) <= _LONGEST_TITLE]
    acts = [line for line in short if (m := _said(page, "act-number", line)) and m["title"]]
    if acts:
        return acts[0], "; ".join(line.words for line in acts)
    headings = [line for line in short if line.passage.kind is PassageKind.HEADING]
    if headings:
        return headings[0], headings[0].words
    return (lines[0], shorten(lines[0].words, _LONGEST_DATE, placeholder=" …")) if lines else None


def _candidates(
    page: Page, lines: list[_Line], kind: tuple[_Line, Term] | None
) -> tuple[list[_Line], _Line | None]:
    """The lines that may be the title, and the title of the agenda item."""
    candidates: list[_Line] = []
    below_item = False
    of_item: _Line | None = None
    for line in lines:
        start, end = line.passage.start, line.passage.start + len(line.passage.words)
        if page.cued("agenda-item-line", start, end):
            below_item = True
        elif _is_formal(page, line, kind):
            continue
        elif below_item and of_item is None:
            of_item = line
        else:
            candidates.append(line)
    return candidates, of_item


def _joined(lines: list[_Line]) -> str:
    return ": ".join(line.words for line in lines)


def _is_label(line: _Line, term: Term) -> bool:
    return line.words.lower() in {label.lower() for label in term.labels}


def _is_formal(page: Page, line: _Line, kind: tuple[_Line, Term] | None) -> bool:
    """Whether a line says something else than what the document is about."""
    start, end = line.passage.start, line.passage.start + len(line.passage.words)
    if kind and line is kind[0]:
        return False
    if line.words == page.setting.symbol or (
        dates.days(line.words) and len(line.words) < _LONGEST_DATE
    ):
        return True
    if page.cued("formal-line", start, end) or page.cued("language", start, end):
        return True
    links = page.linked(start, end)
    whole = [k for k in links if k.mention.end - k.mention.start >= len(line.words) - 4]
    if any(page.category(ref) in {"Body", "Meeting"} for k in whole for ref in k.entities):
        return True
    officer = any(k.mention.kind is MentionKind.PERSON for k in links)
    return officer and ":" in line.words


def _origin(page: Page, lines: list[_Line]) -> Iterator[Claim]:
    """Whose document it is, which meeting it reports, which act it is the text of."""
    setting = page.setting
    for line in lines:
        start, end = line.passage.start, line.passage.start + len(line.passage.words)
        bodies = [ref for ref, _ in page.entities(start, end, "Body")]
        meetings = [ref for ref, _ in page.entities(start, end, "Meeting")]
        if setting.body and (setting.body in bodies or setting.meeting in meetings):
            fragment = line.passage.fragment
            yield Claim(setting.ref, Relation.ISSUED_BY, setting.body, fragment)
            if setting.is_report and setting.meeting in meetings:
                yield Claim(setting.ref, Relation.REPORT_OF, _certain(setting.meeting), fragment)
            break


def _certain(ref: Ref | None) -> Ref:
    if ref is None:
        message = "a report without a meeting"
        raise ValueError(message)
    return ref
