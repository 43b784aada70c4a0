"""Names, short names, and names that a document defines for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.link import Names
from viennagraph.link.named import class_of
from viennagraph.model import Ref, Verdict
from viennagraph.register import Known, Register

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.knowledge import Knowledge
    from viennagraph.model import Linkage, Linked

    from .conftest import Named


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harbour Watch Project", "Programme"),
        ("Parcel Exchange Platform", "InformationSystem"),
        ("Harbour Declaration", "Instrument"),
        ("Guidelines on Harbour Control", "Standard"),
        ("Liaison Office for the Harbour Programme", "Body"),
        ("Harbour Seagulls", None),
    ],
)
def test_the_head_noun_shows_the_class_of_a_name(
    knowledge: Knowledge, name: str, expected: str | None
) -> None:
    assert expected == class_of(knowledge.register, name)


def test_a_defined_name_is_used_for_the_rest_of_the_document(named: Named) -> None:
    found = named("The Harbour Watch Project (HWP) began.\nStates should support HWP.")

    assert found["HWP"] == ("harbour-watch-project",)


def test_a_defined_name_is_new_in_its_document(linkage: Callable[[str], Linkage]) -> None:
    found = linkage("1. The Harbour Watch Project (HWP) began.\n")

    assert [(e.category, e.label, e.acronym) for e in found.entities] == [
        ("Programme", "Harbour Watch Project", "HWP")
    ]


def test_hereinafter_makes_a_word_stand_for_the_name_before_it(named: Named) -> None:
    found = named(
        "The Commission on Narcotic Drugs (hereinafter referred to as “the Body”) met.\n"
        "Crime was before the Commission on Crime Prevention and Criminal Justice. The Body rose."
    )

    assert found["Body"] == ("cnd",)


def test_a_short_name_before_any_full_one_is_open(links: Callable[[str], list[Linked]]) -> None:
    found = links("The Convention held.")

    assert [k.verdict for k in found] == [Verdict.OPEN]


@pytest.mark.parametrize(
    "text", ["The Convention on Harbour Lights held.", "The United Harbour Convention held."]
)
def test_a_part_of_an_unknown_name_is_not_a_short_name(named: Named, text: str) -> None:
    assert "Convention" not in named(
        f"The Single Convention on Narcotic Drugs of 1961 held. {text}"
    )


def test_homonyms_are_open_whatever_the_order_of_the_files() -> None:
    one = Known(Ref("body", "one"), "Body", "Harbour Board", ("Harbour Board",))
    two = Known(Ref("body", "two"), "Body", "Harbour Board", ("Harbour Board",))

    found = [
        Names.of(Register(entities)).called("Harbour Board")
        for entities in ((one, two), (two, one))
    ]

    assert [{one, two}, {one, two}] == [set(known) for known in found]


def test_one_thing_is_mentioned_once_where_mentions_overlap(
    links: Callable[[str], list[Linked]],
) -> None:
    found = links("The Chair of the Commission on Narcotic Drugs met the General Assembly.")

    spans = [(k.mention.start, k.mention.end, k.entities) for k in found]
    assert len(spans) == len(set(spans))
    assert not [
        (a, b)
        for a in found
        for b in found
        if a is not b
        and a.entities == b.entities
        and a.mention.start < b.mention.end
        and b.mention.start < a.mention.end
    ]


def test_the_same_text_gives_the_same_links_twice(linkage: Callable[[str], Linkage]) -> None:
    text = "1. The General Assembly, in its resolution 91/7, and INTERPOL met in the region.\n"

    assert linkage(text) == linkage(text)
