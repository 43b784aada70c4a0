"""Exports: the graph as files, in the formats of RDF, of networks, of tables and of references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph.errors import ExportError
from viennagraph.export.formats import FORMATS, base_of

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.store import Snapshot

__all__ = ["SUFFIXES", "base_of", "write"]

SUFFIXES: Final = tuple(FORMATS)
"""The endings of files that say in which format to write."""


def write(snapshot: Snapshot, path: Path, projection: str | None = None) -> None:
    """Writes the graph in the format that the ending of the file names.

    `.csv` and `.parquet` name a folder of tables; `.json` is CSL-JSON.  `projection` chooses what
    the formats of networks show.

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
    chosen = FORMATS.get(suffix)
    ending = suffix or "a file without ending"
    if projection is not None and (chosen is None or not chosen.is_projection):
        networks = " or ".join(one for one, form in FORMATS.items() if form.is_projection)
        what, advice = (
            f"{ending} shows no projection",
            f"write {networks}, or leave out --projection",
        )
        raise ExportError(what, str(path), advice)
    if chosen is None:
        what = f"{ending} is no format to write"
        raise ExportError(what, str(path), f"end the name in {', '.join(SUFFIXES)}")
    chosen.write(snapshot, path, projection)
