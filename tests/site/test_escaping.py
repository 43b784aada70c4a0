"""Nothing that a document says is anything but text on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from lxml import html

if TYPE_CHECKING:
    from viennagraph.site import Site

PATHS: Final = (
    "body/hostile",
    "document/H-1",
    "recommendation/H-1-p1",
    "recommendation/H-1-p2",
    "judgement/hostile",
    "questions/said-in-passage",
    "questions/search-provisions",
)
QUERY: Final = {
    "passage": ["https://w3id.org/viennagraph/document/H-1#p1"],
    "words": ["\"><script>alert('asked')</script>"],
}
OURS: Final = frozenset({"application/ld+json", None})


def shown(site: Site, path: str) -> str:
    page = site.page(path, QUERY)
    assert page is not None
    return site.render(page)


@pytest.mark.parametrize("path", PATHS)
def test_no_script_of_the_data_becomes_a_script(hostile: Site, path: str) -> None:
    scripts = html.fromstring(shown(hostile, path)).xpath("//script")

    assert all(one.get("src") or one.get("type") == "application/ld+json" for one in scripts)


@pytest.mark.parametrize("path", PATHS)
def test_no_markup_of_the_data_becomes_an_element(hostile: Site, path: str) -> None:
    page = html.fromstring(shown(hostile, path))

    assert page.xpath("//svg[@onload] | //img | //i | //b | //hr | //u | //s | //style") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []


@pytest.mark.parametrize("path", PATHS)
def test_no_address_of_the_data_runs_anything(hostile: Site, path: str) -> None:
    links = html.fromstring(shown(hostile, path)).xpath("//@href | //@src | //@action")

    assert [one for one in links if one.startswith(("javascript:", "data:"))] == []


@pytest.mark.parametrize("path", PATHS)
def test_the_description_for_search_engines_cannot_end_its_element(
    hostile: Site, path: str
) -> None:
    page = html.fromstring(shown(hostile, path))

    for one in page.xpath("//script[@type='application/ld+json']/text()"):
        assert "<" not in one


@pytest.mark.parametrize("path", PATHS)
def test_no_template_of_the_data_is_filled_in(hostile: Site, path: str) -> None:
    assert "49" not in html.fromstring(shown(hostile, path)).xpath("string(//main)").split()


def test_markup_is_shown_as_the_document_has_it(hostile: Site) -> None:
    page = html.fromstring(shown(hostile, "document/H-1"))

    assert page.xpath("string(//h1)") == "</title><script>alert('title')</script>"
    assert "<script>alert('body')</script>" in page.xpath("string(//section[@id='p1'])")


def test_names_keep_their_own_direction(hostile: Site) -> None:
    page = html.fromstring(shown(hostile, "body/hostile"))

    assert "\u202eevil\u202c" in page.xpath("//bdi[@lang='ar']/text()")


def test_bibtex_cannot_be_broken_by_a_title(hostile: Site) -> None:
    page = html.fromstring(shown(hostile, "document/H-1"))

    bibtex = page.xpath("string(//code[@id='bibtex'])")
    assert bibtex.count("{") == bibtex.count("}")
