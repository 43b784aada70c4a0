"""A read-only server of the Model Context Protocol: assistants ask the graph, and quote it.

It needs the extra `mcp`.  Tools search, describe, list the questions, ask them, and take SPARQL.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Annotated, Final, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from viennagraph.assist.graph import MOST, Graph
from viennagraph.assist.values import (  # noqa: TC001 (the SDK reads the annotations)
    Answer,
    Found,
    Question,
    Traced,
)
from viennagraph.errors import ViennaGraphError
from viennagraph.release import release
from viennagraph.serve.live import Live

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Sequence

    from viennagraph.serve.place import Place

__all__ = ["server"]

_ABOUT: Final = (
    "What United Nations drug-policy bodies said, to whom, how firmly, and where, read from the "
    "documents themselves. Quote the words that an answer gives, with their document and "
    "paragraph, and name the IRI of what you speak of; add nothing that no quote says. The graph "
    "was read automatically and not reviewed; say so where it matters. Begin with `search` for "
    "the IRI or the name of a thing; `questions` lists what can be asked by name."
)
_WHAT: Final = {
    "search": "Finds things by name (bodies, programmes, documents by symbol, States, people) and "
    'provisions by their words, each with its place; "quotation marks" keep words together.',
    "describe": "Every statement about a thing, each with its quote, document and paragraph. The "
    "thing is an IRI, its short form (programme/aircop) or a name (AIRCOP).",
    "questions": "The questions that can be asked by name, with the kinds of their parameters.",
    "ask": "The answer to a named question; rows carry quote, document and paragraph. A parameter "
    "that wants a thing takes its IRI, its short form or its name.",
    "sparql": "The answer to a SELECT or ASK query. The default graph holds each triple once; "
    "GRAPH ?passage { … } asks which passage says so, and ?passage vg:text gives its words.",
}
_READS: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)

_Result = TypeVar("_Result")

Limit = Annotated[int, Field(ge=1, le=MOST, description="How many to give at most.")]


def server(place: Place) -> MCPServer[Graph]:
    """The server over the finished generation of a store; it follows later generations.

    Raises:
        StoreError: When it begins: there is no store, or it cannot be read.
    """
    graphs: list[Graph] = []

    @contextlib.asynccontextmanager
    async def lifespan(_: MCPServer[Graph]) -> AsyncIterator[Graph]:
        async with Live.over(place) as live:
            graphs.append(Graph(live))
            try:
                yield graphs[-1]
            finally:
                graphs.pop()

    found = MCPServer[Graph](
        "viennagraph",
        "Vienna Graph",
        _ABOUT,
        _ABOUT,
        version=release(),
        lifespan=lifespan,
        log_level="WARNING",
    )

    _offer(found, graphs)
    return found


def _offer(found: MCPServer[Graph], graphs: Sequence[Graph]) -> None:
    """Gives the server its tools, which ask the graph that is open."""

    @found.tool(title="Search", description=_WHAT["search"], annotations=_READS)
    async def search(words: str, limit: Limit = 10) -> Found:
        return await _told(graphs[-1].search(words, limit))

    @found.tool(title="Describe", description=_WHAT["describe"], annotations=_READS)
    async def describe(thing: str, limit: Limit = 30) -> Traced:
        return await _told(graphs[-1].trace(thing, limit))

    @found.tool(title="Questions", description=_WHAT["questions"], annotations=_READS)
    async def questions() -> list[Question]:
        return graphs[-1].questions()

    @found.tool(title="Ask a question", description=_WHAT["ask"], annotations=_READS)
    async def ask(
        question: str, parameters: dict[str, str | list[str]] | None = None, limit: Limit = 20
    ) -> Answer:
        return await _told(graphs[-1].ask(question, parameters or {}, limit))

    @found.tool(title="SPARQL", description=_WHAT["sparql"], annotations=_READS)
    async def sparql(query: str, limit: Limit = 20) -> Answer:
        return await _told(graphs[-1].sparql(query, limit))


async def _told(answer: Awaitable[_Result]) -> _Result:
    try:
        return await answer
    except ViennaGraphError as error:
        raise ToolError(str(error)) from error
