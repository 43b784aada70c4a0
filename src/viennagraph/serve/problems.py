"""Why a request has no answer, as a client can read it: a problem document (RFC 9457), or text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response

from viennagraph.serve import media
from viennagraph.serve.jobs import JobError, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viennagraph.serve.limits import Limits

_PLACE: Final = re.compile(r"error at (?P<line>[0-9]+):(?P<column>[0-9]+)")
_WIDTH: Final = 100  # characters of a line that are shown


@dataclass(frozen=True, slots=True)
class Problem(Exception):  # noqa: N818 (it is an answer, not an error of the server)
    """An answer that says why there is no other."""

    status: HTTPStatus
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    def response(self, accept: str | None) -> Response:
        """The problem in the form that the client would like best."""
        headers = {"Cache-Control": "no-store", "Vary": "Accept", **self.headers}
        form = media.best(accept, (media.PROBLEM, media.TEXT, media.JSON)) or media.PROBLEM
        if form == media.TEXT:
            return Response(self._text(), self.status, headers, media.TEXT)
        value = {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": int(self.status),
            "detail": self.detail,
            **self.facts,
        }
        words = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        return Response(words, self.status, headers, form)

    def _text(self) -> str:
        lines = [f"{self.status.phrase}: {self.detail}"]
        lines += [str(self.facts[name]) for name in ("excerpt",) if name in self.facts]
        return "\n".join(lines) + "\n"


def not_acceptable(offers: Mapping[str, str]) -> Problem:
    """Nothing that the client would take; `offers` are media types and where each is had.

    >>> not_acceptable({"text/turtle": "cnd.ttl"}).facts["available"]
    [{'type': 'text/turtle', 'href': 'cnd.ttl'}]
    """
    listed = [
        {"type": name, **({"href": where} if where else {})} for name, where in offers.items()
    ]
    what = f"none of the types asked for is there: ask for {' or '.join(offers)}"
    links = [
        f'<{where}>; rel="alternate"; type="{name}"' for name, where in offers.items() if where
    ]
    headers = {"Link": ", ".join(links)} if links else {}
    return Problem(HTTPStatus.NOT_ACCEPTABLE, what, headers, {"available": listed})


def of_query(error: JobError, query: str, limits: Limits) -> Problem:
    """Why a query has no answer."""
    match error.trouble:
        case Trouble.SYNTAX:
            return syntax(error.words, query)
        case Trouble.EVALUATION:
            what = f"the query cannot be evaluated: {error.words}"
            return Problem(HTTPStatus.BAD_REQUEST, what)
        case Trouble.NOT_ACCEPTABLE:
            return not_acceptable(dict.fromkeys(error.words.split(", "), ""))
    return of_limit(error, limits)


def of_limit(error: JobError, limits: Limits) -> Problem:
    """Which limit was met, with the status that says whether it helps to come again."""
    match error.trouble:
        case Trouble.TOO_LONG:
            what = f"no answer within {limits.seconds:g} seconds: ask for less at a time"
            return Problem(HTTPStatus.GATEWAY_TIMEOUT, what)
        case Trouble.TOO_LARGE:
            what = f"the answer is larger than {limits.answer} bytes: ask for less, with LIMIT"
            return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, what)
        case Trouble.TOO_MUCH_MEMORY:
            what = f"more than {limits.memory} bytes of memory are needed: ask for less at a time"
            return Problem(HTTPStatus.INSUFFICIENT_STORAGE, what)
        case Trouble.BUSY:
            is_long = error.words == "long"
            seconds = round(limits.seconds) if is_long else max(1, round(limits.patience))
            what = "as many long queries as are allowed are running" if is_long else "all are busy"
            headers = {"Retry-After": str(seconds)}
            return Problem(HTTPStatus.SERVICE_UNAVAILABLE, f"{what}: come again later", headers)
        case _:
            what = "the process that was to answer has ended: ask in another way"
            return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, what)


def syntax(words: str, query: str) -> Problem:
    r"""An error in a query, at its line and column, shown under the line.

    >>> found = syntax("error at 2:4: expected one of many", "ASK {\n ?s }")
    >>> print(found.detail)
    the query cannot be read at line 2, column 4
    >>> print(found.facts["excerpt"])
     ?s }
       ^
    """
    found = _PLACE.search(words)
    if found is None:
        return Problem(HTTPStatus.BAD_REQUEST, f"the query cannot be read: {words[:_WIDTH]}")
    line, column = int(found["line"]), int(found["column"])
    lines = query.split("\n")
    shown = lines[line - 1].rstrip("\r").replace("\t", " ") if line <= len(lines) else ""
    begin = max(0, column - 1 - _WIDTH // 2)
    excerpt = f"{shown[begin : begin + _WIDTH]}\n{' ' * (column - 1 - begin)}^"
    what = f"the query cannot be read at line {line}, column {column}"
    facts = {"line": line, "column": column, "excerpt": excerpt}
    return Problem(HTTPStatus.BAD_REQUEST, what, facts=facts)
