"""Parameters that one query answers: each value of one becomes a `Test`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from viennagraph.check.paths import Inverse, Predicate
from viennagraph.check.shapes import ShapesError, Test
from viennagraph.check.source import count, ground, iri, literal, named, short, truth
from viennagraph.check.templates import fill, terms
from viennagraph.vocab import sh, xsd

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.check.paths import Path
    from viennagraph.check.shapes import Name, Term
    from viennagraph.check.source import Source

    Reader = Callable[["Parameter", Term], tuple[Test, ...]]

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

    @property
    def is_step(self) -> bool:
        """True where the path is one property, walked forwards or backwards."""
        return isinstance(self.path, Predicate) or (
            isinstance(self.path, Inverse) and isinstance(self.path.path, Predicate)
        )

    def test(self, template: str, message: str, **fields: str) -> tuple[Test, ...]:
        """A constraint that one template answers."""
        return (Test(self.component, template, tuple(fields.items()), message),)


def class_(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    """`sh:class`: an instance of a class, or of a subclass that the graph itself knows."""
    wanted = iri(parameter.shape, parameter.predicate, term)
    message = f"the value is not a {short(wanted)}"
    return parameter.test("class", message, **{"class": str(wanted)})


def datatype(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    """`sh:datatype`: a literal of a datatype, in one of the forms that the datatype has.

    Raises:
        ShapesError: The store cannot tell the datatype from another.
    """
    wanted = iri(parameter.shape, parameter.predicate, term)
    if wanted.value in _FLATTENED:
        raise ShapesError(
            short(parameter.shape),
            f"sh:datatype asks for {short(wanted)}, which the store keeps as xsd:integer",
            "ask for xsd:integer, with sh:minInclusive or sh:maxInclusive",
        )
    template = "datatype-lexical" if wanted.value in _CAST else "datatype"
    return parameter.test(template, f"the value is not a {short(wanted)}", datatype=str(wanted))


def node_kind(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    """`sh:nodeKind`: an IRI, a blank node, a literal, or one of two of these.

    Raises:
        ShapesError: SHACL knows no such kind.
    """
    wanted = iri(parameter.shape, parameter.predicate, term)
    if wanted.value not in _KINDS:
        raise ShapesError(
            short(parameter.shape),
            f"sh:nodeKind has the value {short(wanted)}",
            f"give it one of {', '.join(map(short, _KINDS))}",
        )
    fields = {name: "true" if is_so else "false" for name, is_so in _KINDS[wanted.value].items()}
    return parameter.test("node-kind", f"the value is not of the kind {short(wanted)}", **fields)


def cardinality(template: str, comparison: str) -> Reader:
    """`sh:minCount` and `sh:maxCount`: how many values there are."""

    def read(parameter: Parameter, term: Term) -> tuple[Test, ...]:
        number = count(parameter.shape, parameter.predicate, term)
        if parameter.predicate == sh.minCount and number == 0:
            return ()
        is_one = parameter.predicate == sh.minCount and number == 1
        message = f"there must be {comparison} {number} of these values"
        if is_one:
            return parameter.test("min-one" if parameter.is_step else "min-one-far", message)
        return parameter.test(template, message, count=str(number))

    return read


def length(template: str, comparison: str) -> Reader:
    """`sh:minLength` and `sh:maxLength`: how many characters a value has."""

    def read(parameter: Parameter, term: Term) -> tuple[Test, ...]:
        number = count(parameter.shape, parameter.predicate, term)
        if parameter.predicate == sh.minLength and number == 0:
            return ()
        message = f"the value must have {comparison} {number} characters"
        return parameter.test(template, message, length=str(number))

    return read


def bound(template: str, comparison: str) -> Reader:
    """`sh:minInclusive` and its like: how a value compares with a literal."""

    def read(parameter: Parameter, term: Term) -> tuple[Test, ...]:
        bound = literal(parameter.shape, parameter.predicate, term)
        message = f"the value must be {comparison} {bound.value}"
        return parameter.test(template, message, bound=str(bound))

    return read


def pair(template: str, comparison: str) -> Reader:
    """`sh:equals`, `sh:lessThan` and their like: how a value compares with another property."""

    def read(parameter: Parameter, term: Term) -> tuple[Test, ...]:
        other = iri(parameter.shape, parameter.predicate, term)
        message = f"the value must be {comparison} {short(other)}"
        return parameter.test(template, message, property=str(other))

    return read


def in_(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    """`sh:in`: a value that a list names."""
    members = [
        ground(parameter.shape, parameter.predicate, member)
        for member in parameter.source.items(parameter.shape, term)
    ]
    message = f"the value must be one of {', '.join(map(short, members))}"
    return parameter.test("in", message, members=terms(members))


def has_value(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    """`sh:hasValue`: a value that must not be missing."""
    value = ground(parameter.shape, parameter.predicate, term)
    message = f"the value {short(value)} is missing"
    if parameter.path is None:
        return parameter.test("is-value", message, value=str(value))
    template = "has-value" if parameter.is_step else "has-value-far"
    return parameter.test(template, message, value=str(value), path=str(parameter.path))


def pattern(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    """`sh:pattern` with `sh:flags`: a regular expression that a value matches somewhere.

    Raises:
        ShapesError: The engine does not read the expression; a query would pass over it in silence.
    """
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


def language_in(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    """`sh:languageIn`: a literal in a language of a list, or in a variety of one."""
    languages = [
        literal(parameter.shape, parameter.predicate, member)
        for member in parameter.source.items(parameter.shape, term)
    ]
    message = f"the language must be one of {', '.join(tag.value for tag in languages)}"
    return parameter.test("language-in", message, languages=terms(languages))


def unique_lang(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    """`sh:uniqueLang`: no two values in the same language."""
    if not truth(parameter.shape, parameter.predicate, term):
        return ()
    return parameter.test("unique-lang", "two values are in the same language")


def closed(parameter: Parameter, term: Term) -> tuple[Test, ...]:
    """`sh:closed`: no property but those of the property shapes and `sh:ignoredProperties`."""
    if not truth(parameter.shape, parameter.predicate, term):
        return ()
    source, shape = parameter.source, parameter.shape
    ignored = source.value(shape, sh.ignoredProperties)
    listed = source.items(shape, ignored) if ignored else ()
    allowed = [iri(shape, sh.ignoredProperties, member) for member in listed]
    for member in source.values(shape, sh.property):
        path = source.value(named(shape, member), sh.path)
        if isinstance(path, NamedNode):
            allowed.append(path)
    message = "nothing provides for this property here"
    return parameter.test("closed", message, allowed=terms(dict.fromkeys(allowed)))
