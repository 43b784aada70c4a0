"""Where the words that say who is asked end, and where what is asked begins."""

from __future__ import annotations

from functools import cache

import pytest

from viennagraph import resources
from viennagraph.claim import asks
from viennagraph.register import modality


@cache
def forms() -> modality.ModalForms:
    return modality.load(resources.ontology())


def ask(text: str, *names: str) -> asks.Ask:
    found = asks.read(text, forms(), names)
    assert found is not None, text
    return found


def labels(text: str, *names: str) -> list[str]:
    return [addressee.label for addressee in ask(text, *names).addressees]


@pytest.mark.parametrize(
    "text",
    [
        "Calls upon the Government of Arcadia to ensure respect for boats and agencies to help;",
        "Calls upon the Government of Arcadia to resume its work with agencies to draw up a plan;",
    ],
)
def test_the_first_infinitive_after_a_name_is_what_is_asked(text: str) -> None:
    assert labels(text) == ["Government of Arcadia"]


def test_an_adverb_before_the_infinitive_is_no_part_of_who_is_asked() -> None:
    assert labels("Requests the Harbour Board also to include boats;") == ["Harbour Board"]


def test_a_negated_request_says_so() -> None:
    found = ask("Calls upon States not to interfere with boats and to enact laws;")
    assert (
        found.modality,
        [addressee.label for addressee in found.addressees],
    ) == ("calls upon not", ["States"])


def test_a_participle_after_to_is_not_what_is_asked() -> None:
    found = ask("Urges all parties to armed conflict to protect boats;")
    assert (
        found.actions,
        [addressee.label for addressee in found.addressees],
    ) == (("protect",), ["all parties to armed conflict"])


def test_an_assembly_is_no_adverb() -> None:
    assert labels(
        "Requests the General Assembly to allocate boats of the League to agencies to help;",
        "General Assembly",
    ) == ["General Assembly"]


def test_verbs_of_a_relative_clause_stay_in_the_condition() -> None:
    found = ask(
        "Calls upon all States that have not signed, ratified or acceded to it to consider it;"
    )
    assert [(addressee.label, addressee.condition) for addressee in found.addressees] == [
        ("all States", "that have not signed, ratified or acceded to it")
    ]


@pytest.mark.parametrize(
    "aside",
    ["mindful of the rules", "individually or in collaboration with others", "respectively"],
)
def test_an_aside_names_no_one(aside: str) -> None:
    assert labels(f"Invites the Harbour Fund, {aside}, to help;")[0] == "Harbour Fund"


def test_an_aside_with_a_preposition_ends_the_list() -> None:
    assert labels("Invites the Harbour Fund, mindful of the rules, to help;") == ["Harbour Fund"]


def test_a_further_clause_has_a_subject_of_its_own() -> None:
    assert labels(
        "Reaffirms that the Board will go on as before, and that States shall not prejudge it;"
    ) == ["States"]


def test_the_subject_ends_where_its_first_verb_begins() -> None:
    assert labels(
        "The Harbour Office serves as a conduit for boats, and should continue to help;"
    ) == ["Harbour Office"]


def test_the_preposition_of_a_verb_said_once_is_no_part_of_a_name() -> None:
    assert labels("Appeals to relevant bodies, and to all other organizations, to help;") == [
        "relevant bodies",
        "all other organizations",
    ]
