"""The site as a folder: on a host of plain files, and opened as a file with no server at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

COUNT: Final = """\
PREFIX vg: <https://w3id.org/viennagraph/ontology#>
SELECT (COUNT(DISTINCT ?ask) AS ?asks) WHERE { ?ask a vg:Recommendation }
"""


@pytest.fixture(params=["hosted", "a file"])
def place(request: pytest.FixtureRequest, folder: Path) -> str:
    """Where the folder stands: its address."""
    if request.param == "hosted":
        return str(request.getfixturevalue("hosted"))
    return f"{folder.as_uri()}/"


def test_aircop_is_found_from_the_first_page_by_keyboard_alone(
    visit: Callable[..., Visit], place: str
) -> None:
    there = visit(place)

    there.find_by_keyboard("aircop")

    assert there.where == "programme/aircop.html"
    assert (there.troubles, there.foreign) == ([], [])


def test_words_are_looked_for_on_a_page_of_their_own(
    visit: Callable[..., Visit], place: str
) -> None:
    there = visit(place)
    page = there.open()
    page.locator("input[name=q]").fill("quiet rooms at airports")

    page.get_by_role("button", name="Search").click()
    page.wait_for_selector("[data-search-results] li")

    assert page.locator("[data-search-results] a").count() > 0
    assert (there.troubles, there.foreign) == ([], [])


def test_a_recommendation_leads_to_its_quote_and_its_paragraph(
    visit: Callable[..., Visit], place: str
) -> None:
    there = visit(place)

    there.reach_paragraph()

    assert re.fullmatch(r"document/[^#]+#p\d+-[a-z]", there.where)
    assert (there.troubles, there.foreign) == ([], [])


def test_matrix_and_network_stand_there(visit: Callable[..., Visit], place: str) -> None:
    there = visit(place)
    page = there.open("references.html")

    assert page.locator("table.matrix tbody tr").count() > 0
    assert page.locator("a[data-node]").count() > 0
    assert (there.troubles, there.foreign) == ([], [])


def test_the_matrix_is_filtered_where_it_stands_and_the_address_keeps_it(
    visit: Callable[..., Visit], place: str
) -> None:
    there = visit(place)
    page = there.open("references.html")
    page.get_by_label("At least").fill("3")
    page.get_by_label("Body or programme").fill("europe")
    kept = page.url

    page.goto("about:blank")
    page.goto(kept)
    rows = page.locator("table.matrix tbody tr:visible")

    assert "minimum=3" in kept
    assert [one.get_attribute("data-body") for one in rows.all()] == ["body/honlea-europe"]
    assert there.troubles == []


def test_a_question_is_answered_and_its_answer_taken_as_csv(
    visit: Callable[..., Visit], place: str
) -> None:
    there = visit(place)

    name, lines = there.take_csv()

    assert name.endswith(".csv")
    assert len(lines) > 6
    assert (there.troubles, there.foreign) == ([], [])


def test_sparql_is_answered_in_the_browser(visit: Callable[..., Visit], hosted: str) -> None:
    there = visit(hosted)
    page = there.open("sparql.html")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(COUNT)

    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#results table", timeout=60_000)

    assert page.locator("#results tbody td").inner_text() == "30"
    assert (there.troubles, there.foreign) == ([], [])


def test_a_page_opened_as_a_file_does_not_pretend_to_answer(
    visit: Callable[..., Visit], folder: Path
) -> None:
    there = visit(f"{folder.as_uri()}/")
    page = there.open("sparql.html")

    assert page.locator("button", has_text="Run the query").is_hidden()
    assert page.get_by_text("opened as a file").is_visible()
    assert there.troubles == []


def test_without_scripts_the_pages_still_lead_to_each_other(
    visit: Callable[..., Visit], folder: Path
) -> None:
    there = visit(f"{folder.as_uri()}/", java_script_enabled=False)
    page = there.open()

    page.locator("main a[href$='programmes.html']").first.click()
    page.locator("main a[href$='programme/aircop.html']").first.click()

    assert there.where == "programme/aircop.html"
