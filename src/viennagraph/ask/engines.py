"""What answers a query, and the embedded engine that does so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pyoxigraph

from viennagraph.ask.errors import ResultError
from viennagraph.ask.rows import Table
from viennagraph.ask.terms import Blank, Iri, Term, literal

if TYPE_CHECKING:
    from pyoxigraph import Store


class Engine(Protocol):
    """Anything that answers a SELECT query over the default graph with a table."""

    def select(self, sparql: str, /) -> Table:
        """The answer to a SELECT query."""
        ...


@dataclass(frozen=True, slots=True)
class Oxigraph:
    """The embedded engine: an Oxigraph store, in memory or on disk.

    >>> from pyoxigraph import Store
    >>> len(Oxigraph(Store()).select("SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s"))
    0
    """

    store: Store

    def select(self, sparql: str, /) -> Table:
        """The answer to a SELECT query.

        Raises:
            ResultError: The query is none, or asks for something else than rows.
        """
        try:
            solutions = self.store.query(sparql)
        except SyntaxError as error:
            what = f"the query is not SPARQL ({error})"
            raise ResultError(what) from error
        return table(solutions)


def table(solutions: object) -> Table:
    """The solutions of a query as a table of terms in normal form.

    Raises:
        ResultError: The query asked for something else than rows.
    """
    if not isinstance(solutions, pyoxigraph.QuerySolutions):
        what = "the query asks for no rows"
        raise ResultError(what)
    columns = tuple(variable.value for variable in solutions.variables)
    return Table(
        columns,
        tuple(
            tuple(_term(solution[place]) for place in range(len(columns))) for solution in solutions
        ),
    )


def _term(term: object) -> Term | None:
    match term:
        case None:
            return None
        case pyoxigraph.NamedNode():
            return Iri(term.value)
        case pyoxigraph.Literal():
            return literal(term.value, term.datatype.value, term.language)
        case pyoxigraph.BlankNode():
            return Blank(term.value)
        case _:
            what = f"the answer holds {term}, which is no plain term"
            raise ResultError(what)
