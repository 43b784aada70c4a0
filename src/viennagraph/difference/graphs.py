"""What can be compared: the finished generation of a store, or a file of RDF."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph import store
from viennagraph.errors import ViennaGraphError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FORMATS: Final = {
    ".nq": "N_QUADS",
    ".trig": "TRIG",
    ".jsonld": "JSON_LD",
    ".ttl": "TURTLE",
    ".nt": "N_TRIPLES",
}


class NotAGraphError(ViennaGraphError):
    """What stands at a path is neither a store nor a file of RDF."""

    def __init__(self, path: Path, what: str, advice: str) -> None:
        super().__init__(f"{what} at {path}: {advice}")
        self.path = path
        self.what = what


@contextmanager
def opened(path: Path) -> Iterator[ox.Store]:
    """The graph of a store's folder or of a file, for as long as the context lasts.

    Raises:
        NotAGraphError: The file cannot be read, or is of a type that holds no RDF.
        StoreError: The folder is no store that can be read.
    """
    if path.is_dir():
        with store.reading(path) as snapshot:
            yield snapshot.store
        return
    yield _loaded(path)


def _loaded(path: Path) -> ox.Store:
    name = _FORMATS.get(path.suffix.lower())
    if name is None:
        advice = f"name the folder of a store, or a file that ends in {', '.join(_FORMATS)}"
        raise NotAGraphError(path, "there is no graph", advice)
    graph = ox.Store()
    try:
        graph.bulk_load(path=path, format=getattr(ox.RdfFormat, name))
    except (OSError, SyntaxError) as error:
        what = f"the graph cannot be read ({getattr(error, 'strerror', None) or error})"
        raise NotAGraphError(path, what, "check the path, and write the export again") from error
    return graph
