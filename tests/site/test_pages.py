"""The pages of the site: what each shows of the golden graph."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urljoin

import pytest
from lxml import html

from viennagraph.ask import Table
from viennagraph.ask.engines import Oxigraph
from viennagraph.site import Embedded, kinds
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from viennagraph.site import Site

DOCUMENT: Final = "document/UNODC-HONEURO-91-6"
LATER: Final = "recommendation/E-CN.7-2092-9-p5-c"
ASK: Final = "recommendation/UNODC-HONEURO-91-6-p2-a"
KINDS: Final = (
    "programme/aircop",
    "body/honlea-europe",
    "meeting/honlea-europe-91",
    "state/prt",
    "vocabulary/strength/encouraged",
    DOCUMENT,
    ASK,
    LATER,
    "questions",
    "questions/recommendations-naming-a-programme",
    "questions/said-in-passage",
)


def tree(site: Site, path: str) -> html.HtmlElement:
    page = site.page(path)
    assert page is not None
    return html.fromstring(site.render(page))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def section(page: html.HtmlElement, title: str) -> html.HtmlElement:
    return page.xpath(f'//section[h2[starts-with(normalize-space(), "{title}")]]')[0]


@pytest.mark.parametrize("path", KINDS)
def test_a_page_has_one_h1_its_landmarks_and_a_way_past_the_head(golden: Site, path: str) -> None:
    page = tree(golden, path)

    assert [
        len(page.xpath(f"//{tag}"))
        for tag in ("h1", "main", "nav[@aria-label='Site']", "footer[@class='site-footer']")
    ] == [1, 1, 1, 1]
    assert page.xpath("//a[@class='skip-link']/@href") == ["#main"]
    assert page.xpath("/html/@lang")[0] == "en"


@pytest.mark.parametrize("path", KINDS)
def test_no_anchor_of_a_page_is_there_twice(golden: Site, path: str) -> None:
    anchors = tree(golden, path).xpath("//@id")

    assert sorted(set(anchors)) == sorted(anchors)


@pytest.mark.parametrize("path", KINDS)
def test_each_heading_goes_at_most_one_level_deeper(golden: Site, path: str) -> None:
    levels = [
        int(one.tag[1])
        for one in tree(golden, path).xpath(
            "//*[re:match(local-name(), '^h[1-6]$')]",
            namespaces={"re": "http://exslt.org/regular-expressions"},
        )
    ]

    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_a_thing_of_which_nothing_is_said_has_no_page(golden: Site) -> None:
    assert golden.page("body/nobody") is None


def test_a_path_that_is_no_iri_has_no_page(golden: Site) -> None:
    assert golden.page("Nowhere at all") is None


def test_the_page_of_a_programme_tells_its_names_and_who_names_it(golden: Site) -> None:
    page = tree(golden, "programme/aircop")

    assert words(page.xpath("//p[@class='kind']")[0]) == "programme"
    assert words(page.xpath("//h1")[0]) == "Airport Communication Project AIRCOP"
    assert "name it" in words(section(page, "Over time"))
    assert "recommendation" in words(section(page, "Provisions that name it"))


def test_a_fact_unfolds_to_the_quoted_sentence_and_its_paragraph(read: Site) -> None:
    page = tree(read, "meeting/honlea-europe-91")
    place = page.xpath("//dt[.='attended by']/following-sibling::dd[1]")[0]

    source = place.xpath(".//details[@class='source']")[0]
    assert source.xpath(".//blockquote//mark")
    link = source.xpath(".//footer/a[@class='source-link']/@href")[0]
    assert link.startswith(f"../{DOCUMENT}.html#p")
    assert "official document" in words(source)


def test_the_page_of_a_thing_gives_its_iri_to_copy(golden: Site) -> None:
    page = tree(golden, "programme/aircop")

    assert f"{BASE}programme/aircop" == page.xpath("//code[@id='iri']/text()")[0]
    assert page.xpath("//p[@class='iri']/button/@data-copy-from") == ["iri"]


def test_the_page_of_a_thing_tells_the_judgements_about_it(golden: Site) -> None:
    page = tree(golden, "document/E-CN.7-2092-9")

    assert "both speak of the Ninety-first Meeting" in words(section(page, "Judgements"))


def test_each_passage_of_a_document_has_its_fragment_as_anchor(read: Site) -> None:
    page = tree(read, DOCUMENT)

    anchors = page.xpath("//*[contains(@class, 'passage')]/@id")
    assert {"p1", "p2-a", "heading-I"} <= set(anchors)


def test_an_item_stands_inside_its_paragraph(read: Site) -> None:
    assert tree(read, DOCUMENT).xpath("//section[@id='p2']//section[@id='p2-a']")


def test_a_name_in_the_text_leads_to_its_thing_and_is_the_anchor_of_its_mention(
    read: Site,
) -> None:
    names = tree(read, DOCUMENT).xpath("//a[@class='name' and starts-with(@id, 'char=')]")

    assert names
    assert all(one.get("href").endswith(".html") and words(one) for one in names)


def test_a_provision_is_marked_at_its_passage_with_kind_and_strength(read: Site) -> None:
    marks = tree(read, DOCUMENT).xpath("//section[@id='p2-a']/div[@class='marks']")[0]

    assert words(marks) == "recommendation encouraged"
    assert [f"../{ASK}.html"] == marks.xpath(".//a/@href")


def test_what_was_not_recognised_is_listed_with_what_it_may_be(golden: Site) -> None:
    found = [
        path
        for path in golden.paths()
        if path.startswith("document/") and "Not recognised" in golden.render(_page(golden, path))
    ]

    assert found


def _page(site: Site, path: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    page = site.page(path)
    assert page is not None
    return page


def test_a_document_that_is_only_cited_has_the_page_of_a_thing(golden: Site) -> None:
    cited = [
        path
        for path in golden.paths()
        if path.startswith("document/") and _page(golden, path).template == "entity.html"
    ]

    assert cited


def test_a_recommendation_tells_who_asks_whom_how_firmly_and_what(golden: Site) -> None:
    facts = {
        words(one.xpath("dt")[0]): words(one.xpath("dd")[0])
        for one in tree(golden, ASK).xpath("//dl[@class='facts']/div")
    }

    assert "Governments" in facts["to whom"]
    assert facts["how firmly"].startswith("encouraged 6 of 9")
    assert facts["what"] == "ensure"
    assert facts["how specific"].startswith("general action")


def test_two_wordings_differ_by_marks_and_words_not_by_colour_alone(golden: Site) -> None:
    diff = tree(golden, LATER).xpath("//p[@class='diff']")[0]

    changes = diff.xpath(".//del | .//ins")
    assert changes
    assert {"removed:", "added:"} >= {words(one).split()[0] for one in changes}


def test_the_lineage_is_a_dated_list_with_this_wording_in_it(golden: Site) -> None:
    lineage = section(tree(golden, LATER), "Earlier and later wordings").xpath("./ol/li")

    assert len(lineage) >= 2
    assert "this wording" in words(lineage[-1])


def test_a_question_shows_its_form_with_the_example_and_the_answer(golden: Site) -> None:
    page = tree(golden, "questions/recommendations-naming-a-programme")

    assert page.xpath("//form//input/@value") == ["programme/aircop"]
    assert page.xpath("//table/tbody/tr")


def test_a_question_is_asked_of_what_the_address_names(golden: Site) -> None:
    path = "questions/recommendations-naming-a-programme"
    page = golden.page(path, {"programme": ["body/nobody"]})

    assert page is not None
    assert page.table is not None
    assert len(page.table) == 0
    assert f"<{BASE}body/nobody>" in str(page.query)


def test_a_value_that_does_not_fit_is_told_in_place_of_an_answer(golden: Site) -> None:
    page = golden.page("questions/programmes-as-of", {"day": ["yesterday"]})

    assert page is not None
    assert "'yesterday' is no date" in html.fromstring(golden.render(page)).text_content()


def test_the_query_behind_a_page_gives_its_table(golden: Site) -> None:
    page = golden.page("questions/recommendations-naming-a-programme")

    assert page is not None
    assert page.table is not None
    query = tree(golden, page.path).xpath("//code[@id='query-behind']/text()")[0]
    assert str(page.query).strip() == query.strip()
    assert "#+" not in query


def test_a_small_thing_leads_to_where_it_is_shown(golden: Site) -> None:
    addressee = golden.page("addressee/UNODC-HONEURO-91-6-p2-a-1")
    restatement = golden.page("restatement/E-CN.7-2092-9-p5-c-of-UNODC-HONEURO-91-6-p2-c")

    assert addressee is not None
    assert addressee.moved == ASK
    assert restatement is not None
    assert f"{LATER}#wordings" == restatement.moved


def test_a_citation_is_told_as_text_and_as_bibtex(golden: Site) -> None:
    cite = tree(golden, DOCUMENT).xpath("//details[@class='cite']")[0]

    assert f"{BASE}{DOCUMENT}" in words(cite)
    assert "@misc{viennagraph-unodc-honeuro-91-6," in words(cite)


def test_a_page_is_described_in_the_terms_of_schema_org(golden: Site) -> None:
    schemas = {path: dict(_page(golden, path).schema or {}) for path in KINDS[:3]}

    assert [one["@type"] for one in schemas.values()] == ["Project", "Organization", "Event"]


def test_every_link_of_a_page_leads_to_a_page_of_the_static_site(static: Site) -> None:
    known = {*static.paths(), "index"}
    # Most concepts and States are alike: those that documents name are linked from other pages.
    shown = [one for one in known if "/" in one and not one.startswith(("vocabulary/", "state/"))]
    broken = set()
    for path in shown:
        for link in set(re.findall(r'href="([^"]+)"', static.render(_page(static, path)))):
            target = unquote(urljoin(f"/{path}", link)).partition("#")[0].partition("?")[0]
            name = target.removeprefix("/").removesuffix(".html")
            if target.endswith(".html") and not link.startswith("http") and name not in known:
                broken.add((path, link))

    assert not broken


EVERY: Final = (*kinds.PLAIN, *KINDS, "vocabulary/strength")
WITHOUT_QUERY: Final = frozenset({"questions", "sparql"})
WITHOUT_TABLE: Final = frozenset({"search", "sparql"})


@pytest.mark.parametrize("path", sorted(set(EVERY)))
def test_every_page_tells_its_query_its_data_and_how_to_cite_it(golden: Site, path: str) -> None:
    page = golden.page(path)
    assert page is not None
    words = golden.render(page)

    assert (path not in WITHOUT_QUERY) == ("The query behind this page" in words)
    assert (path not in WITHOUT_TABLE) == ('.csv" type="text/csv"' in words)
    assert (page.thing is not None) == ('.ttl" type="text/turtle">Turtle' in words)
    assert "Cite this" in words


@pytest.mark.parametrize("path", sorted(set(EVERY) - WITHOUT_QUERY))
def test_the_query_behind_a_page_runs_as_it_stands(golden: Site, path: str) -> None:
    page = golden.page(path)
    assert page is not None
    assert page.query is not None
    assert isinstance(golden.source, Embedded)

    assert isinstance(Oxigraph(golden.source.snapshot.store).select(page.query), Table)
