"""Who is asked, in sentences that are invented."""

from __future__ import annotations

import pytest

from viennagraph import resources
from viennagraph.claim import asks, asks_imperative
from viennagraph.register import modality


@pytest.fixture(scope="module")
def forms() -> modality.ModalForms:
    return modality.load(resources.ontology())


def asked(text: str, forms: modality.ModalForms, *names: str) -> list[str]:
    found = asks.read(text, forms, names)
    return [] if found is None else [addressee.label for addressee in found.addressees]


@pytest.mark.parametrize("singled", ["including", "in particular", "especially", "notably"])
def test_those_who_are_singled_out_are_asked_too(singled: str, forms: modality.ModalForms) -> None:
    text = f"Invites all partners, {singled} the postal banks and the private sector, to act;"
    expected = ["all partners", "postal banks", "private sector"]

    assert expected == asked(text, forms)


def test_a_list_of_those_singled_out_is_read_to_its_end(forms: modality.ModalForms) -> None:
    text = "Invites partners, including local banks, operators and the media, to send parcels;"
    expected = ["partners", "local banks", "operators", "media"]

    assert expected == asked(text, forms)


@pytest.mark.parametrize("aside", ["including through training", "in particular by training"])
def test_a_means_that_is_singled_out_is_not_asked(aside: str, forms: modality.ModalForms) -> None:
    expected = ["Governments"]

    assert expected == asked(f"Urges Governments, {aside}, to weigh parcels;", forms)


def test_words_that_guide_those_asked_are_not_asked(forms: modality.ModalForms) -> None:
    text = "Urges Governments, guided by the Charter, to weigh parcels;"
    expected = ["Governments"]

    assert expected == asked(text, forms)


def test_each_verb_of_a_paragraph_asks(forms: modality.ModalForms) -> None:
    text = (
        "Requests the Office to report on parcels, invites States to reply, "
        "and in this regard also encourages the Board to meet;"
    )
    expected = ["Office", "States", "Board"]

    assert expected == asked(text, forms)


def test_whom_two_verbs_ask_is_named_once(forms: modality.ModalForms) -> None:
    text = "Requests the Office to report on parcels, and invites the Office to meet;"
    expected = ["Office"]

    assert expected == asked(text, forms)


def test_two_verbs_that_share_an_infinitive_both_ask(forms: modality.ModalForms) -> None:
    text = "Urges donors and also invites postal banks to fund carriers;"
    expected = ["donors", "postal banks"]

    assert expected == asked(text, forms)


def test_the_first_ask_ends_where_the_next_verb_asks(forms: modality.ModalForms) -> None:
    text = "Calls for the Fund to lend more, and calls upon regulators to weigh parcels;"
    expected = ["Fund", "regulators"]

    assert expected == asked(text, forms)


def test_words_between_verb_and_addressee_are_passed_over(forms: modality.ModalForms) -> None:
    text = "Encourages, in this regard, the Postal Council to consider a debate;"
    expected = ["Postal Council"]

    assert expected == asked(text, forms)


def test_a_repeated_request_asks(forms: modality.ModalForms) -> None:
    found = asks.read("Reiterates its request to the Secretariat to weigh parcels;", forms)

    assert found is not None
    expected = ("reiterates its request to", "requested")

    assert expected == (found.modality, found.strength)


def test_an_adjective_before_a_comma_goes_on_to_its_noun(forms: modality.ModalForms) -> None:
    text = "Invites bilateral, regional and multilateral partners to support carriers;"
    expected = ["bilateral, regional and multilateral partners"]

    assert expected == asked(text, forms)


def test_a_call_for_a_thing_asks_no_one(forms: modality.ModalForms) -> None:
    expected: list[str] = []

    assert expected == asked("Calls for closer collaboration to weigh parcels;", forms)


def test_a_list_of_actions_after_a_leading_verb_is_no_imperative(
    forms: modality.ModalForms,
) -> None:
    text = "Also urges postal banks to lend more, provide support and train carriers;"
    found = asks_imperative.read_any(text, forms)

    assert found is not None
    expected = "urges"

    assert expected == found.modality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Notes it, and calls upon the harbour funds to explore all options to build boats;",
            ["harbour funds"],
            id="the verb after it",
        ),
        pytest.param(
            "Requests the Secretary-General, in coordination with the banks, to send parcels;",
            ["Secretary-General"],
            id="with whom, after a comma",
        ),
        pytest.param(
            "Invites the Board in close consultation with the banks to send parcels;",
            ["Board"],
            id="with whom, without a comma",
        ),
    ],
)
def test_a_name_ends_where_what_is_asked_or_how_begins(
    text: str, expected: list[str], forms: modality.ModalForms
) -> None:
    assert asked(text, forms) == expected
