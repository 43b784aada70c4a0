"""Shapes as values: what they look at, what they ask, and what they say where it is not so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode

from viennagraph.errors import ViennaGraphError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viennagraph.check.paths import Path
    from viennagraph.check.severity import Severity

Name: TypeAlias = NamedNode | BlankNode
Term: TypeAlias = NamedNode | BlankNode | Literal


class ShapesError(ViennaGraphError):
    """A shape says something that cannot be checked."""

    def __init__(self, place: str, what: str, advice: str) -> None:
        super().__init__(f"{place}: {what}: {advice}")
        self.place = place
        self.what = what
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Target:
    """Which nodes a shape looks at: a template and the terms to fill in."""

    template: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Test:
    """A constraint that one query answers: a template and the terms to fill in.

    `component` is the local name of its SHACL constraint component, `message` what to say where
    the shape has no message of its own.
    """

    component: str
    template: str
    fields: tuple[tuple[str, str], ...]
    message: str


@dataclass(frozen=True, slots=True)
class Combination:
    """A constraint on which of several shapes a value conforms to: and, or, xone, not, node."""

    component: str
    shapes: tuple[Name, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Quota:
    """A constraint on how many values conform to a shape and to none of its siblings.

    `least` and `most` are the bounds, `component` tells which of them is meant.
    """

    component: str
    shape: Name
    siblings: tuple[Name, ...]
    least: int
    most: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Selection:
    """A constraint that a query of the shape's author answers.

    The query is `head`, then a pattern for the focus nodes, then `tail`.
    """

    component: str
    name: Name
    head: str
    tail: str
    message: str | None


Constraint: TypeAlias = Test | Combination | Quota | Selection


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or a property shape where it has a path."""

    name: Name
    path: Path | None
    targets: tuple[Target, ...]
    constraints: tuple[Constraint, ...]
    properties: tuple[Name, ...]
    severity: Severity
    message: str | None
    is_active: bool


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes of some files, by name and in their order."""

    members: Mapping[Name, Shape]

    def __iter__(self) -> Iterator[Shape]:
        return iter(self.members.values())

    def __len__(self) -> int:
        return len(self.members)

    def __getitem__(self, name: Name) -> Shape:
        return self.members[name]
