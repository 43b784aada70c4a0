"""The SPARQL page: its questions, its form, and what was answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lxml import html

from viennagraph import ask
from viennagraph.ask import Iri, Table
from viennagraph.ask.terms import literal
from viennagraph.site.sparql_page import Answer, Failure, answered
from viennagraph.vocab import BASE, xsd

if TYPE_CHECKING:
    from viennagraph.site import Page, Site

AIRCOP = Iri(f"{BASE}programme/aircop")


def shown(site: Site, page: Page | None) -> html.HtmlElement:
    assert page is not None
    return html.fromstring(site.render(page))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_question_stands_once_on_the_page(golden: Site) -> None:
    page = shown(golden, golden.page("sparql"))

    names = [one.removeprefix("question-") for one in page.xpath("//details[@data-example]/@id")]

    assert sorted(one.name for one in ask.questions()) == sorted(names)


def test_the_query_of_the_address_stands_in_the_box(golden: Site) -> None:
    page = shown(golden, golden.page("sparql", {"query": ["ASK {} # </textarea><script>"]}))

    assert page.get_element_by_id("query").text == "ASK {} # </textarea><script>"


def test_the_form_is_sent_to_the_endpoint(golden: Site) -> None:
    form = shown(golden, golden.page("sparql")).get_element_by_id("query-form")

    assert (form.get("method"), form.get("action")) == ("post", "./sparql")
    assert form.get("data-suggest") == "./suggest.json"
    assert form.get("data-dump") is None


def test_a_static_page_names_the_dump_that_answers(wordless: Site) -> None:
    form = shown(wordless, wordless.page("sparql")).get_element_by_id("query-form")

    assert form.get("data-dump") == "./dumps/viennagraph.nq.gz"
    assert form.get("data-suggest") is None


def test_the_editor_is_given_all_terms(golden: Site) -> None:
    page = shown(golden, golden.page("sparql"))

    given = json.loads(page.get_element_by_id("terms").text)

    assert {"name": "vg:Body", "is": "class"}.items() <= next(
        one for one in given if one["name"] == "vg:Body"
    ).items()


def test_a_table_is_shown_with_labels_that_lead_to_pages(golden: Site) -> None:
    table = Table(("thing", "times"), ((AIRCOP, literal("3", xsd.integer)),))

    page = shown(golden, answered(golden, "SELECT …", Answer(table)))
    cells = page.xpath("//section[@id='results']//td")

    assert [words(one) for one in cells] == ["Airport Communication Project", "3"]
    assert cells[0].xpath("a/@href") == ["./programme/aircop.html"]
    assert cells[1].get("class") == "number"


def test_a_label_column_is_shown_in_the_place_of_its_thing(golden: Site) -> None:
    table = Table(("body", "bodyLabel"), ((AIRCOP, literal("its own label")),))

    page = shown(golden, answered(golden, "SELECT …", Answer(table)))

    assert [words(one) for one in page.xpath("//section[@id='results']//th")] == ["body"]
    assert [words(one) for one in page.xpath("//section[@id='results']//td")] == ["its own label"]


def test_a_column_that_is_empty_throughout_is_not_shown(golden: Site) -> None:
    table = Table(("page", "item"), ((None, literal("a")),))

    page = shown(golden, answered(golden, "SELECT …", Answer(table)))

    assert [words(one) for one in page.xpath("//section[@id='results']//th")] == ["item"]


def test_yes_is_said_in_words(golden: Site) -> None:
    page = shown(golden, answered(golden, "ASK {}", Answer(truth=True)))

    assert "Yes." in words(page.get_element_by_id("results"))


def test_a_failure_says_where_it_is(golden: Site) -> None:
    failure = Failure("The query cannot be read", "SELECT <script>", 1, 8)

    page = shown(golden, answered(golden, "SELECT", failure))
    text = words(page.get_element_by_id("results"))

    assert "Line 1, column 8.SELECT <script>" in text
    assert page.get_element_by_id("query").text == "SELECT"


def test_no_row_is_said_in_words(golden: Site) -> None:
    page = shown(golden, answered(golden, "SELECT", Answer(Table(("a",), ()))))

    assert "No row fits the query." in words(page.get_element_by_id("results"))


def test_an_answer_longer_than_the_page_says_how_much_is_left(golden: Site) -> None:
    rows = tuple((literal(str(number)),) for number in range(1_003))

    page = shown(golden, answered(golden, "SELECT", Answer(Table(("a",), rows))))

    assert "3 more rows are not shown here." in words(page.get_element_by_id("results"))
