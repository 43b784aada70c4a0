"""Opening an index: the one that lies beside a generation, made where there is none yet."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import pyoxigraph as ox

from viennagraph import resources, store
from viennagraph.index import build
from viennagraph.index.facts import Asked, Held, Rows, Served
from viennagraph.index.reading import Index
from viennagraph.store.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

Where = Path | Snapshot | ox.Store | Asked
"""What an index is made from: the folder of a store, a generation of it, or a server."""


def open_index(where: Where, *, has_text: bool = True) -> Index:
    """The index of a store, of a snapshot of one, or of what answers SPARQL.

    That of a store lies in the folder of its generation, is made when it is first needed, and goes
    with the generation; where the folder cannot be written it is made in memory, as it is for all
    other sources.

    Raises:
        StoreError: There is no store, or it cannot be read.
        EndpointError: The server does not answer.
        IndexSourceError: The source does not answer with rows.
    """
    if isinstance(where, Path):
        with store.reading(where) as snapshot:
            return open_index(snapshot, has_text=has_text)
    if isinstance(where, Snapshot):
        return Index(_beside(where), has_text=has_text)
    source: Rows = Held(where) if isinstance(where, ox.Store) else Served(where)
    return Index(_in_memory(source), has_text=has_text)


def index_file(snapshot: Snapshot) -> Path:
    """Where the index of a generation lies: its name changes when the index is made otherwise."""
    folder = snapshot.root / "generations" / str(snapshot.number)
    return folder / f"index-{_format()}.sqlite"


def _beside(snapshot: Snapshot) -> sqlite3.Connection:
    path = index_file(snapshot)
    if not path.is_file():
        try:
            _make(Held(snapshot.store), path)
        except (OSError, sqlite3.OperationalError):
            # Nobody may write there, or the disk is full: memory serves this process as well.
            return _in_memory(Held(snapshot.store))
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )


def _make(source: Rows, path: Path) -> None:
    """Writes the file whole or not at all; of two that write at once, either is right."""
    with NamedTemporaryFile(
        dir=path.parent, prefix="index-", suffix=".draft", delete=False
    ) as file:
        draft = Path(file.name)
    try:
        connection = sqlite3.connect(draft)
        try:
            # A draft is worth nothing after a crash, so that it needs no journal.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            build.write(source, connection)
        finally:
            connection.close()
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _in_memory(source: Rows) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    build.write(source, connection)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@cache
def _format() -> str:
    """A digest of the code and the queries that make the index."""
    digest = hashlib.sha256()
    for path in _parts():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _parts() -> Iterator[Path]:
    folder = Path(__file__).parent
    yield from (folder / name for name in ("build.py", "material.py", "words.py", "schema.sql"))
    yield from sorted((resources.queries() / "index").glob("*.rq"))
