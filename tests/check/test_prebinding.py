"""A query of a shape's author is refused where one run for all nodes would answer otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph import check

if TYPE_CHECKING:
    from pathlib import Path

SHAPE = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
ex:S a sh:NodeShape ; sh:targetClass ex:A ; sh:sparql ex:Q .
ex:Q sh:select "{}" .
"""


def load(folder: Path, query: str) -> check.Shapes:
    (folder / "shapes.ttl").write_text(SHAPE.format(query), "utf-8")
    return check.load(folder / "shapes.ttl")


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("SELECT $this { { FILTER (false) } UNION { FILTER ($this = <urn:a>) } }", "in a group"),
        ("SELECT $this { $this ?p ?o { FILTER (bound($this)) } }", "in a group"),
        ("SELECT $this { { SELECT $this { FILTER ($this = <urn:a>) } } }", "in a group"),
        ("SELECT $this { { SELECT * WHERE { FILTER ($this = <urn:a>) } } }", "in a group"),
        ("SELECT $this { $this ?p ?o { SELECT ?a WHERE { ?a ?b ?c } } }", "does not give"),
        ("SELECT $this { BIND (true AS $this) }", "gives $this a value"),
    ],
)
def test_a_node_that_a_part_of_a_query_cannot_see_is_refused(
    tmp_path: Path, query: str, what: str
) -> None:
    with pytest.raises(check.ShapesError) as refused:
        load(tmp_path, query)

    assert what in str(refused.value)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this ?value { $this ?p ?value FILTER (?value = $this) }",
        "SELECT $this { $this ?p ?o FILTER NOT EXISTS { ?o ?q ?r FILTER (?r = $this) } }",
        "SELECT $this { { $this ?p ?o FILTER (?o != $this) } UNION { ?s ?p $this } }",
        "SELECT $this { $this ?p ?o OPTIONAL { ?o ?q ?r } FILTER (!bound(?r)) }",
        "SELECT $this { { SELECT $this (COUNT(*) AS ?n) { $this ?p ?o } GROUP BY $this } }",
    ],
)
def test_a_node_that_each_part_names_in_a_pattern_is_taken(tmp_path: Path, query: str) -> None:
    assert load(tmp_path, query)


@pytest.mark.parametrize("written", ["1", "0", "yes"])
def test_a_truth_value_is_written_as_true_or_false(tmp_path: Path, written: str) -> None:
    text = SHAPE.format("SELECT $this { $this ?p ?o }").replace(
        "sh:sparql ex:Q",
        f'sh:deactivated "{written}"^^<http://www.w3.org/2001/XMLSchema#boolean>',
    )
    (tmp_path / "shapes.ttl").write_text(text, "utf-8")

    with pytest.raises(check.ShapesError, match="give it true or false"):
        check.load(tmp_path / "shapes.ttl")
