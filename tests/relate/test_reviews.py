"""What a reader is shown, in what order, and what becomes of a decision."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from pyoxigraph import Quad, Store
from typer.testing import CliRunner

from viennagraph import ask, relate, resources, store
from viennagraph.ask.engines import Oxigraph
from viennagraph.cli.app import app
from viennagraph.cli.reviewing import ReviewError
from viennagraph.relate.reviews import UnknownCaseError, case, cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.relate.reviews import Case

HERE: Final = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def found() -> tuple[Case, ...]:
    """The cases of the document that is at odds with itself."""
    faults = Store()
    faults.load(path=HERE / "faults.trig")
    faults.extend([Quad(quad.subject, quad.predicate, quad.object) for quad in faults])
    return cases(Oxigraph(faults))


@pytest.fixture
def place(built: Callable[..., Path]) -> Path:
    """A store in which a report was recognised."""
    folder = built("report", "compilation")
    with store.generation(folder) as draft:
        relate.relate(draft)
        draft.commit()
    return folder


def listed(place: Path) -> list[dict[str, str]]:
    shown: list[dict[str, str]] = json.loads(
        CliRunner().invoke(app, ["review", "--json", "--store", str(place)]).stdout
    )
    return shown


@pytest.mark.parametrize(
    ("title", "labels"),
    [
        ("A symbol that disagrees with its link", ("A/91/7", "A/RES/91/7")),
        ("Dates that cannot both hold", ("2091-05-03", "2091-05-04")),
        ("A document announced but not listed", ("INV/9/2",)),
        (
            "A body named two ways in one document",
            (
                "Subcommission on Harbour Lamps and Related Matters",
                "Subcommittee on Harbour Lamps and Related Matters",
            ),
        ),
        (
            "Topics in another order than on the agenda",
            ("6 (a) in section V.2", "6 (b) in section V.1"),
        ),
        ("An agenda item with two titles", ("Lamps at night", "Lamps in the dark")),
        ("An act called by another number", ("decision 91/3", "decision 91/5")),
        ("Provisions of a document without a date", ("d.txt",)),
        ("A reference that was not resolved", ("the group",)),
        ("A name learnt from a document", ("Lamps for Harbours",)),
    ],
)
def test_a_fault_is_found_once_with_its_names(
    found: tuple[Case, ...], title: str, labels: tuple[str, ...]
) -> None:
    assert [one.labels for one in found if one.title == title] == [labels]


def test_contradictions_come_before_what_is_unresolved(found: tuple[Case, ...]) -> None:
    kinds = [one.kind for one in found]

    assert kinds[0] == "contradiction"
    assert kinds[-1] == "learnt"
    assert found[0].labels == ("A/91/7", "A/RES/91/7")


def test_each_case_quotes_the_passage_that_it_names(found: tuple[Case, ...]) -> None:
    (one,) = (case for case in found if case.title == "A reference that was not resolved")

    assert one.passage.endswith("#p2")
    assert "thanked the group" in one.quote


def test_every_review_has_a_kind_that_has_its_place_in_the_order() -> None:
    reviews = ask.checks(resources.queries() / "reviews")

    kinds = {"contradiction", "identity", "recognised", "gap", "unresolved", "learnt"}
    assert {review.tags[0] for review in reviews} == kinds


def test_a_case_is_known_by_the_beginning_of_its_number(found: tuple[Case, ...]) -> None:
    assert case(found, found[0].number[:5]) == found[0]


def test_a_number_of_no_case_is_refused(found: tuple[Case, ...]) -> None:
    with pytest.raises(UnknownCaseError, match="'nothing'"):
        case(found, "nothing")


def test_a_decision_is_kept_beside_the_store_and_applied(place: Path) -> None:
    (recognised,) = (one for one in listed(place) if one["kind"] == "recognised")
    order = ["review", recognised["number"], "different", "--reason", "Checked.", "--by", "Ada"]
    shown = CliRunner().invoke(app, [*order, "--store", str(place)])

    assert shown.exit_code == 0
    (decision,) = relate.load(relate.beside(place))
    assert (decision.verdict, decision.by) == ("different", "Ada")
    assert not [one for one in listed(place) if one["kind"] == "recognised"]


def test_a_confirmed_case_is_shown_again_only_on_request(place: Path) -> None:
    (recognised,) = (one for one in listed(place) if one["kind"] == "recognised")
    order = ["review", recognised["number"], "same", "--reason", "Checked.", "--by", "Ada"]
    CliRunner().invoke(app, [*order, "--store", str(place)])

    shown = CliRunner().invoke(app, ["review", "--all", "--store", str(place)]).stdout
    assert recognised["number"] not in json.dumps(listed(place))
    assert "decided before" not in shown


@pytest.mark.parametrize("options", [["--by", "Ada"], ["--reason", "Checked."]])
def test_a_decision_without_a_reason_or_a_name_is_refused(place: Path, options: list[str]) -> None:
    number = listed(place)[0]["number"]
    order = ["review", number, "same", *options, "--store", str(place)]

    assert isinstance(CliRunner().invoke(app, order).exception, ReviewError)


def test_a_word_that_is_no_verdict_is_refused(place: Path) -> None:
    number = listed(place)[0]["number"]
    order = ["review", number, "maybe", "--store", str(place)]

    assert isinstance(CliRunner().invoke(app, order).exception, ReviewError)
