"""What every shape file keeps to: names, messages, severities, and only terms that exist."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef

from viennagraph import resources
from viennagraph.vocab import PREFIXES

if TYPE_CHECKING:
    from rdflib.term import Node

FILES = sorted(resources.shapes().glob("*.ttl"))
VGS = PREFIXES["vgs"]
SEVERITIES = {SH.Violation, SH.Warning, SH.Info}
PATH_TERMS = {SH.inversePath, SH.alternativePath, RDF.first, RDF.rest}


@cache
def shapes() -> Graph:
    graph = Graph()
    for file in FILES:
        graph.parse(file)
    return graph


@cache
def ontology() -> Graph:
    graph = Graph()
    for file in sorted(resources.ontology().rglob("*.ttl")):
        graph.parse(file)
    return graph


def _shapes_of(kind: URIRef) -> list[Node]:
    return sorted(shapes().subjects(RDF.type, kind), key=str)


def test_there_are_at_least_twenty_node_shapes() -> None:
    targets = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)

    assert len({shape for target in targets for shape in shapes().subjects(target)}) >= 20


def test_the_shapes_are_shapes() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)

    assert conforms, text


def test_the_ontology_and_its_vocabularies_conform() -> None:
    conforms, _, text = pyshacl.validate(ontology(), shacl_graph=shapes())

    assert conforms, text


def test_blank_nodes_stand_in_lists_and_paths_alone() -> None:
    others = {
        (subject, predicate)
        for subject, predicate in shapes().subject_predicates()
        if isinstance(subject, BNode) and predicate not in PATH_TERMS
    }

    assert set() == others


@pytest.mark.parametrize("shape", _shapes_of(SH.NodeShape), ids=str)
def test_a_node_shape_has_a_label(shape: Node) -> None:
    labels = list(shapes().objects(shape, RDFS.label))

    assert len(labels) == 1
    assert isinstance(labels[0], Literal)
    assert labels[0].language == "en"


@pytest.mark.parametrize("shape", _shapes_of(SH.PropertyShape), ids=str)
def test_a_property_shape_has_a_name_a_severity_and_a_message(shape: Node) -> None:
    assert len(list(shapes().objects(shape, SH.name))) == 1
    assert shapes().value(shape, SH.severity) in SEVERITIES
    assert len(list(shapes().objects(shape, SH.message))) == 1


@pytest.mark.parametrize("shape", _shapes_of(SH.PropertyShape), ids=str)
def test_a_property_shape_bears_the_name_of_its_node_shape(shape: Node) -> None:
    owners = {str(owner) for owner in shapes().subjects(SH.property, shape)}

    assert {str(shape).partition("-")[0]} == owners


@pytest.mark.parametrize("message", sorted(shapes().objects(None, SH.message), key=str), ids=str)
def test_a_message_says_what_is_wrong_and_then_what_to_do(message: Node) -> None:
    assert re.fullmatch(r"[A-Z].+: .+\.", str(message))


def test_each_shape_is_declared_under_the_topic_of_a_file_of_the_ontology() -> None:
    stems = {file.stem for file in FILES} - {"ontology"}

    assert set() == stems - {file.stem for file in resources.ontology().glob("*.ttl")}


def test_every_term_of_shacl_exists() -> None:
    terms = {
        str(term).removeprefix(str(SH))
        for triple in shapes()
        for term in triple
        if isinstance(term, URIRef) and str(term).startswith(str(SH))
    }

    assert set() == {term for term in terms if term not in SH}


def test_every_shape_that_is_named_is_declared() -> None:
    declared = set(shapes().subjects(RDF.type))
    named = {
        term
        for triple in shapes()
        for term in triple
        if isinstance(term, URIRef) and str(term).startswith(VGS)
    }

    assert set() == named - declared


def test_versions_of_ontology_and_shapes_agree() -> None:
    header = URIRef(VGS.removesuffix("#"))
    terms = URIRef(PREFIXES["vg"].removesuffix("#"))

    assert ontology().value(terms, OWL.versionInfo) == shapes().value(header, OWL.versionInfo)
