"""What came and what went, graph by graph and statement by statement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator

    Name = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

_HELD: Final = ox.DefaultGraph()


class Statement(NamedTuple):
    """A triple in the syntax of N-Triples, and the graph that says it.

    Of graphs that have no names, `graph` is empty.
    """

    triple: str
    graph: str


@dataclass(frozen=True, slots=True)
class Part:
    """What came and went in a document with all its passages, or in another named graph."""

    name: str
    came: tuple[Statement, ...]
    went: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The parts that differ, in the order of their names."""

    parts: tuple[Part, ...]

    @property
    def came(self) -> int:
        """How many statements are new."""
        return sum(len(part.came) for part in self.parts)

    @property
    def went(self) -> int:
        """How many statements are there no more."""
        return sum(len(part.went) for part in self.parts)


def difference(old: ox.Store, new: ox.Store) -> Difference:
    """What the second graph says that the first does not, and the other way round.

    What is said is compared graph by graph.  Where one of the two has no named graphs (Turtle),
    what is held is compared.

    >>> one, other = ox.Store(), ox.Store()
    >>> s, g = ox.NamedNode("s:a"), ox.NamedNode("d:1")
    >>> one.add(ox.Quad(s, s, ox.Literal("b"), g))
    >>> other.add(ox.Quad(s, s, ox.Literal("c"), ox.NamedNode("d:1#p2")))
    >>> for part in difference(one, other).parts:
    ...     print(part.name, *(one.triple for one in part.came), part.went[0].graph)
    d:1 <s:a> <s:a> "c" d:1
    """
    came: defaultdict[str, list[Statement]] = defaultdict(list)
    went: defaultdict[str, list[Statement]] = defaultdict(list)
    for name in _graphs(old, new):
        before, after = _triples(old, name), _triples(new, name)
        graph = "" if name == _HELD else str(name)[1:-1]
        part = graph.partition("#")[0] if _is_passage(graph) else graph
        came[part] += (Statement(str(one), graph) for one in after - before)
        went[part] += (Statement(str(one), graph) for one in before - after)
    names = sorted(name for name in {*came, *went} if came[name] or went[name])
    return Difference(
        tuple(Part(name, tuple(sorted(came[name])), tuple(sorted(went[name]))) for name in names)
    )


def _graphs(old: ox.Store, new: ox.Store) -> Iterator[Name]:
    before, after = set(old.named_graphs()), set(new.named_graphs())
    if (before and after) or (not len(old) or not len(new)):
        yield from before | after
    else:
        yield _HELD


def _triples(graph: ox.Store, name: Name) -> frozenset[ox.Triple]:
    return frozenset(quad.triple for quad in graph.quads_for_pattern(None, None, None, name))


def _is_passage(graph: str) -> bool:
    """Whether a graph is a part of a document; a fragment alone may name an ontology, too."""
    document, _, fragment = graph.partition("#")
    return bool(document and fragment)
