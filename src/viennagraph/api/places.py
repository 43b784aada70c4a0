"""What answers questions: a store on this machine, or a SPARQL server."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viennagraph import store
from viennagraph.ask.engines import Oxigraph
from viennagraph.ask.formats import from_json
from viennagraph.export import base_of
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pyoxigraph as ox

    from viennagraph.ask import Table
    from viennagraph.ask.engines import Engine
    from viennagraph.store.remote import Remote


@dataclass(frozen=True, slots=True)
class Server:
    """A SPARQL server as an engine."""

    remote: Remote

    def select(self, sparql: str, /) -> Table:
        """The answer to a SELECT query.

        Raises:
            EndpointError: The server does not answer.
            ResultError: It answers with something else than a table.
        """
        return from_json(self.remote.select(sparql))


@dataclass(frozen=True, slots=True)
class Opened:
    """An engine, the base of the things that it knows, and the graph that is its merge.

    `store` is the embedded engine's; a server has none.
    """

    engine: Engine
    base: str
    held: str | None = None
    store: ox.Store | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a user wants a question to be asked."""

    store: Path
    endpoint: str | None = None
    base: str | None = None
    is_union: bool = False

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """The engine, for as long as the context lasts.

        Raises:
            StoreError: There is no store, or it cannot be read.
        """
        if self.endpoint is None:
            with store.reading(self.store) as snapshot:
                engine = Oxigraph(snapshot.store)
                yield Opened(engine, self.base or base_of(snapshot), store=snapshot.store)
        else:
            from viennagraph.store.remote import Remote  # noqa: PLC0415 (slow to load)

            base = self.base or BASE
            held = f"{base}graph/held" if self.is_union else None
            yield Opened(Server(Remote(self.endpoint, held)), base, held)
