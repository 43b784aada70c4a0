"""The ways in: the first page, the search, the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from viennagraph.ask.engines import Oxigraph
from viennagraph.site.overview import search
from viennagraph.site.overview.behind import behind
from viennagraph.site.overview.lists import PATHS
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viennagraph.site import Page, Site

HOSTILE: Final = "\"><script>alert('asked')</script>\u202e{{ 7 * 7 }}"


def page(site: Site, path: str, query: Mapping[str, Sequence[str]] | None = None) -> Page:
    found = site.page(path, query or {})
    assert found is not None
    return found


def tree(
    site: Site, path: str, query: Mapping[str, Sequence[str]] | None = None
) -> html.HtmlElement:
    return html.fromstring(site.render(page(site, path, query)))


@pytest.mark.parametrize("path", ["", "search", "provisions", "recommendations", *PATHS])
def test_each_way_in_has_one_heading(golden: Site, path: str) -> None:
    assert len(tree(golden, path).xpath("//h1")) == 1


def test_the_search_box_is_a_form_that_works_without_scripts(golden: Site) -> None:
    form = tree(golden, "").xpath("//form[@role='search']")[0]

    assert form.get("method") == "get"
    assert form.get("action") == "./search.html"
    assert form.xpath(".//input[@name='q']")


def test_the_first_page_says_what_is_covered_and_what_is_missing(golden: Site) -> None:
    words = tree(golden, "").text_content()

    assert "What it covers" in words
    assert "What it does not" in words


def test_the_bars_of_the_years_have_a_table_behind(golden: Site) -> None:
    first = tree(golden, "")

    bars = len(first.xpath("//section[@aria-labelledby='covers']//rect"))
    assert bars == len(first.xpath("//section[@aria-labelledby='covers']//tbody/tr"))


def test_a_symbol_leads_to_its_document(golden: Site) -> None:
    links = tree(golden, "search", {"q": ["unodc/honeuro/91/6"]}).xpath("//main//@href")

    assert "document/UNODC-HONEURO-91-6.html" in [link.removeprefix("./") for link in links]


def test_what_was_searched_for_is_marked(golden: Site) -> None:
    marks = tree(golden, "search", {"q": ["encouraged"]}).xpath("//main//mark/text()")

    assert "encouraged" in {mark.lower() for mark in marks}


def test_what_is_chosen_is_a_chip_that_takes_it_away(golden: Site) -> None:
    shown = tree(golden, "provisions", {"kind": ["recommendation"], "since": ["1990"]})

    addresses = shown.xpath("//a[contains(@class, 'is-removable')]/@href")
    assert [parse_qs(urlsplit(address).query) for address in addresses] == [
        {"since": ["1990"]},
        {"kind": ["recommendation"]},
    ]


def test_what_is_chosen_stays_ticked(golden: Site) -> None:
    shown = tree(golden, "provisions", {"kind": ["recommendation"]})

    assert shown.xpath("//input[@checked]/@value") == ["recommendation"]


def test_each_box_says_how_many_it_would_leave(golden: Site) -> None:
    shown = tree(golden, "provisions")
    label = shown.xpath("//label[input[@name='kind'][@value='recommendation']]")[0]

    count = int(label.xpath("string(span[@class='count'])"))
    narrowed = tree(golden, "provisions", {"kind": ["recommendation"]})
    assert f"{count} provision" in narrowed.xpath("string(//*[@role='status'])")


def test_the_download_holds_all_that_the_filter_leaves(golden: Site) -> None:
    link = tree(golden, "provisions", {"kind": ["recommendation"]}).xpath(
        "//a[@download][contains(., 'Download')]/@href"
    )[0]
    query = parse_qs(urlsplit(link).query)
    table = page(golden, "provisions", query).table

    assert table is not None
    assert len(table) == page(golden, "provisions", query).context["listing"].total  # type: ignore[attr-defined]


def test_a_page_that_is_not_there_is_the_last(golden: Site) -> None:
    listing = page(golden, "provisions", {"page": ["999999"]}).context["listing"]

    assert listing.page == listing.pages  # type: ignore[attr-defined]


def test_recommendations_are_nothing_else(golden: Site) -> None:
    table = page(golden, "recommendations", {"kind": ["statement"]}).table

    assert table is not None
    assert {str(kind) for kind in table.column("kind")} == {"recommendation"}


def test_documents_that_were_read_stand_apart_from_those_cited(golden: Site) -> None:
    context = page(golden, "documents").context
    read = {line.thing.path for line in context["read"]}  # type: ignore[attr-defined]

    assert "document/UNODC-HONEURO-91-6" in read
    assert not read & {one.path for one in context["things"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["search", "provisions", "references"])
def test_what_was_asked_for_stays_text(golden: Site, path: str) -> None:
    query = {"q": [HOSTILE], "body": [HOSTILE], "document": [HOSTILE], "sort": [HOSTILE]}
    shown = tree(golden, path, query)

    assert not shown.xpath("//script[not(@src)]")
    assert "49" not in shown.xpath("string(//main)").split()


@pytest.mark.parametrize("path", ["", "search", "provisions", "bodies", "documents", "references"])
def test_what_a_document_says_stays_text(hostile: Site, path: str) -> None:
    shown = tree(hostile, path, {"q": ["script alert"], "view": ["list"]})

    assert not shown.xpath("//script[not(@src)] | //img | //main//b | //em | //style")
    assert not shown.xpath("//@*[starts-with(name(), 'on')]")


def test_suggestions_lead_to_pages(golden: Site) -> None:
    first = search.suggestions(golden.index, "airc")[0]

    assert first == {
        "href": "programme/aircop.html",
        "label": "Airport Communication Project",
        "kind": "programme",
        "note": "AIRCOP",
    }


def test_without_words_nothing_that_was_said_is_shown(wordless: Site, golden: Site) -> None:
    said = {one.text for one in golden.index.provisions(size=1000).provisions if len(one.text) > 20}
    for path in ("", "provisions", "recommendations", "references", "search"):
        shown = " ".join(tree(wordless, path).text_content().split())
        assert not {one for one in said if " ".join(one.split()) in shown}


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"kind": ["recommendation"]},
        {"programme": ["programme/aircop"]},
        {"addressee": ["group/governments"], "strength": ["encouraged"]},
        {"since": ["1990"], "until": ["2100"]},
    ],
)
def test_the_query_behind_a_list_finds_what_it_shows(
    golden: Site, query: dict[str, list[str]]
) -> None:
    shown = page(golden, "provisions", {**query, "size": ["all"]})
    assert shown.query is not None
    assert shown.table is not None
    found = Oxigraph(golden.source.snapshot.store).select(shown.query)  # type: ignore[attr-defined]
    kinds = tuple(f"{BASE}{kind}" for kind in query.get("kind", [""]))

    assert {str(one) for one in shown.table.column("provision")} == {
        str(one) for one in found.column("provision") if str(one).startswith(kinds)
    }


def test_what_nobody_chose_is_not_in_the_query() -> None:
    assert "VALUES" not in behind("provisions", {})
