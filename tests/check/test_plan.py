"""What one look at a graph tells spares queries, and changes no result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import check

if TYPE_CHECKING:
    from pathlib import Path

SHAPES = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
ex:Port a sh:NodeShape ; sh:targetClass ex:Harbour ;
    sh:property ex:Port-name, ex:Port-in ; sh:or ( ex:IsOpen ex:HasReason ) .
ex:Port-name a sh:PropertyShape ; sh:path ex:name ; sh:maxCount 1 .
ex:Port-in a sh:PropertyShape ; sh:path ex:in ; sh:class ex:Country .
ex:IsOpen a sh:NodeShape ; sh:property ex:IsOpen-state .
ex:IsOpen-state a sh:PropertyShape ; sh:path ex:state ; sh:hasValue ex:open .
ex:HasReason a sh:NodeShape ; sh:property ex:HasReason-reason .
ex:HasReason-reason a sh:PropertyShape ; sh:path ex:reason ; sh:minCount 1 .
"""
PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
GRAPHS = {
    "a class without subclasses": "ex:a a ex:Harbour ; ex:in ex:b .",
    "a focus node by a subclass": (
        "ex:Dock rdfs:subClassOf ex:Harbour . "
        "ex:a a ex:Dock ; ex:name 'A', 'B' ; ex:state ex:open ."
    ),
    "a value by a subclass": (
        "ex:Island rdfs:subClassOf ex:Country . ex:b a ex:Island . "
        "ex:a a ex:Harbour ; ex:in ex:b ; ex:state ex:open ."
    ),
    "too many values elsewhere": "ex:z ex:name 'A', 'B' . ex:a a ex:Harbour ; ex:state ex:open .",
    "too many values": "ex:a a ex:Harbour ; ex:name 'A', 'B' ; ex:reason 'C' .",
    "neither of two": "ex:a a ex:Harbour ; ex:state ex:shut . ex:b a ex:Harbour ; ex:reason 'C' .",
    "a blank node that is neither": "[] a ex:Harbour .",
}


@pytest.mark.parametrize("name", GRAPHS)
def test_the_results_are_those_of_pyshacl(name: str, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(SHAPES, "utf-8")
    graph = ox.Store()
    graph.load((PREFIXES + GRAPHS[name]).encode(), ox.RdfFormat.TURTLE)

    ours, theirs = check.validate(graph, check.load(shapes)), check.by_pyshacl(graph, shapes)

    assert _seen(theirs) == _seen(ours)


def _seen(report: check.Report) -> list[tuple[str, str, str]]:
    """The results; blank nodes have other names in another program."""
    return sorted(
        (
            "a blank node" if isinstance(r.focus, ox.BlankNode) else str(r.focus),
            str(r.shape),
            r.component,
        )
        for r in report.results
    )
