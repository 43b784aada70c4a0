"""What pages are made from: the answers to named queries, from a store or from a server."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from viennagraph import ask, resources
from viennagraph.ask.engines import Oxigraph
from viennagraph.ask.errors import UnknownQuestionError
from viennagraph.ask.formats import from_json
from viennagraph.export import base_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viennagraph.ask.library import Parameter
    from viennagraph.store import Snapshot
    from viennagraph.store.remote import Remote

Value = ask.Term | str
"""What a parameter may be given: a term, or the words for one."""

_FOLDERS = ("pages", "questions", "describe")


class Source(Protocol):
    """Anything that answers the named queries of the pages and of the questions."""

    @property
    def base(self) -> str:
        """The base of the things."""
        ...

    def ask(self, name: str, /, **parameters: Value | Sequence[Value]) -> ask.Table:
        """The answer to a query of `queries/pages` or `queries/questions`."""
        ...


@dataclass(frozen=True, slots=True)
class Embedded:
    """A finished generation of a store as a source."""

    snapshot: Snapshot
    base: str

    @classmethod
    def of(cls, snapshot: Snapshot, base: str | None = None) -> Embedded:
        """The source that a snapshot is, with the base that its things have."""
        return cls(snapshot, base or base_of(snapshot))

    def ask(self, name: str, /, **parameters: Value | Sequence[Value]) -> ask.Table:
        """The answer to a named query.

        Raises:
            UnknownQuestionError: No query has this name.
            ParameterError: A value does not fit its parameter.
        """
        return Oxigraph(self.snapshot.store).select(written(name, **parameters))


@dataclass(frozen=True, slots=True)
class Server:
    """A SPARQL server as a source."""

    remote: Remote
    base: str

    def ask(self, name: str, /, **parameters: Value | Sequence[Value]) -> ask.Table:
        """The answer to a named query.

        Raises:
            UnknownQuestionError: No query has this name.
            ParameterError: A value does not fit its parameter.
            EndpointError: The server does not answer.
        """
        return from_json(self.remote.select(written(name, **parameters)))


def written(name: str, /, **parameters: Value | Sequence[Value]) -> str:
    """A named query with its parameters filled in, runnable as it stands.

    A parameter that is not given keeps the example of the file.

    >>> "programme/aircop" in written("recommendations-naming-a-programme")
    True

    Raises:
        UnknownQuestionError: No query has this name.
        ParameterError: A value does not fit its parameter.
    """
    asked = named(name)
    kinds = {parameter.name: parameter for parameter in asked.parameters}
    filled = {
        key: [_term(kinds.get(key), one) for one in _several(value)]
        for key, value in parameters.items()
    }
    return ask.fill(asked, filled)


@cache
def named(name: str) -> ask.Question:
    """The query of that name, read once.

    >>> named("recommendations-naming-a-programme").parameters[0].name
    'programme'

    Raises:
        UnknownQuestionError: There is none.
    """
    folder = resources.queries()
    for inside in _FOLDERS:
        path = folder / inside / f"{name}.rq"
        if path.is_file():
            return ask.read_question(path)
    raise UnknownQuestionError(name, tuple(sorted(one.stem for one in folder.glob("*/*.rq"))))


def _several(value: Value | Sequence[Value]) -> Sequence[Value]:
    return (value,) if isinstance(value, str | ask.Term) else value


def _term(parameter: Parameter | None, value: Value) -> ask.Term:
    if not isinstance(value, str):
        return value
    return ask.term(parameter, value) if parameter else ask.Literal(value)
