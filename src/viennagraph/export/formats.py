"""Each format and what writes it; a format loads only its own writer."""

# ruff: noqa: PLC0415

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph.export.files import whole_file, whole_folder
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from viennagraph.store import Snapshot

_DOCUMENT: Final = "document/"


@dataclass(frozen=True, slots=True)
class Format:
    """What writes a format, and whether it shows a projection of the graph."""

    write: Callable[[Snapshot, Path, str | None], None]
    is_projection: bool = False


def base_of(snapshot: Snapshot) -> str:
    """The base of the things in a store, as the IRIs of its documents show it."""
    for record in snapshot.state.documents:
        base, found, _ = record.iri.rpartition(_DOCUMENT)
        if found:
            return base
    return BASE


def _trig(snapshot: Snapshot, path: Path, _: str | None) -> None:
    from viennagraph.export import rdf

    with whole_file(path) as stream:
        rdf.trig(snapshot.store, stream, base_of(snapshot))


def _nquads(snapshot: Snapshot, path: Path, _: str | None) -> None:
    from viennagraph.export import rdf

    with whole_file(path) as stream:
        rdf.nquads(snapshot.store, stream)


def _turtle(snapshot: Snapshot, path: Path, _: str | None) -> None:
    from viennagraph.export import rdf

    with whole_file(path) as stream:
        rdf.turtle(snapshot.store, stream, base_of(snapshot))


def _jsonld(snapshot: Snapshot, path: Path, _: str | None) -> None:
    from viennagraph.export import rdf

    with whole_file(path) as stream:
        rdf.jsonld(snapshot.store, stream)


def _graphml(snapshot: Snapshot, path: Path, projection: str | None) -> None:
    from viennagraph.export import network

    graph = network.network(snapshot.store, projection or network.DEFAULT)
    with whole_file(path) as stream:
        network.write_graphml(graph, stream)


def _gexf(snapshot: Snapshot, path: Path, projection: str | None) -> None:
    from viennagraph.export import network

    graph = network.network(snapshot.store, projection or network.DEFAULT)
    with whole_file(path) as stream:
        network.write_gexf(graph, stream)


def _cytoscape(snapshot: Snapshot, path: Path, projection: str | None) -> None:
    from viennagraph.export import network

    graph = network.network(snapshot.store, projection or network.DEFAULT)
    with whole_file(path) as stream:
        network.write_cytoscape(graph, stream)


def _csv(snapshot: Snapshot, path: Path, _: str | None) -> None:
    from viennagraph.export import dictionary, tables

    with whole_folder(path, (".csv", dictionary.FILE)) as folder:
        tables.write(snapshot.store, folder)
        dictionary.write(snapshot.store, folder)


def _parquet(snapshot: Snapshot, path: Path, _: str | None) -> None:
    from viennagraph.export import parquet

    with whole_folder(path, (".parquet",)) as folder:
        parquet.write(snapshot.store, folder)


def _duckdb(snapshot: Snapshot, path: Path, _: str | None) -> None:
    from viennagraph.export import database

    with whole_file(path) as stream:
        database.write(snapshot.store, stream)


def _bibtex(snapshot: Snapshot, path: Path, _: str | None) -> None:
    from viennagraph.export import references

    with whole_file(path) as stream:
        references.write_bibtex(snapshot.store, stream)


def _csl(snapshot: Snapshot, path: Path, _: str | None) -> None:
    from viennagraph.export import references

    with whole_file(path) as stream:
        references.write_csl(snapshot.store, stream)


FORMATS: Final = {
    ".trig": Format(_trig),
    ".nq": Format(_nquads),
    ".ttl": Format(_turtle),
    ".jsonld": Format(_jsonld),
    ".graphml": Format(_graphml, is_projection=True),
    ".gexf": Format(_gexf, is_projection=True),
    ".cyjs": Format(_cytoscape, is_projection=True),
    ".csv": Format(_csv),
    ".parquet": Format(_parquet),
    ".duckdb": Format(_duckdb),
    ".bib": Format(_bibtex),
    ".json": Format(_csl),
}
"""The formats by the ending of the file."""
