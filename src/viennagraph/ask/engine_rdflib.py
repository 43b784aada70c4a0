"""The engine that needs no compiled store: rdflib, which also tells whether ours is right."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rdflib
from pyparsing.exceptions import ParseException

from viennagraph.ask.errors import ResultError
from viennagraph.ask.rows import Table
from viennagraph.ask.terms import Blank, Iri, Term, literal

if TYPE_CHECKING:
    from rdflib import Dataset


@dataclass(frozen=True, slots=True)
class Rdflib:
    """An rdflib dataset whose default graph holds what is held (`default_union` is off).

    >>> len(Rdflib(rdflib.Dataset()).select("SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s"))
    0
    """

    dataset: Dataset

    def select(self, sparql: str, /) -> Table:
        """The answer to a SELECT query.

        Raises:
            ResultError: The query is none, or asks for something else than rows.
        """
        with warnings.catch_warnings():
            # rdflib 7 warns of names that its own query processor still uses.
            warnings.filterwarnings("ignore", r"Dataset\.", DeprecationWarning)
            try:
                result = self.dataset.query(sparql)
            except ParseException as error:
                what = f"the query is not SPARQL ({error})"
                raise ResultError(what) from error
            if result.vars is None:
                what = "the query asks for no rows"
                raise ResultError(what)
            rows = tuple(
                tuple(_term(bindings.get(variable)) for variable in result.vars)
                for bindings in result.bindings
            )
        return Table(tuple(map(str, result.vars)), rows)


def _term(term: object) -> Term | None:
    match term:
        case None:
            return None
        case rdflib.Literal():
            return literal(str(term), str(term.datatype or "") or None, term.language)
        case rdflib.BNode():
            return Blank(str(term))
        case rdflib.URIRef():
            return Iri(str(term))
        case _:
            what = f"the answer holds {term!r}, which is no plain term"
            raise ResultError(what)
