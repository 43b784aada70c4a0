"""Every term is explained, declared once, and stands in no circle."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, URIRef
from rdflib.compare import to_isomorphic

from viennagraph import resources
from viennagraph.vocab import PREFIXES

if TYPE_CHECKING:
    from rdflib.term import Node

CORE = sorted(resources.ontology().glob("*.ttl"))
EVERY = sorted(resources.ontology().rglob("*.ttl"))
HEADER = URIRef(PREFIXES["vg"].removesuffix("#"))
CLASSES = (OWL.Class,)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
TERM = re.compile(r"(?<![\w\"/])vg:(\w+)")
USERS = sorted(
    [
        *EVERY,
        *resources.shapes().glob("*.ttl"),
        *resources.queries().rglob("*.rq"),
        *(Path(__file__).parents[1] / "shapes").rglob("*.ttl"),
    ]
)
INVISIBLE = re.compile("[\u2028\u2029\u200b-\u200f\u00a0\ufeff\t\r]")


@cache
def core() -> Graph:
    graph = Graph()
    for file in CORE:
        graph.parse(file)
    return graph


def _declared(*kinds: URIRef) -> list[Node]:
    return sorted({term for kind in kinds for term in core().subjects(RDF.type, kind)}, key=str)


def _file(file: Path) -> str:
    return "/".join(file.parts[-2:])


@pytest.mark.parametrize("file", EVERY, ids=_file)
def test_a_turtle_file_reads_the_same_with_rdflib_and_oxigraph(file: Path) -> None:
    quads = ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)
    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    assert triples is not None

    other = Graph().parse(data=triples.decode(), format="nt")
    assert to_isomorphic(Graph().parse(file)) == to_isomorphic(other)


@pytest.mark.parametrize("file", EVERY, ids=_file)
def test_a_turtle_file_has_no_blank_nodes(file: Path) -> None:
    graph = Graph().parse(file)

    assert set() == {term for triple in graph for term in triple if isinstance(term, BNode)}


@pytest.mark.parametrize("file", EVERY, ids=_file)
def test_a_turtle_file_has_no_invisible_characters(file: Path) -> None:
    assert None is INVISIBLE.search(file.read_text(encoding="utf-8"))


def test_there_is_one_header_and_it_says_what_and_under_which_licence() -> None:
    asked = ("title", "description", "creator", "license", "created")
    said = {term for term in asked if core().value(HEADER, URIRef(PREFIXES["dcterms"] + term))}

    assert list(core().subjects(RDF.type, OWL.Ontology)) == [HEADER]
    assert set(asked) == said
    assert str(core().value(HEADER, OWL.versionIRI)).endswith(
        str(core().value(HEADER, OWL.versionInfo))
    )


def test_nothing_is_imported() -> None:
    assert list(core().objects(None, OWL.imports)) == []


@pytest.mark.parametrize("term", _declared(*CLASSES, *PROPERTIES), ids=str)
def test_a_term_is_complete(term: Node) -> None:
    counts = {
        name: len(list(core().objects(term, predicate)))
        for name, predicate in (
            ("label", RDFS.label),
            ("definition", SKOS.definition),
            ("scope note", SKOS.scopeNote),
            ("example", SKOS.example),
            ("home", RDFS.isDefinedBy),
        )
    }

    assert counts == {"label": 1, "definition": 1, "scope note": 1, "example": 1, "home": 1}


@pytest.mark.parametrize("term", _declared(*CLASSES, *PROPERTIES), ids=str)
def test_a_term_is_declared_in_our_namespace_and_once(term: Node) -> None:
    assert str(term).startswith(PREFIXES["vg"])
    assert len(list(core().objects(term, RDF.type))) == 1


@pytest.mark.parametrize("term", _declared(*CLASSES), ids=str)
def test_a_class_is_no_subclass_of_itself(term: Node) -> None:
    above = set(core().transitive_objects(term, RDFS.subClassOf)) - {term}

    assert not any(term in core().objects(other, RDFS.subClassOf) for other in above)


@pytest.mark.parametrize("term", _declared(*PROPERTIES), ids=str)
def test_the_range_of_a_property_fits_its_kind(term: Node) -> None:
    ranges = list(core().objects(term, RDFS.range))
    literal = [str(each).startswith((PREFIXES["xsd"], PREFIXES["rdf"])) for each in ranges]

    assert all(each is ((term, RDF.type, OWL.DatatypeProperty) in core()) for each in literal)


def test_labels_are_unique_among_the_classes_and_among_the_properties() -> None:
    for kinds in (CLASSES, PROPERTIES):
        labels = [str(core().value(term, RDFS.label)) for term in _declared(*kinds)]

        assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("file", USERS, ids=_file)
def test_every_term_of_ours_that_a_file_uses_is_declared(file: Path) -> None:
    declared = {str(term).removeprefix(PREFIXES["vg"]) for term in _declared(*CLASSES, *PROPERTIES)}
    used = set(TERM.findall(file.read_text(encoding="utf-8")))

    assert set() == used - declared


def test_superclasses_of_the_design_are_stated() -> None:
    said = {
        (core().namespace_manager.normalizeUri(str(below)), str(above).rpartition("/")[2])
        for below, above in core().subject_objects(RDFS.subClassOf)
    }

    assert ("vg:Recommendation", "ontology#Ask") in said
    assert ("vg:Body", "org#Organization") in said
    assert ("vg:Citation", "ontology#Mention") in said
