"""Where the graph says what a result complains about: passages, their documents, their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode

from viennagraph.check.paths import Inverse, Predicate
from viennagraph.vocab import dcterms, vg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad, Store

    from viennagraph.check.report import Report, Result
    from viennagraph.check.shapes import Term


@dataclass(frozen=True, slots=True)
class Place:
    """A named graph that holds what a result is about.

    `document`, `symbol`, `paragraph` and `quote` are known where the graph is a passage;
    a vocabulary or an authority file has none of them.
    """

    graph: str
    document: str | None = None
    symbol: str | None = None
    paragraph: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A result and the places that hold what it is about, in order."""

    result: Result
    places: tuple[Place, ...]


def explain(report: Report, store: Store) -> tuple[Explanation, ...]:
    """For each result, the places where its statement stands.

    Where the result has a value, these are the places of the statement that gives it; otherwise
    those that give the node any value along the path; otherwise those that say anything about it.

    >>> import pyoxigraph
    >>> from viennagraph.check import Report
    >>> explain(Report(()), pyoxigraph.Store())
    ()
    """
    return tuple(
        Explanation(result, tuple(_place(store, graph) for graph in _graphs(store, result)))
        for result in report.results
    )


def _graphs(store: Store, result: Result) -> tuple[NamedNode, ...]:
    for quads in _evidence(store, result):
        found = {quad.graph_name for quad in quads if isinstance(quad.graph_name, NamedNode)}
        if found:
            return tuple(sorted(found, key=str))
    return ()


def _evidence(store: Store, result: Result) -> Iterator[Iterator[Quad]]:
    """Statements about a result, what is closest to the point first."""
    focus, value = result.focus, result.value
    match result.path:
        case Predicate(iri):
            if value is not None:
                yield _quads(store, focus, iri, value)
            yield _quads(store, focus, iri, None)
        case Inverse(Predicate(iri)):
            if value is not None:
                yield _quads(store, value, iri, focus)
            yield _quads(store, None, iri, focus)
        case _:
            pass
    yield _quads(store, focus, None, None)
    yield _quads(store, None, None, focus)


def _quads(
    store: Store, subject: Term | None, predicate: NamedNode | None, value: Term | None
) -> Iterator[Quad]:
    if isinstance(subject, Literal):
        return iter(())
    return store.quads_for_pattern(subject, predicate, value, None)


def _place(store: Store, graph: NamedNode) -> Place:
    document = _value(store, graph, dcterms.isPartOf)
    holder = document if isinstance(document, NamedNode) else graph
    return Place(
        graph=graph.value,
        document=document.value if isinstance(document, NamedNode) else None,
        symbol=_text(store, holder, dcterms.identifier),
        paragraph=_text(store, graph, vg.paragraph),
        quote=_text(store, graph, vg.text),
    )


def _text(store: Store, subject: NamedNode, predicate: str) -> str | None:
    value = _value(store, subject, predicate)
    return value.value if isinstance(value, Literal) else None


def _value(store: Store, subject: NamedNode, predicate: str) -> Term | None:
    quads = store.quads_for_pattern(subject, NamedNode(predicate), None, DefaultGraph())
    values = sorted((quad.object for quad in quads), key=str)
    return next((v for v in values if isinstance(v, NamedNode | BlankNode | Literal)), None)
