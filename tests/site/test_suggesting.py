"""What a word being typed may become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from viennagraph.site import Site


def labels(site: Site, words: str) -> list[str]:
    page = site.page("suggest", {"q": [words]})
    assert page is not None
    assert page.table is not None
    return [str(label) for label in page.table.column("label")]


def test_the_beginning_of_another_name_gives_the_thing(golden: Site) -> None:
    assert labels(golden, "airc")[0] == "Airport Communication Project"


def test_nothing_gives_nothing(golden: Site) -> None:
    assert labels(golden, "  ") == []


def test_words_of_any_length_are_looked_at_in_part(golden: Site) -> None:
    assert labels(golden, "airc" * 10_000) == []


def test_the_page_shows_the_same_as_links(golden: Site) -> None:
    page = golden.page("suggest", {"q": ["airc"]})
    assert page is not None

    links = html.fromstring(golden.render(page)).xpath("//main//li/a/@href")

    assert links[0] == "./programme/aircop.html"
