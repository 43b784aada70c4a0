"""What people come for, walked through in a browser: on a desk, on a phone, in the dark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

WAYS: Final[dict[str, dict[str, Any]]] = {
    "on a desk": {},
    "on a phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True},
    "in the dark": {"color_scheme": "dark"},
}
everywhere = pytest.mark.parametrize("way", list(WAYS.values()), ids=list(WAYS))


@everywhere
def test_aircop_is_found_from_the_first_page_by_keyboard_alone(
    visit: Callable[..., Visit], live: str, way: dict[str, Any]
) -> None:
    there = visit(live, **way)

    there.find_by_keyboard("aircop")

    assert there.where == "programme/aircop.html"
    assert (there.troubles, there.foreign) == ([], [])


@everywhere
def test_a_recommendation_leads_to_its_quote_and_its_paragraph(
    visit: Callable[..., Visit], live: str, way: dict[str, Any]
) -> None:
    there = visit(live, **way)

    there.reach_paragraph()

    assert re.fullmatch(r"document/[^#]+#p\d+-[a-z]", there.where)
    assert (there.troubles, there.foreign) == ([], [])


@everywhere
def test_the_matrix_keeps_its_filter_in_the_network_and_back(
    visit: Callable[..., Visit], live: str, way: dict[str, Any]
) -> None:
    there = visit(live, **way)
    page = there.open("references.html")
    page.get_by_label("At least").fill("3")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile("minimum=3"))

    page.get_by_role("link", name="Network", exact=True).click()
    page.wait_for_url(re.compile("view=network"))
    nodes = page.locator("a[data-node]").count()
    kept = page.get_by_label("At least").input_value()
    page.get_by_role("link", name="Matrix", exact=True).click()
    page.wait_for_url(re.compile("view=matrix"))

    assert (nodes, kept, page.get_by_label("At least").input_value()) == (3, "3", "3")
    assert "minimum=3" in there.where
    assert (there.troubles, there.foreign) == ([], [])


@everywhere
def test_a_named_question_is_asked_and_its_answer_taken_as_csv(
    visit: Callable[..., Visit], live: str, way: dict[str, Any]
) -> None:
    there = visit(live, **way)

    name, lines = there.take_csv()

    assert name.endswith(".csv")
    assert "body" in lines[0]
    assert len(lines) > 6
    assert (there.troubles, there.foreign) == ([], [])


def test_a_cell_of_the_matrix_opens_its_quotes(visit: Callable[..., Visit], live: str) -> None:
    there = visit(live)
    page = there.open("references.html")

    page.locator("table.matrix td a").first.click()

    page.wait_for_selector("details:target[open]")
    assert page.locator("details:target blockquote").first.is_visible()


def test_the_matrix_is_sorted_by_a_programme_and_back(
    visit: Callable[..., Visit], live: str
) -> None:
    there = visit(live)
    page = there.open("references.html")
    before = page.locator("table.matrix tbody tr").evaluate_all(
        "rows => rows.map(row => row.dataset.body)"
    )

    page.get_by_role("button", name="Sort by AIRCOP").click()
    values = page.locator("table.matrix tbody tr td:nth-child(2)").evaluate_all(
        "cells => cells.map(cell => Number(cell.dataset.value))"
    )
    page.get_by_role("button", name="Sort by AIRCOP").click()
    after = page.locator("table.matrix tbody tr").evaluate_all(
        "rows => rows.map(row => row.dataset.body)"
    )

    assert sorted(values, reverse=True) == values
    assert before == after


def test_arrows_lead_from_node_to_node_in_the_network(
    visit: Callable[..., Visit], live: str
) -> None:
    there = visit(live)
    page = there.open("references.html?view=network")
    page.locator("a[data-node='body/honlea-europe']").focus()

    page.keyboard.press("ArrowRight")
    reached = page.evaluate("document.activeElement.dataset.node")
    dimmed = page.locator("svg .is-dim").count()
    page.keyboard.press("Escape")

    assert reached.startswith("programme/")
    assert dimmed > 0
    assert page.locator("svg .is-dim").count() == 0
    assert there.troubles == []


def test_what_is_looked_for_in_the_network_is_marked(
    visit: Callable[..., Visit], live: str
) -> None:
    there = visit(live)
    page = there.open("references.html?view=network")

    page.get_by_label("Find in the picture").fill("container")
    page.keyboard.press("Enter")

    assert page.locator(".is-found").count() == 1
    assert page.evaluate("document.activeElement.dataset.node") == "programme/ccp"


def test_enter_on_a_node_opens_its_page(visit: Callable[..., Visit], live: str) -> None:
    there = visit(live)
    page = there.open("references.html?view=network")
    page.locator("a[data-node='programme/aircop']").focus()

    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("programme/aircop"))

    assert there.where == "programme/aircop.html"


def test_the_picture_is_taken_as_png(visit: Callable[..., Visit], live: str) -> None:
    there = visit(live)
    page = there.open("references.html?view=network")

    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()

    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    assert there.troubles == []


def test_the_theme_that_is_chosen_is_kept(visit: Callable[..., Visit], live: str) -> None:
    there = visit(live)
    page = there.open()
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")

    page.get_by_label("Theme").select_option("dark")
    page.goto(live + "data.html")

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_an_address_opens_what_hides_its_place(visit: Callable[..., Visit], live: str) -> None:
    there = visit(live)

    page = there.open("sparql.html#question-meetings-of-a-body")

    assert page.locator("#question-meetings-of-a-body pre").is_visible()
