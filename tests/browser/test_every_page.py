"""What holds on every kind of page: nothing that axe finds, room on a narrow screen, no trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

PAGES: Final = (
    "index.html",
    "search.html?q=airport",
    "provisions.html",
    "recommendations.html?view=table",
    "programmes.html",
    "references.html",
    "references.html?view=network",
    "references.html?view=list",
    "references.html?view=years",
    "questions.html",
    "questions/recommendations-naming-a-programme.html",
    "sparql.html",
    "ontology.html",
    "vocabulary/strength.html",
    "data.html",
    "programme/aircop.html",
    "body/cnd.html",
    "meeting/honlea-europe-91.html",
    "document/UNODC-HONEURO-91-6.html",
    "recommendation/UNODC-HONEURO-91-6-p2-c.html",
    "vocabulary/strength/urged.html",
)
NARROW: Final = {"width": 320, "height": 640}
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
THEMES: Final = ("light", "dark")

_FOUND: Final = """
async rules => (await axe.run(document, {runOnly: {type: 'tag', values: rules}})).violations
    .map(({id, nodes}) => `${id}: ${nodes.length} × ${nodes[0].target} ${nodes[0].failureSummary}`)
"""
_OVER: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_HEADINGS: Final = "[...document.querySelectorAll('h1')].length"

by_page = pytest.mark.parametrize("path", PAGES)


@by_page
@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(
    visit: Callable[..., Visit], live: str, axe: Path, path: str, theme: str
) -> None:
    there = visit(live, color_scheme=theme, bypass_csp=True)
    page = there.open(path)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.add_script_tag(path=axe)

    assert page.evaluate(_FOUND, RULES) == []


@by_page
def test_a_narrow_screen_needs_no_scrolling_to_the_side(
    visit: Callable[..., Visit], live: str, path: str
) -> None:
    page = visit(live, viewport=NARROW).open(path)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert page.evaluate(_OVER) <= 0


@by_page
def test_a_page_loads_without_trouble_and_from_here_alone(
    visit: Callable[..., Visit], live: str, path: str
) -> None:
    there = visit(live)
    page = there.open(path)
    page.wait_for_load_state("networkidle")

    assert (there.troubles, there.foreign) == ([], [])
    assert page.evaluate(_HEADINGS) == 1


def test_a_page_that_is_not_there_says_so_accessibly(
    visit: Callable[..., Visit], live: str, axe: Path
) -> None:
    page = visit(live, bypass_csp=True).open("programme/nowhere.html")
    page.add_script_tag(path=axe)

    assert page.evaluate(_FOUND, RULES) == []
