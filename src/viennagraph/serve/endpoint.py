"""The SPARQL endpoint: from a request of the protocol to the answer of a process."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool

from viennagraph.serve import jobs, lexing, media, problems, protocol, replies, service
from viennagraph.serve.cache import Cache
from viennagraph.serve.evaluating import GRAPHS, ROWS
from viennagraph.serve.jobs import Answer, JobError, Query
from viennagraph.serve.problems import Problem
from viennagraph.vocab import PREFIXES

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from viennagraph.serve.jobs import Job
    from viennagraph.serve.live import Live
    from viennagraph.serve.pool import Pool

_ROWS: Final = (*ROWS, media.JSON, media.XML, media.TEXT)
_TRUTH: Final = (media.SPARQL_JSON, media.SPARQL_XML, media.JSON, media.XML)
_GRAPHS: Final = (*GRAPHS, media.JSON, media.XML, media.TEXT)
# What a client asks for by a general name is one of the types proper.
_ALIASES: Final = {
    "rows": {media.JSON: media.SPARQL_JSON, media.XML: media.SPARQL_XML, media.TEXT: media.TSV},
    "graph": {media.JSON: media.JSON_LD, media.XML: media.RDF_XML, media.TEXT: media.N_TRIPLES},
}
_LONG: Final = 16 * 1024  # characters of a query that are read beside the event loop
_DEEP: Final = 200


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The endpoint over what is live."""

    live: Live
    cache: Cache = field(default_factory=Cache)

    async def __call__(self, request: Request) -> Response:
        """The answer to a request of the protocol."""
        asked = await protocol.asked(request, self.live.place.limits)
        if asked.query is None:
            return await self._described(request, asked)
        reading = await _read(asked.query)
        _check(reading)
        query = _query(asked, asked.query)
        fields = (asked.defaults, asked.named, query.rows, query.truth, query.graph)
        is_kept = reading.is_steady and request.method != "POST"

        def tag(generation: int) -> str:
            return replies.tag(generation, asked.query, fields) if is_kept else ""

        headers = {"Link": '<data.ttl>; rel="describedby"; type="text/turtle"'}
        if known := replies.unchanged(request, tag(self.live.number), headers):
            return known
        try:
            answer = await self._answer(request, query, is_steady=reading.is_steady)
        except JobError as error:
            raise problems.of_query(error, asked.query, self.live.place.limits) from error
        modified = self.live.modified if is_kept else ""
        reply = replies.Reply(answer, tag(answer.generation), headers, modified)
        return await reply.response(request)

    async def page(self, request: Request) -> Response:
        """The page of a query and its answer, for those whose browser runs no scripts.

        Raises:
            Problem: It cannot be made.
        """
        asked = await protocol.asked(request, self.live.place.limits)
        text = asked.query or ""
        begun = time.monotonic()
        held = ""
        try:
            _check(await _read(text))
            query = Query(
                text,
                asked.defaults,
                asked.named,
                media.SPARQL_JSON,
                media.SPARQL_JSON,
                media.TURTLE,
            )
            answer = await self._answer(request, query, is_steady=False)
            held = answer.file
            words = "" if held else answer.body.decode("utf-8")
            seconds = time.monotonic() - begun
            job = jobs.Showing(text, answer.media, words, held, seconds)
            status = HTTPStatus.OK
        except JobError as error:
            job, status = _failed(text, problems.of_query(error, text, self.live.place.limits))
        except Problem as problem:
            job, status = _failed(text, problem)
        try:
            drawn = await unless_gone(request, self.live.pages, job)
        except JobError as error:
            raise problems.of_limit(error, self.live.place.limits) from error
        finally:
            if held:
                await run_in_threadpool(Path(held).unlink, missing_ok=True)
        response = await replies.Reply(drawn).response(request)
        response.status_code = status
        return response

    async def _answer(self, request: Request, query: Query, *, is_steady: bool) -> Answer:
        known = self.cache.get((self.live.number, query)) if is_steady else None
        if known is not None:
            return known
        answer = await unless_gone(request, self.live.queries, query)
        if is_steady:
            self.cache.put((answer.generation, query), answer)
        return answer

    async def _described(self, request: Request, asked: protocol.Asked) -> Response:
        form = media.best(asked.accept, tuple(GRAPHS))
        if form is None:
            raise problems.not_acceptable(dict.fromkeys(GRAPHS, ""))
        body = await run_in_threadpool(self._description, form)
        tag = replies.tag(self.live.number, "service", form)
        reply = replies.Reply(Answer(form, body, size=len(body)), tag, modified=self.live.modified)
        return await reply.response(request)

    def _description(self, form: str) -> bytes:
        triples = service.triples(self.live.base, self.live.place)
        shown = PREFIXES if form in {media.TURTLE, media.RDF_XML} else None
        return ox.serialize(triples, format=GRAPHS[form], prefixes=shown) or b""


def _failed(text: str, problem: Problem) -> tuple[jobs.Showing, HTTPStatus]:
    line, column = problem.facts.get("line", 0), problem.facts.get("column", 0)
    words = problem.facts.get("excerpt", problem.detail)
    title = problem.detail if "excerpt" in problem.facts else problem.status.phrase
    showing = jobs.Showing(text, title=title, detail=words, line=line, column=column)
    return showing, problem.status


async def unless_gone(request: Request, pool: Pool, job: Job) -> Answer:
    """The answer to a job, which is ended when the client goes away.

    Raises:
        JobError: There is no answer.
        Problem: Nobody waits for it.
    """
    asking = asyncio.ensure_future(pool.answer(job))
    going = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({asking, going}, return_when=asyncio.FIRST_COMPLETED)
        if asking.done():
            return asking.result()
        what = "the client has gone"
        raise Problem(HTTPStatus.REQUEST_TIMEOUT, what)
    finally:
        going.cancel()
        asking.cancel()
        with contextlib.suppress(asyncio.CancelledError, JobError):
            await asking


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _read(query: str) -> lexing.Reading:
    if len(query) < _LONG:
        return lexing.read(query)
    return await run_in_threadpool(lexing.read, query)


def _check(reading: lexing.Reading) -> None:
    if reading.form == "update":
        raise protocol.read_only()
    if reading.calls_service:
        what = (
            "the query asks another server (SERVICE), which this one does not do: ask each server "
            "by itself; a prefix of this name before a group has to be renamed"
        )
        raise Problem(HTTPStatus.FORBIDDEN, what)
    if reading.depth > _DEEP:
        what = f"the query is nested more than {_DEEP} deep: write it flatter"
        raise Problem(HTTPStatus.BAD_REQUEST, what)


def _query(asked: protocol.Asked, text: str) -> Query:
    rows = media.best(asked.accept, _ROWS) or ""
    truth = media.best(asked.accept, _TRUTH) or ""
    graph = media.best(asked.accept, _GRAPHS) or ""
    return Query(
        text,
        asked.defaults,
        asked.named,
        rows=_ALIASES["rows"].get(rows, rows),
        truth=_ALIASES["rows"].get(truth, truth),
        graph=_ALIASES["graph"].get(graph, graph),
    )
