"""What one look at a whole graph tells, so that queries can ask for less.

A class without subclasses needs no path to be walked, and no property has too many values where
no node has so many of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, QuerySolutions

from viennagraph.check.paths import Predicate
from viennagraph.check.templates import PREFIXES, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import QuerySolution, Store

    from viennagraph.check.shapes import Shape, Target, Test

_MOST: Final = "max-count"
_CLASS: Final = "class"


@dataclass(slots=True)
class Plan:
    """Which queries to ask of a graph; what it rests on is asked for once, when it is needed.

    >>> from pyoxigraph import Store
    >>> from viennagraph.check.shapes import Target
    >>> Plan(Store()).target(Target("target-class", (("class", "<s:A>"),)))
    '?this rdf:type <s:A> .'
    """

    store: Store
    _above: frozenset[str] | None = field(default=None, init=False)
    _most: dict[str, int] | None = field(default=None, init=False)

    def target(self, target: Target) -> str:
        """The pattern of the nodes of a target, each once."""
        fields = dict(target.fields)
        if target.template == "target-class" and fields["class"] not in self.above:
            return fill("target-class-itself", **fields)
        return fill("target", target=fill(target.template, **fields))

    def template(self, test: Test) -> str:
        """The template that answers a test."""
        if test.template == _CLASS and dict(test.fields)["class"] not in self.above:
            return "class-itself"
        return test.template

    def is_kept(self, shape: Shape, test: Test) -> bool:
        """Whether no node of the graph can break a test, whatever nodes are looked at."""
        if test.template != _MOST or not isinstance(shape.path, Predicate):
            return False
        return self.most.get(str(shape.path), 0) <= int(dict(test.fields)["count"])

    @property
    def above(self) -> frozenset[str]:
        """The classes that have subclasses."""
        if self._above is None:
            rows = _rows(self.store, fill("subclasses"))
            self._above = frozenset(str(row["class"]) for row in rows)
        return self._above

    @property
    def most(self) -> dict[str, int]:
        """The greatest number of values that any node has of each property."""
        if self._most is None:
            rows = _rows(self.store, fill("repeated"))
            self._most = {str(row["property"]): _number(row["most"]) for row in rows}
        return self._most


def _rows(store: Store, query: str) -> Iterator[QuerySolution]:
    found = store.query(query, prefixes=PREFIXES)
    return iter(found) if isinstance(found, QuerySolutions) else iter(())


def _number(term: object) -> int:
    return int(term.value) if isinstance(term, Literal) else 0
