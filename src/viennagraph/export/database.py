"""The tables of the graph as one DuckDB file."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Final

import duckdb

from viennagraph.export import parquet

if TYPE_CHECKING:
    import pyoxigraph as ox

_FILE: Final = "graph.duckdb"


def write(store: ox.Store, stream: IO[bytes]) -> None:
    """Writes a database with a table for each class of things, and one of evidence.

    Tables and columns are those of the Parquet files; the bytes of a database differ from run to
    run, its rows and their order do not.
    """
    with TemporaryDirectory() as place:
        folder = Path(place)
        parquet.write(store, folder)
        with duckdb.connect(str(folder / _FILE)) as connection:
            for source in sorted(folder.glob("*.parquet")):
                # A relation takes names and paths as values: none becomes part of a query.
                connection.read_parquet(str(source)).create(source.stem)
        with (folder / _FILE).open("rb") as written:
            shutil.copyfileobj(written, stream)
