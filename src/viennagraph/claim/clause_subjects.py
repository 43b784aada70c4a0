"""Subjects that show themselves: speakers by kind or quantity, offices, and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from viennagraph.claim.clause_words import JOINED
from viennagraph.model import Ref, Span

if TYPE_CHECKING:
    from viennagraph.claim.page import Page
    from viennagraph.model import Linked
    from viennagraph.register.values import Term

_ARTICLE: Final = re.compile(r"(?:The|the|A|a|An|an|One|one) ")
_OF: Final = re.compile(r" of (?:the )?")


@dataclass(frozen=True, slots=True)
class Subject:
    """Of whom or what a clause tells: its words, what they name, and how many there are.

    `is_kind` tells speakers whom the text names by kind, by quantity or by office alone.
    """

    span: Span
    refs: tuple[Ref, ...] = ()
    quantity: Term | None = None
    is_kind: bool = False


@cache
def kinds(labels: tuple[str, ...], nouns: tuple[str, ...]) -> re.Pattern[str]:
    """What finds speakers by kind, given the words of quantity and the patterns of nouns.

    >>> kinds(("several", "a number of"), ("speakers?",)).match("A number of speakers left")[0]
    'A number of speakers'
    """
    quantities = "|".join(re.escape(label) for label in sorted(labels, key=lambda x: (-len(x), x)))
    head = "|".join(nouns)
    return re.compile(rf"(?:(?P<quantity>{quantities})(?: of the)? )?(?:{head})", re.IGNORECASE)


def alone(page: Page, begin: int, end: int) -> Subject | None:
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


def kind_words(page: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of quantity and the patterns of nouns that the vocabularies hold."""
    labels = tuple(label for term in page.terms("quantity") for label in term.labels)
    return labels, tuple(cue.pattern for cue, _ in page.cues("cue", "speakers"))


def by_kind(page: Page, begin: int, end: int) -> Subject | None:
    """Speakers by kind or by office: "Several speakers", "Participants", "The Chair"."""
    if found := kinds(*kind_words(page)).match(page.reading, begin, end):
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


def by_name(page: Page, begin: int, end: int) -> Subject | None:
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
