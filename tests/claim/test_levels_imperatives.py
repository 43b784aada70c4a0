"""Imperatives: what lists of recommendations ask without a form of asking."""

from __future__ import annotations

import pytest

from viennagraph import resources
from viennagraph.claim import asks_imperative
from viennagraph.register import modality


@pytest.fixture(scope="module")
def forms() -> modality.ModalForms:
    return modality.load(resources.ontology())


@pytest.mark.parametrize(
    ("text", "governed"),
    [
        ("Ratify the convention.", "ratify the convention."),
        ("Fully and promptly implement the plan.", "implement the plan."),
        ("In line with the plan, train officers.", "train officers."),
        ("While noting its efforts, adopt a law.", "adopt a law."),
        ("To continue the training.", "continue the training."),
        ("That further steps be taken against smuggling.", "take further steps against smuggling."),
        ("That the Government adopt a law.", "adopt a law."),
        ("Urgently place officers at ports, which should be equipped.", "place officers at ports"),
    ],
)
def test_the_first_verb_begins_what_is_asked(
    text: str, governed: str, forms: modality.ModalForms
) -> None:
    ask = asks_imperative.read_any(text, forms)

    assert ask is not None
    assert ask.governed.startswith(governed.removesuffix("."))


def test_an_imperative_has_no_form_and_no_force(forms: modality.ModalForms) -> None:
    ask = asks_imperative.read("Adopt and apply a law.", forms)

    assert ask is not None
    assert (ask.modality, ask.strength, ask.actions) == ("", "none", ("adopt", "apply"))


def test_a_verb_first_goes_before_a_modal_in_its_object(forms: modality.ModalForms) -> None:
    ask = asks_imperative.read_any("Ensure that officers should be trained.", forms)

    assert ask is not None
    assert ask.actions == ("ensure",)


@pytest.mark.parametrize(
    "text",
    [
        "Work on the law should be accelerated.",
        "Support for victims should be provided.",
        "Governments should adopt a law.",
        "In this regard, Governments should review, adopt and apply a law.",
        "With a view to progress, States are urged to train officers, adopt a law and report.",
    ],
)
def test_a_noun_first_is_no_imperative(text: str, forms: modality.ModalForms) -> None:
    assert asks_imperative.read(text, forms) is None


def test_a_word_that_is_a_noun_too_is_a_verb_where_nothing_else_asks(
    forms: modality.ModalForms,
) -> None:
    ask = asks_imperative.read_any("Support port control units.", forms)

    assert ask is not None
    assert ask.actions == ("support",)


@pytest.mark.parametrize("text", ["", "Review of the law.", "That steps be well known."])
def test_what_asks_nothing_is_no_ask(text: str, forms: modality.ModalForms) -> None:
    assert asks_imperative.read_any(text, forms) is None


def test_whom_an_imperative_asks_in_turn_is_its_addressee(forms: modality.ModalForms) -> None:
    ask = asks_imperative.read("Encourage customs services to share data.", forms)

    assert ask is not None
    assert [addressee.label for addressee in ask.addressees] == ["customs services"]
