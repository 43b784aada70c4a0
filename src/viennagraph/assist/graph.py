"""The graph as an assistant asks it: every answer with quotes and IRIs, none over its limits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from starlette.concurrency import run_in_threadpool

from viennagraph import ask, trace
from viennagraph.api import asking
from viennagraph.api.places import Opened
from viennagraph.ask.engines import Oxigraph
from viennagraph.ask.formats import from_json
from viennagraph.ask.values import value
from viennagraph.assist.errors import LimitError
from viennagraph.assist.values import Answer, Found, Question, Quote, Said, Thing, Traced
from viennagraph.index import open_index
from viennagraph.serve import lexing, media
from viennagraph.serve.jobs import JobError, Query, Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viennagraph.index import Index, Provision
    from viennagraph.index import Thing as IndexThing
    from viennagraph.serve.live import Live

MOST: Final = 50
"""How many rows, statements or hits one answer holds at most."""

_WHY: Final = {
    Trouble.SYNTAX: "the query is not SPARQL",
    Trouble.EVALUATION: "the query cannot be evaluated",
    Trouble.NOT_ACCEPTABLE: "the query asks for no rows: write a SELECT or ASK query",
    Trouble.TOO_LARGE: "the answer is too large: ask for less, with LIMIT",
    Trouble.TOO_LONG: "the query takes too long: make it narrower",
    Trouble.TOO_MUCH_MEMORY: "the query takes too much memory: make it narrower",
    Trouble.BUSY: "too many queries are running: ask again in a moment",
}


class Graph:
    """A finished generation of a store, asked by an assistant.

    Questions and SPARQL run in processes that are ended when they go over the limits of
    `viennagraph serve`; nothing can be written, and no query leaves the machine.
    """

    def __init__(self, live: Live) -> None:
        self._live = live
        self._index: Index | None = None
        self._number = -1

    async def search(self, words: str, limit: int) -> Found:
        """The things of these names, and the provisions in these words."""
        index = await self._indexed()
        hits = await run_in_threadpool(index.search, words, (), _bounded(limit), 0)
        return Found(
            things=[self._thing(hit.thing) for hit in hits.things],
            provisions=[self._quote(one) for one in hits.provisions],
            total=hits.total,
        )

    async def trace(self, name: str, limit: int) -> Traced:
        """What is said of a thing, statement by statement.

        Raises:
            UnknownNameError: Nothing has this name.
            AmbiguousNameError: Several things have it.
        """
        opened = self._opened()
        found = await run_in_threadpool(trace.trace, opened.engine, name, base=opened.base)
        statements = found.statements[: _bounded(limit)]
        return Traced(
            iri=found.thing.iri,
            label=found.thing.label,
            statements=list(map(_said, statements)),
            total=len(found.statements),
        )

    def questions(self) -> list[Question]:
        """The questions that can be asked by name."""
        return [
            Question(
                name=one.name,
                question=one.question,
                answer=one.answer,
                parameters={parameter.name: parameter.kind for parameter in one.parameters},
            )
            for one in ask.questions()
        ]

    async def ask(self, name: str, parameters: dict[str, str | list[str]], limit: int) -> Answer:
        """The answer to a question by name.

        Raises:
            UnknownQuestionError: No question has this name.
            UnknownNameError: Nothing is called as a parameter says.
            AmbiguousNameError: Several things are.
            ParameterError: The question has no such parameter, or a value does not fit it.
            LimitError: The question goes over a limit.
        """
        question = ask.question(name)
        words: dict[str, Sequence[str]] = {
            key: (given,) if isinstance(given, str) else given for key, given in parameters.items()
        }
        text = await run_in_threadpool(asking.sparql, question, words, self._opened())
        return await self._rows(text, limit)

    async def sparql(self, query: str, limit: int) -> Answer:
        """The answer to a SELECT or ASK query.

        Raises:
            LimitError: The query is none, asks another server, or goes over a limit.
        """
        reading = await run_in_threadpool(lexing.read, query)
        if reading.form == "update":
            what = "the graph is only read here: write a SELECT or ASK query"
            raise LimitError(what)
        if reading.calls_service:
            what = "no query leaves this machine: leave SERVICE out"
            raise LimitError(what)
        return await self._rows(query, limit)

    async def _rows(self, text: str, limit: int) -> Answer:
        job = Query(text, rows=media.SPARQL_JSON, truth=media.SPARQL_JSON)
        try:
            answer = await self._live.queries.answer(job)
        except JobError as error:
            why = _WHY.get(error.trouble, "the query has no answer")
            raise LimitError(f"{why} ({error.words})" if error.words else why) from error
        table = await run_in_threadpool(_table, answer.body, answer.file)
        rows = [
            {name: _plain(term) for name, term in zip(table.columns, row, strict=True)}
            for row in table.rows[: _bounded(limit)]
        ]
        return Answer(columns=list(table.columns), rows=rows, total=len(table), sparql=text)

    async def _indexed(self) -> Index:
        opened = self._live.opened
        if self._index is None or self._number != opened.number:
            if opened.snapshot is None:
                what = "a server has no index: search needs a store"
                raise LimitError(what)
            self._index = await run_in_threadpool(open_index, opened.snapshot)
            self._number = opened.number
        return self._index

    def _opened(self) -> Opened:
        opened = self._live.opened
        if opened.snapshot is None:
            what = "a server cannot be traced here: name a store"
            raise LimitError(what)
        store = opened.snapshot.store
        return Opened(Oxigraph(store), opened.base, store=store)

    def _thing(self, found: IndexThing) -> Thing:
        return Thing(
            iri=self._live.base + found.path,
            label=found.label,
            kind=found.kind,
            named=found.count,
        )

    def _quote(self, provision: Provision) -> Quote:
        place = provision.place
        return Quote(
            words=provision.text,
            document=self._live.base + place.document.path,
            passage=self._live.base + place.passage,
            where=f"{place.document.symbol or place.document.label}, {place.where}",
        )


def _bounded(limit: int) -> int:
    return max(1, min(limit, MOST))


def _table(body: bytes, file: str) -> ask.Table:
    words = Path(file).read_bytes() if file else body
    if file:
        Path(file).unlink(missing_ok=True)
    return from_json(words.decode())


def _plain(term: ask.Term | None) -> str | int | float | bool | None:
    found = value(term)
    return cast("str | int | float | bool | None", found if _is_json(found) else str(found))


def _is_json(found: object) -> bool:
    return found is None or isinstance(found, str | int | float)


def _said(statement: trace.Statement) -> Said:
    place = statement.place
    quote = None
    if place.document is not None:
        quote = Quote(
            words=statement.quote,
            document=place.document.iri,
            passage=place.graph,
            where=f"{place.document.label}, {place.where}",
        )
    return Said(
        subject=statement.subject.label,
        predicate=statement.predicate.label,
        object=statement.object.label,
        graph=place.graph,
        quote=quote,
    )
