"""Invented documents without markup, and a finder that knows a few names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from viennagraph.find import Finder, mentions
from viennagraph.model import Document, Mention, Passage, PassageKind, Span, Text

Find = Callable[[str], list[Mention]]


def paragraphs(*words: str) -> Document:
    """Passages as they are given, whatever `parse` would make of them."""
    passages, start = [], 0
    for number, said in enumerate(words, start=1):
        span = (Span(start, start + len(said)),)
        passages.append(Passage(f"p{number}", PassageKind.PARAGRAPH, said, span, start))
        start += len(said) + 1
    whole = "\n".join(words) + "\n"
    text = Text("invented.txt", "0" * 64, "text/plain", whole, whole, ())
    leaves = tuple(passages)
    starts = tuple(p.start for p in leaves)
    return Document(text, leaves, whole, (), starts, leaves)


@pytest.fixture(scope="session")
def finder() -> Finder:
    """A few names of each kind."""
    return Finder.of(
        names=[
            ("General Assembly", "Body"),
            ("Harbour Council", "Body"),
            ("Meeting of Heads of Harbour Police", "Body"),
            ("special session of the General Assembly", "Meeting"),
            ("Organization of Harbours in Portugal", "Body"),
            ("Niger", "State"),
            ("Nigeria", "State"),
            ("Portugal", "State"),
            ("South Africa", "State"),
            ("customs officers", "Group"),
        ],
        shorts=[("Council", "Body")],
        references=[
            ("meeting", r"\b[Tt]he Meeting\b"),
            ("namesake", r"\b[Tt]he (?P<noun>Council|Board)\b"),
            ("officer", r"(?P<the>\b[Tt]he )?\b(?P<role>Chair|Rapporteur)\b(?P<of> of (?:the )?)?"),
        ],
    )


@pytest.fixture
def found(finder: Finder) -> Find:
    """The mentions of one paragraph."""
    return lambda words: list(mentions(paragraphs(words), finder)[0])
