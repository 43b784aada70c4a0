"""Clauses of a sentence: of whom or what, which verb, and what is told of it.

A clause is told apart by what can be seen: a speaker by kind or by quantity, names, an article and
a verb form.  A sentence that shows none of these gives no clause, as a wrong one would be worse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from viennagraph.claim.clause_words import ASIDE, JOINED, Verbs
from viennagraph.model import Ref, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.page import Page
    from viennagraph.model import Linked
    from viennagraph.register.values import Term

_OPENERS: Final = re.compile(
    r"(?:In|At|On|With|Without|During|Following|After|Before|Regarding|Concerning|To|For|As|Since"
    r"|Under|Through|By|Pursuant|Moreover|However|Furthermore|Subsequently|When|While|If|Although"
    r"|Also|Further|Within|Upon|Based|Given|Accordingly|Consequently|Finally|Lastly|Recently"
    r"|Additionally|Despite|From|Over|Throughout|Among)\b"
)
_ARTICLE: Final = re.compile(r"(?:The|the|A|a|An|an|One|one) ")
_LABEL: Final = re.compile(r"\s*(?:-\s+)?(?:\d{1,3}\.|\([a-z0-9]{1,4}\))\s+")
_COMMA: Final = re.compile(r", ")
_OF: Final = re.compile(r" of (?:the )?")
_TO: Final = re.compile(r"\bto ")
_JOINS: Final = re.compile(r", (?:and|while|whereas|but) ")
_JOINS_END: Final = re.compile(r",(?: (?:and|while|whereas|but))? *$")
_JOINT: Final = re.compile(r"and (?:also )?")
_ADDED: Final = re.compile(r"(?:including|such|particularly|especially|in particular|and|or|as)\b")
_PLACEHOLDER: Final = re.compile(r"(?:It|There)\b")
_FAR: Final = 300


@dataclass(frozen=True, slots=True)
class Subject:
    """Of whom or what a clause tells: its words, what they name, and how many there are.

    `is_kind` tells speakers whom the text names by kind, by quantity or by office alone.
    """

    span: Span
    refs: tuple[Ref, ...] = ()
    quantity: Term | None = None
    is_kind: bool = False


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
    if before is None or not before.subject.refs:
        return None
    joint = _JOINT.match(page.reading, *part)
    start = joint.end() if joint else part.start
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
    inside = tuple(_inside(page, part)) if opens else ()
    for begin in (part.start, *after_commas, *inside):
        for subject in (_by_kind(page, begin, part.end), _by_name(page, begin, part.end)):
            clause = _completed(page, subject, part, verbs)
            if clause is not None:
                return clause
    for begin in after_commas if opens else (part.start,):
        if _ADDED.match(page.reading, begin):
            continue
        if found := _by_verb(page, Span(begin, part.end), verbs):
            return replace(found, whole=part)
    return None


def _after_commas(reading: str, part: Span) -> Iterator[int]:
    near = min(part.end, part.start + _FAR)
    return (comma.end() for comma in _COMMA.finditer(reading, part.start, near))


def _inside(page: Page, part: Span) -> Iterator[int]:
    """Where a subject may begin after opening words without a comma: "In that decision the …"."""
    near = min(part.end, part.start + _FAR)
    for found in _kinds(*_kind_words(page)).finditer(page.reading, part.start, near):
        if found["quantity"] and page.reading[found.start() - 1] == " ":
            yield found.start()
    for linked in page.linked(part.start, near):
        start = linked.mention.start
        if page.reading[:start].endswith(" the "):
            yield start - len("the ")
        elif linked.mention.surface.startswith("the "):
            yield start


# ── Subjects that show themselves ────────────────────────────────────────────────────────────


@cache
def _kinds(labels: tuple[str, ...], nouns: tuple[str, ...]) -> re.Pattern[str]:
    quantities = "|".join(re.escape(label) for label in sorted(labels, key=lambda x: (-len(x), x)))
    head = "|".join(nouns)
    return re.compile(rf"(?:(?P<quantity>{quantities})(?: of the)? )?(?:{head})", re.IGNORECASE)


def _alone(page: Page, begin: int, end: int) -> Subject | None:
    """A quantity that stands for speakers: "some indicated", "others were considering"."""
    for term in page.terms("quantity"):
        for label in term.labels:
            stop = begin + len(label)
            if stop < end and page.reading.startswith(f"{label} ", begin):
                return Subject(Span(begin, stop), (), term, is_kind=True)
    if page.reading.startswith("others ", begin):
        some = next((term for term in page.terms("quantity") if "other" in term.labels), None)
        return Subject(Span(begin, begin + len("others")), (), some, is_kind=True)
    return None


def _kind_words(page: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    labels = tuple(label for term in page.terms("quantity") for label in term.labels)
    return labels, tuple(cue.pattern for cue, _ in page.cues("cue", "speakers"))


def _by_kind(page: Page, begin: int, end: int) -> Subject | None:
    """Speakers by kind or by office: "Several speakers", "Participants", "The Chair"."""
    if found := _kinds(*_kind_words(page)).match(page.reading, begin, end):
        said = (found["quantity"] or "").lower()
        quantity = next((term for term in page.terms("quantity") if said in term.labels), None)
        return Subject(Span(begin, found.end()), (), quantity, is_kind=True)
    if found := page.cued_at("speaker-again", begin, end):
        return Subject(Span(begin, found.end()), is_kind=True)
    article = _ARTICLE.match(page.reading, begin, end)
    found = page.cued_at("office", article.end(), end) if article else None
    if found is None:
        return None
    refs = [r for k in page.linked(begin, found.end()) for r in k.entities]
    stop = found.end()
    if of := _OF.match(page.reading, stop, end):
        named = _first(page, of.end(), end)
        stop = named.mention.end if named else stop
    return Subject(Span(begin, stop), tuple(refs), is_kind=not refs)


def _by_name(page: Page, begin: int, end: int) -> Subject | None:
    """One named thing or several: "UNODC, WHO and the Board", "The representative of Malta"."""
    article = _ARTICLE.match(page.reading, begin, end)
    start = article.end() if article else begin
    spoken = page.cued_at("spokesperson", start, end)
    named = _first(page, spoken.end() if spoken else start, end) or _first(page, begin, end)
    refs: list[Ref] = []
    stop = begin
    while named is not None and named.entities:
        refs += named.entities
        stop = named.mention.end
        joined = JOINED.match(page.reading, stop, end)
        named = _first(page, joined.end(), end) if joined else None
    return Subject(Span(begin, stop), tuple(dict.fromkeys(refs))) if refs else None


def _first(page: Page, start: int, end: int) -> Linked | None:
    """The longest mention that begins at an offset, or with the article before it."""
    begins = {start, start - len("the ")}
    found = [k for k in page.linked(min(begins), end) if k.mention.start in begins]
    found = [k for k in found if k.entities and k.mention.end > start]
    return max(found, key=lambda k: k.mention.end) if found else None


def _completed(page: Page, subject: Subject | None, part: Span, verbs: Verbs) -> Clause | None:
    """The clause of a subject right after which, or after an aside, a verb stands."""
    if subject is None:
        return None
    stop = subject.span.end
    asides = (aside.end() for aside in ASIDE.finditer(page.reading, stop, part.end))
    closes = (stop + 1,) if page.reading.startswith(", ", stop) else ()
    for after in (stop, *closes, *asides):
        found = verbs.after(page.reading, after, part.end)
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
    if _PLACEHOLDER.fullmatch(subject.strip()):
        stop = part.start
    content = Span(_past_space(page.reading, found.verb.end, part.end), part.end)
    return Clause(Subject(Span(part.start, stop)), found.verb, content, part)


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
        for find in (_by_kind, _alone, _by_name):
            clause = _completed(page, find(page, *part), part, verbs)
            if clause is None or clause.verb.start > clause.subject.span.end + len(" also "):
                continue
            if clause.subject.is_kind or clause.act or verbs.is_chain(page.reading, clause.verb):
                return clause
    return None


def _closed(page: Page, span: Span) -> Span:
    """A stretch of words without the conjunction at its end."""
    words = page.reading[slice(*span)]
    return Span(span.start, span.start + len(_JOINS_END.sub("", words)))
