"""Shapes and data from one TriG file, and pySHACL as the oracle for what should be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph
import pyshacl
import pytest
import rdflib
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store
from pyoxigraph import Literal as OxLiteral

from viennagraph.check.source import named, read
from viennagraph.vocab import rdf, sh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from viennagraph import check
    from viennagraph.check.shapes import Term


class Finding(NamedTuple):
    """A result as both engines can give it; blank nodes have no name of their own."""

    focus: str
    path: str
    value: str
    severity: str
    shape: str
    component: str


class Case(NamedTuple):
    """The shapes and the data of one file."""

    shapes: Path
    store: Store


@pytest.fixture
def case(tmp_path: Path) -> Callable[[str | Path], Case]:
    """Cuts TriG, given as text or as a file, into the graphs `ex:shapes` and `ex:data`."""

    def cut(given: str | Path) -> Case:
        text = given if isinstance(given, str) else given.read_text("utf-8")
        quads = list(pyoxigraph.parse(text.encode(), format=RdfFormat.TRIG))
        shapes = tmp_path / "shapes.ttl"
        chosen = (quad.triple for quad in quads if _graph(quad) == "https://example.org/shapes")
        pyoxigraph.serialize(chosen, output=str(shapes), format=RdfFormat.N_TRIPLES)
        store = Store()
        data = (quad.triple for quad in quads if _graph(quad) == "https://example.org/data")
        store.extend(Quad(*triple) for triple in data)
        return Case(shapes, store)

    return cut


@pytest.fixture
def oracle(tmp_path: Path) -> Callable[[Path, Store], frozenset[Finding]]:
    """What pySHACL finds with some shape files in the default graph of a store."""

    def ask(shapes: Path, store: Store) -> frozenset[Finding]:
        graph = rdflib.Graph()
        files = sorted(shapes.rglob("*.ttl")) if shapes.is_dir() else [shapes]
        for file in files:
            graph.parse(file, format="turtle")
        data = rdflib.Graph()
        default = (quad.triple for quad in store.quads_for_pattern(None, None, None, _DEFAULT))
        data.parse(
            data=(pyoxigraph.serialize(default, format=RdfFormat.N_TRIPLES) or b"").decode(),
            format="nt",
        )
        _, report, _ = pyshacl.validate(data, shacl_graph=graph, inference="none")
        file = tmp_path / "report.ttl"
        report.serialize(file, format="nt", encoding="utf-8")
        return frozenset(_findings(file))

    return ask


@pytest.fixture
def found() -> Callable[[check.Report], frozenset[Finding]]:
    """The findings of one of our reports."""

    def of(report: check.Report) -> frozenset[Finding]:
        return frozenset(
            Finding(
                _name(result.focus),
                str(result.path or ""),
                _name(result.value),
                result.severity.iri,
                _name(result.shape),
                result.component,
            )
            for result in report.results
        )

    return of


_DEFAULT = pyoxigraph.DefaultGraph()
_SOME = NamedNode("https://example.org/some")


def _graph(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


def _findings(file: Path) -> Iterable[Finding]:
    source = read([file])
    kind = NamedNode(sh.ValidationReport)
    report = next(name for name in source.index if kind in source.values(name, rdf.type))
    for term in source.values(report, sh.result):
        result = named(report, term)
        path = source.value(result, sh.resultPath)
        yield Finding(
            _name(source.value(result, sh.focusNode)),
            str(source.path(result, path)) if path else "",
            _name(source.value(result, sh.value)),
            _iri(source.value(result, sh.resultSeverity)),
            _name(source.value(result, sh.sourceShape)),
            _iri(source.value(result, sh.sourceConstraintComponent)),
        )


def _iri(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _name(term: Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, BlankNode):
        return "_:"
    if isinstance(term, OxLiteral):
        return str(_kept(term))
    return str(term)


def _kept(literal: OxLiteral) -> object:
    """The literal in the form that the store keeps, such as 3.0 for 3e0."""
    store = Store()
    store.add(Quad(_SOME, _SOME, literal))
    return next(iter(store)).object
