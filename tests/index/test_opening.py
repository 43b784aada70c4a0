"""Where the index lies, when it is made, and who may use it at the same time."""

from __future__ import annotations

import json
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import store
from viennagraph.index import Filter, IndexSourceError, Wanted, index_file, open_index

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.index import Index


class Cut:
    """A server that answers with a few rows at a time, whatever is asked for."""

    def __init__(self, graph: ox.Store, most: int) -> None:
        self.graph = graph
        self.most = most

    def select(self, query: str, /) -> str:
        query = re.sub(r"\nLIMIT \d+", f"\nLIMIT {self.most}", query)
        solutions = self.graph.query(query)
        return solutions.serialize(format=ox.QueryResultsFormat.JSON).decode()


class Mute:
    """A server that answers with something else."""

    def select(self, _query: str, /) -> str:
        return json.dumps({"boolean": True})


def dump(index: Index) -> dict[str, list[tuple[object, ...]]]:
    tables = ("thing", "name", "document", "passage", "provision", "reference", "facet")
    return {table: index.rows(f"SELECT * FROM {table}") for table in tables}  # noqa: S608


def test_the_index_of_a_store_lies_beside_its_generation(sample: Path) -> None:
    with store.reading(sample) as snapshot:
        open_index(snapshot).close()

        assert index_file(snapshot).is_file()


def test_it_is_made_once(sample: Path) -> None:
    open_index(sample).close()
    with store.reading(sample) as snapshot:
        before = index_file(snapshot).stat().st_mtime_ns
        open_index(snapshot).close()

        assert before == index_file(snapshot).stat().st_mtime_ns


def test_nothing_unfinished_is_left_beside_it(sample: Path) -> None:
    open_index(sample).close()
    with store.reading(sample) as snapshot:
        assert not list(index_file(snapshot).parent.glob("*.draft"))


def test_the_file_and_the_memory_hold_the_same(sample: Path, index: Index) -> None:
    opened = open_index(sample)

    assert dump(index) == dump(opened)
    opened.close()


def test_a_failed_write_is_answered_from_memory(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.reading(sample) as snapshot:
        index_file(snapshot).unlink(missing_ok=True)
        monkeypatch.setattr("pathlib.Path.replace", _denied)
        opened = open_index(snapshot)

        assert opened.total
        assert not index_file(snapshot).exists()


def _denied(*_: object) -> None:
    raise PermissionError


def test_nobody_can_write_to_it(sample: Path) -> None:
    opened = open_index(sample)

    with pytest.raises(sqlite3.OperationalError):
        opened.rows("DELETE FROM thing")
    opened.close()


def test_a_server_that_cuts_its_answers_gives_the_same_index(graph: ox.Store, index: Index) -> None:
    assert dump(index) == dump(open_index(Cut(graph, 700)))


def test_a_server_that_answers_otherwise_is_refused() -> None:
    with pytest.raises(IndexSourceError, match="SPARQL endpoint"):
        open_index(Mute())


def test_many_threads_may_ask_at_once(index: Index) -> None:
    def ask(number: int) -> tuple[int, int, int]:
        wanted = Filter(words="encouraged" if number % 2 else "")
        return (
            index.count(wanted),
            index.search(f"encouraged {number}").total,
            index.references(Wanted(minimum=number % 3 + 1)).shown,
        )

    with ThreadPoolExecutor(8) as pool:
        first, second = list(pool.map(ask, range(60))), list(pool.map(ask, range(60)))

    assert first == second
