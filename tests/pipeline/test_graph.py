"""What is said stands in the graph of who says it, what is held is all that is said."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
import pytest

from viennagraph import store
from viennagraph.vocab import BASE, dcterms, foaf, oa, rdf, rdfs, skos, vg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HELD: Final = ox.DefaultGraph()
KNOWN: Final = (f"{BASE}ontology", f"{BASE}vocabulary/", f"{BASE}authority/", f"{BASE}inference/")
OF_THE_FILE: Final = {vg.readFrom, vg.sourceName, vg.sourceDigest, dcterms.format}
OF_NEW_THINGS: Final = {
    rdf.type,
    rdfs.label,
    skos.prefLabel,
    skos.altLabel,
    foaf.name,
    vg.acronym,
    dcterms.identifier,
}


@pytest.fixture(scope="module")
def graph(built: Path) -> Iterator[ox.Store]:
    with store.reading(built) as snapshot:
        yield snapshot.store


def objects(graph: ox.Store, predicate: str) -> dict[str, list[str]]:
    """The values of a property, by subject, in the default graph."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in graph.quads_for_pattern(None, ox.NamedNode(predicate), None, HELD):
        found[quad.subject.value].append(quad.object.value)
    return found


def of_type(graph: ox.Store, iri: str) -> set[str]:
    quads = graph.quads_for_pattern(None, ox.NamedNode(rdf.type), ox.NamedNode(iri), HELD)
    return {quad.subject.value for quad in quads}


def extracted(graph: ox.Store) -> dict[str, list[ox.Quad]]:
    """The quads of each graph that was read from a document."""
    found: dict[str, list[ox.Quad]] = {}
    for name in graph.named_graphs():
        if not name.value.startswith(KNOWN):
            found[name.value] = list(graph.quads_for_pattern(None, None, None, name))
    return found


def pieces(graph: ox.Store) -> dict[str, list[tuple[int, int]]]:
    """The stretches of each passage in its file, in their order."""
    order, selector = objects(graph, vg.order), objects(graph, oa.hasSelector)
    start, end = objects(graph, oa.start), objects(graph, oa.end)
    return {
        passage: [
            (int(start[selector[one][0]][0]), int(end[selector[one][0]][0]))
            for one in sorted(segments, key=lambda segment: int(order[segment][0]))
        ]
        for passage, segments in objects(graph, vg.segment).items()
    }


def characters(examples: Path, graph: ox.Store) -> dict[str, str]:
    """The characters of each document's file."""
    names = objects(graph, vg.sourceName)
    return {
        document: (examples / names[document][0]).read_text("utf-8")
        for document in objects(graph, vg.readFrom)
    }


def test_every_extracted_triple_lies_in_a_passage_graph_or_in_the_documents(
    graph: ox.Store,
) -> None:
    places = of_type(graph, vg.Passage) | set(objects(graph, vg.readFrom))

    assert not set(extracted(graph)) - places


def test_the_graph_of_a_document_holds_its_file_and_the_names_of_new_things_alone(
    graph: ox.Store,
) -> None:
    documents = objects(graph, vg.readFrom)
    predicates = {
        quad.predicate.value
        for name, quads in extracted(graph).items()
        if name in documents
        for quad in quads
    }

    assert not predicates - OF_THE_FILE - OF_NEW_THINGS
    assert predicates >= OF_THE_FILE


def test_a_passage_stands_in_its_own_graph(graph: ox.Store) -> None:
    graphs = extracted(graph)

    for passage in of_type(graph, vg.Passage):
        assert passage in {quad.subject.value for quad in graphs[passage]}


def test_the_default_graph_is_the_merge_of_the_named_graphs(graph: ox.Store) -> None:
    assert not list(store.consistency(graph))


def test_each_triple_of_the_default_graph_is_there_once(nquads: tuple[str, ...]) -> None:
    quads = list(ox.parse("\n".join(nquads), format=ox.RdfFormat.N_QUADS))
    held = [quad.triple for quad in quads if quad.graph_name == HELD]
    said = {quad.triple for quad in quads if quad.graph_name != HELD}

    assert len(held) == len(said) == len(set(held))
    assert len(quads) - len(held) > len(said)


def test_there_is_no_blank_node(graph: ox.Store) -> None:
    terms = (term for quad in graph for term in (quad.subject, quad.object))

    assert not any(isinstance(term, ox.BlankNode) for term in terms)


def test_the_segments_of_a_passage_give_back_its_words(examples: Path, graph: ox.Store) -> None:
    text, part_of = characters(examples, graph), objects(graph, dcterms.isPartOf)
    stretches = pieces(graph)
    spoken = {
        passage: "".join(text[part_of[passage][0]][start:end] for start, end in spans)
        for passage, spans in stretches.items()
    }
    expected = {passage: objects(graph, vg.text)[passage][0] for passage in stretches}

    assert expected == spoken
    assert set(spoken) == of_type(graph, vg.Passage)


def test_leaf_passages_cover_the_document_and_do_not_overlap(
    examples: Path, graph: ox.Store
) -> None:
    part_of = objects(graph, dcterms.isPartOf)
    containers = {one for within in objects(graph, vg.within).values() for one in within}
    stretches = pieces(graph)

    for document, text in characters(examples, graph).items():
        spans = sorted(
            span
            for passage, found in stretches.items()
            if part_of[passage][0] == document and passage not in containers
            for span in found
        )
        uncovered, end = "", 0
        for start, stop in spans:
            assert start >= end
            uncovered += text[end:start]
            end = stop

        assert not (uncovered + text[end:]).translate(MARKUP).strip()


MARKUP: Final = {ord(character): None for character in "\ufeff"}


def test_the_words_of_a_mention_stand_at_its_offsets(examples: Path, graph: ox.Store) -> None:
    text, surfaces = characters(examples, graph), objects(graph, vg.surface)
    start, end = objects(graph, vg.start), objects(graph, vg.end)
    plain = {
        mention: " ".join(
            text[mention.partition("#")[0]][int(start[mention][0]) : int(end[mention][0])].split()
        )
        for mention in surfaces
    }
    whole = {mention: " ".join(found[0].split()) for mention, found in surfaces.items()}

    assert whole == plain
