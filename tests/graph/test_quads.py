from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib

from viennagraph.graph import quads
from viennagraph.model import Claim, Ref
from viennagraph.vocab import dcterms, org, rdf, rdfs, skos, vg

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.graph import Names
    from viennagraph.model import Reading

BASE = "https://example.org/"
DOCUMENT = f"{BASE}document/X-91"
PASSAGE = f"{DOCUMENT}#p1"
HARD = {
    "every control character": "".join(map(chr, [*range(0x20), 0x7F, *range(0x80, 0xA0)])),
    "quotation marks": 'say "no"',
    "backslashes": "back\\slash \\u0041 \\n",
    "line ends": "line\nbreak\r\nand\ttab",
    "beyond the first plane": "𝕌𝕟 🕊 \U0010fffd",
    "separators and marks": "\u2028\u2029\ufeff\ufffe",
    "combining and turning": "e\u0301 é \u202eabc",
}
hard = pytest.mark.parametrize("text", HARD.values(), ids=HARD)


def parsed(lines: tuple[str, ...]) -> list[ox.Quad]:
    return list(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS))


def stated(lines: tuple[str, ...], graph: str) -> set[tuple[str, str, str]]:
    return {
        (q.subject.value, q.predicate.value, q.object.value)
        for q in parsed(lines)
        if q.graph_name == ox.NamedNode(graph)
    }


def test_every_line_stands_in_the_graph_of_the_document_or_of_a_passage(
    reading: Reading, names: Names
) -> None:
    graphs = {quad.graph_name.value for quad in parsed(quads(reading, names))}

    assert {DOCUMENT, PASSAGE} == graphs


def test_no_node_is_blank(reading: Reading, names: Names) -> None:
    nodes = {node for quad in parsed(quads(reading, names)) for node in (quad.subject, quad.object)}

    assert {ox.NamedNode, ox.Literal} == {type(node) for node in nodes}


def test_lines_are_sorted_and_each_stands_once(reading: Reading, names: Names) -> None:
    lines = quads(reading, names)

    assert tuple(sorted(set(lines))) == lines


def test_the_order_of_what_was_read_changes_no_line(reading: Reading, names: Names) -> None:
    shuffled = random.Random(7)  # noqa: S311 - an order, not a secret
    other = replace(
        reading,
        claims=tuple(shuffled.sample(reading.claims, len(reading.claims))),
        entities=reading.entities[::-1],
        links=reading.links[::-1],
        provisions=reading.provisions[::-1],
    )

    assert quads(reading, names) == quads(other, names)


@hard
def test_oxigraph_reads_any_text_back(
    text: str, saying: Callable[[str], Reading], names: Names
) -> None:
    found = stated(quads(saying(text), names), PASSAGE)

    assert (f"{BASE}body/the-board", dcterms.title, text) in found


@hard
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_rdflib_reads_any_text_back(
    text: str, saying: Callable[[str], Reading], names: Names
) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data="\n".join(quads(saying(text), names)), format="nquads")
    title = rdflib.URIRef(dcterms.title)

    assert {text} == {str(o) for _, _, o, _ in dataset.quads((None, title, None, None))}


def test_oxigraph_writes_each_line_as_it_stands(reading: Reading, names: Names) -> None:
    lines = quads(reading, names)

    assert set(lines) == {f"{quad} ." for quad in parsed(lines)}


def test_a_local_name_with_any_character_gives_one_iri(reading: Reading, names: Names) -> None:
    odd = Claim(Ref("body", 'a <b> "c" {d}|e^f`g\\h é'), "dcterms:title", "odd", "p1")
    lines = quads(replace(reading, claims=(odd,)), names)
    (subject,) = {q.subject.value for q in parsed(lines) if q.object.value == "odd"}

    assert subject == f"{BASE}body/a%20%3Cb%3E%20%22c%22%20%7Bd%7D%7Ce%5Ef%60g%5Ch%20%C3%A9"


def test_supertypes_stand_beside_types_in_the_same_graph(reading: Reading, names: Names) -> None:
    found = stated(quads(reading, names), DOCUMENT)
    types = {o for s, p, o in found if s == f"{BASE}body/the-board" and p == rdf.type}

    assert {vg.Body, org.Organization} <= types


def test_what_is_new_has_its_names_in_the_graph_of_the_document(
    reading: Reading, names: Names
) -> None:
    found = stated(quads(reading, names), DOCUMENT)
    body = f"{BASE}body/the-board"

    assert {
        (body, skos.prefLabel, "the board"),
        (body, skos.altLabel, "a board"),
        (body, vg.acronym, "TB"),
    } <= found


def test_an_open_mention_refers_to_nothing_and_says_why(reading: Reading, names: Names) -> None:
    found = stated(quads(reading, names), PASSAGE)
    iri = f"{DOCUMENT}#char=17,22"

    assert (iri, vg.reason, "no board was named") in found
    assert vg.refersTo not in {p for s, p, _ in found if s == iri}


def test_a_second_mention_of_the_same_characters_has_a_name_of_its_own(
    reading: Reading, names: Names
) -> None:
    again = replace(reading, links=(reading.links[0], *reading.links))
    subjects = {s for s, p, _ in stated(quads(again, names), PASSAGE) if p == vg.surface}

    assert {f"{DOCUMENT}#char=3,8", f"{DOCUMENT}#char=3,8;2"} <= subjects


def test_an_addressee_carries_words_thing_and_condition(reading: Reading, names: Names) -> None:
    found = stated(quads(reading, names), PASSAGE)
    addressee = f"{BASE}addressee/X-91-p1-1"

    assert {
        (f"{BASE}recommendation/X-91-p1", vg.addressee, addressee),
        (addressee, rdfs.label, "UNODC"),
        (addressee, vg.refersTo, f"{BASE}body/unodc"),
        (addressee, vg.condition, "where possible"),
    } <= found


def test_an_addressee_asked_through_another_hangs_from_it_alone(
    reading: Reading, names: Names
) -> None:
    (ask,) = reading.provisions
    first, second = ask.addressees
    nested = replace(ask, addressees=(first, replace(second, through=0)))
    found = stated(quads(replace(reading, provisions=(nested,)), names), PASSAGE)
    inner = f"{BASE}addressee/X-91-p1-2"

    assert (inner, vg.within, f"{BASE}addressee/X-91-p1-1") in found
    assert inner not in {o for _, p, o in found if p == vg.addressee}


def test_vocabularies_stay_where_they_are_published_under_any_base(
    reading: Reading, names: Names
) -> None:
    objects = {o for _, p, o in stated(quads(reading, names), PASSAGE) if p == vg.strength}

    assert {"https://w3id.org/viennagraph/vocabulary/strength/should"} == objects
