"""A store from a dump that was published: no document is read again."""

from __future__ import annotations

import gzip
import hashlib
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from viennagraph import store
from viennagraph.publish.errors import DumpError
from viennagraph.store import layout
from viennagraph.vocab import vg

if TYPE_CHECKING:
    from collections.abc import Iterator

SUMS: Final = "SHA256SUMS"
"""The list of digests beside a dump, which is looked at where it is there."""

_FORMATS: Final = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}
_DOCUMENT: Final = "document/"
_CHUNK: Final = 1 << 20


def load(dump: Path, root: Path) -> store.State:
    """Makes a store of a dump (.nq or .trig, or either with .gz), and says what it holds.

    Raises:
        DumpError: There is no such dump, it is damaged, or it holds no graph of ours.
        StoreError: There is a store already, or it cannot be written.
    """
    if layout.current(root) is not None:
        what, advice = "there is a store already", "name another with --store, or remove it"
        raise DumpError(what, str(root), advice)
    _check(dump)
    with TemporaryDirectory() as place:
        quads = ox.Store(place)
        _read(dump, quads)
        with store.generation(root) as draft:
            _fill(draft, quads, dump)
            draft.commit()
            return draft.state


def _check(dump: Path) -> None:
    try:
        sums = (dump.parent / SUMS).read_text("utf-8").splitlines()
    except OSError:
        return
    pairs = (line.partition("  ") for line in sums)
    listed = {name: digest for digest, _, name in pairs}
    if dump.name not in listed:
        return
    digest = hashlib.sha256()
    try:
        with dump.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise _unread(dump, error.strerror or str(error)) from error
    if digest.hexdigest() != listed[dump.name]:
        what = f"the file is not the one that {SUMS} beside it lists"
        raise DumpError(what, str(dump), "get it again")


def _read(dump: Path, quads: ox.Store) -> None:
    plain = dump.name.removesuffix(".gz")
    form = _FORMATS.get(Path(plain).suffix)
    if form is None:
        what = "this is no dump that can be loaded"
        raise DumpError(what, str(dump), f"name a file in {' or '.join(_FORMATS)}, or either .gz")
    try:
        with _opened(dump) as stream:
            quads.bulk_load(stream, form)
    except (OSError, EOFError) as error:
        raise _unread(dump, str(getattr(error, "strerror", None) or error)) from error
    except SyntaxError as error:
        raise _unread(dump, str(error)) from error


@contextmanager
def _opened(dump: Path) -> Iterator[IO[bytes]]:
    if dump.suffix == ".gz":
        with gzip.open(dump, "rb") as stream:
            yield cast("IO[bytes]", stream)
    else:
        with dump.open("rb") as plain:
            yield plain


def _fill(draft: store.Draft, quads: ox.Store, dump: Path) -> None:
    records = {record.iri: record for record in _records(quads)}
    graphs: dict[str, list[str]] = {iri: [] for iri in records}
    others: list[str] = []
    for graph in sorted(name.value for name in quads.named_graphs()):
        whole = graph.partition("#")[0]
        if whole in graphs:
            graphs[whole].append(graph)
        else:
            others.append(graph)
    if not graphs and not others:
        what = "the dump holds no named graphs"
        raise DumpError(what, str(dump), "load one of all graphs (.nq or .trig)")
    for iri, names in graphs.items():
        draft.add_document(records[iri], (line for one in names for line in _lines(quads, one)))
    for graph in others:
        draft.add_graph(graph, _lines(quads, graph))


def _records(quads: ox.Store) -> Iterator[store.DocumentRecord]:
    """The documents that were read, with the names and the digests of their files."""
    for quad in quads.quads_for_pattern(None, ox.NamedNode(vg.readFrom), None, None):
        document, file = quad.subject, quad.object
        if quad.graph_name != document or not isinstance(document, ox.NamedNode):
            continue
        if isinstance(file, ox.NamedNode) and _DOCUMENT in document.value:
            names = _values(quads, file, vg.sourceName)
            digest = next(iter(_values(quads, file, vg.sourceDigest)), "")
            name = next(iter(names), document.value.rpartition("/")[2])
            yield store.DocumentRecord(document.value, name, digest, name)


def _values(quads: ox.Store, subject: ox.NamedNode, predicate: str) -> list[str]:
    found = quads.quads_for_pattern(subject, ox.NamedNode(predicate), None, None)
    return sorted({quad.object.value for quad in found if isinstance(quad.object, ox.Literal)})


def _lines(quads: ox.Store, graph: str) -> Iterator[str]:
    for quad in quads.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
        yield f"{quad.triple} <{graph}> .\n"


def _unread(dump: Path, reason: str) -> DumpError:
    return DumpError(f"the dump cannot be read ({reason})", str(dump), "get it again")
