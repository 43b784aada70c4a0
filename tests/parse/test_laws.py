"""What holds for every text: nothing is lost, nothing is said twice."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viennagraph.parse import parse
from viennagraph.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Parse

    from viennagraph.model import Document

PIECES = st.sampled_from(
    [
        "The Harbour Assembly,",
        "91/7. Lights",
        "I. Lights",
        "C. Bells",
        "**A. Lights****B. Bells**",
        "1. They met.",
        "2. They asked:",
        "1. Harbour lights",
        "3. The lamps of the",
        "(a) To light;",
        "(i) The red lamp;",
        "b) To ring;",
        "1 to light the quay;",
        "4.1 the pier;",
        "115.2 Ring the bell.",
        "29C.3 The Office rings.",
        "noting",
        "noting the dark,",
        "Annex II",
        "Annex A – Lamps",
        "* A note.",
        "1 A note.",
        "¹ A note.",
        "Lamp | 4 | quay",
        "- 7 -",
        "|",
        "HARBOUR/91/6",
        "quay were lit.1",
        "[the rules](https://example.org/rules)",
        "\u00a0",
        "\t",
        "ﬁre",
    ]
)
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from(["\n\n", "\n", "  \n", "\r\n\r\n"])), max_size=30
)


def lost(document: Document) -> str:
    """The characters, other than white space, that no leaf passage holds."""
    raw = document.text.raw
    held = {i for p in document.leaves for start, end in p.segments for i in range(start, end)}
    return "".join(c for i, c in enumerate(raw) if i not in held and not c.isspace())


def twice(document: Document) -> list[int]:
    """The offsets at which a leaf begins before the one that stands before it has ended."""
    spans = sorted(segment for p in document.leaves for segment in p.segments)
    pairs = itertools.pairwise(spans)
    return [after.start for before, after in pairs if after.start < before.end]


def torn(document: Document) -> list[str]:
    """The passages whose segments do not give their words."""
    raw = document.text.raw
    return [
        p.fragment
        for p in document.passages
        if "".join(raw[start:end] for start, end in p.segments) != p.words
    ]


def repeated(document: Document) -> list[str]:
    """The fragments that two passages bear."""
    names = [p.fragment for p in document.passages]
    return sorted({name for name in names if names.count(name) > 1})


def adrift(document: Document) -> list[str]:
    """The leaves whose words do not stand at their reading offset."""
    return [
        p.fragment
        for p in document.leaves
        if "".join(document.reading[p.start : p.start + len(p.words)].split())
        != "".join(p.words.split())
    ]


@given(pieces=TEXTS)
@settings(max_examples=300, deadline=None)
def test_no_text_loses_a_character_or_has_one_twice(
    parsed: Parse, pieces: list[tuple[str, str]]
) -> None:
    document = parsed("".join(piece + end for piece, end in pieces))

    assert (
        lost(document),
        twice(document),
        torn(document),
        repeated(document),
        adrift(document),
    ) == ("", [], [], [], [])


@given(raw=st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_characters_at_all_make_it_fail(parsed: Parse, raw: str) -> None:
    document = parsed(raw)

    assert (lost(document), twice(document), torn(document)) == ("", [], [])


@pytest.mark.corpus
@pytest.mark.parametrize(
    "part", ["bulk", "drug-policy", "recommendations", "reports", "resolutions"]
)
def test_no_document_of_the_corpus_loses_a_character(shared: Path, part: str) -> None:
    faults = {}
    for file in sorted((shared / "corpus" / part).glob("*.txt")):
        document = parse(read(file))
        found = (lost(document), twice(document), torn(document), repeated(document))
        if found != ("", [], [], []):
            faults[file.name] = found

    assert faults == {}
