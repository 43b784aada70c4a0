"""The SPARQL 1.1 Protocol: what a request asks, in each of its forms."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect

from viennagraph.serve import media
from viennagraph.serve.problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request

    from viennagraph.serve.limits import Limits

FORM: Final = "application/x-www-form-urlencoded"
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
FORMATS: Final = {
    "json": (media.SPARQL_JSON, media.JSON_LD),
    "xml": (media.SPARQL_XML, media.RDF_XML),
    "csv": (media.CSV,),
    "tsv": (media.TSV,),
    "ttl": (media.TURTLE,),
    "turtle": (media.TURTLE,),
    "jsonld": (media.JSON_LD,),
    "nt": (media.N_TRIPLES,),
    "rdf": (media.RDF_XML,),
    "html": (media.HTML,),
}
"""The short names of types for `format=`, which outdoes Accept: links and forms have no headers."""
_FIELDS: Final = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks; `query` is None where it asks what the service is."""

    query: str | None
    defaults: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    accept: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


async def asked(request: Request, limits: Limits) -> Asked:
    """What a request asks.

    Raises:
        Problem: It is no request of the protocol, asks for a change, or is too large.
    """
    fields = _fields(request.scope["query_string"], limits)
    if request.method != "POST":
        return _of(fields, request)
    if sum(name in {"query", "update"} for name, _ in fields):
        what = "the query stands in the address of a POST: put it in the body, or use GET"
        raise Problem(HTTPStatus.BAD_REQUEST, what)
    kind, charset = _content_type(request)
    if kind == UPDATE:
        raise read_only()
    if kind not in {FORM, DIRECT}:
        what = f"the body is {kind or 'of no type'}: send {DIRECT} or {FORM}"
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, what, {"Accept-Post": f"{DIRECT}, {FORM}"})
    if charset not in {"utf-8", "utf8", "us-ascii"}:
        what = f"the body is in {charset[:40]}: send it in UTF-8"
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, what)
    body = await _body(request, limits)
    if kind == DIRECT:
        return _of([*fields, ("query", _text(body))], request)
    return _of([*fields, *_fields(body, limits)], request)


def read_only() -> Problem:
    """The answer to all who would change the graph."""
    what = "this service answers queries alone: the graph is not changed over the web"
    return Problem(HTTPStatus.FORBIDDEN, what)


def _of(fields: list[tuple[str, str]], request: Request) -> Asked:
    if any(name == "update" for name, _ in fields):
        raise read_only()
    queries = [value for name, value in fields if name == "query"]
    if len(queries) > 1:
        raise Problem(HTTPStatus.BAD_REQUEST, "several queries stand in one request: send one")
    is_asking = request.method == "POST" or any(name.endswith("-graph-uri") for name, _ in fields)
    if not queries and is_asking:
        raise Problem(HTTPStatus.BAD_REQUEST, "there is no query: send one as `query`")
    return Asked(
        queries[0] if queries else None,
        tuple(value for name, value in fields if name == "default-graph-uri"),
        tuple(value for name, value in fields if name == "named-graph-uri"),
        _accept(fields, request),
        tuple(fields),
    )


def _accept(fields: list[tuple[str, str]], request: Request) -> str | None:
    wanted = next((value for name, value in fields if name == "format" and value), None)
    if wanted is None:
        return header(request, "accept")
    if wanted not in FORMATS:
        what = f"there is no format {wanted[:40]!r}: write one of {', '.join(FORMATS)}"
        raise Problem(HTTPStatus.BAD_REQUEST, what)
    return ", ".join(FORMATS[wanted])


def header(request: Request, name: str) -> str | None:
    """All that a request says under a header, as one."""
    values = request.headers.getlist(name)
    return ", ".join(values) if values else None


def _fields(words: bytes, limits: Limits) -> list[tuple[str, str]]:
    if len(words) > limits.query:
        raise _too_large(limits)
    try:
        text = words.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except ValueError as error:
        what = "the fields are not written as a form in UTF-8, or there are too many"
        raise Problem(HTTPStatus.BAD_REQUEST, what) from error


def _content_type(request: Request) -> tuple[str, str]:
    kind, *parameters = request.headers.get("content-type", "").split(";")
    given = dict(one.strip().partition("=")[::2] for one in parameters)
    return kind.strip().casefold(), given.get("charset", "utf-8").strip('"').casefold()


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"the query is not UTF-8 at byte {error.start}"
        raise Problem(HTTPStatus.BAD_REQUEST, what) from error


async def _body(request: Request, limits: Limits) -> bytes:
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) > limits.query:
        raise _too_large(limits)
    parts = bytearray()
    try:
        async with asyncio.timeout(limits.head_seconds):
            async for part in request.stream():
                parts += part
                if len(parts) > limits.query:
                    raise _too_large(limits)
    except TimeoutError as error:
        what = f"the body did not come within {limits.head_seconds:g} seconds"
        raise Problem(HTTPStatus.REQUEST_TIMEOUT, what, {"Connection": "close"}) from error
    except ClientDisconnect as error:
        raise Problem(HTTPStatus.BAD_REQUEST, "the client has gone") from error
    return bytes(parts)


def _too_large(limits: Limits) -> Problem:
    what = f"the request is larger than {limits.query} bytes: ask in several, or with fewer values"
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, what, {"Connection": "close"})
