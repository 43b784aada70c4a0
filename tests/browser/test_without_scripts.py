"""The same without a script: every page is whole as the server writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def there(visit: Callable[..., Visit], live: str) -> Visit:
    """A window that runs no scripts."""
    return visit(live, java_script_enabled=False)


def test_aircop_is_found_by_the_form(there: Visit) -> None:
    page = there.open()
    page.locator("input[name=q]").fill("aircop")
    page.locator("input[name=q]").press("Enter")
    page.wait_for_url(re.compile(r"search\.html\?"))

    page.locator("main a[href$='programme/aircop.html']").first.click()
    page.wait_for_url("**/programme/aircop.html")

    assert page.locator("h1").inner_text().startswith("Airport Communication Project")


def test_a_recommendation_leads_to_its_paragraph(there: Visit) -> None:
    there.reach_paragraph()

    assert re.fullmatch(r"document/[^#]+#p\d+-[a-z]", there.where)


def test_a_named_question_is_asked_and_its_answer_taken_as_csv(there: Visit) -> None:
    name, lines = there.take_csv()

    assert name.endswith(".csv")
    assert len(lines) > 6


def test_a_question_of_ones_own_is_answered_on_the_page(there: Visit) -> None:
    page = there.open("sparql.html")

    page.get_by_role("button", name="Run the query").click()

    assert page.locator("#results table tbody tr").count() > 0
    assert page.locator("textarea[name=query]").is_visible()


def test_the_filter_of_the_matrix_stays_in_the_network(there: Visit) -> None:
    page = there.open("references.html")
    page.get_by_label("At least").fill("3")
    page.get_by_role("button", name="Show").click()

    page.get_by_role("link", name="Network", exact=True).click()

    assert "minimum=3" in there.where
    assert page.locator("a[data-node]").count() == 3


def test_nothing_that_only_a_script_can_do_is_offered(there: Visit) -> None:
    page = there.open("programme/aircop.html")

    assert page.locator("button:visible").count() == 0
