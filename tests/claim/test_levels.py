"""How specific an asked action is: sentences of our own, each with its level and the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph import resources
from viennagraph.claim.asking import AskReader
from viennagraph.register import levels, modality

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.model import Reading

Read = tuple[str, str] | None


@pytest.fixture(scope="module")
def reader() -> AskReader:
    """What words ask, by the vocabularies as they are."""
    folder = resources.ontology()
    return AskReader(modality.load(folder), levels.load(folder))


def level(reader: AskReader, text: str) -> Read:
    """The notation of the level, and the rule that gave it."""
    ask = reader(text)
    return (ask.level.notation, ask.level.rule) if ask and ask.level else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Share lessons learnt with neighbouring States.", ("1", "share")),
        ("Continue the training of customs officers.", ("2", "continue")),
        ("Consider ratifying the convention.", ("3", "consider")),
        ("Strengthen cooperation at borders.", ("4", "strengthen")),
        ("Ratify the convention.", ("5", "ratify")),
    ],
)
def test_each_level_is_read_from_the_first_verb(
    text: str, expected: Read, reader: AskReader
) -> None:
    assert expected == level(reader, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adopt a law on precursors.", ("5", "adopt")),
        ("Adopt further effective measures against smuggling.", ("4", "measures-taken")),
        ("Adopt legislative measures against smuggling.", ("5", "legal-measures")),
        ("Develop a national plan on precursors.", ("5", "develop")),
        ("Develop a national strategy on precursors.", ("4", "policy-made")),
        ("Undertake a study of parcel routes.", ("3", "study-made")),
        ("Seek assistance in training officers.", ("1", "seeking-help")),
        ("Seek to train more officers.", ("4", "seeking-to-act")),
        ("Raise awareness of synthetic drugs.", ("4", "awareness")),
        ("Raise the minimum age of purchase.", ("5", "figure-changed")),
        ("Put an end to smuggling by post.", ("4", "ending")),
        ("Put an end to the state of emergency.", ("5", "ending-a-rule")),
        ("Keep its promise to review the schedule.", ("3", "promised-thought")),
        ("Review and amend the law on precursors.", ("5", "review-and-change")),
    ],
)
def test_the_overall_action_goes_before_the_verb(
    text: str, expected: Read, reader: AskReader
) -> None:
    assert expected == level(reader, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Continue and intensify checks of parcels.", ("4", "continue-and-more")),
        ("Continue its efforts by training more officers.", ("4", "by-means-general")),
        ("Continue its efforts by enacting a law on parcels.", ("5", "by-means-specific")),
        ("Continue its efforts by continuing its checks.", ("2", "continue")),
    ],
)
def test_what_goes_on_by_new_means_is_more_than_continuing(
    text: str, expected: Read, reader: AskReader
) -> None:
    assert expected == level(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Governments must ratify the convention.",
        "Governments are invited to ratify the convention.",
        "The convention should be ratified.",
        "Urges all Member States to ratify the convention;",
        "Ratify the convention.",
    ],
)
def test_the_form_of_an_ask_does_not_change_its_level(text: str, reader: AskReader) -> None:
    assert level(reader, text) == ("5", "ratify")


def test_what_should_be_considered_is_only_thought_about(reader: AskReader) -> None:
    assert level(reader, "Governments should consider ratifying the convention.") == (
        "3",
        "consider",
    )


def test_the_subject_of_a_passive_is_what_the_verb_acts_upon(reader: AskReader) -> None:
    assert level(reader, "Effective measures should be taken against smuggling.") == (
        "4",
        "measures-taken",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prompt ratification of the convention.", ("5", "openings-specific")),
        ("A review of national procedures.", ("3", "openings-thought")),
        ("Further efforts to train officers.", ("4", "openings-efforts")),
        ("Continuation of the training.", ("2", "openings-continuing")),
    ],
)
def test_a_noun_may_ask_where_no_verb_does(text: str, expected: Read, reader: AskReader) -> None:
    assert expected == level(reader, text)


def test_what_no_rule_decides_stays_unclassified(reader: AskReader) -> None:
    assert level(reader, "Governments should zigzag.") is None


def test_a_provision_keeps_the_level_and_the_rule(report: Callable[[str], Reading]) -> None:
    reading = report(
        "1. The Meeting made the following recommendations:\n\n"
        "(a) Governments are urged to ratify the convention;\n\n"
        "(b) Governments should zigzag.\n"
    )

    assert [(provision.action_level, provision.level_rule) for provision in reading.provisions] == [
        ("specific", "ratify"),
        (None, None),
    ]
