"""Parameters that refer to other shapes: what combines them, and how many values may conform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.check.shapes import Combination, Quota, ShapesError
from viennagraph.check.source import count, named, short
from viennagraph.vocab import sh

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.check.leaves import Parameter
    from viennagraph.check.shapes import Name, Term
    from viennagraph.check.source import Source

    Reader = Callable[[Parameter, Term], tuple[Combination, ...]]


def one_shape(wording: str) -> Reader:
    """`sh:node` and `sh:not`: one shape to conform to, or not to."""

    def read(parameter: Parameter, term: Term) -> tuple[Combination, ...]:
        member = named(parameter.shape, term)
        message = f"the value {wording} {short(member)}"
        return (Combination(parameter.component, (member,), message),)

    return read


def several_shapes(wording: str) -> Reader:
    """`sh:and`, `sh:or` and `sh:xone`: how many of several shapes to conform to."""

    def read(parameter: Parameter, term: Term) -> tuple[Combination, ...]:
        items = parameter.source.items(parameter.shape, term)
        members = tuple(named(parameter.shape, item) for item in items)
        if not members:
            raise ShapesError(
                short(parameter.shape), f"{short(parameter.predicate)} is empty", "name shapes"
            )
        message = f"the value must conform to {wording} {', '.join(map(short, members))}"
        return (Combination(parameter.component, members, message),)

    return read


def qualified(parameter: Parameter, term: Term) -> tuple[Quota, ...]:
    """`sh:qualifiedValueShape`: how many values conform to a shape.

    Raises:
        ShapesError: Neither of the bounds is given.
    """
    source, shape = parameter.source, parameter.shape
    member = named(shape, term)
    least = source.value(shape, sh.qualifiedMinCount)
    most = source.value(shape, sh.qualifiedMaxCount)
    if least is None and most is None:
        raise ShapesError(
            short(shape),
            "its sh:qualifiedValueShape has no bounds",
            "add sh:qualifiedMinCount or sh:qualifiedMaxCount",
        )
    siblings = _siblings(source, shape, member)
    quotas: list[Quota] = []
    if least is not None:
        number = count(shape, sh.qualifiedMinCount, least)
        message = f"at least {number} of the values must conform to {short(member)}"
        name = "QualifiedMinCountConstraintComponent"
        quotas.append(Quota(name, member, siblings, number, None, message))
    if most is not None:
        number = count(shape, sh.qualifiedMaxCount, most)
        message = f"at most {number} of the values may conform to {short(member)}"
        name = "QualifiedMaxCountConstraintComponent"
        quotas.append(Quota(name, member, siblings, 0, number, message))
    return tuple(quotas)


def _siblings(source: Source, shape: Name, member: Name) -> tuple[Name, ...]:
    if not source.flag(shape, sh.qualifiedValueShapesDisjoint):
        return ()
    parents = (name for name in source.index if shape in source.values(name, sh.property))
    found = (
        named(shape, value)
        for parent in parents
        for sibling in source.values(parent, sh.property)
        for value in source.values(named(shape, sibling), sh.qualifiedValueShape)
    )
    return tuple(dict.fromkeys(name for name in found if name != member))
