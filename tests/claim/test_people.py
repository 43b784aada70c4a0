from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.relations import Relation

if TYPE_CHECKING:
    from conftest import Read, Said

MEETING = "honlea-europe-91"
REPLIES = (
    "1. The note by the Secretariat (UNODC/HONEURO/91/4) reflected the replies received from "
    "Austria and Georgia. After that date, replies were received from Malta.\n"
)


def test_each_officer_is_a_membership_with_person_role_state_and_meeting(
    report: Read, said: Said
) -> None:
    reading = report(
        "1. The Meeting elected the following officers:\n\n"
        "Chair:\tAna Muster (Portugal)\nFirst Vice-Chair:\tJan Probe (Malta)\n"
    )
    first, second = (f"UNODC-HONEURO-91-6-p1-row-{number}" for number in (1, 2))

    assert {(first, "ana-muster"), (second, "jan-probe")} == said(reading, Relation.MEMBER)
    assert {(first, "role/chair"), (second, "role/first-vice-chair")} == said(
        reading, Relation.ROLE
    )
    assert {(first, "prt"), (second, "mlt")} == said(reading, Relation.REPRESENTING)
    assert {(first, MEETING), (second, MEETING)} <= said(reading, Relation.AT_MEETING)


def test_a_head_of_a_body_holds_a_post_in_it(report: Read, said: Said) -> None:
    reading = report(
        "1. The Meeting was addressed by Jo Beispiel, Executive Director of the United Nations "
        "Office on Drugs and Crime.\n"
    )
    post = "executive-director-of-the-united-nations-office-on-drugs-and-crime"

    assert {("jo-beispiel", post)} == said(reading, Relation.HOLDS)
    assert {(post, "unodc")} == said(reading, Relation.POST_IN)


def test_a_speaker_is_the_person_and_not_the_body_that_the_person_heads(
    report: Read, said: Said
) -> None:
    reading = report(
        "1. The Meeting was addressed by Jo Beispiel, Executive Director of the United Nations "
        "Office on Drugs and Crime. Statements were made by Belgium and Malta.\n"
    )

    assert {("jo-beispiel", MEETING), ("bel", MEETING), ("mlt", MEETING)} == said(
        reading, Relation.ADDRESSED
    )


def test_states_that_were_represented_attended(report: Read, said: Said) -> None:
    reading = report("1. The following States were represented: Austria, Malta and Georgia.\n")

    assert {(MEETING, "aut"), (MEETING, "mlt"), (MEETING, "geo")} == said(
        reading, Relation.ATTENDED_BY
    )


def test_observers_did_not_attend_as_members(report: Read, said: Said) -> None:
    reading = report(
        "1. The European Union and the European Police Office (Europol) were represented by "
        "observers.\n"
    )

    assert {(MEETING, "eu"), (MEETING, "europol")} == said(reading, Relation.OBSERVED_BY)
    assert not said(reading, Relation.ATTENDED_BY)


def test_those_who_submitted_reports_need_not_have_attended(report: Read, said: Said) -> None:
    reading = report("1. Country reports were submitted by Austria and Malta.\n")

    assert {("aut", MEETING), ("mlt", MEETING)} == said(reading, Relation.SUBMITTED_REPORT_TO)
    assert not said(reading, Relation.ATTENDED_BY)


def test_replies_in_time_are_those_to_the_document_that_reports_them(
    report: Read, said: Said
) -> None:
    assert {("aut", "UNODC-HONEURO-91-4"), ("geo", "UNODC-HONEURO-91-4")} == said(
        report(REPLIES), Relation.REPLIED_TO
    )


def test_late_replies_stay_apart(report: Read, said: Said) -> None:
    assert {("mlt", "UNODC-HONEURO-91-4")} == said(report(REPLIES), Relation.REPLIED_LATE_TO)


def test_the_secretariat_of_a_meeting_serviced_it(report: Read, said: Said) -> None:
    reading = report("1. UNODC served as the secretariat of the Meeting.\n")

    assert {("unodc", MEETING)} == said(reading, Relation.SERVICED)
