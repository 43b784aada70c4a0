"""The terms of an answer, in one form whichever engine gave them.

Engines write numbers, language tags and truth values in different ways; `literal` settles them, so
that two answers are equal when they say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from viennagraph.vocab import rdf, xsd

_INTEGERS: Final = frozenset(
    xsd.NS + name
    for name in (
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "nonPositiveInteger",
        "negativeInteger",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
        "unsignedByte",
    )
)
_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
_FLOATS: Final = frozenset({xsd.double, xsd.NS + "float"})
_BOOLEANS: Final = {"0": "false", "1": "true"}
_PLACES: Final = Decimal("1e-10")
_ESCAPES: Final = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)
_LOOKS_ESCAPED: Final = re.compile(r"(?<=\\)[uU]")


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """A name in the graph.

    >>> str(Iri("https://w3id.org/viennagraph/body/cnd"))
    'https://w3id.org/viennagraph/body/cnd'
    """

    value: str

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """A value with its datatype; made by `literal`, which puts it into normal form."""

    value: str
    datatype: str = xsd.string
    language: str = ""

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True, order=True)
class Blank:
    """A node without a name; its label means nothing outside its answer."""

    value: str

    def __str__(self) -> str:
        return f"_:{self.value}"


Term = Iri | Literal | Blank


def literal(value: str, datatype: str | None = None, language: str | None = None) -> Literal:
    """The literal in normal form.

    >>> literal("007", "http://www.w3.org/2001/XMLSchema#int").value
    '7'
    >>> literal("Vienna", language="EN")
    Literal(value='Vienna', datatype='http://www.w3.org/1999/02/22-rdf-syntax-ns#langString', \
language='en')
    """
    if language:
        return Literal(value, rdf.langString, language.lower())
    if datatype is None:
        return Literal(value)
    if datatype in _INTEGERS and _INTEGER.fullmatch(value):
        return Literal(str(int(value)), xsd.integer)
    return Literal(_canonical(value, datatype), datatype)


def serialise(term: Term) -> str:
    r"""The term as SPARQL and Turtle write it, safe in the middle of a query.

    >>> serialise(Literal('say "tab"\t'))
    '"say \\"tab\\"\\t"'
    >>> serialise(Literal("5", xsd.integer))
    '5'
    """
    if isinstance(term, Iri):
        return f"<{term.value}>"
    if isinstance(term, Blank):
        return f"_:{term.value}"
    if term.datatype == xsd.integer and _INTEGER.fullmatch(term.value):
        return term.value
    quoted = f'"{_escaped(term.value)}"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype == xsd.string else f"{quoted}^^<{term.datatype}>"


def _escaped(value: str) -> str:
    # Some engines turn \uXXXX into a character before they parse, so that a user's own backslash
    # before "u" would become a quotation mark: the "u" itself is escaped, with all eight digits,
    # because rdflib takes up to eight after either letter.
    return _LOOKS_ESCAPED.sub(
        lambda letter: f"\\U{ord(letter.group()):08X}", value.translate(_ESCAPES)
    )


def _canonical(value: str, datatype: str) -> str:
    if datatype == xsd.decimal:
        return _decimal(value)
    if datatype in _FLOATS:
        return _float(value)
    return _BOOLEANS.get(value, value) if datatype == xsd.boolean else value


def _decimal(value: str) -> str:
    try:
        return f"{Decimal(value).quantize(_PLACES).normalize():f}"
    except InvalidOperation:
        return value


def _float(value: str) -> str:
    try:
        number = repr(float(value))
    except ValueError:
        return value
    return {"inf": "INF", "-inf": "-INF", "nan": "NaN"}.get(number, number)
