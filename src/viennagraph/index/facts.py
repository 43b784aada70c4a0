"""What the index is made of, asked of a store or a server in a few whole queries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Protocol

import pyoxigraph as ox

from viennagraph import resources
from viennagraph.index.errors import IndexSourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE: Final = 10_000

Row = tuple[str, ...]
"""The values of one row, "" where the answer says nothing."""


class Rows(Protocol):
    """Anything that answers the queries of the index."""

    def rows(self, name: str, /) -> Iterator[Row]:
        """The answer to a query of `queries/index`."""
        ...


class Asked(Protocol):
    """A server that answers with SPARQL results in JSON, such as `store.remote.Remote`."""

    def select(self, query: str, /) -> str:
        """The answer to a query."""
        ...


class Held:
    """A store that this process has open.

    >>> list(Held(ox.Store()).rows("things"))
    []
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def rows(self, name: str, /) -> Iterator[Row]:
        """The answer to a query of `queries/index`."""
        solutions = self._store.query(query(name))
        if not isinstance(solutions, ox.QuerySolutions):
            raise IndexSourceError(name)
        for solution in solutions:
            yield tuple(term.value if term is not None else "" for term in solution)


class Served:
    """A server elsewhere.

    Servers cut long answers without a word (Virtuoso after 10 000 rows), so that each answer is
    asked for in pages until one is empty.
    """

    def __init__(self, server: Asked) -> None:
        self._server = server

    def rows(self, name: str, /) -> Iterator[Row]:
        """The answer to a query of `queries/index`."""
        words, offset = query(name), 0
        while True:
            page = self._page(name, f"{words}\nLIMIT {_PAGE}\nOFFSET {offset}")
            yield from page
            if not page:
                return
            offset += len(page)

    def _page(self, name: str, words: str) -> list[Row]:
        try:
            answer = json.loads(self._server.select(words))
            columns = answer["head"]["vars"]
            found = answer["results"]["bindings"]
            return [tuple(row.get(one, {}).get("value", "") for one in columns) for row in found]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexSourceError(name) from error


def query(name: str) -> str:
    """The text of a query of `queries/index`.

    >>> "vg:Provision" in query("provisions")
    True
    """
    return (resources.queries() / "index" / f"{name}.rq").read_text("utf-8")
