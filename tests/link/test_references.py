"""What "the Meeting", "its working groups" or "that decision" stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.model import Verdict

from .conftest import HEAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.model import Linkage, Linked

    from .conftest import Named

LONG = "Ninety-first Meeting of Heads of National Drug Law Enforcement Agencies, Europe"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Meeting took note.", "The Meeting", ("honlea-europe-91",)),
        ("At its 3rd meeting, on 28 June, it met.", "3rd meeting", ("honlea-europe-91-sitting-3",)),
        (
            "At its 1st, 3rd and 4th meetings it met.",
            "1st, 3rd and 4th meetings",
            tuple(f"honlea-europe-91-sitting-{n}" for n in (1, 3, 4)),
        ),
        (
            "At its 2nd to 4th meetings it met.",
            "2nd to 4th meetings",
            tuple(f"honlea-europe-91-sitting-{n}" for n in (2, 3, 4)),
        ),
        ("States of the region met.", "the region", ("europe",)),
        (
            "The Commission on Narcotic Drugs met. Later the Commission rose.",
            "Commission",
            ("cnd",),
        ),
    ],
)
def test_in_a_report_words_stand_for_the_meeting_and_its_body(
    reported: Named, text: str, words: str, expected: tuple[str, ...]
) -> None:
    assert expected == reported(text)[words]


def test_the_meeting_is_the_one_that_the_passage_named_where_nothing_is_reported(
    named: Named,
) -> None:
    found = named(f"The {LONG} was held. The Meeting took note.")

    assert found["The Meeting"] == ("honlea-europe-91",)


def test_a_reference_to_nothing_stays_open(links: Callable[[str], list[Linked]]) -> None:
    (found,) = links("The Tribunal took note.")

    assert (
        found.verdict,
        found.entities,
        found.reason,
    ) == (Verdict.OPEN, (), "no Tribunal was named before")


def test_an_open_short_name_tells_what_it_may_stand_for(
    links: Callable[[str], list[Linked]],
) -> None:
    (found,) = links("Then the Commission took note.")

    assert found.verdict == Verdict.OPEN
    assert {"cnd", "ccpcj"} <= {ref.local for ref in found.candidates}


def test_that_decision_is_the_one_named_before(named: Named) -> None:
    found = named("Recall Commission on Narcotic Drugs decision 51/3. In that decision it met.")

    assert found["that decision"] == ("cnd-51-3",)


def test_its_working_groups_are_those_of_the_body_named_last(named: Named) -> None:
    found = named(
        "The Subcommission on Illicit Drug Traffic and Related Matters in the Near and Middle East "
        "and its working groups met."
    )

    assert found["its working groups"] == ("subcommission-near-middle-east-working-groups",)


def test_working_groups_of_one_of_several_bodies_stay_open(
    links: Callable[[str], list[Linked]],
) -> None:
    found = links("The General Assembly and Interpol heard the working groups.")

    assert [k.verdict for k in found if k.mention.surface == "the working groups"] == [Verdict.OPEN]


def test_the_region_is_the_one_that_the_passage_names(named: Named) -> None:
    found = named("In Central Asia the centre studied the region.")

    assert found["the region"] == ("central-asia",)


def test_the_region_stays_open_where_the_passage_names_two(
    links: Callable[[str], list[Linked]],
) -> None:
    found = links("In Central Asia and in Western Europe they studied the region.")

    (region,) = (k for k in found if k.mention.surface == "the region")
    assert (Verdict.OPEN, {"central-asia", "western-europe"}) == (
        region.verdict,
        {ref.local for ref in region.candidates},
    )


def test_every_mention_is_resolved_or_open_and_none_is_without_a_reason(
    linkage: Callable[[str], Linkage],
) -> None:
    found = linkage(
        "1. The Meeting, the Board and the Chair met in the region.\n\n2. The Convention held.\n"
    ).links

    assert found
    assert all(bool(k.entities) != (k.verdict is Verdict.OPEN) for k in found)
    assert all(k.reason for k in found)


def test_the_chair_is_the_person_whom_the_officers_list_names(
    linkage: Callable[[str], Linkage],
) -> None:
    officers = (
        "1. It elected its officers:\n\nChair: Ana Example (Portugal)\n\n2. The Chair spoke.\n"
    )

    found = linkage(HEAD + officers).links

    assert [
        tuple(ref.local for ref in k.entities) for k in found if k.mention.surface == "Chair"
    ] == [("ana-example",)]
