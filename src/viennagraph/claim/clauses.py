"""Clauses of a sentence: of whom or what, which verb, and what is told of it.

A clause is told apart by what can be seen: a speaker by kind or by quantity, names, an article and
a verb form.  A sentence that shows none of these gives no clause, as a wrong one would be worse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from viennagraph.claim.clause_subjects import Subject, alone, by_kind, by_name, kind_words, kinds
from viennagraph.claim.clause_words import ASIDE, Verbs
from viennagraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from viennagraph.claim.page import Page

_OPENERS: Final = re.compile(
    r"(?:In|At|On|With|Without|During|Following|After|Before|Regarding|Concerning|To|For|As|Since"
    r"|Under|Through|By|Pursuant|Moreover|However|Furthermore|Subsequently|When|While|If|Although"
    r"|Also|Further|Within|Upon|Based|Given|Accordingly|Consequently|Finally|Lastly|Recently"
    r"|Additionally|Despite|From|Over|Throughout|Among)\b"
)
_LABEL: Final = re.compile(r"\s*(?:-\s+)?(?:\d{1,3}\.|\([a-z0-9]{1,4}\))\s+")
_COMMA: Final = re.compile(r", ")
_TO: Final = re.compile(r"\bto ")
_JOINS: Final = re.compile(r", (?:and|while|whereas|but) ")
_JOINS_END: Final = re.compile(r",(?: (?:and|while|whereas|but))? *$")
_JOINT: Final = re.compile(r"and (?:also )?")
_ADDED: Final = re.compile(r"(?:including|such|particularly|especially|in particular|and|or|as)\b")
_PLACEHOLDER: Final = re.compile(r"(?:^|, )(?:it|there)$", re.IGNORECASE)
_GOVERNED: Final = re.compile(r"\b(?:of|in|at|by|for|with|to|from|on|between|among|and) $")
_NEAR: Final = 10
_FAR: Final = 300


@dataclass(frozen=True, slots=True)
class Clause:
    """Subject, verb and content of a clause, as reading spans; `whole` is the part they stand in.

    `act` is the span of the verb of saying, where there is one in the active voice.
    """

    subject: Subject
    verb: Span
    content: Span
    whole: Span
    act: Span | None = None


def clauses(page: Page, sentence: Span, verbs: Verbs) -> Iterator[Clause]:
    """The clauses of a sentence, in order; further verbs of a subject are clauses of their own."""
    before: Clause | None = None
    for part in _parts(page.reading, sentence):
        first = _carried(page, part, before, verbs) or _clause(page, part, verbs)
        if first is None:
            continue
        yield from _with_further(page, first, verbs)
        before = first


def _carried(page: Page, part: Span, before: Clause | None, verbs: Verbs) -> Clause | None:
    """A part that goes on with the subject of the one before: "…; and prepared a guide"."""
    if before is None:
        return None
    joint = _JOINT.match(page.reading, *part)
    start = joint.end() if joint else part.start
    if bare := verbs.governed(page.reading, before.verb, start, part.end):
        content = Span(_past_space(page.reading, bare.end, part.end), part.end)
        return Clause(before.subject, bare, content, part)
    if not before.subject.refs:
        return None
    if page.reading.startswith("to ", start) and _TO.search(page.reading, *before.content):
        return replace(before, content=Span(start, part.end), whole=part)
    found = verbs.in_the_past(page.reading, start, part.end)
    if found is None:
        return None
    content = Span(_past_space(page.reading, found.verb.end, part.end), part.end)
    return Clause(before.subject, found.verb, content, part, found.act)


def _parts(reading: str, sentence: Span) -> Iterator[Span]:
    """A sentence cut at semicolons, without closing punctuation."""
    start, end = sentence
    while start < end:
        found = reading.find(";", start, end)
        stop = found if found >= 0 else end
        begin = start + len(reading[start:stop]) - len(reading[start:stop].lstrip())
        yield Span(begin, begin + len(reading[begin:stop].rstrip(" .:")))
        start = stop + 1


def _clause(page: Page, part: Span, verbs: Verbs) -> Clause | None:
    label = _LABEL.match(page.reading, *part)
    part = Span(label.end() if label else part.start, part.end)
    opens = _OPENERS.match(page.reading, *part) is not None
    after_commas = tuple(_after_commas(page.reading, part)) if opens else ()
    if clause := _shown(page, part, (part.start, *after_commas), verbs):
        return clause
    by_verb = (
        replace(found, whole=part)
        for begin in (after_commas if opens else (part.start,))
        if _ADDED.match(page.reading, begin) is None
        and (found := _by_verb(page, Span(begin, part.end), verbs))
    )
    clause = next(by_verb, None)
    if not opens:
        return clause
    until = clause.verb.start if clause else part.end
    inside = (begin for begin in _inside(page, part) if begin < until)
    return _shown(page, part, inside, verbs) or clause


def _shown(page: Page, part: Span, begins: Iterable[int], verbs: Verbs) -> Clause | None:
    """The clause of the first subject that shows itself where one may begin."""
    for begin in begins:
        for find in (by_kind, by_name):
            if clause := _completed(page, find(page, begin, part.end), part, verbs):
                return clause
    return None


def _after_commas(reading: str, part: Span) -> Iterator[int]:
    near = min(part.end, part.start + _FAR)
    return (comma.end() for comma in _COMMA.finditer(reading, part.start, near))


def _inside(page: Page, part: Span) -> Iterator[int]:
    """Where a subject may begin after opening words without a comma: "In that decision the …"."""
    near = min(part.end, part.start + _FAR)
    for found in kinds(*kind_words(page)).finditer(page.reading, part.start, near):
        if found["quantity"] and page.reading[found.start() - 1] == " ":
            yield found.start()
    for linked in page.linked(part.start, near):
        start = linked.mention.start
        if page.reading.startswith("the ", start - len("the ")):
            start -= len("the ")
        elif not linked.mention.surface.startswith("the "):
            continue
        if _GOVERNED.search(page.reading, max(part.start, start - _NEAR), start) is None:
            yield start


# ── Subjects that show themselves ────────────────────────────────────────────────────────────


def _completed(page: Page, subject: Subject | None, part: Span, verbs: Verbs) -> Clause | None:
    """The clause of a subject right after which, or after an aside, a verb stands."""
    if subject is None:
        return None
    stop = subject.span.end
    asides = (aside.end() for aside in ASIDE.finditer(page.reading, stop, part.end))
    closes = (stop + 1,) if page.reading.startswith(", ", stop) else ()
    for after in (stop, *closes, *asides):
        found = verbs.after(page.reading, after, part.end)
        if found is None and len(subject.refs) > 1:
            found = verbs.plural(page.reading, after, part.end)
        if found is None or (after in closes and not verbs.is_chain(page.reading, found.verb)):
            continue
        content = Span(_past_space(page.reading, found.verb.end, part.end), part.end)
        return Clause(subject, found.verb, content, part, found.act)
    return None


def _past_space(reading: str, start: int, end: int) -> int:
    while start < end and reading[start] in " :,":
        start += 1
    return start


# ── Subjects that the verb shows ─────────────────────────────────────────────────────────────


def _by_verb(page: Page, part: Span, verbs: Verbs) -> Clause | None:
    """A clause whose subject is whatever stands before the first finite verb."""
    found = verbs.first(page.reading, part)
    if found is None:
        return None
    subject = page.reading[part.start : found.before]
    stop = part.start + len(subject.rstrip(" ,"))
    if _PLACEHOLDER.search(subject.strip()):
        stop = part.start
    content = Span(_past_space(page.reading, found.verb.end, part.end), part.end)
    clause = Clause(Subject(Span(part.start, stop)), found.verb, content, part)
    return _by_agent(page, clause, verbs) or clause


def _by_agent(page: Page, clause: Clause, verbs: Verbs) -> Clause | None:
    """What is reported in the passive: "It was noted by one speaker that boats were rare"."""
    start, end = clause.content
    act = verbs.said_last(page.reading, clause.verb)
    if act is None or not page.reading.startswith("by ", start):
        return None
    start += len("by ")
    agent = by_kind(page, start, end) or by_name(page, start, end)
    if agent is None:
        return None
    rest = Span(_past_space(page.reading, agent.span.end, end), end)
    subject = clause.subject.span
    is_empty = subject.start == subject.end
    return replace(clause, subject=agent, content=rest if is_empty else subject, act=act)


def _with_further(page: Page, first: Clause, verbs: Verbs) -> Iterator[Clause]:
    """A clause, cut where a second verb of the same subject follows: "noted … and asked …"."""
    if joined := _joined(page, first, verbs):
        content = Span(first.content.start, joined.whole.start)
        yield from _with_further(page, replace(first, content=_closed(page, content)), verbs)
        yield from _with_further(page, joined, verbs)
        return
    further = None
    if first.subject.refs or first.subject.is_kind:
        further = verbs.further(page.reading, first.content, is_said=first.act is not None)
    if further is None:
        yield first
        return
    yield replace(first, content=Span(first.content.start, further.before))
    end = first.content.end
    content = Span(_past_space(page.reading, further.verb.end, end), end)
    second = replace(first, verb=further.verb, content=content, act=further.act)
    yield from _with_further(page, second, verbs)


def _joined(page: Page, first: Clause, verbs: Verbs) -> Clause | None:
    """A clause with a subject of its own, joined to the first: "…, and some indicated that …"."""
    for joint in _JOINS.finditer(page.reading, *first.content):
        part = Span(joint.end(), first.whole.end)
        for find in (by_kind, alone, by_name):
            clause = _completed(page, find(page, *part), part, verbs)
            if clause is None or clause.verb.start > clause.subject.span.end + len(" also "):
                continue
            several = len(clause.subject.refs) > 1
            is_chain = verbs.is_chain(page.reading, clause.verb)
            if clause.subject.is_kind or clause.act or several or is_chain:
                return clause
    return None


def _closed(page: Page, span: Span) -> Span:
    """A stretch of words without the conjunction at its end."""
    words = page.reading[slice(*span)]
    return Span(span.start, span.start + len(_JOINS_END.sub("", words)))
