"""Every shape has an example that passes, and every property shape one that breaks it alone.

An example stands in `context.ttl`, an invented world that conforms.  `fail.ttl` breaks the shape
its folder names; `fail-<property>.ttl` breaks the property shape of that name, or the shape itself
in another way.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, URIRef

from viennagraph import resources
from viennagraph.vocab import BASE, PREFIXES

HERE = Path(__file__).parent
VGS = PREFIXES["vgs"]
PASSING = sorted(HERE.glob("*/*/pass.ttl"))
FAILING = sorted(HERE.glob("*/*/fail*.ttl"))
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)


@cache
def shapes() -> Graph:
    return _parsed(*sorted(resources.shapes().glob("*.ttl")))


@cache
def vocabularies() -> Graph:
    return _parsed(*sorted((resources.ontology() / "vocabulary").glob("*.ttl")))


def _parsed(*files: Path) -> Graph:
    graph = Graph()
    for file in files:
        graph.parse(file)
    return graph


def _example(file: Path) -> Graph:
    """An example in its context, with the concepts of which the two speak."""
    data = _parsed(HERE / "context.ttl", file)
    named = {term for term in data.objects() if str(term).startswith(f"{BASE}vocabulary/")}
    for concept in named:
        for scheme in vocabularies().objects(concept, URIRef(f"{PREFIXES['skos']}inScheme")):
            data += vocabularies().triples((scheme, None, None))
        data += vocabularies().triples((concept, None, None))
    return data


def _broken(data: Graph) -> set[str]:
    """The local names of the shapes that do not hold."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes())
    assert isinstance(report, Graph)
    results = report.objects(None, SH.result)
    return {str(report.value(result, SH.sourceShape)).removeprefix(VGS) for result in results}


def _targeted() -> list[str]:
    """The local names of the node shapes that look at something by themselves."""
    found = {shape for target in TARGETS for shape in shapes().subjects(target)}
    return sorted(str(shape).removeprefix(VGS) for shape in found)


def _name(file: Path) -> str:
    return f"{file.parent.parent.name}/{file.parent.name}/{file.stem}"


def test_the_context_conforms() -> None:
    assert set() == _broken(_example(HERE / "context.ttl"))


@pytest.mark.parametrize("file", PASSING, ids=_name)
def test_a_passing_example_conforms(file: Path) -> None:
    assert set() == _broken(_example(file))


@pytest.mark.parametrize("file", FAILING, ids=_name)
def test_a_failing_example_breaks_the_shape_it_names_and_no_other(file: Path) -> None:
    shape = file.parent.name
    property_shape = f"{shape}-{file.stem.removeprefix('fail-')}"
    expected = property_shape if (URIRef(VGS + property_shape), None, None) in shapes() else shape

    assert {expected} == _broken(_example(file))


@pytest.mark.parametrize("shape", _targeted())
def test_a_shape_has_a_passing_and_a_failing_example(shape: str) -> None:
    folders = [file.parent for file in PASSING if file.parent.name == shape]

    assert len(folders) == 1
    assert any(file.parent == folders[0] for file in FAILING)


@pytest.mark.parametrize("shape", _targeted())
def test_each_property_shape_has_an_example_that_breaks_it(shape: str) -> None:
    properties = shapes().objects(URIRef(VGS + shape), SH.property)
    expected = {str(name).removeprefix(f"{VGS}{shape}-") for name in properties}
    broken = {file.stem.removeprefix("fail-") for file in FAILING if file.parent.name == shape}

    assert set() == expected - broken


@pytest.mark.parametrize("file", PASSING, ids=_name)
def test_an_example_stands_under_the_file_that_declares_its_shape(file: Path) -> None:
    declared = _parsed(resources.shapes() / f"{file.parent.parent.name}.ttl")

    assert (URIRef(VGS + file.parent.name), RDF.type, SH.NodeShape) in declared
