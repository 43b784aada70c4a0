"""The graph in the formats of RDF: the same graph gives the same bytes."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from viennagraph.export import order
from viennagraph.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

_HELD: Final = ox.DefaultGraph()
_NOTE: Final = """\
# What all documents say, merged: each statement once.
# The evidence (which passage of which document says it) is not in this file, because Turtle has
# no named graphs: TriG (.trig), N-Quads (.nq) and JSON-LD (.jsonld) hold it.
"""


def nquads(store: ox.Store, stream: IO[bytes]) -> None:
    """Writes the whole graph as canonical N-Quads: one quad a line, the lines in order."""
    stream.writelines(order.lines(store))


def jsonld(store: ox.Store, stream: IO[bytes]) -> None:
    """Writes the whole graph as JSON-LD, the default graph first."""
    ox.serialize(_quads(store), stream, ox.RdfFormat.JSON_LD)
    stream.write(b"\n")


def trig(store: ox.Store, stream: IO[bytes], base: str) -> None:
    """Writes the whole graph as TriG, the default graph first."""
    prefixes = prefixes_of(store, base)
    _write_prefixes(stream, prefixes)
    ox.serialize(_quads(store), _body(stream), ox.RdfFormat.TRIG, prefixes=prefixes)


def turtle(store: ox.Store, stream: IO[bytes], base: str) -> None:
    """Writes the default graph as Turtle, with a note that the evidence is not in it."""
    prefixes = prefixes_of(store, base)
    stream.write(_NOTE.encode())
    _write_prefixes(stream, prefixes)
    ox.serialize(_held(store), _body(stream), ox.RdfFormat.TURTLE, prefixes=prefixes)


def prefixes_of(store: ox.Store, base: str) -> dict[str, str]:
    """A prefix for each namespace of the ontology, and for each kind of thing in the graph.

    The prefix of a kind is its name in the IRI (`body:cnd`); where two kinds share a name, the
    longer IRI's prefix says more (`vocabulary-role`).

    >>> store = ox.Store()
    >>> a = ox.NamedNode("https://example.org/body/cnd")
    >>> store.add(ox.Quad(a, a, a))
    >>> prefixes_of(store, "https://example.org/")["body"]
    'https://example.org/body/'
    """
    pattern = re.compile(re.escape(base) + r"(?:[a-z][a-z-]*/)+")
    subjects = (quad.subject for quad in store.quads_for_pattern(None, None, None, _HELD))
    found = (pattern.match(one.value) for one in subjects if isinstance(one, ox.NamedNode))
    prefixes = dict(PREFIXES)
    for namespace in sorted({match.group() for match in found if match}):
        kinds = namespace.removeprefix(base).rstrip("/").split("/")
        short, whole = kinds[-1], "-".join(kinds)
        prefixes[whole if short in prefixes else short] = namespace
    return prefixes


def _write_prefixes(stream: IO[bytes], prefixes: dict[str, str]) -> None:
    for prefix in sorted(prefixes):
        stream.write(f"@prefix {prefix}: <{prefixes[prefix]}> .\n".encode())
    stream.write(b"\n")


def _held(store: ox.Store) -> Iterator[ox.Triple]:
    return order.triples(quad.triple for quad in store.quads_for_pattern(None, None, None, _HELD))


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    for triple in _held(store):
        yield ox.Quad(triple.subject, triple.predicate, triple.object, _HELD)
    for graph in sorted(store.named_graphs(), key=str):
        quads = store.quads_for_pattern(None, None, None, graph)
        for triple in order.triples(quad.triple for quad in quads):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _body(stream: IO[bytes]) -> IO[bytes]:
    # The engine calls `write` and `flush` alone.
    return cast("IO[bytes]", _Body(stream))


class _Body:
    """A stream that leaves out the prefixes that the engine writes in an order of its own."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._head = b""
        self._is_body = False

    def write(self, words: bytes) -> int:
        """Passes on what stands after the prefixes."""
        if self._is_body:
            return self._stream.write(words)
        self._head += words
        while b"\n" in self._head and not self._is_body:
            line, _, rest = self._head.partition(b"\n")
            self._is_body = not line.startswith(b"@prefix")
            self._head = self._head if self._is_body else rest
        if self._is_body:
            self._stream.write(self._head)
        return len(words)

    def flush(self) -> None:
        """Passes on what was written."""
        self._stream.flush()
