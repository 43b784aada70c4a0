"""What each SHACL parameter asks, as constraints: the table of all that this stage understands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from viennagraph.check.selections import selection
from viennagraph.check.shapes import Combination, Constraint, Quota, ShapesError, Test
from viennagraph.check.source import count, ground, iri, literal, named, short, truth
from viennagraph.check.templates import fill, terms
from viennagraph.vocab import sh, xsd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from viennagraph.check.paths import Path
    from viennagraph.check.shapes import Name, Term
    from viennagraph.check.source import Source

    Reader = Callable[["Parameter", Term], Iterable[Constraint]]

_CAST: Final = frozenset(
    xsd.NS + name
    for name in (
        *("boolean", "integer", "decimal", "float", "double"),
        *("date", "time", "dateTime", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay"),
        *("duration", "dayTimeDuration", "yearMonthDuration"),
    )
)
"""The datatypes whose written forms the engine can tell from others, by casting to them."""

_FLATTENED: Final = frozenset(
    xsd.NS + name
    for name in (
        *("byte", "short", "int", "long"),
        *("unsignedByte", "unsignedShort", "unsignedInt", "unsignedLong"),
        *("nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
    )
)
"""The datatypes that the engine keeps as `xsd:integer`, so that nobody can ask for them later."""

_KINDS: Final = {
    sh.NS + name: {"iri": "IRI" in name, "blank": "Blank" in name, "literal": "Literal" in name}
    for name in (
        *("IRI", "BlankNode", "Literal"),
        *("BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"),
    )
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of one shape: where it stands, and what it is called."""

    source: Source
    shape: Name
    path: Path | None
    predicate: str

    @property
    def local(self) -> str:
        """The parameter's local name in SHACL."""
        return self.predicate.removeprefix(sh.NS)

    @property
    def component(self) -> str:
        """The local name of the constraint component that the parameter declares."""
        return f"{self.local[0].upper()}{self.local[1:]}ConstraintComponent"

    def test(self, template: str, message: str, **fields: str) -> tuple[Test, ...]:
        """A constraint that one template answers."""
        return (Test(self.component, template, tuple(fields.items()), message),)


def _class(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    wanted = iri(parameter.shape, parameter.predicate, term)
    message = f"the value is not a {short(wanted)}"
    return parameter.test("class", message, **{"class": str(wanted)})


def _datatype(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    wanted = iri(parameter.shape, parameter.predicate, term)
    if wanted.value in _FLATTENED:
        raise ShapesError(
            short(parameter.shape),
            f"sh:datatype asks for {short(wanted)}, which the store keeps as xsd:integer",
            "ask for xsd:integer, with sh:minInclusive or sh:maxInclusive",
        )
    template = "datatype-lexical" if wanted.value in _CAST else "datatype"
    return parameter.test(template, f"the value is not a {short(wanted)}", datatype=str(wanted))


def _node_kind(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    wanted = iri(parameter.shape, parameter.predicate, term)
    if wanted.value not in _KINDS:
        raise ShapesError(
            short(parameter.shape),
            f"sh:nodeKind has the value {short(wanted)}",
            f"give it one of {', '.join(map(short, _KINDS))}",
        )
    fields = {name: "true" if is_so else "false" for name, is_so in _KINDS[wanted.value].items()}
    return parameter.test("node-kind", f"the value is not of the kind {short(wanted)}", **fields)


def _count(template: str, comparison: str) -> Reader:
    def read(parameter: Parameter, term: Term) -> tuple[Test, ...]:
        number = count(parameter.shape, parameter.predicate, term)
        if parameter.predicate == sh.minCount and number == 0:
            return ()
        is_one = parameter.predicate == sh.minCount and number == 1
        message = f"there must be {comparison} {number} of these values"
        if is_one:
            return parameter.test("min-one", message)
        return parameter.test(template, message, count=str(number))

    return read


def _length(template: str, comparison: str) -> Reader:
    def read(parameter: Parameter, term: Term) -> tuple[Test, ...]:
        number = count(parameter.shape, parameter.predicate, term)
        if parameter.predicate == sh.minLength and number == 0:
            return ()
        message = f"the value must have {comparison} {number} characters"
        return parameter.test(template, message, length=str(number))

    return read


def _bound(template: str, comparison: str) -> Reader:
    def read(parameter: Parameter, term: Term) -> tuple[Test, ...]:
        bound = literal(parameter.shape, parameter.predicate, term)
        message = f"the value must be {comparison} {bound.value}"
        return parameter.test(template, message, bound=str(bound))

    return read


def _pair(template: str, comparison: str) -> Reader:
    def read(parameter: Parameter, term: Term) -> tuple[Test, ...]:
        other = iri(parameter.shape, parameter.predicate, term)
        message = f"the value must be {comparison} {short(other)}"
        return parameter.test(template, message, property=str(other))

    return read


def _in(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    members = [
        ground(parameter.shape, parameter.predicate, member)
        for member in parameter.source.items(parameter.shape, term)
    ]
    message = f"the value must be one of {', '.join(map(short, members))}"
    return parameter.test("in", message, members=terms(members))


def _has_value(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    value = ground(parameter.shape, parameter.predicate, term)
    return parameter.test("has-value", f"the value {short(value)} is missing", value=str(value))


def _pattern(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    pattern = Literal(literal(parameter.shape, parameter.predicate, term).value)
    written = parameter.source.value(parameter.shape, sh.flags)
    flags = Literal(literal(parameter.shape, sh.flags, written).value if written else "")
    probe = Store().query(fill("pattern-probe", pattern=str(pattern), flags=str(flags)))
    if not isinstance(probe, QuerySolutions) or next(probe)["matches"] is None:
        raise ShapesError(
            short(parameter.shape),
            f"sh:pattern {pattern} with the flags {flags} is no regular expression of the engine",
            "write it without look-around and back references, and only with the flags i, m, s, x",
        )
    message = f"the value does not match {pattern.value}"
    return parameter.test("pattern", message, pattern=str(pattern), flags=str(flags))


def _language_in(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    languages = [
        literal(parameter.shape, parameter.predicate, member)
        for member in parameter.source.items(parameter.shape, term)
    ]
    message = f"the language must be one of {', '.join(tag.value for tag in languages)}"
    return parameter.test("language-in", message, languages=terms(languages))


def _unique_lang(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    if not truth(parameter.shape, parameter.predicate, term):
        return ()
    return parameter.test("unique-lang", "two values are in the same language")


def _closed(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    if not truth(parameter.shape, parameter.predicate, term):
        return ()
    source, shape = parameter.source, parameter.shape
    ignored = source.value(shape, sh.ignoredProperties)
    allowed = (
        [iri(shape, sh.ignoredProperties, p) for p in source.items(shape, ignored)]
        if (ignored)
        else []
    )
    for member in source.values(shape, sh.property):
        path = source.value(named(shape, member), sh.path)
        if isinstance(path, NamedNode):
            allowed.append(path)
    message = "nothing provides for this property here"
    return parameter.test("closed", message, allowed=terms(dict.fromkeys(allowed)))


def _one_shape(wording: str) -> Reader:
    def read(parameter: Parameter, term: Term) -> tuple[Combination, ...]:
        member = named(parameter.shape, term)
        message = f"the value {wording} {short(member)}"
        return (Combination(parameter.component, (member,), message),)

    return read


def _several_shapes(wording: str) -> Reader:
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


def _qualified(parameter: Parameter, term: Term) -> tuple[Quota, ...]:
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


def _sparql(parameter: Parameter, term: Term) -> tuple[Constraint, ...]:
    found = selection(parameter.source, parameter.shape, parameter.path, term)
    return (found,) if found else ()


READERS: Final[Mapping[str, Reader]] = {
    sh.class_: _class,
    sh.datatype: _datatype,
    sh.nodeKind: _node_kind,
    sh.minCount: _count("min-count", "at least"),
    sh.maxCount: _count("max-count", "at most"),
    sh.minInclusive: _bound("min-inclusive", "at least"),
    sh.maxInclusive: _bound("max-inclusive", "at most"),
    sh.minExclusive: _bound("min-exclusive", "above"),
    sh.maxExclusive: _bound("max-exclusive", "below"),
    sh.minLength: _length("min-length", "at least"),
    sh.maxLength: _length("max-length", "at most"),
    sh.pattern: _pattern,
    sh.languageIn: _language_in,
    sh.uniqueLang: _unique_lang,
    sh.equals: _pair("equals", "the same as that of"),
    sh.disjoint: _pair("disjoint", "none of those of"),
    sh.lessThan: _pair("less-than", "before every value of"),
    sh.lessThanOrEquals: _pair("less-than-or-equals", "not after any value of"),
    sh.in_: _in,
    sh.hasValue: _has_value,
    sh.closed: _closed,
    sh.and_: _several_shapes("all of"),
    sh.or_: _several_shapes("one or more of"),
    sh.xone: _several_shapes("exactly one of"),
    sh.not_: _one_shape("must not conform to"),
    sh.node: _one_shape("does not conform to"),
    sh.qualifiedValueShape: _qualified,
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
