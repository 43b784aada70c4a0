"""What is known of one thing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import describe
from viennagraph.ask.engines import Oxigraph
from viennagraph.describe import things
from viennagraph.vocab import BASE, dcterms, foaf, hydra, prov, rdfs, skos, vg, void

if TYPE_CHECKING:
    from tests.describe.conftest import Described, Set  # type: ignore[import-not-found]

AIRCOP = f"{BASE}programme/aircop"
ITEM = f"{BASE}recommendation/UNODC-HONEURO-91-6-p2-a"


def values(triples: tuple[ox.Triple, ...], subject: str, predicate: str) -> list[str]:
    return [
        one.object.value
        for one in triples
        if one.subject == ox.NamedNode(subject) and one.predicate == ox.NamedNode(predicate)
    ]


def test_a_thing_is_told_of_with_all_that_is_held_of_it(source: Described, live: Set) -> None:
    told = describe.thing(source, AIRCOP, live)
    held = source.ask("facts", thing=AIRCOP)

    assert held.rows
    assert {str(row[1]) for row in held.rows} == {
        one.predicate.value for one in told if one.subject == ox.NamedNode(AIRCOP)
    }


def test_a_recommendation_comes_with_those_whom_it_asks(source: Described, live: Set) -> None:
    told = describe.thing(source, ITEM, live)
    (addressee,) = values(told, ITEM, vg.addressee)

    assert values(told, addressee, rdfs.label) == ["Governments"]


def test_each_thing_that_is_linked_has_its_name(source: Described, live: Set) -> None:
    told = describe.thing(source, ITEM, live)
    (level,) = values(told, ITEM, vg.strength)

    assert values(told, level, skos.prefLabel)


def test_a_page_says_what_it_is_about_and_from_what_it_was_made(
    source: Described, live: Set
) -> None:
    told = describe.thing(source, ITEM, live, modified=date(2091, 3, 2))
    page = f"{ITEM}.html"

    assert values(told, page, foaf.primaryTopic) == [ITEM]
    assert values(told, page, dcterms.modified) == ["2091-03-02"]
    assert values(told, page, prov.wasDerivedFrom) == [f"{BASE}document/UNODC-HONEURO-91-6"]
    assert values(told, page, dcterms.license)
    assert f"{ITEM}.ttl" in values(told, page, dcterms.hasFormat)


def test_mentions_are_counted_and_not_listed(source: Described, live: Set) -> None:
    told = describe.thing(source, AIRCOP, live)
    counted = f"{AIRCOP}.html#incoming-vg-refersTo"
    mentions = source.ask("incoming-counts", thing=AIRCOP)
    times = {str(one): str(count) for one, count in mentions.rows}

    assert values(told, counted, void.triples) == [times[vg.refersTo]]
    assert not [
        one
        for one in told
        if one.predicate == ox.NamedNode(vg.refersTo) and one.object == ox.NamedNode(AIRCOP)
    ]


def crowd(count: int) -> Oxigraph:
    store = ox.Store()
    hub = ox.NamedNode(AIRCOP)
    for number in range(count):
        one = ox.NamedNode(f"{BASE}recommendation/invented-{number:04}")
        store.add(ox.Quad(one, ox.NamedNode(vg.mentions), hub))
    return Oxigraph(store)


def test_a_long_list_of_incoming_links_comes_in_pages(source: Described, live: Set) -> None:
    many = type(source)(crowd(things.PAGE + 1))
    first, second = (describe.thing(many, AIRCOP, live, page) for page in (1, 2))

    def listed(told: tuple[ox.Triple, ...]) -> int:
        return sum(one.object == ox.NamedNode(AIRCOP) for one in told) - 1  # the page's topic

    assert (listed(first), listed(second)) == (things.PAGE, 1)
    assert describe.pages(many, AIRCOP) == 2
    assert values(first, f"{AIRCOP}?page=1", hydra.next_) == [f"{AIRCOP}?page=2"]
    assert values(second, f"{AIRCOP}?page=2", hydra.previous) == [f"{AIRCOP}?page=1"]
    assert values(first, f"{AIRCOP}.html#incoming", hydra.totalItems) == [str(things.PAGE + 1)]


def test_a_folder_without_a_server_promises_no_next_page(source: Described, static: Set) -> None:
    many = type(source)(crowd(things.PAGE + 1))
    told = describe.thing(many, AIRCOP, static)

    assert not [one for one in told if one.predicate == ox.NamedNode(hydra.next_)]


def test_nothing_is_told_of_what_the_graph_does_not_know(source: Described, live: Set) -> None:
    assert describe.thing(source, f"{BASE}body/nobody", live) == ()


def test_the_words_of_documents_can_be_left_out(source: Described, wordless: Set) -> None:
    told = describe.thing(source, ITEM, wordless)

    assert values(told, ITEM, vg.text) == [describe.LEFT_OUT]
    assert values(told, ITEM, vg.statedIn) == [f"{BASE}document/UNODC-HONEURO-91-6#p2-a"]


def test_a_passage_is_given_as_the_graph_that_it_names(source: Described, live: Set) -> None:
    iri = f"{BASE}document/UNODC-HONEURO-91-6#p2-a"
    quads = list(ox.parse(describe.passage(source, iri, live), ox.RdfFormat.TRIG))

    assert {ox.NamedNode(iri)} == {quad.graph_name for quad in quads}
    assert len(source.ask("graph", graph=iri)) == len(quads)


def test_there_is_nothing_to_give_of_an_unknown_passage(source: Described, live: Set) -> None:
    assert describe.passage(source, f"{BASE}document/none#p1", live) == b""


@pytest.mark.parametrize(
    ("predicate", "words", "kept"),
    [
        (vg.text, "short", False),
        (skos.prefLabel, "the name of a long and winding thing", True),
        (vg.modality, "should be encouraged to", True),
        (vg.subjectWords, "those who came to this invented meeting", False),
        (vg.reason, "the rule found the words in the other document", True),
        (skos.definition, "what a term of the ontology is said to mean", True),
    ],
)
def test_names_and_reasons_stay_and_the_words_of_documents_go(
    predicate: str, words: str, *, kept: bool
) -> None:
    subject = ox.NamedNode("s:a")
    triple = ox.Triple(subject, ox.NamedNode(predicate), ox.Literal(words))

    assert (describe.without_words(triple) == triple) is kept
