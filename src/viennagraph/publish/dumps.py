"""The dumps: the whole graph in files, the same graph in the same bytes."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Final, cast

from viennagraph.describe import Dump
from viennagraph.export import base_of, network, order, parquet, rdf, tables
from viennagraph.export.labels import HELD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viennagraph.store import Snapshot

FOLDER: Final = "dumps"
"""The folder of the dumps, below the top of the site."""

NQUADS: Final = "viennagraph.nq.gz"
"""The dump that the page of SPARQL loads in the browser."""

_LEVEL: Final = 6
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_GZIP: Final = "application/gzip"
_CHUNK: Final = 1 << 20


def kinds() -> tuple[str, ...]:
    """The names of all dumps, those that take longest first.

    >>> NQUADS in kinds()
    True
    """
    return tuple(_WRITERS)


def write(snapshot: Snapshot, kind: str, folder: Path) -> tuple[Dump, ...]:
    """Writes one dump into the folder, and says what it is."""
    writer, title, media, compression, is_rdf = _WRITERS[kind]
    writer(snapshot, folder / kind)
    if (folder / kind).is_dir():
        files = sorted((folder / kind).iterdir())
        return tuple(
            _told(one, f"{kind}/{one.name}", f"{title}: {one.stem}", media) for one in files
        )
    return (_told(folder / kind, kind, title, media, compression, is_rdf=is_rdf),)


def _told(
    path: Path, name: str, title: str, media: str, compression: str = "", *, is_rdf: bool = False
) -> Dump:
    size, digest = path.stat().st_size, hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return Dump(f"{FOLDER}/{name}", title, media, size, digest.hexdigest(), compression, is_rdf)


@contextmanager
def gzipped(path: Path) -> Iterator[IO[bytes]]:
    """A stream whose bytes are compressed, with no name and no time in the file."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as stream:
        yield cast("IO[bytes]", stream)


def write_said(snapshot: Snapshot, path: Path) -> Dump:
    """Writes the named graphs alone, for a store to be made of: the merge follows from them."""
    quads = (quad for quad in snapshot.store if quad.graph_name != HELD)
    with gzipped(path) as stream:
        stream.writelines(order.lines(quads))
    told = _told(
        path, path.name, "All graphs, as N-Quads", "application/n-quads", _GZIP, is_rdf=True
    )
    return replace(told, name=path.name)


def _nquads(snapshot: Snapshot, path: Path) -> None:
    with gzipped(path) as stream:
        rdf.nquads(snapshot.store, stream)


def _trig(snapshot: Snapshot, path: Path) -> None:
    with gzipped(path) as stream:
        rdf.trig(snapshot.store, stream, base_of(snapshot))


def _turtle(snapshot: Snapshot, path: Path) -> None:
    with gzipped(path) as stream:
        rdf.turtle(snapshot.store, stream, base_of(snapshot))


def _jsonld(snapshot: Snapshot, path: Path) -> None:
    with gzipped(path) as stream:
        rdf.jsonld(snapshot.store, stream)


def _csv(snapshot: Snapshot, path: Path) -> None:
    with TemporaryDirectory() as place, zipfile.ZipFile(path, "w") as archive:
        tables.write(snapshot.store, Path(place))
        for table in sorted(Path(place).iterdir()):
            entry = zipfile.ZipInfo(table.name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=True) as target, table.open("rb") as source:
                while chunk := source.read(_CHUNK):
                    target.write(chunk)


def _parquet(snapshot: Snapshot, path: Path) -> None:
    path.mkdir()
    parquet.write(snapshot.store, path)


def _gexf(snapshot: Snapshot, path: Path) -> None:
    with path.open("wb") as stream:
        network.write_gexf(network.network(snapshot.store), stream)


_WRITERS: Final[dict[str, tuple[Callable[[Snapshot, Path], None], str, str, str, bool]]] = {
    "viennagraph.trig.gz": (_trig, "All graphs, as TriG", "application/trig", _GZIP, True),
    NQUADS: (_nquads, "All graphs, as N-Quads", "application/n-quads", _GZIP, True),
    "viennagraph.jsonld.gz": (
        _jsonld,
        "All graphs, as JSON-LD",
        "application/ld+json",
        _GZIP,
        True,
    ),
    "parquet": (
        _parquet,
        "A table for each class and one of evidence, as Parquet",
        "application/vnd.apache.parquet",
        "",
        False,
    ),
    "viennagraph.ttl.gz": (_turtle, "The merge alone, as Turtle", "text/turtle", _GZIP, True),
    "viennagraph-csv.zip": (
        _csv,
        "A table for each class and one of evidence, as CSV",
        "text/csv",
        "application/zip",
        False,
    ),
    "viennagraph.gexf": (
        _gexf,
        "Things that provisions name together",
        "application/xml",
        "",
        False,
    ),
}
