"""Graphs that nobody thought of: pySHACL finds the same in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viennagraph import check

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyoxigraph import Store

    Cut: TypeAlias = Callable[[str | Path], tuple[Path, Store]]
    Ask: TypeAlias = Callable[[Path, Store], frozenset[tuple[str, ...]]]
    Found: TypeAlias = Callable[[check.Report], frozenset[tuple[str, ...]]]

SHAPES = """
@prefix ex: <https://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:shapes {
  ex:Thing a sh:NodeShape ; sh:targetClass ex:A ; sh:targetSubjectsOf ex:r ;
    sh:property ex:P1, ex:P2, ex:P3, ex:P4, ex:P5, ex:P6 ;
    sh:or ( ex:HasP ex:HasQ ) ; sh:not ex:HasBoth ; sh:xone ( ex:HasP ex:Named ) ;
    sh:sparql ex:Query .
  ex:P1 a sh:PropertyShape ; sh:path ex:p ; sh:minCount 1 ; sh:maxCount 2 ; sh:datatype xsd:integer ;
    sh:lessThan ex:n ; sh:severity sh:Warning .
  ex:P2 a sh:PropertyShape ; sh:path ( ex:q ex:r ) ; sh:class ex:B ; sh:node ex:HasP .
  ex:P3 a sh:PropertyShape ; sh:path [ sh:inversePath ex:r ] ; sh:minCount 1 ; sh:nodeKind sh:IRI ;
    sh:property ex:P4 .
  ex:P4 a sh:PropertyShape ; sh:path [ sh:alternativePath ( ex:p ex:q ) ] ; sh:uniqueLang true ;
    sh:pattern "a|1" ; sh:maxLength 21 ; sh:equals ex:r ; sh:severity sh:Info .
  ex:P5 a sh:PropertyShape ; sh:path [ sh:zeroOrMorePath ex:r ] ; sh:in ( ex:a ex:b 1 2 "a" ) ;
    sh:qualifiedValueShape ex:HasP ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 2 .
  ex:P6 a sh:PropertyShape ; sh:path ex:q ; sh:disjoint ex:p ; sh:minInclusive 1 ; sh:hasValue ex:a .
  ex:HasP a sh:NodeShape ; sh:property ex:HasP-p .
  ex:HasP-p a sh:PropertyShape ; sh:path ex:p ; sh:minCount 1 .
  ex:HasQ a sh:NodeShape ; sh:property ex:HasQ-q .
  ex:HasQ-q a sh:PropertyShape ; sh:path ex:q ; sh:minCount 1 ; sh:languageIn ( "en" ) .
  ex:HasBoth a sh:NodeShape ; sh:and ( ex:HasP ex:HasQ ) .
  ex:Named a sh:NodeShape ; sh:closed true ; sh:ignoredProperties ( rdf:type ex:r ) .
  ex:Query sh:select "SELECT $this ?value { $this <https://example.org/p> ?value ; ?any ?value . FILTER (isIRI(?value)) }" .
}
"""  # noqa: E501 - a query in one line keeps the Turtle plain

NODES = st.sampled_from(["ex:a", "ex:b", "ex:c", "ex:d"])
VALUES = st.sampled_from(["1", "2", "30", '"a"', '"b"@en', '"c"@en', '"a"@fr', '"x"^^xsd:integer'])
TRIPLES = st.one_of(
    st.builds("{} a {} .".format, NODES, st.sampled_from(["ex:A", "ex:B", "ex:C"])),
    st.builds(
        "{} {} {} .".format, NODES, st.sampled_from(["ex:p", "ex:q", "ex:r"]), NODES | VALUES
    ),
    st.builds("{} ex:n {} .".format, NODES, st.integers(0, 40)),
    st.sampled_from(["ex:C rdfs:subClassOf ex:A .", "ex:B rdfs:subClassOf ex:C ."]),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(triples=st.lists(TRIPLES, min_size=1, max_size=16))
def test_any_graph_gives_the_results_that_pyshacl_gives(
    triples: list[str], case: Cut, oracle: Ask, found: Found
) -> None:
    shapes, store = case(f"{SHAPES} ex:data {{ {' '.join(triples)} }}")

    report = check.validate(store, check.load(shapes))

    assert oracle(shapes, store) == found(report)
