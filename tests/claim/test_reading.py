from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.model import ProvisionKind

if TYPE_CHECKING:
    from conftest import Read


def test_a_name_in_an_ask_is_not_cut_at_its_own_words(report: Read) -> None:
    reading = report(
        "1. The following recommendations were made:\n\n"
        "(a) The United Nations Entity for Gender Equality and the Empowerment of Women should "
        "be invited to share data.\n"
    )
    (ask,) = (p for p in reading.provisions if p.kind is ProvisionKind.RECOMMENDATION)
    labels = [addressee.label.removeprefix("The ") for addressee in ask.addressees]
    expected = ["United Nations Entity for Gender Equality and the Empowerment of Women"]

    assert expected == labels


def test_the_same_document_gives_the_same_claims_in_the_same_order(report: Read) -> None:
    words = "1. The Meeting was attended by Austria. Statements were made by Malta and Georgia.\n"

    assert report(words).claims == report(words).claims
