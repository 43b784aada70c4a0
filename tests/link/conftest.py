"""Invented texts through `read`, `parse`, `find` and `link`, with the authority files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pytest

from viennagraph import find, link, parse, read, resources
from viennagraph.knowledge import Knowledge, Settings
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.model import Linkage, Linked

HEAD: Final = """\
UNODC/HONEURO/91/6

5 July 2093

Original: English

Report of the Ninety-first Meeting of Heads of National Drug Law Enforcement Agencies, Europe, \
held in Vienna from 27 to 30 June 2093

I. Proceedings

"""
Named = Callable[[str], dict[str, tuple[str, ...]]]
"""Paragraphs to what each of their mentions refers to: the words, and local names."""


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """What the stages know before they see a document."""
    return Knowledge.of(Settings(BASE, (), resources.ontology()))


@pytest.fixture
def linkage(knowledge: Knowledge, tmp_path: Path) -> Callable[[str], Linkage]:
    """Links a text as it stands."""

    def stages(text: str) -> Linkage:
        file = tmp_path / "invented.txt"
        file.write_text(text, encoding="utf-8")
        document = parse.parse(read.read(file))
        mentions, defined = find.mentions(document, knowledge.finder)
        pairs = [(d.long, d.short) for d in defined]
        return link.link(document, mentions, pairs, knowledge.register, knowledge.index)

    return stages


@pytest.fixture
def links(linkage: Callable[[str], Linkage]) -> Callable[[str], list[Linked]]:
    """The links of paragraphs in no document of note."""
    return lambda text: list(linkage("\n\n".join(_numbered(text))).links)


@pytest.fixture
def named(links: Callable[[str], list[Linked]]) -> Named:
    """What paragraphs name."""
    return lambda text: _by_words(links(text))


@pytest.fixture
def reported(linkage: Callable[[str], Linkage]) -> Named:
    """What paragraphs name in the report of an invented meeting of a body of Europe."""
    return lambda text: _by_words(
        [
            k
            for k in linkage(HEAD + "\n\n".join(_numbered(text))).links
            if k.mention.passage[0] == "p"
        ]
    )


def _numbered(text: str) -> list[str]:
    """The lines as numbered paragraphs."""
    return [f"{number}. {line}" for number, line in enumerate(text.splitlines(), start=1)]


def _by_words(links: list[Linked]) -> dict[str, tuple[str, ...]]:
    return {k.mention.surface: tuple(ref.local for ref in k.entities) for k in links}
