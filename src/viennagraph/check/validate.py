"""Shapes put to a store: leaf constraints are queries, what combines them is algebra on sets.

A shape is always looked at for a whole set of focus nodes, given as a pattern.  A shape that
refers to others (`sh:or`, `sh:node`, a qualified count …) asks for the set of its value nodes
that fail them, and no node is ever visited alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import BlankNode, NamedNode, QuerySolutions

from viennagraph.check.paths import Predicate
from viennagraph.check.plan import Plan
from viennagraph.check.report import Report, Result
from viennagraph.check.shapes import Combination, Quota, Selection, Test
from viennagraph.check.templates import PREFIXES, fill, terms, values
from viennagraph.vocab import sh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyoxigraph import QuerySolution, Store

    from viennagraph.check.shapes import Constraint, Name, Shape, Shapes, Target, Term


def validate(store: Store, shapes: Shapes, *, among: Iterable[str] | None = None) -> Report:
    """What the default graph of a store does not have as the shapes ask.

    `among` are names of graphs: where they are given, only nodes that are subjects in one of them
    and have an IRI are looked at, against the whole store all the same.

    >>> import pyoxigraph
    >>> from viennagraph import check, resources
    >>> validate(pyoxigraph.Store(), check.load(resources.shapes())).results
    ()
    """
    engine = _Engine(store, shapes, Plan(store))
    chosen = None if among is None else _subjects(store, among)
    found = {
        result
        for shape in shapes
        for target in shape.targets
        for focus in engine.focus(target, chosen)
        for result in engine.results(shape, focus)
    }
    return Report(tuple(sorted(found, key=lambda result: result.order)))


_PLACE: Final = re.compile(r"\{[?$](\w+)\}")
"""Where a message has room for a value that the query selects."""

_CHOOSY: Final = {"has-value": 3, "has-value-far": 3, "is-value": 3, "in": 1}
"""Templates that most nodes do not meet, the more the higher."""

_FEW: Final = 1000
"""As many nodes as a query names one by one."""

_UNSAID: Final = "the query of this constraint gives a row"


class _Row(NamedTuple):
    """A violation as a query gives it: the node, the value, and what else its author selected."""

    this: Term
    value: Term | None
    path: NamedNode | None = None
    bindings: tuple[tuple[str, Term], ...] = ()


@dataclass(frozen=True, slots=True)
class _Engine:
    store: Store
    shapes: Shapes
    plan: Plan
    memory: dict[tuple[Name, str], frozenset[Term]] = field(default_factory=dict)

    def focus(self, target: Target, chosen: str | None) -> Iterator[str]:
        """The pattern of a target's focus nodes, where it has any."""
        if chosen is None:
            pattern = self.plan.target(target)
            if self._solutions(f"{fill('focus', focus=pattern)}\nLIMIT 1"):
                yield pattern
        elif chosen:
            members = fill(target.template, **dict(target.fields))
            query = fill("target-chosen", nodes=chosen, target=members)
            wanted = sorted(str(row.this) for row in map(_row, self._solutions(query)))
            if wanted:
                yield fill("target-nodes", nodes=" ".join(wanted))

    def results(self, shape: Shape, focus: str) -> Iterator[Result]:
        """What the focus nodes do not meet of a shape and of its property shapes."""
        if not shape.is_active:
            return
        for constraint in shape.constraints:
            for row in self.rows(shape, constraint, focus):
                yield _result(shape, constraint, row)
        inner = _inner(shape, focus)
        for member in shape.properties:
            yield from self.results(self.shapes[member], inner)

    def failing(self, name: Name, focus: str) -> frozenset[Term]:
        """The focus nodes that do not conform to a shape."""
        key = (name, focus)
        if key not in self.memory:
            self.memory[key] = frozenset(self._failing(self.shapes[name], focus))
        return self.memory[key]

    def _failing(self, shape: Shape, focus: str) -> Iterator[Term]:
        if not shape.is_active:
            return
        for constraint in shape.constraints:
            yield from (row.this for row in self.rows(shape, constraint, focus))
        inner = _inner(shape, focus)
        for member in shape.properties:
            bad = self.failing(member, inner)
            yield from (row.this for row in self._among(shape, focus, bad))

    def rows(self, shape: Shape, constraint: Constraint, focus: str) -> Iterable[_Row]:
        """The violations of one constraint among the focus nodes."""
        match constraint:
            case Test(fields=fields):
                if self.plan.is_kept(shape, constraint):
                    return ()
                template = self.plan.template(constraint)
                query = fill(template, focus=focus, values=values(shape.path), **dict(fields))
                return map(_row, self._solutions(query))
            case Selection(head=head, tail=tail):
                distinct = fill("focus", focus=focus)
                return self._authored(f"{head} {{ {distinct} }} {tail}")
            case Combination():
                return self._combined(shape, constraint, focus)
            case Quota():
                return self._counted(shape, constraint, focus)

    def _authored(self, query: str) -> Iterator[_Row]:
        solutions = self.store.query(query, prefixes=PREFIXES)
        if isinstance(solutions, QuerySolutions):
            names = [variable.value for variable in solutions.variables]
            rows = (_author_row(names, solution) for solution in solutions)
            yield from (row for row in rows if row)

    def _combined(self, shape: Shape, constraint: Combination, focus: str) -> Iterable[_Row]:
        inner = _inner(shape, focus)
        if constraint.component == "OrConstraintComponent":
            return self._among(shape, focus, self._failing_all(constraint, inner))
        failing = [self.failing(member, inner) for member in constraint.shapes]
        some = failing[0].union(*failing)
        match constraint.component:
            case "NotConstraintComponent":
                return (row for row in self._pairs(shape, focus) if row.value not in some)
            case "XoneConstraintComponent":
                is_bad = _all_but_one(failing)
                return (row for row in self._pairs(shape, focus) if is_bad(row.value))
            case _:
                return self._among(shape, focus, some)

    def _failing_all(self, constraint: Combination, inner: str) -> frozenset[Term]:
        """The nodes that conform to none of several shapes; the first rules out most of them."""
        found: frozenset[Term] | None = None
        for member in sorted(constraint.shapes, key=self._breadth):
            focus = inner if found is None else _these(found) or inner
            failing = self.failing(member, focus)
            found = failing if found is None else found & failing
            if not found:
                break
        return found or frozenset()

    def _breadth(self, name: Name) -> int:
        """How many nodes a shape is likely to refuse: a certain value is what most do not have."""
        shape = self.shapes[name]
        tests = (one.template for one in shape.constraints if isinstance(one, Test))
        own = sum(_CHOOSY.get(template, 0) for template in tests)
        return own + sum(map(self._breadth, shape.properties))

    def _counted(self, shape: Shape, quota: Quota, focus: str) -> Iterator[_Row]:
        inner = _inner(shape, focus)
        failing = self.failing(quota.shape, inner)
        siblings = [self.failing(sibling, inner) for sibling in quota.siblings]
        counts: dict[Term, int] = dict.fromkeys(self._nodes(focus), 0)
        for this, value, *_ in self._pairs(shape, focus):
            if value not in failing and all(value in others for others in siblings):
                counts[this] += 1
        for this, number in counts.items():
            if number < quota.least or (quota.most is not None and number > quota.most):
                yield _Row(this, None)

    def _among(self, shape: Shape, focus: str, bad: frozenset[Term]) -> Iterable[_Row]:
        if shape.path is None:
            # The value of such a shape is the node itself, and who failed was asked of the nodes.
            return (_Row(node, node) for node in bad)
        return (row for row in self._pairs(shape, focus) if row.value in bad) if bad else ()

    def _pairs(self, shape: Shape, focus: str) -> Iterator[_Row]:
        query = fill("pairs", focus=focus, values=values(shape.path))
        return map(_row, self._solutions(query))

    def _nodes(self, focus: str) -> frozenset[Term]:
        query = fill("focus", focus=focus)
        return frozenset(row.this for row in map(_row, self._solutions(query)))

    def _solutions(self, query: str) -> list[QuerySolution]:
        solutions = self.store.query(query, prefixes=PREFIXES)
        return list(solutions) if isinstance(solutions, QuerySolutions) else []


def _inner(shape: Shape, focus: str) -> str:
    """The pattern of the value nodes of a shape, as focus nodes in their turn."""
    if shape.path is None:
        return focus
    return fill("target-values", focus=focus, values=values(shape.path))


def _these(nodes: frozenset[Term]) -> str | None:
    """The pattern of some nodes, where they are few and can be written."""
    if len(nodes) > _FEW or not all(isinstance(node, NamedNode) for node in nodes):
        return None
    return fill("target-nodes", nodes=terms(sorted(nodes, key=str)))


def _all_but_one(failing: list[frozenset[Term]]) -> Callable[[Term | None], bool]:
    """Whether a value conforms to none or to several of some shapes."""
    return lambda value: sum(value not in members for members in failing) != 1


def _row(solution: QuerySolution) -> _Row:
    match tuple(solution):
        case (this,):
            return _Row(this, None)
        case (this, value):
            return _Row(this, value)
        case (this, path, value):
            return _Row(this, value, path)
    message = "a template selects ?this, ?this ?value or ?this ?path ?value"
    raise ValueError(message)


def _author_row(variables: Sequence[str], solution: QuerySolution) -> _Row | None:
    bound = {name: term for name in variables if (term := solution[name]) is not None}
    if "this" not in bound:
        return None
    path = bound.get("path")
    return _Row(
        bound["this"],
        bound.get("value"),
        path if isinstance(path, NamedNode) else None,
        tuple(bound.items()),
    )


def _result(shape: Shape, constraint: Constraint, row: _Row) -> Result:
    value = row.value
    if isinstance(constraint, Selection) and shape.path is None and value is None:
        value = row.this
    return Result(
        focus=row.this,
        path=Predicate(row.path) if row.path else shape.path,
        value=value,
        severity=shape.severity,
        shape=shape.name,
        component=sh.NS + constraint.component,
        message=_message(shape, constraint, row),
    )


def _message(shape: Shape, constraint: Constraint, row: _Row) -> str:
    own = constraint.message if isinstance(constraint, Selection) else None
    message = own or shape.message or constraint.message or _UNSAID
    bound = {name: _plain(term) for name, term in row.bindings}
    return _PLACE.sub(lambda match: bound.get(match[1], match[0]), message)


def _plain(term: Term) -> str:
    return str(term) if isinstance(term, BlankNode) else term.value


def _subjects(store: Store, graphs: Iterable[str]) -> str:
    """The subjects in some graphs as a query writes them; blank nodes cannot be written."""
    subjects = {
        quad.subject
        for graph in graphs
        for quad in store.quads_for_pattern(None, None, None, NamedNode(graph))
        if isinstance(quad.subject, NamedNode)
    }
    return terms(sorted(subjects, key=str))
