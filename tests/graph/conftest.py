"""A reading made by hand: one document of one paragraph, and what is claimed of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from viennagraph import resources
from viennagraph.graph import Names
from viennagraph.model import (
    Addressee,
    Claim,
    Document,
    Entity,
    Linked,
    Mention,
    MentionKind,
    Passage,
    PassageKind,
    Provision,
    ProvisionKind,
    Reading,
    Ref,
    Run,
    Span,
    Text,
    Typed,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "1. UNODC and the board should share data."
ASK = Provision(
    kind=ProvisionKind.RECOMMENDATION,
    ref=Ref("recommendation", "X-91-p1"),
    passage="p1",
    text="UNODC and the board should share data.",
    topic="Harbours",
    made_by=Ref("meeting", "honlea-europe-91"),
    status="adopted",
    is_ask=True,
    addressees=(Addressee("UNODC", Ref("body", "unodc"), "where possible"), Addressee("it", None)),
    modality="should",
    strength="should",
    actions=("share",),
    mentions=(Ref("body", "unodc"),),
)


@pytest.fixture(scope="session")
def names() -> Names:
    """Names under an example base."""
    return Names.of(resources.ontology(), "https://example.org/")


def mention(start: int, end: int, refs: tuple[Ref, ...], **how: object) -> Linked:
    """A mention in the paragraph."""
    found = Mention(MentionKind.NAME, "p1", start, end, WORDS[start:end], WORDS[start:end])
    return replace(Linked(found, refs, Verdict.CERTAIN, "name"), **how)


@pytest.fixture
def reading() -> Reading:
    """The document, with an ask, two mentions, a new body and three claims."""
    text = Text("invented.txt", "ab" * 32, "text/plain", WORDS, WORDS, (Run(0, 0),))
    passage = Passage("p1", PassageKind.PARAGRAPH, WORDS, (Span(0, len(WORDS)),), 0, paragraph="1")
    document = Document(text, (passage,), WORDS + "\n", (), (0,), (passage,))
    board = Ref("body", "the-board")
    return Reading(
        document=document,
        ref=Ref("document", "X-91"),
        links=(
            mention(3, 8, (Ref("body", "unodc"),)),
            mention(17, 22, (), verdict=Verdict.OPEN, reason="no board was named"),
        ),
        entities=(Entity(board, "Body", "the board", ("a board",), "TB"),),
        provisions=(ASK,),
        claims=(
            Claim(board, "vg:addressed", Ref("meeting", "honlea-europe-91"), "p1"),
            Claim(board, "schema:startDate", Typed("2093-06-27", "date"), "p1"),
            Claim(Ref("post", "head"), "skos:prefLabel", "Head", "p1"),
        ),
    )


@pytest.fixture
def saying(reading: Reading) -> Callable[[str], Reading]:
    """The document with another claim whose object is the given text."""
    subject = Ref("body", "the-board")
    return lambda text: replace(
        reading, claims=(*reading.claims, Claim(subject, "dcterms:title", text, "p1"))
    )
