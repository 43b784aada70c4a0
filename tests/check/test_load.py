"""What cannot be checked is refused, by the name of its shape and of the term."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph import check

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
@prefix ex: <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def query(text: str) -> str:
    return f'ex:S sh:targetClass ex:T ; sh:sparql [ sh:select """{text}""" ] .'


UNDECLARED = """
ex:S sh:targetClass ex:T ; sh:sparql ex:Query .
ex:Query sh:prefixes ex:x ; sh:select 'SELECT $this { $this ?p 1 }' .
ex:x sh:declare [ sh:prefix 'p' ] .
"""
REFUSED = [
    ("a term that SHACL does not have", "ex:S a sh:NodeShape ; sh:shape ex:T .", "sh:shape"),
    ("a rule", "ex:S a sh:NodeShape ; sh:rule ex:R .", "sh:rule"),
    ("a target of another kind", "ex:S sh:target ex:R ; sh:nodeKind sh:IRI .", "sh:target"),
    ("a JavaScript constraint", "ex:S a sh:NodeShape ; sh:js ex:R .", "sh:js"),
    ("a constraint component of one's own", "ex:C a sh:ConstraintComponent .", "Component"),
    ("a class that is a shape", "ex:S a sh:NodeShape, rdfs:Class .", "class and a shape"),
    ("an OWL class that is a shape", "ex:S a sh:NodeShape, owl:Class .", "class and a shape"),
    ("a severity of one's own", "ex:S a sh:NodeShape ; sh:severity ex:Bad .", "sh:severity"),
    ("a count that is no number", "ex:S sh:path ex:p ; sh:minCount 'x' .", "sh:minCount"),
    ("a count below zero", "ex:S sh:path ex:p ; sh:maxCount -1 .", "sh:maxCount"),
    ("two counts", "ex:S sh:path ex:p ; sh:minCount 1, 2 .", "2 values"),
    ("two datatypes", "ex:S sh:path ex:p ; sh:datatype xsd:date, xsd:time .", "2 values"),
    ("a count on a node shape", "ex:S a sh:NodeShape ; sh:minCount 1 .", "node shape"),
    ("a derived integer", "ex:S sh:path ex:p ; sh:datatype xsd:positiveInteger .", "xsd:integer"),
    ("a kind of node that is none", "ex:S sh:nodeKind sh:URI .", "sh:nodeKind"),
    ("a class that is a literal", "ex:S sh:path ex:p ; sh:class 'T' .", "sh:class"),
    ("a list without its end", "ex:S sh:path ex:p ; sh:in ex:list .", "not a list"),
    ("a blank node to compare with", "ex:S sh:path ex:p ; sh:hasValue [] .", "blank node"),
    ("a pattern with look-ahead", "ex:S sh:path ex:p ; sh:pattern '(?=x)' .", "sh:pattern"),
    ("a pattern that is not closed", "ex:S sh:path ex:p ; sh:pattern '(x' .", "sh:pattern"),
    ("a flag that is none", "ex:S sh:path ex:p ; sh:pattern 'x' ; sh:flags 'k' .", "sh:pattern"),
    ("flags alone", "ex:S sh:path ex:p ; sh:flags 'i' .", "sh:flags"),
    ("exceptions from nothing", "ex:S a sh:NodeShape ; sh:ignoredProperties () .", "sh:closed"),
    ("a qualified shape without bounds", "ex:S sh:path ex:p ; sh:qualifiedValueShape ex:S .",
     "no bounds"),
    ("bounds without a qualified shape", "ex:S sh:path ex:p ; sh:qualifiedMinCount 1 .",
     "sh:qualifiedMinCount"),
    ("an unknown shape", "ex:S a sh:NodeShape ; sh:node ex:Nowhere .", "Nowhere"),
    ("an unknown shape in a list", "ex:S a sh:NodeShape ; sh:or ( ex:Nowhere ) .", "Nowhere"),
    ("an empty choice", "ex:S a sh:NodeShape ; sh:or () .", "sh:or is empty"),
    ("a shape that is a literal", "ex:S a sh:NodeShape ; sh:not 'T' .", "literal"),
    ("shapes in a circle", "ex:S a sh:NodeShape ; sh:node ex:T . ex:T sh:not ex:S .", "itself"),
    ("a property shape without a path", "ex:S a sh:PropertyShape ; sh:minLength 1 .", "sh:path"),
    ("a node shape as property", "ex:S sh:property ex:T . ex:T a sh:NodeShape .", "sh:path"),
    ("two paths", "ex:S sh:path ex:p, ex:q ; sh:minCount 1 .", "sh:path"),
    ("a path that is none", "ex:S sh:path [ ex:p ex:q ] ; sh:minCount 1 .", "sh:path"),
    ("a path that is a literal", "ex:S sh:path 'p' ; sh:minCount 1 .", "not a path"),
    ("a switch that is no truth value", "ex:S sh:nodeKind sh:IRI ; sh:deactivated 'no' .",
     "sh:deactivated"),
    ("no query", "ex:S sh:targetClass ex:T ; sh:sparql [ sh:message 'x' ] .", "sh:select"),
    ("a query that is not SPARQL", query("SELECT $this WHERE { $this }"), "not SPARQL"),
    ("a query with an unknown prefix", query("SELECT $this WHERE { $this ex:p 1 }"), "not SPARQL"),
    ("a query without $this", query("SELECT ?x WHERE { ?x ?p 1 }"), "$this"),
    ("a query that asks", query("ASK { $this ?p 1 }"), "$this"),
    ("a query with MINUS", query("SELECT $this { $this ?p 1 MINUS { $this ?q 1 } }"), "MINUS"),
    ("a query with VALUES", query("SELECT $this { VALUES ?p { 1 } }"), "VALUES"),
    ("a query with SERVICE", query("SELECT $this { SERVICE ?s { } }"), "SERVICE"),
    ("a query with LIMIT", query("SELECT $this { $this ?p 1 } LIMIT 1"), "LIMIT"),
    ("a query about the shapes", query("SELECT $this { GRAPH $shapesGraph { } }"), "shapesGraph"),
    ("a query for a path on a node shape", query("SELECT $this { $this $PATH 1 }"), "PATH"),
    ("a query without braces", query("SELECT $this"), "WHERE"),
    ("a prefix without its namespace", UNDECLARED, "sh:declare"),
    ("words that are not Turtle", "ex:S sh:path", "not Turtle"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "named"), [pytest.param(text, named, id=name) for name, text, named in REFUSED]
)
def test_what_cannot_be_checked_is_refused_by_name(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text(HEAD + text, "utf-8")

    with pytest.raises(check.ShapesError) as caught:
        check.load(file)

    assert named in str(caught.value)


def test_a_refusal_names_the_shape_and_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text(f"{HEAD} ex:S sh:path ex:p ; sh:minCount 'x' .", "utf-8")

    with pytest.raises(check.ShapesError) as caught:
        check.load(file)

    expected = '<https://example.org/S>: sh:minCount has the value "x": give it 0, 1, 2 …'

    assert expected == str(caught.value)


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(check.ShapesError, match="holds no shapes"):
        check.load(tmp_path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(check.ShapesError, match="cannot be read"):
        check.load(tmp_path / "missing.ttl")


def test_shapes_may_refer_to_shapes_of_another_file(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(f"{HEAD} ex:S a sh:NodeShape ; sh:node ex:T .", "utf-8")
    (tmp_path / "b.ttl").write_text(f"{HEAD} ex:T a sh:NodeShape ; sh:in ( 1 ) .", "utf-8")
    expected = 2

    assert expected == len(check.load(tmp_path))


def test_the_same_files_give_the_same_shapes(tmp_path: Path) -> None:
    text = f"{HEAD} ex:S sh:or ( [ sh:in ( 1 ) ] [ sh:not [ sh:path ex:p ; sh:minCount 1 ] ] ) ."
    (tmp_path / "a.ttl").write_text(text, "utf-8")

    assert check.load(tmp_path) == check.load(tmp_path)


def test_prefixes_of_imported_files_are_known_to_queries(tmp_path: Path) -> None:
    text = """
    ex:S sh:targetClass ex:T ; sh:sparql ex:Query .
    ex:Query sh:prefixes ex:a ; sh:select 'SELECT $this { $this k:p 1 }' .
    ex:a owl:imports ex:b . ex:b owl:imports ex:a ; sh:declare ex:k .
    ex:k sh:prefix 'k' ; sh:namespace 'https://example.org/' .
    """
    (tmp_path / "a.ttl").write_text(HEAD + text, "utf-8")
    expected = 1

    assert expected == len(check.load(tmp_path))
