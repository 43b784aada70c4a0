"""What mastheads say.  All texts are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.relations import Relation

if TYPE_CHECKING:
    from conftest import Read, Said

BODY = "\n\nThe {body},\n\n1. Requests lamps.\n"
ASSEMBLY = (
    "Resolution adopted by the General Assembly on 3 May 2093\n\n191/7. Watching the harbours"
    + BODY.format(body="General Assembly")
)


@pytest.mark.parametrize(
    ("masthead", "symbol"),
    [
        pytest.param(
            "Resolution adopted by the General Assembly on 3 May 2093\n\n191/7. Lamps",
            "A/RES/191/7",
            id="a session and a number",
        ),
        pytest.param(
            "Resolution adopted by the General Assembly on 3 May 2093\n\nS-99/1. Lamps",
            "A/RES/S-99/1",
            id="a special session",
        ),
        pytest.param(
            "Resolution adopted by the General Assembly on 3 May 2093\n\n191/7. Lamps\n\nC",
            "A/RES/191/7 C",
            id="a letter below the number",
        ),
        pytest.param(
            "Resolution adopted by the Economic and Social Council on 3 May 2093\n\n2093/7. Lamps",
            "E/RES/2093/7",
            id="a year and a number",
        ),
        pytest.param(
            "Resolution 9634 (2093)\n\nAdopted by the Security Council at its 9950th meeting, "
            "on 3 May 2093",
            "S/RES/9634(2093)",
            id="a number and a year",
        ),
        pytest.param(
            "Human Rights Council\n\nResolution adopted by the Human Rights Council on 3 May 2093"
            "\n\n61/7. Lamps",
            "A/HRC/RES/61/7",
            id="a council with a long series",
        ),
    ],
)
def test_the_number_of_an_act_gives_the_symbol_of_its_text(
    read: Read, said: Said, masthead: str, symbol: str
) -> None:
    reading = read(masthead + BODY.format(body="Assembly of the Harbours"))

    assert {symbol} == {value for _, value in said(reading, Relation.IDENTIFIER)}


def test_the_organ_that_adopted_the_act_comes_before_one_of_the_agenda_item(
    read: Read, said: Said
) -> None:
    reading = read(
        "Agenda item 9\n\nReport of the Economic and Social Council\n\n" + ASSEMBLY,
    )

    assert {("ga-191-7", "general-assembly")} == said(reading, Relation.ADOPTED_BY)


def test_a_printed_symbol_is_kept(read: Read, said: Said) -> None:
    reading = read(f"A/RES/191/7\n\n{ASSEMBLY}")

    assert {("A-RES-191-7", "A/RES/191/7")} == said(reading, Relation.IDENTIFIER)


def test_a_document_is_the_text_of_its_act(read: Read, said: Said) -> None:
    assert {("A-RES-191-7", "ga-191-7")} == said(read(ASSEMBLY), Relation.TEXT_OF)


def test_an_act_is_adopted_by_the_organ_on_the_day_that_the_line_says(
    read: Read, said: Said
) -> None:
    reading = read(ASSEMBLY)

    assert {("ga-191-7", "general-assembly")} == said(reading, Relation.ADOPTED_BY)
    assert {("ga-191-7", "2093-05-03")} == said(reading, Relation.ADOPTED_ON)


def test_an_act_is_adopted_on_the_day_that_closes_it_where_no_line_says(
    read: Read, said: Said
) -> None:
    reading = read(
        "General Assembly\n\nRESOLUTION ADOPTED BY THE GENERAL ASSEMBLY\n\n191/7. Lamps\n\n"
        "The General Assembly,\n\n1. Requests lamps.\n\n70th plenary meeting\n4 May 2093\n"
    )

    assert {("ga-191-7", "2093-05-04")} == said(reading, Relation.ADOPTED_ON)


@pytest.mark.parametrize(
    ("masthead", "title"),
    [
        pytest.param("191/7. Watching the harbours", "Watching the harbours", id="after a number"),
        pytest.param(
            "Resolution 6: Watching the harbours", "Watching the harbours", id="after a colon"
        ),
        pytest.param(
            "RESOLUTION 34 (REV. OSLO, 2093)\n\nWatching the harbours",
            "Watching the harbours",
            id="below the number",
        ),
        pytest.param("Resolution 9634 (2093)", "Resolution 9634 (2093)", id="none but the number"),
    ],
)
def test_the_title_of_an_act_stands_with_its_number(
    read: Read, said: Said, masthead: str, title: str
) -> None:
    reading = read(masthead + BODY.format(body="Harbour Assembly"))

    assert {title} == {value for _, value in said(reading, Relation.TITLE)}


def test_a_date_on_a_line_of_its_own_is_that_of_issue(report: Read, said: Said) -> None:
    reading = report("1. They met.\n")

    assert {("UNODC-HONEURO-91-6", "2093-07-05")} == said(reading, Relation.ISSUED)


def test_a_date_in_digits_is_that_of_issue_and_no_title(read: Read, said: Said) -> None:
    reading = read("A/191/4\n\n2093-02-09\n\n24 session\n\nLamps of the quay\n\n1. They shine.\n")

    assert {("A-191-4", "2093-02-09")} == said(reading, Relation.ISSUED)
    assert {("A-191-4", "Lamps of the quay")} == said(reading, Relation.TITLE)


def test_the_language_is_that_of_the_original(report: Read, said: Said) -> None:
    assert {"en"} == {value for _, value in said(report("1. They met.\n"), Relation.LANGUAGE)}


def test_the_longest_label_gives_the_type(report: Read, said: Said) -> None:
    found = said(report("1. They met.\n"), Relation.DOCUMENT_TYPE)

    assert {"document-type/report"} == {value for _, value in found}


def test_the_report_of_a_meeting_says_of_which(report: Read, said: Said) -> None:
    found = said(report("1. They met.\n"), Relation.REPORT_OF)

    assert {("UNODC-HONEURO-91-6", "honlea-europe-91")} == found


def test_the_title_is_not_that_of_the_agenda_item(read: Read, said: Said) -> None:
    reading = read(
        "A/191/4\n\nItem 9 of the provisional agenda\n\nSafety of harbours\n\n"
        "Lamps and bells of the northern quays\n\n1. They shine.\n"
    )

    assert {"Lamps and bells of the northern quays"} == {
        value for _, value in said(reading, Relation.TITLE)
    }


def test_pages_cut_from_a_volume_are_called_by_the_acts_they_hold(read: Read, said: Said) -> None:
    reading = read(
        "(b) To count the boats;\n\n3. Requests a report.\n\n191/7. Watching the harbours\n\n"
        "The General Assembly,\n\n1. Requests lamps.\n\n191/8. Closing the harbours\n\n"
        "The General Assembly,\n\n1. Requests locks.\n"
    )

    titles = {title for _, title in said(reading, Relation.TITLE)}
    assert {"191/7. Watching the harbours; 191/8. Closing the harbours"} == titles


def test_pages_without_a_heading_are_called_by_their_first_words(read: Read, said: Said) -> None:
    reading = read("(b) To count the boats;\n\n(c) To count the oars.\n")

    assert {"(b) To count the boats;"} == {title for _, title in said(reading, Relation.TITLE)}
