"""A text through `parse`, and what came of it in a form that a test can say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from viennagraph.model import Document, Passage, PassageKind, Text
from viennagraph.parse import parse
from viennagraph.read.markup import strip

Parse = Callable[[str], Document]
Outline = Callable[[str], list[str]]


def _document(raw: str) -> Document:
    characters, runs, marks, pages = strip(raw)
    return parse(Text("a.md", "", "text/markdown", raw, characters, runs, marks, pages))


@pytest.fixture(scope="session")
def parsed() -> Parse:
    """Parses a text."""
    return _document


@pytest.fixture
def fragments() -> Outline:
    """The fragments of a text's passages, in order, apart from what markup left."""

    def outline(raw: str) -> list[str]:
        return [p.fragment for p in _document(raw).passages if p.fragment != "markup"]

    return outline


Named = Callable[[str, str], Passage]


@pytest.fixture
def passage() -> Named:
    """The passage of a text that has a fragment."""

    def named(raw: str, fragment: str) -> Passage:
        return next(p for p in _document(raw).passages if p.fragment == fragment)

    return named


Kinds = Callable[[str], list[tuple[str, PassageKind]]]


@pytest.fixture
def kinds() -> Kinds:
    """The kind of each passage of a text, by fragment."""
    return lambda raw: [(p.fragment, p.kind) for p in _document(raw).passages]
