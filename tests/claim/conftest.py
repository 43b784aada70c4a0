"""A text through the stages before `claim` and `claim` itself, as the build does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pytest

from viennagraph import resources
from viennagraph.knowledge import Knowledge, Settings
from viennagraph.model import Claim, Reading, Ref
from viennagraph.relations import Relation
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Final = """\
UNODC/HONEURO/91/6

5 July 2093

Original: English

Report of the Ninety-first Meeting of Heads of National Drug Law Enforcement Agencies, Europe, \
held in Vienna from 27 to 30 June 2093

I. Proceedings

"""
Read = Callable[[str], Reading]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """What the stages know before they see a document."""
    return Knowledge.of(Settings(BASE, (), resources.ontology()))


@pytest.fixture
def read(knowledge: Knowledge, tmp_path: Path) -> Read:
    """Reads a text as it stands."""

    def stages(text: str) -> Reading:
        file = tmp_path / "invented.txt"
        file.write_text(text, encoding="utf-8")
        return knowledge.read(file)

    return stages


@pytest.fixture
def report(read: Read) -> Read:
    """Reads paragraphs as those of the report of an invented meeting."""
    return lambda paragraphs: read(HEAD + paragraphs)


Said = Callable[[Reading, Relation], set[tuple[str, str]]]


@pytest.fixture
def said() -> Said:
    """Subject and object of all claims of one relation: local names, or values as written."""

    def pairs(reading: Reading, relation: Relation) -> set[tuple[str, str]]:
        return {(c.subject.local, _plain(c)) for c in reading.claims if c.relation == relation}

    return pairs


def _plain(claim: Claim) -> str:
    if isinstance(claim.object, Ref):
        return claim.object.local
    return claim.object if isinstance(claim.object, str) else claim.object.value
