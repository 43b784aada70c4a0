"""A question and words for its parameters, as SPARQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph import ask, trace
from viennagraph.ask.library import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viennagraph.api.places import Opened


def sparql(
    asked: ask.Question, words: Mapping[str, Sequence[str | int | ask.Term]], opened: Opened
) -> str:
    """The query of a question, its parameters filled with what the words mean in the graph.

    A parameter that wants a thing takes its IRI, the short form of it, or a name.

    Raises:
        UnknownNameError: Nothing has this name.
        AmbiguousNameError: Several things have it.
        ParameterError: The question has no such parameter, or a value does not fit it.
    """
    parameters = {parameter.name: parameter for parameter in asked.parameters}
    terms: dict[str, list[ask.Term]] = {}
    for name, values in words.items():
        parameter = parameters.get(name)
        terms[name] = [_term(parameter, one, opened) for one in values]
    return ask.fill(asked, terms)


def _term(parameter: ask.Parameter | None, value: str | int | ask.Term, opened: Opened) -> ask.Term:
    if not isinstance(value, str | int):
        return value
    words = str(value)
    if parameter is None:
        return ask.Literal(words)
    if parameter.kind is Kind.IRI:
        return ask.Iri(trace.resolve(opened.engine, words, base=opened.base))
    return ask.term(parameter, words)
