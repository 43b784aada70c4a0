"""Laws that hold for every mention of real documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph import find, link, parse, read
from viennagraph.model import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.knowledge import Knowledge
    from viennagraph.model import Document, Linked

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def corpus(shared: Path, knowledge: Knowledge) -> list[tuple[Document, tuple[Linked, ...]]]:
    """The documents on drug policy and some resolutions, with their links."""
    folder = shared / "corpus"
    resolutions = sorted((folder / "resolutions").glob("A_RES_*.txt"))[:20]
    linked = []
    for path in [*sorted((folder / "drug-policy").glob("*.txt")), *resolutions]:
        document = parse.parse(read.read(path))
        mentions, defined = find.mentions(document, knowledge.finder)
        pairs = [(d.long, d.short) for d in defined]
        found = link.link(document, mentions, pairs, knowledge.register, knowledge.index)
        linked.append((document, found.links))
    return linked


def test_the_surface_of_each_mention_stands_in_the_reading(
    corpus: list[tuple[Document, tuple[Linked, ...]]],
) -> None:
    wrong = [
        k.mention
        for document, links in corpus
        for k in links
        if document.reading[k.mention.start : k.mention.end] != k.mention.surface
    ]

    assert not wrong


def test_each_mention_stands_in_one_passage(
    corpus: list[tuple[Document, tuple[Linked, ...]]],
) -> None:
    wrong = [
        k.mention
        for document, links in corpus
        for k in links
        if {document.leaf_at(k.mention.start).fragment, k.mention.passage}
        != {document.leaf_at(k.mention.end - 1).fragment}
    ]

    assert not wrong


def test_each_mention_is_resolved_or_open_with_a_reason(
    corpus: list[tuple[Document, tuple[Linked, ...]]],
) -> None:
    wrong = [
        k
        for _, links in corpus
        for k in links
        if not k.reason or bool(k.entities) == (k.verdict is Verdict.OPEN)
    ]

    assert not wrong
