"""Asking a SPARQL server over HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError

from SPARQLWrapper import JSON, POST, SELECT, SPARQLWrapper
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
_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Remote:
    """A SPARQL server that holds a graph of ours.

    `held` names the graph that the server has as the merge, where its own default graph is a
    union of all graphs (Virtuoso, RDF4J); queries are then sent with it as their default graph.
    """

    endpoint: str
    held: str | None = None
    seconds: int = _SECONDS

    def select(self, query: str) -> str:
        """The answer to a query as SPARQL results in JSON.

        Raises:
            EndpointError: The server cannot be reached, refuses the query, takes too long, or
                answers with something else.
        """
        if not self.endpoint.startswith(("http://", "https://")):
            what = "the address of the server does not begin with http"
            raise EndpointError(what, self.endpoint, "write the whole address of the endpoint")
        wrapper = SPARQLWrapper(self.endpoint)
        wrapper.setQuery(query)
        # The wrapper takes a query for an update where one of its words is in a comment.
        wrapper.queryType = SELECT
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(JSON)
        wrapper.setTimeout(self.seconds)
        if self.held is not None:
            wrapper.addParameter("default-graph-uri", self.held)
        try:
            response: HTTPResponse = wrapper.query().response
            with response:
                return self._results(response)
        except TimeoutError as error:
            raise self._late() from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late() from error
            raise self._refusal(error) from error
        except (SPARQLWrapperException, HTTPException, OSError) as error:
            raise self._refusal(error) from error

    def _results(self, response: HTTPResponse) -> str:
        body = response.read()
        if b'"head"' in body[:_SHOWN]:
            return body.decode("utf-8", "replace")
        what = f"the answer is {_media_type(response)}, not SPARQL results in JSON,"
        raise EndpointError(what, self.endpoint, "check that this is a SPARQL endpoint")

    def _late(self) -> EndpointError:
        what = f"no answer within {self.seconds} seconds"
        return EndpointError(what, self.endpoint, "ask for less, or try again later")

    def _refusal(self, error: Exception) -> EndpointError:
        for answer in (error, error.__context__):
            if isinstance(answer, HTTPError):
                answer.close()
        match error:
            case QueryBadFormed():
                what, advice = "the server refuses the query", "correct the query"
            case EndPointInternalError() | HTTPError(code=500 | 502 | 503 | 504):
                what, advice = "the server failed", "ask for less, or try again later"
            case EndPointNotFound() | Unauthorized() | HTTPError():
                what, advice = "there is no SPARQL service", "check the address and your rights"
            case _:
                what, advice = "no server answers", "check the address, and that the server runs"
        return EndpointError(f"{what} ({_first_line(error)})", self.endpoint, advice)


def _media_type(response: HTTPResponse) -> str:
    return (response.getheader("Content-Type") or "of no known type").split(";")[0]


def _first_line(error: Exception) -> str:
    words = str(error.reason) if isinstance(error, URLError) else str(error)
    lines = [line.strip() for line in words.replace("\\n", "\n").splitlines()]
    told = [line for line in lines if line and not line.endswith(("Response:", "formed."))]
    return told[0][:_SHOWN] if told else type(error).__name__
