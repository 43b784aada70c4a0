"""What a sentence tells by the way: "the process, led by the Board", "a note, which was late"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.claim.clause_subjects import Subject, by_name
from viennagraph.claim.clauses import Clause
from viennagraph.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.clause_words import Verbs
    from viennagraph.claim.page import Page

_WHICH: Final = re.compile(r", (?:which|who) ")
_PARTICIPLE: Final = r"(?:[a-z]{2,}(?<!e)ed|made|held|led|set up|drawn up|given|chosen|built)"
_REDUCED: Final = re.compile(rf", (?P<verb>(?:jointly )?{_PARTICIPLE}) (?=(?:by|on|in|under|at) )")
_BY: Final = re.compile(rf" (?P<verb>(?:jointly )?{_PARTICIPLE}) by ")
_STOPS: Final = (
    r"(?:the|an?|its|their|these|those|is|are|was|were|be|been|being|has|have|had|which|that|who"
    r"|not|also|and|or|to|by)"
)
_PHRASE: Final = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]hose) (?:(?!{_STOPS}\b)[\w’'/-]+ ){{0,7}}"
    rf"(?!{_STOPS}\b)[\w’'/-]+$"
)
_CLOSE: Final = re.compile(r", |;|\.$")
_LONGEST: Final = 120
_PLACES: Final = frozenset({"Place", "City", "State", "Region"})


def asides(page: Page, sentence: Span, verbs: Verbs) -> Iterator[Clause]:
    """What is told of a thing or of an agent right where it is named; subjects always show."""
    reading = page.reading
    for found in _WHICH.finditer(reading, *sentence):
        verb = verbs.after(reading, found.end(), sentence.end)
        if verb and verb.act is None:
            yield from _told(page, sentence, found.start(), verb.verb)
    for found in _REDUCED.finditer(reading, *sentence):
        yield from _told(page, sentence, found.start(), Span(*found.span("verb")))
    for found in _BY.finditer(reading, *sentence):
        agent = by_name(page, found.end(), sentence.end)
        phrase = _PHRASE.search(reading, _near(sentence, found.start()), found.start())
        if agent is None or phrase is None:
            continue
        content = Span(phrase.start(), _closed(reading, agent.span.end, sentence.end))
        yield Clause(agent, Span(*found.span("verb")), content, content)


def _told(page: Page, sentence: Span, comma: int, verb: Span) -> Iterator[Clause]:
    """The clause of a verb after a comma, told of what stands before the comma."""
    subject = _subject(page, sentence, comma)
    content = Span(verb.end + 1, _closed(page.reading, verb.end, sentence.end))
    if subject and content.end > content.start:
        yield Clause(subject, verb, content, Span(subject.span.start, content.end))


def _subject(page: Page, sentence: Span, comma: int) -> Subject | None:
    """The name that ends at a comma, also in brackets, or the phrase with an article."""
    stop = comma - 1 if page.reading[comma - 1] == ")" else comma
    near = _near(sentence, comma)
    for linked in reversed(page.linked(near, comma)):
        if linked.mention.end == stop and linked.entities:
            if page.category(linked.entities[0]) in _PLACES:  # where something was, not what was
                return None
            return Subject(Span(linked.mention.start, stop), linked.entities)
    phrase = _PHRASE.search(page.reading, near, comma)
    return Subject(Span(*phrase.span())) if phrase else None


def _near(sentence: Span, end: int) -> int:
    return max(sentence.start, end - _LONGEST)


def _closed(reading: str, start: int, end: int) -> int:
    found = _CLOSE.search(reading, start, end)
    return found.start() if found else end
