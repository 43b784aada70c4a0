"""pySHACL asked from the package, and what is said where both do not agree."""

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
ex:Named a sh:NodeShape ; sh:targetClass ex:Port ; sh:property ex:Named-name .
ex:Named-name a sh:PropertyShape ; sh:path ex:name ; sh:minCount 1 ;
    sh:message "Give the port a name." .
"""
DATA = """
@prefix ex: <https://example.org/> .
ex:north a ex:Port ; ex:name "North" .
ex:south a ex:Port .
"""


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    path = tmp_path / "shapes.ttl"
    path.write_text(SHAPES, "utf-8")
    return path


@pytest.fixture
def graph() -> ox.Store:
    store = ox.Store()
    store.load(DATA.encode(), format=ox.RdfFormat.TURTLE)
    return store


def test_both_find_the_port_without_a_name(shapes: Path, graph: ox.Store) -> None:
    report = check.validate(graph, check.load(shapes))

    assert check.second_opinion(report, graph, shapes) == check.Opinion(1, (), ())


def test_a_report_that_misses_a_result_is_told(shapes: Path, graph: ox.Store) -> None:
    opinion = check.second_opinion(check.Report(()), graph, shapes)

    assert [found.focus for found in opinion.theirs_alone] == ["<https://example.org/south>"]
    assert not opinion.is_same


def test_a_result_that_pyshacl_does_not_find_is_told(shapes: Path, graph: ox.Store) -> None:
    report = check.validate(graph, check.load(shapes))
    graph.load(b'<https://example.org/south> <https://example.org/name> "S" .', ox.RdfFormat.TURTLE)

    opinion = check.second_opinion(report, graph, shapes)

    assert [found.focus for found in opinion.ours_alone] == ["<https://example.org/south>"]


def test_pyshacl_gives_a_report_with_the_results_of_ours(shapes: Path, graph: ox.Store) -> None:
    assert check.validate(graph, check.load(shapes)) == check.by_pyshacl(graph, shapes)
