"""Measurements beside peers on data of their own: pySHACL and rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import rdflib

from benchmarks import check_against_pyshacl as invented
from benchmarks.figures import Figure, busy
from viennagraph import check, resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.measures import Bench

_TRIPLES: Final = 100_000


def shacl(bench: Bench) -> Iterator[Figure]:
    """The shapes on the invented graph, here and by pySHACL; both have to find the same."""
    import pyshacl  # noqa: PLC0415 - slow to import

    graph = invented.store(_TRIPLES // 8 if bench.is_short else _TRIPLES)
    shapes = check.load(resources.shapes())
    theirs_graph = invented.in_rdflib(graph)
    shapes_graph = rdflib.Graph()
    for file in sorted(resources.shapes().glob("*.ttl")):
        shapes_graph.parse(file)
    ours = busy(lambda: check.validate(graph, shapes))
    found: list[rdflib.Graph] = []
    theirs = busy(
        lambda: found.append(pyshacl.validate(theirs_graph, shacl_graph=shapes_graph)[1]), 1
    )
    report = check.validate(graph, shapes)
    agree = invented.theirs(found[0]) == invented.ours(report)
    ratio = theirs.median / ours.median
    yield Figure(
        "shacl",
        f"validation of {len(graph):,} triples, {len(report.results)} results"
        f"{'' if agree else ', which DIFFER'}",
        "s",
        ours,
        f"pySHACL {pyshacl.__version__}",
        theirs,
        ratio,
        "≥ 50 times, the same results",
        ratio >= 50 and agree,  # noqa: PLR2004 - the promise
    )


def rdf(bench: Bench) -> Iterator[Figure]:
    """Reading N-Triples into memory, beside rdflib."""
    import pyoxigraph as ox  # noqa: PLC0415 - as its peers

    graph = invented.store(_TRIPLES // 8 if bench.is_short else _TRIPLES)
    lines = invented.lines(graph)

    def load() -> None:
        ox.Store().bulk_load(lines, ox.RdfFormat.N_TRIPLES)

    ours = busy(load)
    theirs = busy(lambda: rdflib.Graph().parse(data=lines, format="nt"), 1)
    yield Figure(
        "rdflib",
        f"reading {len(graph):,} triples into memory",
        "s",
        ours,
        f"rdflib {rdflib.__version__}",
        theirs,
        theirs.median / ours.median,
    )


PEERS: Final = {"shacl": shacl, "rdflib": rdf}
"""Further measurements, by name."""
