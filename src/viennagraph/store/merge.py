"""What is said and what is held: the default graph as the merge of the named graphs.

The functions here keep the two in step, and say where they are not.
"""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_QUAD: Final = r'((?:<[^>]*>) <[^>]*> (?!_:).*) <([^<>"{}|^`\\\s]+)> \.\s*'
_SAID: Final = ox.DefaultGraph()


def merged(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    r"""Each N-Quads line with its graph, and with it the line that puts the triple in the merge.

    >>> next(merged(['<s:a> <p:b> "c" <g:d> .\n']))
    ('g:d', '<s:a> <p:b> "c" <g:d> .\n<s:a> <p:b> "c" .\n')

    Raises:
        StoreError: A line is no quad of a named graph, or has a blank node.
    """
    pattern = re.compile(_QUAD)
    for line in lines:
        found = pattern.fullmatch(line)
        if found is None:
            if line.strip():
                raise _not_a_quad(line)
            continue
        triple, graph = found.groups()
        yield graph, f"{triple} <{graph}> .\n{triple} .\n"


def unmerge(store: ox.Store, graphs: Iterable[str]) -> int:
    """Removes named graphs, and from the merge what no other graph says; gives how many quads.

    >>> store = ox.Store()
    >>> said = [line for _, line in merged(['<s:a> <p:b> "c" <g:1> .', '<s:a> <p:b> "c" <g:2> .'])]
    >>> store.load("".join(said), ox.RdfFormat.N_QUADS)
    >>> unmerge(store, ["g:1"]), unmerge(store, ["g:2"]), len(store)
    (1, 2, 0)
    """
    triples: set[ox.Triple] = set()
    count = 0
    for graph in graphs:
        name = ox.NamedNode(graph)
        for quad in store.quads_for_pattern(None, None, None, name):
            triples.add(quad.triple)
            count += 1
        store.remove_graph(name)
    for triple in triples:
        if _is_held_only(store, triple):
            store.remove(ox.Quad(triple.subject, triple.predicate, triple.object, _SAID))
            count += 1
    return count


def withdraw(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Removes quads of named graphs, and from the merge what no other graph says.

    >>> store = ox.Store()
    >>> said = [line for _, line in merged(['<s:a> <p:b> "c" <g:1> .'])]
    >>> store.load("".join(said), ox.RdfFormat.N_QUADS)
    >>> withdraw(store, [quad for quad in store if quad.graph_name != _SAID])
    >>> len(store)
    0
    """
    for quad in quads:
        store.remove(quad)
        if _is_held_only(store, quad.triple):
            store.remove(ox.Quad(quad.subject, quad.predicate, quad.object, _SAID))


def consistency(store: ox.Store) -> Iterator[str]:
    r"""Each way in which the default graph is not the merge of the named graphs.

    >>> store = ox.Store()
    >>> store.load('<s:a> <p:b> "c" <g:1> .\n<s:a> <p:b> "d" .', ox.RdfFormat.N_QUADS)
    >>> for fault in sorted(consistency(store)):
    ...     print(fault)
    held, but said by no graph: <s:a> <p:b> "d"
    said by <g:1>, but not held: <s:a> <p:b> "c"
    """
    for quad in store:
        if quad.graph_name == _SAID:
            if _is_held_only(store, quad.triple):
                yield f"held, but said by no graph: {quad.triple}"
        elif ox.Quad(quad.subject, quad.predicate, quad.object, _SAID) not in store:
            yield f"said by {quad.graph_name}, but not held: {quad.triple}"


def _is_held_only(store: ox.Store, triple: ox.Triple) -> bool:
    quads = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return all(quad.graph_name == _SAID for quad in quads)


def _not_a_quad(line: str) -> StoreError:
    return StoreError(
        "a line is no quad of a named graph without blank nodes",
        repr(shorten(line, 200, placeholder="…")),
        "write `<subject> <predicate> object <graph> .`, one quad a line",
    )
