"""How far from a node there may stand what decides whether it is as a shape asks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from viennagraph.check.paths import Alternative, Inverse, Predicate
from viennagraph.check.shapes import Combination, Quota

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from viennagraph.check.paths import Path
    from viennagraph.check.shapes import Name, Shape, Shapes


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
