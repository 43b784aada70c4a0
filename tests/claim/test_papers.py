from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.relations import Relation

if TYPE_CHECKING:
    from conftest import Read, Said

MEETING = "honlea-europe-91"
AGENDA = """\
1. The Meeting adopted the following agenda:

1. Election of officers.

2. Harbours:

 (a) Harbours by day;

 (b) Harbours at night.

2. The following {status} agenda for the Ninety-second Meeting was adopted:

1. Opening.
"""


def test_the_items_of_an_adopted_agenda_are_items_of_the_meeting(report: Read, said: Said) -> None:
    reading = report(AGENDA.format(status="draft provisional"))

    assert {
        (f"{MEETING}-1", "Election of officers"),
        (f"{MEETING}-2", "Harbours"),
        (f"{MEETING}-2-a", "Harbours by day"),
        (f"{MEETING}-2-b", "Harbours at night"),
        ("honlea-europe-92-provisional-1", "Opening"),
    } == said(reading, Relation.TITLE) - {
        pair for pair in said(reading, Relation.TITLE) if pair[0] == "UNODC-HONEURO-91-6"
    }


def test_a_sub_item_is_part_of_its_item_and_numbered_with_it(report: Read, said: Said) -> None:
    reading = report(AGENDA.format(status="draft provisional"))

    assert {(f"{MEETING}-2-a", f"{MEETING}-2"), (f"{MEETING}-2-b", f"{MEETING}-2")} == said(
        reading, Relation.PART_OF
    )
    assert (f"{MEETING}-2-a", "2 (a)") in said(reading, Relation.ITEM_NUMBER)


@pytest.mark.parametrize(
    ("words", "status"), [("draft provisional", "draft"), ("provisional", "provisional")]
)
def test_an_agenda_of_a_meeting_to_come_is_not_adopted(
    report: Read, said: Said, words: str, status: str
) -> None:
    reading = report(AGENDA.format(status=words))
    item = "honlea-europe-92-provisional-1"

    assert (item, f"agenda-status/{status}") in said(reading, Relation.AGENDA_STATUS)
    assert (item, "honlea-europe-92") in said(reading, Relation.AGENDA_OF)
    assert (f"{MEETING}-1", "agenda-status/adopted") in said(reading, Relation.AGENDA_STATUS)


def test_a_sentence_says_which_documents_were_before_the_meeting(report: Read, said: Said) -> None:
    reading = report(
        "1. The Meeting had before it a note by the Secretariat (UNODC/HONEURO/91/4) and country "
        "reports (UNODC/HONEURO/91/CRP.2-4).\n"
    )

    assert {
        (MEETING, f"UNODC-HONEURO-91-{number}") for number in ("4", "CRP.2", "CRP.3", "CRP.4")
    } == said(reading, Relation.HAD_BEFORE_IT)


def test_a_table_says_which_documents_were_before_the_meeting_and_under_which_item(
    report: Read, said: Said
) -> None:
    reading = report(
        "1. The Meeting rose.\n\nAnnex\n\nList of documents before the Ninety-first Meeting\n\n"
        "Document number\tAgenda item\tTitle or description\n"
        "UNODC/HONEURO/91/1\t2\tProvisional agenda\n"
        "UNODC/HONEURO/91/CRP.2-3\t3\tCountry reports\n"
    )

    assert {
        ("UNODC-HONEURO-91-1", f"{MEETING}-2"),
        ("UNODC-HONEURO-91-CRP.2", f"{MEETING}-3"),
        ("UNODC-HONEURO-91-CRP.3", f"{MEETING}-3"),
    } == said(reading, Relation.SUBMITTED_UNDER)
    assert {"1", "CRP.2", "CRP.3"} == {
        paper.rpartition("-")[2] for _, paper in said(reading, Relation.HAD_BEFORE_IT)
    }


def test_a_range_of_documents_holds_each_of_them(report: Read, said: Said) -> None:
    reading = report("1. The Meeting had before it reports (UNODC/HONEURO/91/CRP.2-4).\n")

    assert {
        ("UNODC-HONEURO-91-CRP.2-4", f"UNODC-HONEURO-91-CRP.{number}") for number in (2, 3, 4)
    } == said(reading, Relation.HAS_PART)


def test_an_item_is_also_called_by_its_number(report: Read, said: Said) -> None:
    reading = report(AGENDA.format(status="provisional"))

    assert (f"{MEETING}-2-a", "agenda item 2 (a)") in said(reading, Relation.ALSO_CALLED)
