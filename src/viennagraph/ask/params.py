"""Filling a question: typed terms go into its VALUES rows, and nothing else can."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from viennagraph.ask.errors import ParameterError
from viennagraph.ask.library import Kind, Parameter, Question
from viennagraph.ask.terms import Iri, Literal, Term, literal, serialise
from viennagraph.vocab import BASE, xsd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\ud800-\udfff]*")
_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
_YEAR: Final = re.compile(r"[0-9]{4}")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_WANTED: Final = {
    Kind.IRI: f"give an absolute IRI, such as {BASE}programme/aircop",
    Kind.LITERAL: "give plain words",
    Kind.INTEGER: "give a whole number, such as 12",
    Kind.YEAR: "give a year of four digits, such as 2017",
    Kind.DATE: "give a date, such as 2017-06-27",
}


def fill(question: Question, values: Mapping[str, Sequence[Term]]) -> str:
    """The query of a question with each parameter's row filled; the others keep their example.

    Raises:
        ParameterError: The question has no such parameter, a value is of another kind, or there
            is none.
    """
    parameters = {parameter.name: parameter for parameter in question.parameters}
    lines = question.text.splitlines()
    for name, terms in values.items():
        if name not in parameters:
            known = ", ".join(parameters) or "none: ask it as it is"
            raise ParameterError(
                question.name, name, "there is no place", f"its parameters are {known}"
            )
        parameter = parameters[name]
        if not terms:
            raise ParameterError(question.name, name, "there is no value", _WANTED[parameter.kind])
        for term in terms:
            if not _fits(parameter.kind, term):
                what = f"{str(term)!r} is no {parameter.kind}"
                raise ParameterError(question.name, name, what, _WANTED[parameter.kind])
        example = lines[parameter.line]
        indent = example[: len(example) - len(example.lstrip())]
        lines[parameter.line] = f"{indent}VALUES ?{name} {{ {' '.join(map(serialise, terms))} }}"
    return "\n".join(lines) + "\n"


def term(parameter: Parameter, words: str) -> Term:
    """The term that a user's words are for this parameter; `fill` says whether it fits.

    >>> term(Parameter("since", Kind.YEAR, 0), " 2017 ")
    Literal(value='2017', datatype='http://www.w3.org/2001/XMLSchema#integer', language='')
    """
    match parameter.kind:
        case Kind.IRI:
            return Iri(words.strip().removeprefix("<").removesuffix(">"))
        case Kind.LITERAL:
            return Literal(words)
        case Kind.INTEGER | Kind.YEAR:
            return literal(words.strip(), xsd.integer)
        case Kind.DATE:
            return literal(words.strip(), xsd.date)


def _fits(kind: Kind, term: Term) -> bool:
    if kind is Kind.IRI:
        return isinstance(term, Iri) and _IRI.fullmatch(term.value) is not None
    if not isinstance(term, Literal):
        return False
    match kind:
        case Kind.LITERAL:
            return term.datatype == xsd.string and not _SURROGATE.search(term.value)
        case Kind.INTEGER:
            return term.datatype == xsd.integer and _INTEGER.fullmatch(term.value) is not None
        case Kind.YEAR:
            return term.datatype == xsd.integer and _YEAR.fullmatch(term.value) is not None
        case Kind.DATE:
            return term.datatype == xsd.date and _is_date(term.value)


def _is_date(words: str) -> bool:
    if not _DATE.fullmatch(words):
        return False
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True
