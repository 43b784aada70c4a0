"""Exports: the graph as files, in the formats of RDF, of networks and of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph.errors import ExportError
from viennagraph.export.files import whole_file, whole_folder
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.store import Snapshot

__all__ = ["SUFFIXES", "write"]

SUFFIXES: Final = (".trig", ".nq", ".ttl", ".jsonld", ".graphml", ".gexf", ".csv")
"""The endings of files that say in which format to write."""

_DOCUMENT: Final = "document/"


def write(snapshot: Snapshot, path: Path, projection: str | None = None) -> None:
    """Writes the graph in the format that the ending of the file names.

    `.csv` names a folder of tables.  `projection` chooses what `.graphml` and `.gexf` show.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from viennagraph import store
    >>> with TemporaryDirectory() as folder:
    ...     with store.generation(Path(folder, "store")) as draft:
    ...         draft.add_graph("g:1", ['<s:a> <p:b> "c" <g:1> .'])
    ...         draft.commit()
    ...     with store.reading(Path(folder, "store")) as snapshot:
    ...         write(snapshot, Path(folder, "graph.nq"))
    ...     print(Path(folder, "graph.nq").read_text(), end="")
    <s:a> <p:b> "c" .
    <s:a> <p:b> "c" <g:1> .

    Raises:
        ExportError: The ending is unknown, or the file cannot be written.
    """
    suffix = path.suffix.lower()
    if projection is not None and suffix not in {".graphml", ".gexf"}:
        what = f"{suffix or 'a file without ending'} shows no projection"
        raise ExportError(what, str(path), "write .graphml or .gexf, or leave out --projection")
    match suffix:
        case ".trig" | ".nq" | ".ttl" | ".jsonld":
            _write_rdf(snapshot, path)
        case ".graphml" | ".gexf":
            _write_network(snapshot, path, projection)
        case ".csv":
            _write_tables(snapshot, path)
        case _:
            what = f"{suffix or 'a file without ending'} is no format to write"
            raise ExportError(what, str(path), f"end the name in {', '.join(SUFFIXES)}")


def _write_rdf(snapshot: Snapshot, path: Path) -> None:
    from viennagraph.export import rdf  # noqa: PLC0415 (each format loads only its own writer)

    with whole_file(path) as stream:
        match path.suffix.lower():
            case ".trig":
                rdf.trig(snapshot.store, stream, base_of(snapshot))
            case ".ttl":
                rdf.turtle(snapshot.store, stream, base_of(snapshot))
            case ".nq":
                rdf.nquads(snapshot.store, stream)
            case _:
                rdf.jsonld(snapshot.store, stream)


def _write_network(snapshot: Snapshot, path: Path, projection: str | None) -> None:
    from viennagraph.export import network  # noqa: PLC0415 (networkx is slow to load)

    graph = network.network(snapshot.store, projection or network.DEFAULT)
    with whole_file(path) as stream:
        if path.suffix.lower() == ".gexf":
            network.write_gexf(graph, stream)
        else:
            network.write_graphml(graph, stream)


def _write_tables(snapshot: Snapshot, path: Path) -> None:
    from viennagraph.export import tables  # noqa: PLC0415 (as above)

    with whole_folder(path, ".csv") as folder:
        tables.write(snapshot.store, folder)


def base_of(snapshot: Snapshot) -> str:
    """The base of the things in a store, as the IRIs of its documents show it."""
    for record in snapshot.state.documents:
        base, found, _ = record.iri.rpartition(_DOCUMENT)
        if found:
            return base
    return BASE
