"""The tables of the graph as Parquet files, for DuckDB, Polars, pandas, Spark and R."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import duckdb

from viennagraph.export import tables
from viennagraph.export.labels import HELD, short
from viennagraph.vocab import xsd

if TYPE_CHECKING:
    import pyoxigraph as ox

_TYPES: Final = {
    xsd.integer: "BIGINT",
    xsd.decimal: "DOUBLE",
    xsd.double: "DOUBLE",
    xsd.boolean: "BOOLEAN",
    xsd.date: "DATE",
}
_READ: Final = (
    "read_csv(?, header=true, all_varchar=true, delim=',', quote='\"', escape='\"', "
    "max_line_size=200000000, parallel=false)"
)


def write(store: ox.Store, folder: Path) -> None:
    """Writes a Parquet file for each class of things, and `evidence.parquet`.

    The columns are those of the CSV tables.  Numbers, dates and truth values have their type in
    columns of one value each; all else, and what has several values in a cell, is text.
    """
    types = _types(store)
    with TemporaryDirectory() as place, duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        tables.write(store, Path(place))
        for path in sorted(Path(place).glob("*.csv")):
            _convert(connection, path, folder / f"{path.stem}.parquet", types)


def _types(store: ox.Store) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, None, None, HELD):
        datatype = getattr(quad.object, "datatype", None)
        found.setdefault(quad.predicate.value, set()).add(datatype.value if datatype else "")
    return {
        short(predicate): _TYPES[next(iter(datatypes))]
        for predicate, datatypes in found.items()
        if len(datatypes) == 1 and datatypes <= _TYPES.keys()
    }


def _convert(
    connection: duckdb.DuckDBPyConnection, source: Path, target: Path, types: dict[str, str]
) -> None:
    rows = connection.execute(f"DESCRIBE FROM {_READ}", [str(source)]).fetchall()
    names = [str(row[0]) for row in rows]
    columns = ", ".join(_column(connection, source, name, types.get(name)) for name in names)
    connection.execute(
        f"COPY (SELECT {columns} FROM {_READ}) TO '{_quoted(str(target))}' "  # noqa: S608
        "(FORMAT parquet, COMPRESSION zstd)",
        [str(source)],
    )


def _column(
    connection: duckdb.DuckDBPyConnection, source: Path, name: str, kind: str | None
) -> str:
    written = '"' + name.replace('"', '""') + '"'
    if kind is None:
        return written
    cast = f"TRY_CAST({written} AS {kind})"
    lost = connection.execute(
        f"SELECT count(*) FROM {_READ} WHERE {written} IS NOT NULL AND {cast} IS NULL",  # noqa: S608
        [str(source)],
    ).fetchone()
    return f"{cast} AS {written}" if lost == (0,) else written


def _quoted(words: str) -> str:
    return words.replace("'", "''")
