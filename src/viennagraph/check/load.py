"""Shape files read into `Shapes`; what cannot be checked is refused, never passed over."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from viennagraph.check.parameters import READERS, constraints
from viennagraph.check.severity import Severity
from viennagraph.check.shapes import Combination, Quota, Shape, Shapes, ShapesError, Target
from viennagraph.check.source import Source, ground, iri, literal, named, read, short
from viennagraph.vocab import owl, rdf, rdfs, sh

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Literal

    from viennagraph.check.shapes import Name, Term

_TARGETS: Final = {
    sh.targetClass: ("target-class", "class"),
    sh.targetSubjectsOf: ("target-subjects-of", "property"),
    sh.targetObjectsOf: ("target-objects-of", "property"),
    sh.targetNode: ("target-nodes", "nodes"),
}
_DESCRIBE: Final = frozenset(
    {sh.name, sh.description, sh.order, sh.group, sh.NS + "defaultValue", sh.message, sh.severity}
)
_BESIDE: Final = {
    sh.flags: sh.pattern,
    sh.ignoredProperties: sh.closed,
    sh.qualifiedMinCount: sh.qualifiedValueShape,
    sh.qualifiedMaxCount: sh.qualifiedValueShape,
    sh.qualifiedValueShapesDisjoint: sh.qualifiedValueShape,
}
"""The parameters that say nothing without another."""

_MARKS: Final = frozenset({*READERS, *_TARGETS, sh.property, sh.path})
"""What makes its subject a shape, whether or not it is typed as one."""

_SHAPE: Final = _MARKS | _DESCRIBE | {*_BESIDE, sh.deactivated}
_OTHERS: Final = frozenset(
    {
        *(sh.declare, sh.prefix, sh.namespace, sh.prefixes, sh.select, sh.message, sh.deactivated),
        *(sh.alternativePath, sh.inversePath, sh.order, sh.shapesGraph),
        *(sh.zeroOrMorePath, sh.oneOrMorePath, sh.zeroOrOnePath),
    }
)
"""What SHACL lets stand on nodes that are no shapes."""

_TYPES: Final = frozenset(
    sh.NS + name
    for name in (
        *("NodeShape", "PropertyShape", "Shape", "SPARQLConstraint"),
        *("PrefixDeclaration", "PropertyGroup"),
    )
)
_CLASSES: Final = frozenset({rdfs.Class, owl.Class})


def load(place: Path) -> Shapes:
    """The shapes of a Turtle file, or of all Turtle files of a folder.

    >>> from viennagraph import resources
    >>> len(load(resources.shapes())) >= 20
    True

    Raises:
        ShapesError: A file cannot be read, or a shape says something that cannot be checked.
    """
    files = sorted(place.rglob("*.ttl")) if place.is_dir() else [place]
    if not files:
        raise ShapesError(str(place), "holds no shapes", "name a folder with Turtle files")
    source = read(files)
    names = tuple(_names(source))
    _refuse_unknown(source, frozenset(names))
    shapes = Shapes(MappingProxyType({name: _shape(source, name) for name in names}))
    _refuse_missing(shapes)
    _refuse_circles(shapes)
    return shapes


def _names(source: Source) -> Iterator[Name]:
    types = {NamedNode(sh.NodeShape), NamedNode(sh.PropertyShape)}
    for subject, said in source.index.items():
        if _MARKS & said.keys() or types & set(source.values(subject, rdf.type)):
            yield subject


def _shape(source: Source, name: Name) -> Shape:
    written = source.value(name, sh.path)
    path = source.path(name, written) if written is not None else None
    is_typed = NamedNode(sh.PropertyShape) in source.values(name, rdf.type)
    if path is None and is_typed:
        raise ShapesError(short(name), "a property shape without sh:path", "add the path")
    for parameter, other in _BESIDE.items():
        if source.values(name, parameter) and not source.values(name, other):
            raise ShapesError(
                short(name), f"{short(parameter)} says nothing without {short(other)}", "add it"
            )
    return Shape(
        name=name,
        path=path,
        targets=tuple(_targets(source, name)),
        constraints=tuple(c for p in READERS for c in constraints(source, name, path, p)),
        properties=tuple(named(name, term) for term in source.values(name, sh.property)),
        severity=_severity(source, name),
        message=_message(source, name),
        is_active=not source.flag(name, sh.deactivated),
    )


def _targets(source: Source, name: Name) -> Iterator[Target]:
    for predicate, (template, field) in _TARGETS.items():
        for term in source.values(name, predicate):
            is_node = predicate == sh.targetNode
            target = ground(name, predicate, term) if is_node else iri(name, predicate, term)
            yield Target(template, ((field, str(target)),))


def _severity(source: Source, name: Name) -> Severity:
    written = source.value(name, sh.severity)
    if written is None:
        return Severity.VIOLATION
    for severity in Severity:
        if written == NamedNode(severity.iri):
            return severity
    raise ShapesError(
        short(name),
        f"sh:severity has the value {short(written)}",
        "give it sh:Violation, sh:Warning or sh:Info",
    )


def _message(source: Source, name: Name) -> str | None:
    messages = [literal(name, sh.message, term) for term in source.values(name, sh.message)]
    return min(messages, key=_by_language).value if messages else None


def _by_language(message: Literal) -> tuple[bool, bool, str, str]:
    """English first, then what has no language, then the others by their tags."""
    language = message.language or ""
    return (not language.startswith("en"), bool(language), language, message.value)


def _refuse_unknown(source: Source, names: frozenset[Name]) -> None:
    for subject, said in source.index.items():
        known = _SHAPE if subject in names else _OTHERS
        for predicate in said:
            if predicate.startswith(sh.NS) and predicate not in known:
                raise _unsupported(subject, predicate)
        types = {term.value for term in source.values(subject, rdf.type) if _is_iri(term)}
        for kind in sorted(types):
            if kind.startswith(sh.NS) and kind not in _TYPES:
                raise _unsupported(subject, kind)
        if subject in names and types & _CLASSES:
            raise ShapesError(
                short(subject), "is a class and a shape at once", "name it in sh:targetClass"
            )


def _is_iri(term: Term) -> bool:
    return isinstance(term, NamedNode)


def _unsupported(subject: Name, term: str) -> ShapesError:
    return ShapesError(
        short(subject),
        f"{short(term)} cannot be checked here",
        "say it with another term of SHACL Core or with sh:sparql",
    )


def _refuse_missing(shapes: Shapes) -> None:
    for shape in shapes:
        for member in _members(shape):
            if member not in shapes.members:
                raise ShapesError(
                    short(shape.name), f"refers to {short(member)}, which is no shape", "define it"
                )
        for member in shape.properties:
            if shapes[member].path is None:
                raise ShapesError(
                    short(member), "stands in sh:property without sh:path", "add the path"
                )


def _refuse_circles(shapes: Shapes) -> None:
    finished: set[Name] = set()

    def visit(name: Name, above: tuple[Name, ...]) -> None:
        if name in above:
            raise ShapesError(
                short(name), "refers to itself through other shapes", "break the circle"
            )
        if name not in finished:
            for member in _members(shapes[name]):
                visit(member, (*above, name))
            finished.add(name)

    for shape in shapes:
        visit(shape.name, ())


def _members(shape: Shape) -> Iterator[Name]:
    yield from shape.properties
    for constraint in shape.constraints:
        match constraint:
            case Combination(shapes=members):
                yield from members
            case Quota(shape=member, siblings=siblings):
                yield member
                yield from siblings
            case _:
                continue
