"""Lines in order, however many there are."""

from __future__ import annotations

import heapq
from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Final, cast

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Statements = Iterable[ox.Quad] | Iterable[ox.Triple]

_CHUNK: Final = 500_000  # lines held in memory at a time


def lines(statements: Statements) -> Iterator[bytes]:
    r"""Each statement as a line of canonical N-Triples or N-Quads, in the order of the lines.

    >>> a, b = ox.NamedNode("s:a"), ox.NamedNode("s:b")
    >>> list(lines([ox.Triple(b, a, a), ox.Triple(a, a, a)]))
    [b'<s:a> <s:a> <s:a> .\n', b'<s:b> <s:a> <s:a> .\n']
    """
    remaining = iter(statements)
    first = _sorted(_some(remaining))
    with ExitStack() as stack:
        files: list[IO[bytes]] = []
        while chunk := _sorted(_some(remaining)):
            stream = stack.enter_context(TemporaryFile())
            stream.writelines(chunk)
            stream.seek(0)
            files.append(stream)
        yield from heapq.merge(first, *files)


def triples(statements: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """The triples in the order of their lines.

    >>> a, b = ox.NamedNode("s:a"), ox.NamedNode("s:b")
    >>> [triple.subject.value for triple in triples([ox.Triple(b, a, a), ox.Triple(a, a, a)])]
    ['s:a', 's:b']
    """
    ordered = lines(statements)
    while chunk := b"".join(islice(ordered, _CHUNK)):
        for quad in ox.parse(chunk, ox.RdfFormat.N_TRIPLES):
            yield quad.triple


def _some(statements: Iterator[object]) -> Statements:
    return cast("Statements", islice(statements, _CHUNK))


def _sorted(statements: Statements) -> list[bytes]:
    words = ox.serialize(statements, format=ox.RdfFormat.N_QUADS)
    return sorted((words or b"").splitlines(keepends=True))
