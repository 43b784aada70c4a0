"""The scales and kinds: complete, ordered, and the same as the values that the stages share."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, SKOS, Graph, Namespace, URIRef

from viennagraph import resources
from viennagraph.model import PassageKind, ProvisionKind, Verdict
from viennagraph.vocab import BASE, PREFIXES, vg

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.term import Node

FILES = sorted((resources.ontology() / "vocabulary").glob("*.ttl"))
ORDERED = ("action-level", "quantity", "restatement-grade", "strength")
NOTED = (
    *ORDERED,
    "agenda-status",
    "document-type",
    "judgement-verdict",
    "language",
    "link-verdict",
    "meeting-kind",
    "passage-kind",
    "provision-status",
    "role",
)
VG = Namespace(PREFIXES["vg"])
RANK = URIRef(vg.rank)


@cache
def vocabulary(name: str) -> Graph:
    return Graph().parse(resources.ontology() / "vocabulary" / f"{name}.ttl")


def _concepts(name: str) -> list[Node]:
    return sorted(vocabulary(name).subjects(RDF.type, SKOS.Concept), key=str)


def _locals(name: str) -> set[str]:
    return {str(concept).rpartition("/")[2] for concept in _concepts(name)}


def _labels(name: str) -> set[str]:
    return {str(label) for label in vocabulary(name).objects(None, SKOS.prefLabel)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_holds_one_scheme_named_after_it_and_its_concepts(file: Path) -> None:
    scheme = f"{BASE}vocabulary/{file.stem}"
    graph = vocabulary(file.stem)

    assert [URIRef(scheme)] == list(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert all(str(concept).startswith(f"{scheme}/") for concept in _concepts(file.stem))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_concept_stands_in_the_scheme_of_its_file(file: Path) -> None:
    scheme = URIRef(f"{BASE}vocabulary/{file.stem}")
    graph = vocabulary(file.stem)

    assert all([scheme] == list(graph.objects(c, SKOS.inScheme)) for c in _concepts(file.stem))


@pytest.mark.parametrize("name", NOTED)
def test_a_concept_has_a_definition_a_scope_note_and_an_example(name: str) -> None:
    graph = vocabulary(name)
    asked = (SKOS.definition, SKOS.scopeNote, SKOS.example)

    assert [
        concept
        for concept in _concepts(name)
        if any(len(list(graph.objects(concept, predicate))) != 1 for predicate in asked)
    ] == []


@pytest.mark.parametrize("name", NOTED)
def test_no_two_concepts_have_the_same_definition(name: str) -> None:
    definitions = [str(vocabulary(name).value(c, SKOS.definition)) for c in _concepts(name)]

    assert sorted(set(definitions)) == sorted(definitions)


@pytest.mark.parametrize("name", NOTED)
def test_a_label_names_one_concept(name: str) -> None:
    graph = vocabulary(name)
    labels = [
        str(label)
        for concept in _concepts(name)
        for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        for label in graph.objects(concept, predicate)
    ]

    assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("name", ORDERED)
def test_the_ranks_of_a_scale_count_from_one(name: str) -> None:
    ranks = sorted(int(str(rank)) for rank in vocabulary(name).objects(None, RANK))

    assert list(range(1, len(_concepts(name)) + 1)) == ranks


def test_the_strengths_are_those_of_the_design_from_the_firmest_on() -> None:
    graph = vocabulary("strength")
    ranked = sorted(_concepts("strength"), key=lambda c: int(str(graph.value(c, RANK))))
    notations = [str(graph.value(concept, SKOS.notation)) for concept in ranked]

    assert notations == [
        "must",
        "urged",
        "requested",
        "called upon",
        "should",
        "encouraged",
        "invited",
        "consider",
        "none",
    ]


def test_the_action_levels_are_numbered_from_one_to_five() -> None:
    graph = vocabulary("action-level")
    found = {str(graph.value(c, SKOS.notation)): str(c) for c in _concepts("action-level")}

    assert sorted(found) == ["1", "2", "3", "4", "5"]
    assert found["1"].endswith("minimal")
    assert found["5"].endswith("specific")


def test_the_passage_kinds_are_those_of_the_model() -> None:
    assert set(PassageKind) == _locals("passage-kind")


def test_the_link_verdicts_are_those_of_the_model() -> None:
    assert set(Verdict) == _locals("link-verdict")


def test_the_classes_of_provision_of_the_model_are_declared() -> None:
    declared = {name for name in vars(vg) if not name.startswith("_")}

    assert set() == {kind.value for kind in ProvisionKind} - declared


def test_the_document_types_of_the_design_are_labelled() -> None:
    expected = {
        "report",
        "draft report",
        "note by the Secretariat",
        "report of the Secretariat",
        "resolution",
    }

    assert set() == expected - _labels("document-type")


def test_the_meeting_kinds_are_those_of_the_contract() -> None:
    expected = {"meeting", "session", "special-session", "sitting", "working-group"}

    assert expected == _locals("meeting-kind")


def test_every_role_is_a_role_of_the_organization_ontology() -> None:
    roles = set(vocabulary("role").subjects(RDF.type, URIRef(f"{PREFIXES['org']}Role")))

    assert set(_concepts("role")) == roles
