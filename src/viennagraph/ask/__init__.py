"""Questions in, tables out: the named queries, filled with typed terms, on any engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.ask.library import (
    Check,
    Parameter,
    Question,
    checks,
    question,
    questions,
    read_question,
)
from viennagraph.ask.params import fill, term
from viennagraph.ask.rows import Table, readable
from viennagraph.ask.terms import Iri, Literal, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viennagraph.ask.engines import Engine

__all__ = [
    "Check",
    "Iri",
    "Literal",
    "Parameter",
    "Question",
    "Table",
    "Term",
    "answer",
    "checks",
    "fill",
    "question",
    "questions",
    "read_question",
    "readable",
    "term",
]

Value = Term | str | int
"""What a parameter may be given: a term, or the words for one."""


def answer(
    engine: Engine, asked: Question | str, /, **parameters: Value | Sequence[Value]
) -> Table:
    """The answer to a question, by name or as read from a file.

    A parameter takes one value or several; one that is not given keeps the example of the file.

    >>> from pyoxigraph import Store
    >>> from viennagraph.ask.engines import Oxigraph
    >>> answer(Oxigraph(Store()), "search-provisions", words="parcel").rows
    ()

    Raises:
        UnknownQuestionError: No question has this name.
        ParameterError: A value does not fit its parameter.
    """
    asking = question(asked) if isinstance(asked, str) else asked
    kinds = {parameter.name: parameter for parameter in asking.parameters}
    filled = {
        name: [_term(kinds.get(name), one) for one in _several(value)]
        for name, value in parameters.items()
    }
    return engine.select(fill(asking, filled))


def _several(value: Value | Sequence[Value]) -> Sequence[Value]:
    return (value,) if isinstance(value, str | int | Term) else value


def _term(parameter: Parameter | None, value: Value) -> Term:
    if isinstance(value, Term):
        return value
    return term(parameter, str(value)) if parameter else Literal(str(value))
