"""The graph from Python: `viennagraph.open`, then questions, evidence, frames and networks.

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> from viennagraph import store
>>> with TemporaryDirectory() as folder:
...     with store.generation(Path(folder)) as draft:
...         draft.add_graph("g:1", ['<s:a> <p:b> "c" <g:1> .'])
...         draft.commit()
...     with open(folder) as graph:
...         list(graph.sparql("SELECT ?what WHERE { ?thing ?says ?what }"))
[{'what': 'c'}]
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from viennagraph import ask
from viennagraph import trace as tracing
from viennagraph.api.answers import Answer
from viennagraph.api.asking import sparql as filled
from viennagraph.api.errors import ClosedError, EmbeddedOnlyError
from viennagraph.api.places import Opened, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx

__all__ = [
    "DEFAULT_STORE",
    "Answer",
    "ClosedError",
    "EmbeddedOnlyError",
    "Graph",
    "open",
]

DEFAULT_STORE: Final = "viennagraph-store"
"""Where a store stands when nobody names another place."""


def open(  # noqa: A001 (one opens a graph as one opens a file)
    store: str | Path = DEFAULT_STORE,
    *,
    endpoint: str | None = None,
    base: str | None = None,
    is_union: bool = False,
) -> Graph:
    """Opens the graph of a store, or of a SPARQL server.

    `is_union` says of a server that its default graph is the union of all graphs, so that the
    merge is asked under its own name.

    Raises:
        StoreError: There is no store, or it cannot be read.
    """
    return Graph(Source(Path(store), endpoint, base, is_union=is_union))


class Graph:
    """An open graph.  Use it in a `with` statement, or close it when done.

    What a store holds when it is opened is what answers until it is closed: builds go on unseen.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._stack = ExitStack()
        self._opened: Opened | None = self._stack.enter_context(source.opened())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the store; a graph that is closed answers nothing more."""
        self._opened = None
        self._stack.close()

    @property
    def base(self) -> str:
        """The IRI under which the things of this graph stand."""
        return self._here.base

    def questions(self) -> tuple[ask.Question, ...]:
        """Every question that the package knows, with its words, parameters and SPARQL."""
        return ask.questions()

    def ask(self, question: str, /, **parameters: str | int | Sequence[str | int]) -> Answer:
        """The answer to a question by name; a parameter takes one value or several.

        A parameter that wants a thing takes its IRI, the short form of it
        (`programme/aircop`), or a name (`AIRCOP`).

        Raises:
            UnknownQuestionError: No question has this name.
            UnknownNameError: Nothing has this name.
            AmbiguousNameError: Several things have it.
            ParameterError: The question has no such parameter, or a value does not fit it.
        """
        values = {
            name: (given,) if isinstance(given, str | int) else tuple(given)
            for name, given in parameters.items()
        }
        return self.sparql(filled(ask.question(question), values, self._here))

    def sparql(self, query: str) -> Answer:
        """The answer to a SELECT query over everything held; `GRAPH` asks who says it.

        Raises:
            ResultError: The query is none, or asks for something else than rows.
            EndpointError: The server does not answer.
        """
        return Answer(self._here.engine.select(query), query)

    def find(self, name: str) -> str:
        """The IRI of the thing that is meant by an IRI, its short form, or a name.

        Raises:
            UnknownNameError: Nothing has this name.
            AmbiguousNameError: Several things have it.
        """
        return tracing.resolve(self._here.engine, name, base=self._here.base)

    def trace(self, name: str) -> tracing.Trace:
        """Every statement about a thing, each with its document, its place and the words.

        Raises:
            UnknownNameError: Nothing has this name.
            AmbiguousNameError: Several things have it.
        """
        here = self._here
        return tracing.trace(here.engine, name, base=here.base, held=here.held)

    def network(self, projection: str = "co-mention") -> nx.Graph:
        """A network of things: nodes with `label` and `kind`, edges with `weight`.

        Raises:
            ExportError: There is no such projection.
            EmbeddedOnlyError: The graph is asked over HTTP.
        """
        from viennagraph.export import network  # noqa: PLC0415 (networkx is slow to load)

        if self._here.store is None:
            what = "a network"
            raise EmbeddedOnlyError(what)
        return network.network(self._here.store, projection)

    def measure(self, name: str) -> Answer:
        """What a measure of `viennagraph analyse` finds; its `sparql` is that of its queries.

        Raises:
            UnknownMeasureError: No measure has this name.
            MissingExtraError: The measure needs a package that is not installed.
        """
        from viennagraph import analyse  # noqa: PLC0415 (most graphs are asked, not measured)

        measure = analyse.measure(name)
        return Answer(measure.compute(self._here.engine), measure.sparql)

    @property
    def _here(self) -> Opened:
        if self._opened is None:
            raise ClosedError
        return self._opened
