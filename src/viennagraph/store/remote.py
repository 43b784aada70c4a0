"""Asking a SPARQL server: the same answers as from the embedded store."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointInternalError,
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
    Unauthorized,
)

from viennagraph.errors import EndpointError

if TYPE_CHECKING:
    from http.client import HTTPResponse

_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Remote:
    """A SPARQL server that holds a graph of ours.

    `held` names the graph that the server has as the merge, where its own default graph is a
    union of all graphs (Virtuoso, RDF4J); queries are then sent with it as their default graph.
    """

    endpoint: str
    held: str | None = None
    seconds: int = _SECONDS

    def select(self, query: str) -> ox.QuerySolutions:
        """The solutions of a SELECT query, as the embedded store gives them.

        Raises:
            EndpointError: The server cannot be reached, refuses the query, takes too long, or
                answers with something else.
        """
        results = self._results(query)
        if not isinstance(results, ox.QuerySolutions):
            what = "the query gave no table"
            raise EndpointError(what, self.endpoint, "send a SELECT query")
        return results

    def ask(self, query: str) -> bool:
        """The answer to an ASK query.

        Raises:
            EndpointError: As for `select`.
        """
        results = self._results(query)
        if isinstance(results, ox.QuerySolutions):
            what = "the query gave a table"
            raise EndpointError(what, self.endpoint, "send an ASK query")
        return bool(results)

    def _results(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean:
        body = self._answer(query)
        try:
            return ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            what = "the answer is no SPARQL result"
            advice = "check that the address is that of a SPARQL endpoint"
            raise EndpointError(what, self.endpoint, advice) from error

    def _answer(self, query: str) -> bytes:
        wrapper = SPARQLWrapper(self.endpoint)
        wrapper.setQuery(query)
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(JSON)
        wrapper.setTimeout(self.seconds)
        if self.held is not None:
            wrapper.addParameter("default-graph-uri", self.held)
        try:
            response: HTTPResponse = wrapper.query().response
            return response.read()
        except TimeoutError as error:
            raise self._late() from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late() from error
            raise self._refusal(error) from error
        except (SPARQLWrapperException, HTTPException, OSError, ValueError) as error:
            raise self._refusal(error) from error

    def _late(self) -> EndpointError:
        what = f"no answer within {self.seconds} seconds"
        return EndpointError(what, self.endpoint, "ask for less, or allow more time")

    def _refusal(self, error: Exception) -> EndpointError:
        reason = _first_line(error)
        if isinstance(error, QueryBadFormed):
            return EndpointError(
                f"the server refuses the query ({reason})", self.endpoint, _CORRECT
            )
        if isinstance(error, EndPointInternalError):
            return EndpointError(f"the server failed ({reason})", self.endpoint, "try again later")
        if isinstance(error, (EndPointNotFound, Unauthorized, HTTPError)):
            advice = "check the address, and that you may use it"
            return EndpointError(f"there is no SPARQL service ({reason})", self.endpoint, advice)
        advice = "check the address, the network, and that the server runs"
        return EndpointError(f"the server cannot be reached ({reason})", self.endpoint, advice)


_CORRECT: Final = "correct the query"


def _first_line(error: Exception) -> str:
    words = str(error.reason) if isinstance(error, URLError) else str(error)
    lines = [line.strip() for line in words.replace("\\n", "\n").splitlines() if line.strip()]
    return lines[0][:200] if lines else type(error).__name__
