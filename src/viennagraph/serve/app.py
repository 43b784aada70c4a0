"""The application: which handler answers which path, below the root."""

from __future__ import annotations

import contextlib
import logging
import re
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from viennagraph import describe, site
from viennagraph.errors import ViennaGraphError
from viennagraph.serve import errors, media, protocol, replies
from viennagraph.serve.endpoint import Endpoint
from viennagraph.serve.jobs import JobError
from viennagraph.serve.linked import Linked
from viennagraph.serve.live import Live
from viennagraph.serve.plain import Plain
from viennagraph.serve.problems import Problem
from viennagraph.serve.shield import Shield
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from viennagraph.serve.place import Place

LOG: Final = logging.getLogger("viennagraph.serve")
_READ: Final = ("GET", "HEAD", "OPTIONS")
_ASKED: Final = (*_READ, "POST")
_SPARQL: Final = "sparql"
_VOID: Final = ".well-known/void"
_SITEMAP: Final = re.compile(r"sitemap(?:-(?P<number>[0-9]{1,6}))?\.xml")
_STATIC: Final = "static/"


@dataclass(slots=True)
class Routes:
    """What answers, once the store is open."""

    place: Place
    live: Live | None = None
    linked: Linked | None = None
    endpoint: Endpoint | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        path = self._below(scope["path"])
        try:
            answer = await self._answer(request, path)
        except Problem as problem:
            base = self.live.base if self.live else BASE
            answer = errors.response(problem, request, path or "", base)
        except ClientDisconnect:
            return
        if request.method == "HEAD":
            answer.body = b""
        await answer(scope, receive, send)

    def _below(self, path: str) -> str | None:
        """The path below the root, or None where it is not below."""
        if path.startswith(self.place.root):
            return path.removeprefix(self.place.root)
        outside = path.removeprefix("/")
        return outside if outside in {"robots.txt", _VOID} else None

    async def _answer(self, request: Request, path: str | None) -> Response:
        if path is None:
            return self._outside(request)
        methods = _ASKED if path == _SPARQL else _READ
        if request.method not in methods:
            what = f"{request.method[:20]} is not done here: use {', '.join(methods)}"
            raise Problem(HTTPStatus.METHOD_NOT_ALLOWED, what, {"Allow": ", ".join(methods)})
        if request.method == "OPTIONS":
            return _preflight(methods)
        if self.live is None or self.linked is None or self.endpoint is None:
            raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, "the server begins", {"Retry-After": "1"})
        if path == _SPARQL:
            return await self._sparql(request, self.endpoint, self.linked)
        return await self._read(request, path, Plain(self.live), self.linked)

    def _outside(self, request: Request) -> Response:
        if f"{request.scope['path']}/" == self.place.root:
            where = self.place.root.rsplit("/", 2)[1] + "/"
            return Response(status_code=HTTPStatus.PERMANENT_REDIRECT, headers={"Location": where})
        raise Problem(HTTPStatus.NOT_FOUND, f"everything here stands below {self.place.root}")

    async def _sparql(self, request: Request, endpoint: Endpoint, linked: Linked) -> Response:
        if self.place.endpoint and "query" in request.query_params:
            # The server that the pages are made from answers for itself.
            where = f"{self.place.endpoint}?{request.url.query}"
            return Response(status_code=HTTPStatus.TEMPORARY_REDIRECT, headers={"Location": where})
        wants_page = request.query_params.get("format") == "html" or (
            "format" not in request.query_params
            and media.names(protocol.header(request, "accept"), media.HTML)
        )
        if wants_page and request.method != "POST" and "query" not in request.query_params:
            return await linked(request, "sparql.html")
        if wants_page and not self.place.endpoint:
            return await endpoint.page(request)
        if self.place.endpoint:
            headers = {"Location": self.place.endpoint}
            return Response(status_code=HTTPStatus.TEMPORARY_REDIRECT, headers=headers)
        return await endpoint(request)

    async def _read(self, request: Request, path: str, plain: Plain, linked: Linked) -> Response:
        if path == _VOID:
            # Relative where it can be, so that it holds behind a proxy with a path of its own.
            is_below = request.scope["path"].startswith(self.place.root)
            where = "../data" if is_below else f"{self.place.root}data"
            return Response(status_code=HTTPStatus.SEE_OTHER, headers={"Location": where})
        if plainly := plain.named(path):
            return await plainly(request)
        if found := _SITEMAP.fullmatch(path):
            return await plain.sitemap(request, int(found["number"]) if found["number"] else None)
        if path.startswith(_STATIC):
            return await plain.static(request, path.removeprefix(_STATIC))
        return await linked(request, path)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        async with contextlib.AsyncExitStack() as stack:
            try:
                self.live = await stack.enter_async_context(Live.over(self.place))
            except (ViennaGraphError, JobError, OSError) as error:
                await send({"type": "lifespan.startup.failed", "message": str(error)})
                raise
            self.linked, self.endpoint = Linked(self.live), Endpoint(self.live)
            if not self.live.queries.is_confined:
                LOG.warning(
                    "this system cannot keep queries from the network: the lexer alone does"
                )
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})


def application(place: Place) -> ASGIApp:
    """The ASGI application of a place."""
    place = replace(place, edition=place.edition or _edition())
    return Shield(Routes(place), place)


def _edition() -> str:
    """What changes when the code, the templates or the styles of pages do."""
    folders = (Path(site.__file__).parent, Path(describe.__file__).parent)
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    marks = ((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files)
    return replies.tag(*marks)


def _preflight(methods: tuple[str, ...]) -> Response:
    headers = {
        "Allow": ", ".join(methods),
        "Access-Control-Allow-Methods": ", ".join(methods),
        "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
        "Access-Control-Max-Age": "86400",
        "Cache-Control": "public, max-age=86400",
    }
    return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
