"""The table of all parameters of SHACL that this stage understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph.check import combined, leaves
from viennagraph.check.leaves import Parameter
from viennagraph.check.selections import selection
from viennagraph.check.shapes import ShapesError
from viennagraph.check.source import short
from viennagraph.vocab import sh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from viennagraph.check.paths import Path
    from viennagraph.check.shapes import Constraint, Name, Term
    from viennagraph.check.source import Source

    Reader = Callable[[Parameter, Term], Iterable[Constraint]]


def _sparql(parameter: Parameter, term: Term) -> tuple[Constraint, ...]:
    found = selection(parameter.source, parameter.shape, parameter.path, term)
    return (found,) if found else ()


READERS: Final[Mapping[str, Reader]] = {
    sh.class_: leaves.class_,
    sh.datatype: leaves.datatype,
    sh.nodeKind: leaves.node_kind,
    sh.minCount: leaves.cardinality("min-count", "at least"),
    sh.maxCount: leaves.cardinality("max-count", "at most"),
    sh.minInclusive: leaves.bound("min-inclusive", "at least"),
    sh.maxInclusive: leaves.bound("max-inclusive", "at most"),
    sh.minExclusive: leaves.bound("min-exclusive", "above"),
    sh.maxExclusive: leaves.bound("max-exclusive", "below"),
    sh.minLength: leaves.length("min-length", "at least"),
    sh.maxLength: leaves.length("max-length", "at most"),
    sh.pattern: leaves.pattern,
    sh.languageIn: leaves.language_in,
    sh.uniqueLang: leaves.unique_lang,
    sh.equals: leaves.pair("equals", "the same as that of"),
    sh.disjoint: leaves.pair("disjoint", "none of those of"),
    sh.lessThan: leaves.pair("less-than", "before every value of"),
    sh.lessThanOrEquals: leaves.pair("less-than-or-equals", "not after any value of"),
    sh.in_: leaves.in_,
    sh.hasValue: leaves.has_value,
    sh.closed: leaves.closed,
    sh.and_: combined.several_shapes("all of"),
    sh.or_: combined.several_shapes("one or more of"),
    sh.xone: combined.several_shapes("exactly one of"),
    sh.not_: combined.one_shape("must not conform to"),
    sh.node: combined.one_shape("does not conform to"),
    sh.qualifiedValueShape: combined.qualified,
    sh.sparql: _sparql,
}
"""The reader of each parameter."""

SEVERAL: Final = frozenset(
    {
        *(sh.class_, sh.pattern, sh.equals, sh.disjoint, sh.lessThan, sh.lessThanOrEquals),
        *(sh.hasValue, sh.and_, sh.or_, sh.xone, sh.not_, sh.node, sh.sparql),
    }
)
"""The parameters that one shape may give several times."""

NEEDS_PATH: Final = frozenset(
    {
        *(sh.minCount, sh.maxCount, sh.uniqueLang, sh.lessThan, sh.lessThanOrEquals),
        sh.qualifiedValueShape,
    }
)
"""The parameters that only property shapes may have."""


def constraints(
    source: Source, shape: Name, path: Path | None, predicate: str
) -> tuple[Constraint, ...]:
    """The constraints that the values of one parameter of a shape declare.

    Raises:
        ShapesError: A value is not one that the parameter takes.
    """
    found = source.values(shape, predicate)
    if len(found) > 1 and predicate not in SEVERAL:
        raise ShapesError(
            short(shape), f"{short(predicate)} has {len(found)} values", "keep one of them"
        )
    if found and path is None and predicate in NEEDS_PATH:
        raise ShapesError(
            short(shape),
            f"{short(predicate)} stands on a node shape",
            "move it to a property shape",
        )
    parameter = Parameter(source, shape, path, predicate)
    return tuple(c for term in found for c in READERS[predicate](parameter, term))
