"""The pages of the ontology and its vocabularies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from lxml import html

from viennagraph.site.ontology_page.diagram import diagram
from viennagraph.site.ontology_page.schemes import schemes
from viennagraph.site.ontology_page.terms import terms
from viennagraph.vocab import owl, rdf, rdfs, vg

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.site import Site


@pytest.fixture(scope="module")
def shown(golden: Site) -> html.HtmlElement:
    """The page of the ontology."""
    page = golden.page("ontology")
    assert page is not None
    return html.fromstring(golden.render(page))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_term_of_the_files_has_its_place_on_the_page(
    root: Path, shown: html.HtmlElement
) -> None:
    graph = ox.Store()
    for path in sorted((root / "ontology").glob("*.ttl")):
        graph.load(path=path)
    declared = {
        quad.subject.value.removeprefix(vg.NS)
        for quad in graph.quads_for_pattern(None, ox.NamedNode(rdf.type), None)
        if quad.object.value.startswith(owl.NS) and quad.subject.value.startswith(vg.NS)
    }

    anchors = {one.get("id") for one in shown.xpath("//section[@class='term']")}

    assert declared == anchors


def test_a_term_is_shown_with_all_that_is_said_of_it(shown: html.HtmlElement) -> None:
    text = words(shown.get_element_by_id("madeBy"))

    assert "Relates a provision to the meeting, the working group or the body" in text
    assert "The maker, not the adopter" in text
    assert "example" in text
    assert "vg:Provision" in text
    assert "A provision is made by a meeting, a body or a group." in text


def test_an_example_from_the_data_leads_to_its_page(shown: html.HtmlElement) -> None:
    links = shown.get_element_by_id("Programme").xpath(
        ".//div[dt='in the data']//a/@href",
    )

    assert len(links) == 1
    assert links[0].startswith("./programme/")


def test_every_link_within_the_page_leads_to_a_place_on_it(shown: html.HtmlElement) -> None:
    ids = set(shown.xpath("//@id"))
    targets = {link[1:] for link in shown.xpath("//a/@href") if link.startswith("#")}

    assert targets - ids == set()


def test_wider_and_narrower_terms_lead_to_each_other(shown: html.HtmlElement) -> None:
    up = shown.get_element_by_id("Recommendation").xpath(".//div[dt='is a']//a/@href")
    down = shown.get_element_by_id("Ask").xpath(".//div[dt='kinds of it']//a/@href")

    assert up == ["#Ask"]
    assert "#Recommendation" in down


def test_lines_of_the_diagram_fit_the_ontology() -> None:
    known = {one.name: one for one in terms()}

    def ends(name: str) -> set[str]:
        return {name, *(one.iri.removeprefix(vg.NS) for one in known[name].above)}

    wrong = [
        line
        for line in diagram().lines
        if not line.is_kind
        for places, end in (
            (known[line.name].domain, line.start),
            (known[line.name].range, line.end),
        )
        if places and not {one.iri.removeprefix(vg.NS) for one in places} & ends(end)
    ]

    assert not wrong


def test_the_diagram_is_said_in_words(shown: html.HtmlElement) -> None:
    said = [words(one) for one in shown.xpath("//details[summary='The diagram in words']//li")]

    assert "Document read from File" in said
    assert "Recommendation is a Ask" in said
    assert len(diagram().lines) == len(said)


def test_the_page_of_a_scale_is_in_its_order(golden: Site) -> None:
    page = golden.page("vocabulary/strength")
    assert page is not None
    shown = html.fromstring(golden.render(page))

    ranks = [int(cell.text) for cell in shown.xpath("//td[@data-label='Rank']")]

    assert list(range(1, len(ranks) + 1)) == ranks
    links = shown.get_element_by_id("urged").xpath(".//th/a/@href")
    assert links == ["../vocabulary/strength/urged.html"]


def test_each_vocabulary_of_the_files_has_a_page(root: Path, golden: Site) -> None:
    files = {path.stem for path in (root / "ontology/vocabulary").glob("*.ttl")}
    names = {one.name for one in schemes()}

    pages = {name for name in names if golden.page(f"vocabulary/{name}")}

    assert names == pages
    assert len(files) <= len(pages)


def test_an_unknown_vocabulary_has_no_page(golden: Site) -> None:
    assert golden.page("vocabulary/nowhere") is None


def test_the_labels_of_the_page_are_those_of_the_ontology(root: Path) -> None:
    graph = ox.Store()
    graph.load(path=root / "ontology/bodies.ttl")
    said = {
        quad.subject.value: quad.object.value
        for quad in graph.quads_for_pattern(None, ox.NamedNode(rdfs.label), None)
    }

    shown = {one.iri: one.label for one in terms() if one.iri in said}

    assert said == shown
