"""What a worker does: files through the stages, as the local engine sends them through."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph import resources
from viennagraph.knowledge import Settings
from viennagraph.pipeline.reading import Reader
from viennagraph.pipeline.sources import Source
from viennagraph.spark.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyspark.sql import Row

SCHEMA: Final = (
    "name string, path string, digest string, iri string, reason string, "
    "faults array<string>, lines array<string>"
)
"""The columns of an outcome."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker needs to know beside the documents; it can be sent anywhere.

    `authority` are the names and the bytes of further authority files, `symbols` those of a
    manifest by the names of files.
    """

    base: str
    authority: tuple[tuple[str, bytes], ...]
    symbols: tuple[tuple[str, str], ...]


class Outcome(NamedTuple):
    """What a file came to, in the columns of `SCHEMA`."""

    name: str
    path: str
    digest: str
    iri: str
    reason: str
    faults: list[str]
    lines: list[str]


def outcomes(rows: Iterable[Row], terms: Terms) -> Iterator[Outcome]:
    """What the contents of some files come to, one by one."""
    reader, symbols = _reader(terms), dict(terms.symbols)
    for row in rows:
        files = [(str(one.name), str(one.path)) for one in row.files]
        named = (symbols.get(name) for name, _ in files)
        symbol = next((one for one in named if one), None)
        with TemporaryDirectory() as folder:
            # The stages read files; the name is a part of what they say.
            paths = tuple(Path(folder, str(at), name) for at, (name, _) in enumerate(files))
            paths[0].parent.mkdir()
            paths[0].write_bytes(bytes(row.content))
            source = Source(paths, str(row.digest), symbol)
            found = reader.read(source)
        name, path = files[0]
        yield Outcome(
            name=name,
            path=path,
            digest=str(row.digest),
            iri=found.iri,
            reason=found.refusal.reason if found.refusal else "",
            faults=[str(fault) for fault in found.faults],
            lines=canonical(found.lines),
        )


def settings(terms: Terms, folder: Path) -> Settings:
    """The settings of a build, with the authority files written into a folder."""
    places = []
    for at, (name, content) in enumerate(terms.authority):
        place = folder / str(at) / name
        place.parent.mkdir()
        place.write_bytes(content)
        places.append(place)
    return Settings(terms.base, tuple(places), resources.ontology())


@lru_cache(maxsize=1)
def _reader(terms: Terms) -> Reader:
    """What a worker process knows, loaded once."""
    with TemporaryDirectory() as folder:
        return Reader(settings(terms, Path(folder)), resources.shapes())
