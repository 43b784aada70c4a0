"""What can be told of a node and a shape from text alone: yes, no, or neither.

The answers combine as in three-valued logic: the least of several where all must hold, the
greatest where one is enough, the opposite for a negation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from viennagraph.check.glances import NO, PASS_EMPTY, UNSURE, YES, glance
from viennagraph.check.paths import Alternative, Inverse, Predicate
from viennagraph.check.severity import Severity
from viennagraph.check.shapes import Combination, Selection, Shape, Test
from viennagraph.check.triples import backwards

if TYPE_CHECKING:
    from viennagraph.check.paths import Path
    from viennagraph.check.shapes import Constraint, Name, Shapes
    from viennagraph.check.triples import Known, Statements

__all__ = ["NO", "UNSURE", "YES", "Surmise", "View", "surmises"]

_NONE: Final[dict[str, list[str]]] = {}
_NOBODY: Final[list[str]] = []
Ask: TypeAlias = Callable[[str, list[str], "View"], int]
_Leaf: TypeAlias = tuple[str, tuple[Ask, ...], tuple[Ask, ...]]
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
    for one in made.values():
        one.gather()
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
        self._leaves: tuple[_Leaf, ...] = ()
        self._others: tuple[Surmise, ...] = ()

    def compile(self, others: dict[Name, Surmise]) -> None:
        """Finds the shapes that this one refers to."""
        asks = (_asked(one, others) for one in self.shape.constraints)
        self._asks = tuple(one for one in asks if one)
        self._properties = tuple(others[name] for name in self.shape.properties)

    def gather(self) -> None:
        """Puts property shapes that are one step away and go no further into a short form."""
        counted = [one for one in self._properties if one.is_counted]
        leaves = [one for one in counted if one.is_leaf and not one.has_query]
        self._leaves = tuple(one.leaf() for one in leaves)
        self._others = tuple(one for one in counted if one not in leaves)

    @property
    def is_counted(self) -> bool:
        """Whether it can bring a violation."""
        is_grave = self.shape.severity is Severity.VIOLATION
        return self.shape.is_active and (is_grave or bool(self._properties))

    @property
    def is_leaf(self) -> bool:
        """Whether it looks at the values of one property, and not beyond them."""
        return isinstance(self.shape.path, Predicate) and not self._properties

    def leaf(self) -> _Leaf:
        """The property, all that is asked of its values, and what is asked where it has none."""
        constraints = zip(self.shape.constraints, self._asks, strict=True)
        empty = tuple(ask for one, ask in constraints if not _passes_empty(one))
        return str(self.shape.path), self._asks, empty

    def outright(self, node: str, view: View) -> int:
        """Whether a node brings no violation, where the queries of this shape are left aside."""
        if not self.shape.is_active:
            return YES
        values = self._walk(node, view)
        if values is None:
            return UNSURE
        if self.shape.severity is Severity.VIOLATION and self._least(node, values, view) != YES:
            return UNSURE
        for value in values if self._leaves else ():
            if not self._hold(value, view):
                return UNSURE
        for member in self._others:
            for value in values:
                if member.has_query or member.outright(value, view) != YES:
                    return UNSURE
        return YES

    def _hold(self, node: str, view: View) -> bool:
        properties = view.properties(node)
        for name, asks, empty in self._leaves:
            values = properties.get(name)
            if values is None:
                for ask in empty:
                    if ask(node, _NOBODY, view) != YES:
                        return False
            else:
                for ask in asks:
                    if ask(node, values, view) != YES:
                        return False
        return True

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


def _passes_empty(constraint: Constraint) -> bool:
    """Whether a constraint holds wherever there is no value."""
    match constraint:
        case Test(template=template):
            return template in PASS_EMPTY
        case Combination():
            return True
        case _:
            return False


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
