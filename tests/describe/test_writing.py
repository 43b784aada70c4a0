"""The formats: the same statements in each, whoever reads them."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld
from rdflib.compare import isomorphic

from viennagraph import describe
from viennagraph.describe.context import context
from viennagraph.describe.errors import MediaTypeError
from viennagraph.vocab import BASE, skos, vg, xsd

if TYPE_CHECKING:
    from pathlib import Path

    from tests.describe.conftest import Described, Set  # type: ignore[import-not-found]

THINGS = (
    "programme/aircop",
    "body/cnd",
    "recommendation/UNODC-HONEURO-91-6-p2-a",
    "document/UNODC-HONEURO-91-6",
    "ontology#Body",
)
RAPTOR = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml"}
SUBJECT = ox.NamedNode(f"{BASE}body/cnd")

by_thing = pytest.mark.parametrize("name", THINGS)


def loaded(url: str, _: object) -> dict[str, object]:
    assert url == f"{BASE}context.jsonld"
    document = json.loads(describe.context())
    return {"contextUrl": None, "documentUrl": url, "document": document}


def from_jsonld(words: bytes) -> set[ox.Quad]:
    options = {"documentLoader": loaded, "format": "application/n-quads"}
    return set(ox.parse(jsonld.to_rdf(json.loads(words), options), ox.RdfFormat.N_QUADS))


def as_quads(triples: tuple[ox.Triple, ...]) -> set[ox.Quad]:
    return {ox.Quad(one.subject, one.predicate, one.object) for one in triples}


@by_thing
@pytest.mark.parametrize("ending", sorted(RAPTOR))
def test_raptor_counts_as_many_statements_in_each_format(
    name: str, ending: str, source: Described, live: Set, tmp_path: Path
) -> None:
    told = describe.thing(source, BASE + name, live)
    path = tmp_path / "file"
    path.write_bytes(describe.serialise(told, describe.MEDIA[ending]))
    rapper = ["rapper", "-q", "-i", RAPTOR[ending], "-o", "ntriples", str(path), f"{BASE}x"]
    read = subprocess.run(rapper, capture_output=True, text=True, check=True)  # noqa: S603

    assert told
    assert len(set(read.stdout.splitlines())) == len(told)
    assert not read.stderr


@by_thing
@pytest.mark.parametrize("ending", ["ttl", "rdf", "nt"])
def test_rdflib_and_oxigraph_read_the_same_statements(
    name: str, ending: str, source: Described, live: Set
) -> None:
    told = describe.thing(source, BASE + name, live)
    words = describe.serialise(told, describe.MEDIA[ending])
    quads = ox.parse(words, ox.RdfFormat.from_media_type(describe.MEDIA[ending]))
    graph = rdflib.Graph().parse(data=words, format="xml" if ending == "rdf" else ending)
    expected = rdflib.Graph().parse(
        data=describe.serialise(told, describe.MEDIA["nt"]), format="nt"
    )

    assert set(told) == {quad.triple for quad in quads}
    assert isomorphic(expected, graph)


@by_thing
def test_compact_json_expands_to_the_same_statements(
    name: str, source: Described, live: Set
) -> None:
    told = describe.thing(source, BASE + name, live)
    words = describe.serialise(told, describe.MEDIA["jsonld"])

    assert as_quads(told) == from_jsonld(words)


def test_graphs_survive_compact_json(source: Described, live: Set) -> None:
    quads = describe.passage_quads(source, f"{BASE}document/UNODC-HONEURO-91-6#p2-a", live)

    assert set(quads) == from_jsonld(describe.serialise(quads, describe.MEDIA["jsonld"]))


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        (vg.start, ox.Literal("12", datatype=ox.NamedNode(xsd.integer))),
        (vg.start, ox.Literal("012", datatype=ox.NamedNode(xsd.integer))),
        (vg.start, ox.Literal("twelve")),
        (vg.statedIn, ox.Literal("no IRI")),
        (vg.text, ox.NamedNode("s:thing")),
        (vg.text, ox.Literal("« dits »", language="fr")),
        (skos.prefLabel, ox.Literal("plain")),
        (skos.prefLabel, ox.Literal("5", datatype=ox.NamedNode(xsd.integer))),
        (vg.similarity, ox.Literal("0.940", datatype=ox.NamedNode(xsd.decimal))),
        ("urn:invented:property", ox.Literal('"\\ \n <b>', language="en")),
        (f"{vg.NS}notAnOntologyTerm", SUBJECT),
    ],
)
def test_any_value_survives_compact_json(predicate: str, value: ox.NamedNode | ox.Literal) -> None:
    triple = ox.Triple(SUBJECT, ox.NamedNode(predicate), value)
    words = describe.serialise([triple], describe.MEDIA["jsonld"])

    assert as_quads((triple,)) == from_jsonld(words)


@by_thing
@pytest.mark.parametrize("ending", sorted(describe.MEDIA))
def test_the_same_statements_give_the_same_bytes(
    name: str, ending: str, source: Described, live: Set
) -> None:
    told = describe.thing(source, BASE + name, live)
    first = describe.serialise(told, describe.MEDIA[ending])

    assert first == describe.serialise(reversed(told), describe.MEDIA[ending])


def test_what_may_have_several_values_is_always_a_list(source: Described, live: Set) -> None:
    told = describe.thing(source, f"{BASE}recommendation/UNODC-HONEURO-91-6-p2-a", live)
    nodes = json.loads(describe.serialise(told, describe.MEDIA["jsonld"]))["graph"]
    (item,) = [one for one in nodes if one["id"].endswith("/UNODC-HONEURO-91-6-p2-a")]

    assert isinstance(item["addressee"], list)
    assert isinstance(item["type"], list)
    assert isinstance(item["text"], str)


def test_no_two_terms_of_the_context_share_a_key() -> None:
    known = context()
    names = [key.name for key in known.keys.values()] + list(known.classes.values())

    assert len(names) == len(set(names))


def test_each_term_of_the_ontology_has_a_key() -> None:
    ours = {
        value for name, value in vars(vg).items() if name[0] != "_" and name not in {"NS", "Final"}
    }
    known = context()

    assert {iri for iri in ours if str(iri).startswith(vg.NS)} <= {*known.keys, *known.classes}


def test_prefixes_are_those_in_use(source: Described, live: Set) -> None:
    told = describe.thing(source, f"{BASE}programme/aircop", live)
    words = describe.serialise(told, describe.MEDIA["ttl"]).decode()
    declared = [line.split()[1] for line in words.splitlines() if line.startswith("@prefix")]

    assert declared == sorted(declared)
    assert "programme:" in declared
    assert "time:" not in declared


def test_words_that_look_like_a_prefix_stay_where_they_are() -> None:
    words = 'a\n@prefix x: <y:> .\n"'
    triple = ox.Triple(SUBJECT, ox.NamedNode(vg.text), ox.Literal(words))
    (quad,) = ox.parse(describe.serialise([triple], describe.MEDIA["ttl"]), ox.RdfFormat.TURTLE)

    assert quad.object == ox.Literal(words)


def test_an_unknown_format_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(MediaTypeError, match="text/turtle"):
        describe.serialise([], "text/plain")
