"""Loading the graph into a SPARQL server, as much at a time as it takes, and keeping it in step."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import islice
from string import Template
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph import resources
from viennagraph.export import order as ordering
from viennagraph.store.remote_update import TooMuchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from viennagraph.publish.progress import Progress
    from viennagraph.store.remote_update import Updates

HELD: Final = "graph/held"
"""The name, under the base, of the graph that holds the merge on servers that have a union."""

_FIRST: Final = 500  # triples of the first request
_MOST: Final = 20_000
_GRAPHS: Final = 200  # graphs that one request drops


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many graphs were sent and dropped, in how many requests, and how many stayed."""

    sent: int
    dropped: int
    kept: int
    triples: int
    requests: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some triples of a graph; with the last piece the graph is whole."""

    graph: str
    triples: tuple[str, ...]
    digest: str = ""


class Loading:
    """One load of a store's graphs into a server.

    `held` names the graph for the merge; without it the merge is the server's default graph.
    """

    def __init__(
        self,
        server: Updates,
        progress: Progress,
        held: str | None = None,
        told: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> None:
        self._server = server
        self._progress = progress
        self._held = held
        self._told = told
        self._size = _FIRST
        self._requests = 0
        self._triples = 0

    def run(self, store: ox.Store, base: str, *, is_fresh: bool = False) -> Loaded:
        """Sends what the server does not hold yet, and drops what the store holds no more.

        Raises:
            EndpointError: The server does not answer, or lets nobody write.
        """
        if is_fresh:
            self._progress.forget()
            self._run("drop-all", base=base)
        before = dict(self._progress.graphs)
        names = sorted(graph.value for graph in store.named_graphs() if _is_named(graph))
        digests = {name: _digest(store, name) for name in names}
        gone = [name for name in before if digests.get(name) != before[name]]
        wanted = [name for name in names if before.get(name) != digests[name]]
        self._drop(gone)
        done = 0
        for some in self._batches(_pieces(store, wanted, digests)):
            self._send(some)
            done += sum(bool(piece.digest) for piece in some)
            self._told(done, len(wanted))
        if gone or is_fresh:
            self._prune()
        dropped = len([name for name in gone if name not in digests])
        kept = len(names) - len(wanted)
        return Loaded(len(wanted), dropped, kept, self._triples, self._requests)

    def _batches(self, pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
        some: list[Piece] = []
        size = 0
        for piece in pieces:
            if some and size + len(piece.triples) > self._size:
                yield some
                some, size = [], 0
            some.append(piece)
            size += len(piece.triples)
        if some:
            yield some

    def _send(self, pieces: list[Piece]) -> None:
        try:
            self._insert(pieces)
        except TooMuchError:
            halves = _halves(pieces)
            if halves is None:
                raise
            self._size = max(1, self._size // 2)
            for half in halves:
                self._send(half)
            return
        self._size = min(_MOST, self._size * 2) if len(pieces) > 1 else self._size
        for piece in pieces:
            self._triples += len(piece.triples)
            if piece.digest:
                self._progress.note(piece.graph, piece.digest)

    def _insert(self, pieces: list[Piece]) -> None:
        self._requests += 1
        if self._server.bulk:
            self._server.load(_nquads(pieces, self._held).encode())
            return
        self._server.run(_written("insert", quads=_blocks(pieces, self._held)))

    def _drop(self, names: list[str]) -> None:
        for start in range(0, len(names), _GRAPHS):
            some = names[start : start + _GRAPHS]
            self._requests += 1
            self._server.run("".join(_written("drop", graph=name) for name in some))
            for name in some:
                self._progress.note(name, None)

    def _prune(self) -> None:
        if self._held:
            self._run("prune-held", held=self._held)
        else:
            self._run("prune-default")

    def _run(self, name: str, **values: str) -> None:
        self._requests += 1
        self._server.run(_written(name, **values))


def _written(name: str, **values: str) -> str:
    path = resources.queries() / "updates" / f"{name}.ru"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    words = "".join(line for line in lines if not line.startswith("#"))
    return Template(words).substitute(values)


def _is_named(graph: object) -> bool:
    return isinstance(graph, ox.NamedNode)


def _lines(store: ox.Store, name: str) -> Iterator[bytes]:
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(name))
    return ordering.lines(quad.triple for quad in quads)


def _digest(store: ox.Store, name: str) -> str:
    digest = hashlib.sha256()
    for line in _lines(store, name):
        digest.update(line)
    return digest.hexdigest()


def _pieces(store: ox.Store, names: Iterable[str], digests: dict[str, str]) -> Iterator[Piece]:
    for name in names:
        lines = _lines(store, name)
        some = tuple(line.decode() for line in islice(lines, _FIRST))
        while some:
            following = tuple(line.decode() for line in islice(lines, _FIRST))
            yield Piece(name, some, "" if following else digests[name])
            some = following


def _halves(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]] | None:
    if len(pieces) > 1:
        middle = len(pieces) // 2
        return pieces[:middle], pieces[middle:]
    (piece,) = pieces
    if len(piece.triples) == 1:
        return None
    middle = len(piece.triples) // 2
    first = Piece(piece.graph, piece.triples[:middle])
    return [first], [Piece(piece.graph, piece.triples[middle:], piece.digest)]


def _blocks(pieces: Iterable[Piece], held: str | None) -> str:
    said = [f"GRAPH <{one.graph}> {{\n{''.join(one.triples)}}}\n" for one in pieces]
    merged = "".join(sorted({line for one in pieces for line in one.triples}))
    return "".join([*said, f"GRAPH <{held}> {{\n{merged}}}\n" if held else merged])


def _nquads(pieces: Iterable[Piece], held: str | None) -> str:
    said = [f"{line[:-2]}<{one.graph}> .\n" for one in pieces for line in one.triples]
    merged = sorted({line for one in pieces for line in one.triples})
    return "".join([*said, *(f"{line[:-2]}<{held}> .\n" if held else line for line in merged)])
