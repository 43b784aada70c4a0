from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph.relations import Relation

if TYPE_CHECKING:
    from conftest import Read, Said

FIGURE = "UNODC-HONEURO-91-6-p1"
COMPARED = "1. In 2090, the centre worked with over 220 laboratories, up from 80 in 2089.\n"


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("The guide was used in 12 countries.", "12", "countries"),
        ("The project reached an estimated 34,000 patients.", "34000", "patients"),
        ("Twenty-four replies were received.", "24", "replies"),
        ("Some 2.5 million people took part.", "2500000", "people"),
        ("Of the boats, 30 per cent were empty.", "30", "per cent"),
        (
            "It trained 40 justice and health officers from Malta.",
            "40",
            "justice and health officers",
        ),
    ],
)
def test_a_number_is_a_value_and_a_unit(
    report: Read, said: Said, sentence: str, value: str, unit: str
) -> None:
    reading = report(f"1. {sentence}\n")

    assert {(FIGURE, value)} == said(reading, Relation.VALUE)
    assert {(FIGURE, unit)} == said(reading, Relation.UNIT)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The Meeting was held in 2093.", id="a year"),
        pytest.param("It met from 27 to 30 June 2093.", id="days"),
        pytest.param("The Meeting considered item 3 of the agenda.", id="an agenda item"),
        pytest.param("It cited paragraph 97 of General Assembly resolution 71/211.", id="an act"),
        pytest.param("The Meeting had before it UNODC/HONEURO/91/4.", id="a symbol"),
        pytest.param("At its 3rd to 5th meetings, the Meeting rose.", id="ordinals"),
        pytest.param("One speaker left.", id="one is a quantity"),
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(report: Read, said: Said, sentence: str) -> None:
    assert set() == said(report(f"1. {sentence}\n"), Relation.VALUE)


def test_a_figure_is_compared_with_that_of_another_year(report: Read, said: Said) -> None:
    reading = report(COMPARED)

    assert {(FIGURE, "220"), (f"{FIGURE}-2", "80")} == said(reading, Relation.VALUE)
    assert {(FIGURE, f"{FIGURE}-2")} == said(reading, Relation.COMPARED_WITH)


def test_each_figure_has_the_year_that_the_text_gives_it(report: Read, said: Said) -> None:
    assert {(FIGURE, "2090"), (f"{FIGURE}-2", "2089")} == said(report(COMPARED), Relation.FOR_YEAR)


def test_a_figure_without_unit_has_that_of_the_one_it_is_compared_with(
    report: Read, said: Said
) -> None:
    assert {(FIGURE, "laboratories"), (f"{FIGURE}-2", "laboratories")} == said(
        report(COMPARED), Relation.UNIT
    )


def test_how_exact_a_number_is_stays_with_it(report: Read, said: Said) -> None:
    reading = report("1. It reached more than 90 parcels.\n")

    assert {(FIGURE, "more than")} == said(reading, Relation.QUALIFIER)
    assert (FIGURE, "more than 90 parcels") in said(reading, Relation.TEXT)


def test_a_figure_is_of_the_named_thing_that_it_counts(report: Read, said: Said) -> None:
    reading = report("1. Officers seized 3 tons of heroin.\n")

    assert {(FIGURE, "heroin")} == said(reading, Relation.OF)


def test_a_second_figure_does_not_take_the_name_of_that_of_another_passage(
    read: Read, said: Said
) -> None:
    reading = read(
        "E/CN.7/2093/9\n\n1. It sent 12 boats and 13 lamps.\n\n"
        "2. It rose.\n\n3. It sat.\n\n1. It sent 14 oars.\n\n2. It rose again.\n"
    )

    stem = "E-CN.7-2093-9-p1"
    assert {(stem, "12"), (f"{stem}--2", "13"), (f"{stem}-2", "14")} == said(
        reading, Relation.VALUE
    )
