"""The terms of an answer as values of Python."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from viennagraph.ask.terms import Literal, Term
from viennagraph.vocab import xsd

if TYPE_CHECKING:
    from collections.abc import Callable

Value = str | int | float | bool | date | None
"""What a cell holds: IRIs and words are `str`, a cell that says nothing is None."""

_READERS: Final[dict[str, Callable[[str], Value]]] = {
    xsd.integer: int,
    xsd.decimal: float,
    xsd.double: float,
    xsd.boolean: lambda words: words == "true",
    xsd.date: date.fromisoformat,
}


def value(term: Term | None) -> Value:
    """The term as a value of Python; a number or date that is none stays words.

    >>> from viennagraph.ask.terms import Iri, literal
    >>> value(literal("2017", xsd.integer)), value(Iri("https://w3id.org/viennagraph/body/cnd"))
    (2017, 'https://w3id.org/viennagraph/body/cnd')
    """
    if term is None:
        return None
    reader = _READERS.get(term.datatype) if isinstance(term, Literal) else None
    if reader is None:
        return term.value
    try:
        return reader(term.value)
    except ValueError:
        return term.value
