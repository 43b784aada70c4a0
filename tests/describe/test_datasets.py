"""The description of the dataset."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pyoxigraph as ox

from viennagraph import describe
from viennagraph.describe.statistics import Property
from viennagraph.vocab import BASE, dcat, dcterms, rdf, spdx, vg, void

if TYPE_CHECKING:
    from pathlib import Path

    from tests.describe.conftest import Described, Set  # type: ignore[import-not-found]

DATA = f"{BASE}data"
DUMP = describe.Dump(
    "dumps/graph.nq.gz", "All quads", "application/n-quads", 12, "ab" * 32, "application/gzip"
)


def loaded(triples: tuple[ox.Triple, ...]) -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(one.subject, one.predicate, one.object) for one in triples)
    return store


def values(store: ox.Store, subject: str, predicate: str) -> set[str]:
    quads = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return {quad.object.value for quad in quads}


def test_the_dataset_is_one_for_void_and_dcat(source: Described, live: Set) -> None:
    store = loaded(describe.dataset(source, live))

    assert {void.Dataset, dcat.Dataset} == values(store, DATA, rdf.type)
    assert values(store, DATA, dcterms.title)
    assert values(store, DATA, dcterms.license)
    assert {BASE} == values(store, DATA, void.uriSpace)
    assert {f"{BASE}sparql"} == values(store, DATA, void.sparqlEndpoint)


def test_the_counts_are_those_of_the_graph(source: Described, live: Set) -> None:
    store = loaded(describe.dataset(source, live))
    triples = source.engine.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    things = source.engine.select(
        f"SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a <{vg.Recommendation}> }}"
    )
    part = f"{DATA}#vg-Recommendation"

    assert {str(triples.rows[0][0])} == values(store, DATA, void.triples)
    assert {part} <= values(store, DATA, void.classPartition)
    assert {vg.Recommendation} == values(store, part, void.class_)
    assert {str(things.rows[0][0])} == values(store, part, void.entities)


def test_partitions_lead_from_a_class_by_a_property_to_a_class(
    source: Described, live: Set
) -> None:
    store = loaded(describe.dataset(source, live))
    query = f"""
        SELECT ?range WHERE {{
          ?from <{void.class_}> <{vg.Recommendation}> ; <{void.propertyPartition}> ?part .
          ?part <{void.property}> <{vg.statedIn}> ; <{void.classPartition}> ?to .
          ?to <{void.class_}> ?range
        }}"""

    assert {vg.Passage} == {row[0].value for row in store.query(query)}


def test_links_to_others_are_linksets(source: Described, live: Set) -> None:
    store = loaded(describe.dataset(source, live))
    links = store.quads_for_pattern(None, ox.NamedNode(rdf.type), ox.NamedNode(void.Linkset))
    joined = {
        one for quad in links for one in values(store, quad.subject.value, void.linkPredicate)
    }
    held = source.ask("links-elsewhere")

    assert joined == {str(row[0]) for row in held.rows if not str(row[1]).startswith(BASE)}
    assert bool(joined) is bool(held.rows)


def test_each_dump_has_its_size_its_digest_and_its_type(source: Described, static: Set) -> None:
    edition = describe.Edition(date(2091, 3, 2), "1.0", dumps=(DUMP,))
    store = loaded(describe.dataset(source, static, edition))
    node = f"{DATA}#dump-graph.nq.gz"
    (checksum,) = values(store, node, spdx.checksum)

    assert {node} == values(store, DATA, dcat.distribution)
    assert {"12"} == values(store, node, dcat.byteSize)
    assert {DUMP.digest} == values(store, checksum, spdx.checksumValue)
    assert {f"{BASE}dumps/graph.nq.gz"} == values(store, DATA, void.dataDump)
    assert {"2091-03-02"} == values(store, DATA, dcterms.modified)


def test_a_folder_without_a_server_names_no_endpoint(source: Described, static: Set) -> None:
    store = loaded(describe.dataset(source, static))

    assert not values(store, DATA, void.sparqlEndpoint)


def test_an_edition_without_words_says_so(source: Described, live: Set, wordless: Set) -> None:
    with_words = values(loaded(describe.dataset(source, live)), DATA, dcterms.description)
    without = values(loaded(describe.dataset(source, wordless)), DATA, dcterms.description)

    assert with_words < without


def test_raptor_reads_the_description(source: Described, live: Set, tmp_path: Path) -> None:
    told = describe.dataset(source, live)
    path = tmp_path / "data.ttl"
    path.write_bytes(describe.serialise(told, "text/turtle"))
    rapper = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path), BASE]
    read = subprocess.run(rapper, capture_output=True, text=True, check=True)  # noqa: S603

    assert len(set(read.stdout.splitlines())) == len(told)


def test_editors_find_the_prefixes() -> None:
    store = loaded(tuple(describe.prefixes(BASE, {"vg": vg.NS})))
    rows = store.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> "
        "SELECT ?p ?n WHERE { [] sh:namespace ?n ; sh:prefix ?p }"
    )

    assert [(row[0].value, row[1].value) for row in rows] == [("vg", vg.NS)]


def test_a_property_whose_name_stands_in_no_space_is_counted(source: Described, live: Set) -> None:
    counts = describe.Statistics(properties=(Property("urn:p", 3, 2, 1),))

    store = loaded(describe.dataset(source, live, counted=counts))

    assert "urn:p" in {quad.object.value for quad in store if quad.predicate.value == void.property}
    assert values(store, DATA, void.vocabulary) == set()
