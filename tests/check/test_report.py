from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pyshacl
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse

from viennagraph import check
from viennagraph.check import paths
from viennagraph.check.source import read
from viennagraph.vocab import sh

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyoxigraph import Store

    Cut: TypeAlias = Callable[[str | Path], tuple[Path, Store]]

TEXT = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
ex:shapes {
  ex:S sh:targetClass ex:Thing ; sh:property ex:P, ex:Q .
  ex:P sh:path ex:p ; sh:minLength 3 ; sh:message "Say more." .
  ex:Q sh:path ( ex:q [ sh:inversePath ex:r ] ) ; sh:minCount 1 .
}
ex:data { ex:a a ex:Thing ; ex:p "ab" . }
"""
P = paths.Predicate(NamedNode("https://example.org/p"))
PATHS = [
    P,
    paths.Inverse(P),
    paths.Sequence((P, P)),
    paths.Sequence((P, paths.Inverse(paths.Sequence((P, P))), P)),
    paths.Alternative((P, paths.Repetition(P, paths.Often.ANY))),
    paths.Repetition(paths.Inverse(P), paths.Often.SOME),
    paths.Repetition(paths.Alternative((P, P)), paths.Often.ONCE_AT_MOST),
]


def report(case: Cut) -> check.Report:
    shapes, store = case(TEXT)
    return check.validate(store, check.load(shapes))


def test_the_report_is_a_graph_that_others_read(case: Cut) -> None:
    graph = rdflib.Graph().parse(data=report(case).to_turtle(), format="turtle")
    expected = {"Say more. ab", "there must be at least 1 of these values "}

    rows = graph.query(
        """
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        SELECT (CONCAT(?message, " ", COALESCE(STR(?value), "")) AS ?said) WHERE {
          ?report a sh:ValidationReport ; sh:conforms false ; sh:result ?result .
          ?result a sh:ValidationResult ; sh:resultMessage ?message ; sh:resultPath ?path ;
            sh:focusNode ?focus ; sh:resultSeverity sh:Violation ; sh:sourceShape ?shape ;
            sh:sourceConstraintComponent ?component .
          OPTIONAL { ?result sh:value ?value }
        }
        """
    )

    assert expected == {str(binding[rdflib.Variable("said")]) for binding in rows.bindings}


def test_the_report_is_as_the_shapes_of_shacl_ask(case: Cut) -> None:
    graph = rdflib.Graph().parse(data=report(case).to_ntriples(), format="nt")
    shapes = """
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
    [] a sh:NodeShape ; sh:targetClass sh:ValidationResult ;
      sh:property [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ,
        [ sh:path sh:resultSeverity ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
        [ sh:path sh:resultPath ; sh:maxCount 1 ; sh:nodeKind sh:BlankNodeOrIRI ] ,
        [ sh:path sh:value ; sh:maxCount 1 ] ;
      sh:property [ sh:path [ sh:inversePath sh:result ] ; sh:minCount 1 ; sh:maxCount 1 ] .
    """

    asked = rdflib.Graph().parse(data=shapes, format="turtle")

    conforms, *_ = pyshacl.validate(graph, shacl_graph=asked)

    assert conforms


def test_both_forms_say_the_same(case: Cut) -> None:
    found = report(case)
    turtle = rdflib.Graph().parse(data=found.to_turtle(), format="turtle")

    assert turtle.isomorphic(rdflib.Graph().parse(data=found.to_ntriples(), format="nt"))


def test_the_same_report_gives_the_same_bytes(case: Cut) -> None:
    assert report(case).to_turtle() == report(case).to_turtle()


def test_a_report_without_results_conforms() -> None:
    quads = list(parse(check.Report(()).to_ntriples().encode(), format=RdfFormat.N_TRIPLES))
    expected = ["true"]

    assert expected == [q.object.value for q in quads if q.predicate.value == sh.conforms]


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_a_path_written_as_triples_is_read_as_the_same_path(
    path: paths.Path, tmp_path: Path
) -> None:
    holder = f"<https://example.org/shape> <{sh.path}> {paths.node(path, 'path')} ."
    lines = [holder, *(f"{triple} ." for triple in paths.triples(path, "path"))]
    file = tmp_path / "path.ttl"
    file.write_text("\n".join(lines), "utf-8")
    source = read([file])
    shape = NamedNode("https://example.org/shape")
    term = source.value(shape, sh.path)

    assert term is not None
    assert path == source.path(shape, term)
