"""Names that are said of another thing than the one that the authority files know by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.link.named import class_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.knowledge import Knowledge
    from viennagraph.model import Linkage, Linked

    from .conftest import Named


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The General Assembly of the African Union met.", "General Assembly"),
        ("The Security Council met. The Council of the League of Arab States met.", "Council"),
        ("The Secretary-General of the African Union wrote.", "Secretary-General"),
    ],
)
def test_an_organ_of_another_body_is_left_open(named: Named, text: str, words: str) -> None:
    assert named(text)[words] == ()


def test_an_organ_of_its_own_body_is_known(named: Named) -> None:
    found = named("The General Assembly of the United Nations met.")

    assert found["General Assembly"] == ("general-assembly",)


def test_a_name_that_stands_alone_is_not_in_a_longer_one_that_is_not_known(named: Named) -> None:
    found = named("It was for the United Nations Harbour Congress to decide in Vienna.")

    assert sorted(found) == ["Vienna"]


@pytest.mark.parametrize(
    "text",
    [
        "It noted the fourth session of the Conference of the Harbours.",
        "It noted that the Harbour Conference, at its fourth session, had met.",
    ],
)
def test_a_session_of_a_body_that_is_not_known_is_left_open(named: Named, text: str) -> None:
    found = named(f"The General Assembly met. {text}")

    assert found["fourth session"] == ()


def test_a_session_of_the_body_before_it_is_known(named: Named) -> None:
    found = named("It went to the General Assembly at its fourth session.")

    assert found["fourth session"] == ("ga-4",)


def test_a_session_is_not_called_by_the_noun_of_its_body(linkage: Callable[[str], Linkage]) -> None:
    text = (
        "Economic Commission for Europe\n\nInland Transport Committee\n\nNinety-first session\n\n"
        "1. At its ninetieth session, the Committee met.\n"
    )
    found = {k.mention.surface: [r.local for r in k.entities] for k in linkage(text).links}

    assert found["the Committee"] == ["inland-transport-committee"]


@pytest.mark.parametrize(
    "text",
    [
        "There were one Harbour Officer (P-3) and others.",
        "Mr. White (Malta), Chair of the Working Party on Boats (SC.1), spoke.",
        "Harbour Institute (HARB), Boat Union of the River Basin (BURBAN) spoke.",
    ],
)
def test_grades_and_posts_are_no_names(linkage: Callable[[str], Linkage], text: str) -> None:
    made = [e for e in linkage(f"1. {text}\n").entities if e.ref.kind == "body"]

    assert made == []


@pytest.mark.parametrize("words", ["Rules of Procedure", "Harbour Officer", "Executive Committee"])
def test_what_many_bodies_have_is_too_general_to_be_learnt(
    knowledge: Knowledge, words: str
) -> None:
    assert class_of(knowledge.register, words) is None


def test_a_working_group_of_no_meeting_is_left_open(links: Callable[[str], list[Linked]]) -> None:
    found = links("The working group met again.")

    assert [k.entities for k in found] == [()]
