"""What descriptions are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from viennagraph import ask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Value = ask.Term | str
"""What a parameter may be given: a term, or the words for one."""

_AT_ONCE = 300  # things asked about in one query


class Source(Protocol):
    """Anything that answers the queries of `queries/describe`, by name."""

    @property
    def base(self) -> str:
        """The base of the things."""
        ...

    def ask(self, name: str, /, **parameters: Value | Sequence[Value]) -> ask.Table:
        """The answer to a query."""
        ...


class Settings(Protocol):
    """What a site's settings say that a description has to know."""

    @property
    def is_live(self) -> bool:
        """Whether a server is there to give the next page of a long list."""
        ...

    @property
    def has_text(self) -> bool:
        """Whether the words of documents may be shown."""
        ...


def about(source: Source, name: str, things: Iterable[str]) -> Iterator[ox.Triple]:
    """The statements that a query gives of things, as rows of thing, property and value."""
    wanted = [ask.Iri(iri) for iri in sorted(set(things))]
    for start in range(0, len(wanted), _AT_ONCE):
        table = source.ask(name, thing=wanted[start : start + _AT_ONCE])
        yield from (triple(*row) for row in table.rows)


def triple(
    subject: ask.Term | None, predicate: ask.Term | None, value: ask.Term | None
) -> ox.Triple:
    """The triple of three terms of an answer."""
    return ox.Triple(ox.NamedNode(str(subject)), ox.NamedNode(str(predicate)), node(value))


def node(term: ask.Term | None) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """A term of an answer as the engine writes it.

    >>> node(ask.Literal("Vienna", language="en"))
    <Literal value=Vienna language=en>
    """
    match term:
        case ask.Literal(value, _, language) if language:
            return ox.Literal(value, language=language)
        case ask.Literal(value, datatype):
            return ox.Literal(value, datatype=ox.NamedNode(datatype))
        case ask.Iri(value):
            return ox.NamedNode(value)
        case _:
            return ox.BlankNode(term.value if term else None)
