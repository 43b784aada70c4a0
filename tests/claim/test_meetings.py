from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.relations import Relation

if TYPE_CHECKING:
    from conftest import Read, Said

MEETING = "honlea-europe-91"


@pytest.mark.parametrize(
    ("sentence", "local", "kind"),
    [
        pytest.param(
            "The Ninety-second Meeting of Heads of National Drug Law Enforcement Agencies, Europe, "
            "was prepared.",
            "honlea-europe-92",
            "meeting",
            id="a body called by its meetings holds meetings",
        ),
        pytest.param(
            "The ninety-third session of the Commission on Narcotic Drugs was prepared.",
            "cnd-93",
            "session",
            id="a commission holds sessions",
        ),
        pytest.param(
            "The ninety-ninth special session of the General Assembly was recalled.",
            "ga-special-99",
            "special-session",
            id="a special session counts apart",
        ),
        pytest.param(
            "At its 1st meeting, the Meeting rose.",
            "honlea-europe-91-sitting-1",
            "sitting",
            id="a numbered meeting of a meeting is a sitting",
        ),
    ],
)
def test_a_meeting_has_the_kind_its_name_says(
    report: Read, said: Said, sentence: str, local: str, kind: str
) -> None:
    reading = report(f"1. {sentence}\n")

    assert (local, f"meeting-kind/{kind}") in said(reading, Relation.MEETING_KIND)


def test_a_sitting_belongs_to_its_meeting_and_to_no_body(report: Read, said: Said) -> None:
    reading = report("1. At its 2nd meeting, the Meeting rose.\n")
    sitting = f"{MEETING}-sitting-2"

    assert (sitting, MEETING) in said(reading, Relation.SUPER_EVENT)
    assert sitting not in {subject for subject, _ in said(reading, Relation.MEETING_OF)}


def test_days_and_place_are_those_of_the_meeting_just_named(report: Read, said: Said) -> None:
    reading = report(
        "1. Two sessions followed: the ninety-third session of the Commission on Narcotic Drugs, "
        "held in Vienna from 3 to 7 March 2094; and the ninety-fourth session of the Commission "
        "on Narcotic Drugs, held in Bangkok on 5 March 2095.\n"
    )

    assert ("cnd-93", "2094-03-03") in said(reading, Relation.START_DATE)
    assert ("cnd-93", "2094-03-07") in said(reading, Relation.END_DATE)
    assert ("cnd-94", "2095-03-05") in said(reading, Relation.START_DATE)
    assert {("cnd-93", "vienna"), ("cnd-94", "bangkok")} <= said(reading, Relation.LOCATION)


def test_days_without_a_year_take_the_year_of_the_document(report: Read, said: Said) -> None:
    reading = report("1. At its 1st meeting, held on 28 June, the Meeting rose.\n")

    assert (f"{MEETING}-sitting-1", "2093-06-28") in said(reading, Relation.START_DATE)


def test_days_without_a_year_take_the_only_year_of_their_passage(report: Read, said: Said) -> None:
    reading = report(
        "1. In 2088, the Commission on Narcotic Drugs met twice. The eighty-eighth session of the "
        "Commission on Narcotic Drugs was held in Vienna from 1 to 5 March.\n"
    )

    assert ("cnd-88", "2088-03-01") in said(reading, Relation.START_DATE)


def test_a_year_that_is_announced_is_no_day_on_which_a_meeting_began(
    report: Read, said: Said
) -> None:
    reading = report("1. The Ninety-second Meeting was to be held in 2095.\n")

    assert {("honlea-europe-92", "2095")} == said(reading, Relation.IN_YEAR)
    assert "honlea-europe-92" not in {s for s, _ in said(reading, Relation.START_DATE)}


def test_a_range_of_sittings_begins_with_its_first_and_ends_with_its_last(
    report: Read, said: Said
) -> None:
    reading = report(
        "1. At its 3rd to 5th meetings, held from 28 to 29 June, the Meeting considered item 6 of "
        "the agenda, entitled “Harbours at night”.\n"
    )
    sittings = {f"{MEETING}-sitting-{number}" for number in (3, 4, 5)}

    assert (f"{MEETING}-sitting-3", "2093-06-28") in said(reading, Relation.START_DATE)
    assert (f"{MEETING}-sitting-5", "2093-06-29") in said(reading, Relation.END_DATE)
    assert {(s, f"{MEETING}-6") for s in sittings} == said(reading, Relation.CONSIDERED)
    assert (f"{MEETING}-6", "Harbours at night") in said(reading, Relation.TITLE)


def test_a_meeting_is_also_called_by_the_short_name_of_its_body(report: Read, said: Said) -> None:
    reading = report("1. The Meeting rose.\n")

    assert (MEETING, "Ninety-first Meeting of HONLEA, Europe") in said(
        reading, Relation.ALSO_CALLED
    )


def test_an_item_taken_up_has_the_title_of_the_line_that_gives_its_number(
    report: Read, said: Said
) -> None:
    reading = report(
        "Watching the harbours (agenda item 5)\n\n1. At its 1st meeting, the Meeting took up "
        "agenda item 5.\n"
    )

    assert ("honlea-europe-91-5", "Watching the harbours") in said(reading, Relation.TITLE)


def test_a_sentence_above_the_first_heading_does_not_say_whose_session_it_is(
    read: Read, said: Said
) -> None:
    reading = read(
        "E/CN.7/2093/9\n\nCommission on Narcotic Drugs\n\nVienna, 4 and 5 May 2093\n\n"
        "The advisory group of the harbours on lamps and oars, which is small, held its first "
        "session on 30 January 2093.\n\nI. Lamps\n\n1. The lamps were lit.\n"
    )

    assert "2093-05-04" not in {day for _, day in said(reading, Relation.START_DATE)}
