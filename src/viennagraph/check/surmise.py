"""What can be told of a node and a shape from text alone: yes, no, or neither.

The answers combine as in three-valued logic: the least of several where all must hold, the
greatest where one is enough, the opposite for a negation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from viennagraph.check.glances import NO, UNSURE, YES, glance
from viennagraph.check.paths import Alternative, Inverse, Predicate
from viennagraph.check.severity import Severity
from viennagraph.check.shapes import Combination, Quota, Selection, Shape, Test
from viennagraph.check.triples import backwards

if TYPE_CHECKING:
    from viennagraph.check.paths import Path
    from viennagraph.check.shapes import Constraint, Name, Shapes
    from viennagraph.check.triples import Known, Statements

__all__ = [
    "NO",
    "UNSURE",
    "YES",
    "Surmise",
    "View",
    "depth",
    "surmises",
    "walked_back",
    "walks_back",
]

_NONE: Final[dict[str, list[str]]] = {}
_NOBODY: Final[list[str]] = []
Ask: TypeAlias = Callable[[str, list[str], "View"], int]
Walk: TypeAlias = Callable[[str, "View"], "list[str] | None"]


class View:
    """What is known and what a document says, looked at as one."""

    def __init__(self, known: Known, said: Statements) -> None:
        self._known = known
        self._said = said
        self._joined: dict[str, dict[str, list[str]]] = {}
        self.backwards = backwards(said, known.backwards)
        self.above = known.above

    def properties(self, node: str) -> dict[str, list[str]]:
        """What is said of a node."""
        said = self._said.get(node)
        known = self._known.said.get(node)
        if known is None:
            return _NONE if said is None else said
        if said is None:
            return known
        joined = self._joined.get(node)
        if joined is None:
            joined = {name: [*values] for name, values in known.items()}
            for name, values in said.items():
                joined[name] = list(dict.fromkeys([*joined.get(name, ()), *values]))
            self._joined[node] = joined
        return joined

    def subjects(self, predicate: str, value: str) -> list[str]:
        """Of what a node is the value."""
        said = self.backwards[predicate].get(value, _NOBODY)
        known = self._known.backwards[predicate].get(value, _NOBODY)
        return [*known, *said] if known and said else known or said


def surmises(shapes: Shapes) -> tuple[Surmise, ...]:
    """Each shape, made ready to be told of."""
    made = {shape.name: Surmise(shape) for shape in shapes}
    for one in made.values():
        one.compile(made)
    return tuple(made.values())


class Surmise:
    """A shape made ready: its constraints and property shapes as functions.

    `has_query` tells whether its author wrote queries, of which nothing is told here.
    """

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.has_query = any(isinstance(one, Selection) for one in shape.constraints)
        self._walk = _walk(shape.path)
        self._asks: tuple[Ask, ...] = ()
        self._properties: tuple[Surmise, ...] = ()

    def compile(self, others: dict[Name, Surmise]) -> None:
        """Finds the shapes that this one refers to."""
        asks = (_asked(one, others) for one in self.shape.constraints)
        self._asks = tuple(one for one in asks if one)
        self._properties = tuple(others[name] for name in self.shape.properties)

    def outright(self, node: str, view: View) -> int:
        """Whether a node brings no violation, where the queries of this shape are left aside."""
        if not self.shape.is_active:
            return YES
        values = self._walk(node, view)
        if values is None:
            return UNSURE
        if self.shape.severity is Severity.VIOLATION and self._least(node, values, view) != YES:
            return UNSURE
        for member in self._properties:
            for value in values:
                if member.has_query or member.outright(value, view) != YES:
                    return UNSURE
        return YES

    def conforms(self, node: str, view: View) -> int:
        """Whether a node is as the shape asks in all."""
        if not self.shape.is_active:
            return YES
        values = self._walk(node, view)
        if values is None:
            return UNSURE
        least = self._least(node, values, view)
        if self.has_query:
            least = min(least, UNSURE)
        for member in self._properties:
            for value in values:
                if least == NO:
                    return NO
                least = min(least, member.conforms(value, view))
        return least

    def _least(self, node: str, values: list[str], view: View) -> int:
        least = YES
        for ask in self._asks:
            verdict = ask(node, values, view)
            if verdict < least:
                least = verdict
                if verdict == NO:
                    break
        return least


def _asked(constraint: Constraint, others: dict[Name, Surmise]) -> Ask | None:
    match constraint:
        case Test(template=template, fields=fields):
            return glance(template, dict(fields))
        case Combination(component=component, shapes=members):
            return _combined(component, [others[name] for name in members])
        case Selection():
            return None
        case _:
            return lambda _node, _values, _view: UNSURE


def _combined(component: str, members: list[Surmise]) -> Ask:
    join = _JOINS.get(component, min)

    def ask(_: str, values: list[str], view: View) -> int:
        least = YES
        for value in values:
            least = min(least, join([one.conforms(value, view) for one in members]))
        return least

    return ask


def _exactly_one(verdicts: list[int]) -> int:
    if UNSURE in verdicts:
        return UNSURE
    return YES if verdicts.count(YES) == 1 else NO


_JOINS: Final[dict[str, Callable[[list[int]], int]]] = {
    "OrConstraintComponent": max,
    "NotConstraintComponent": lambda verdicts: -max(verdicts),
    "XoneConstraintComponent": _exactly_one,
}


def _walk(path: Path | None) -> Walk:
    """The value nodes of a path; None where the path is not one that is walked here."""
    match path:
        case None:
            return lambda node, _: [node]
        case Predicate(iri=iri):
            name = str(iri)
            return lambda node, view: view.properties(node).get(name, [])
        case Inverse(path=Predicate(iri=iri)):
            name = str(iri)
            return lambda node, view: list(dict.fromkeys(view.subjects(name, node)))
        case Alternative(choices=choices):
            walks = [_walk(choice) for choice in choices]
            return lambda node, view: _together([walk(node, view) for walk in walks])
        case _:
            return lambda _node, _view: None


def _together(found: list[list[str] | None]) -> list[str] | None:
    kept = [one for one in found if one is not None]
    return list(dict.fromkeys(v for one in kept for v in one)) if len(kept) == len(found) else None


def depth(shapes: Shapes) -> int:
    """How many steps away from a node there may stand what decides on it."""

    @cache
    def of(name: Name) -> int:
        shape = shapes[name]
        return (shape.path is not None) + max(map(of, _members(shape)), default=0)

    return max((of(shape.name) for shape in shapes), default=0)


def walks_back(shapes: Shapes) -> bool:
    """Whether what other nodes say of a value may decide on the node that has the value."""
    inner = {name for shape in shapes for name in _members(shape) if shape.path is not None}
    waiting = list(inner)
    while waiting:
        for name in _members(shapes[waiting.pop()]):
            if name not in inner:
                inner.add(name)
                waiting.append(name)
    return any(_has_inverse(shapes[name].path) for name in inner)


def _has_inverse(path: Path | None) -> bool:
    return any(True for _ in walked_back(path))


def walked_back(path: Path | None) -> Iterator[str]:
    """The predicates that a path walks backwards, where it is one that is walked here."""
    match path:
        case Inverse(path=Predicate(iri=iri)):
            yield str(iri)
        case Alternative(choices=choices):
            for choice in choices:
                yield from walked_back(choice)
        case _:
            return


def _members(shape: Shape) -> Iterable[Name]:
    yield from shape.properties
    for constraint in shape.constraints:
        match constraint:
            case Combination(shapes=members):
                yield from members
            case Quota(shape=member, siblings=siblings):
                yield from (member, *siblings)
            case _:
                continue
