"""A build that ends beside the server is served without a request lost."""

from __future__ import annotations

import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from starlette.testclient import TestClient

from viennagraph import store
from viennagraph.errors import StoreInUseError
from viennagraph.serve.app import application
from viennagraph.serve.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viennagraph.serve.limits import Limits

COUNT: Final = "SELECT (COUNT(*) AS ?n) { ?s <http://example.org/p> ?o }"


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    """A store of its own, which a test may build in."""
    return Path(shutil.copytree(small, tmp_path / "store"))


@contextmanager
def built(folder: Path) -> Iterator[store.Draft]:
    """A draft of a store that a process being started may hold for a moment."""
    for _ in range(50):
        try:
            with store.generation(folder) as draft:
                yield draft
        except StoreInUseError:
            time.sleep(0.05)
        else:
            return


def build(folder: Path, number: int) -> None:
    graph = f"http://example.org/new{number}"
    with built(folder) as draft:
        draft.add_graph(graph, [f'<{graph}> <http://example.org/p> "{number}" <{graph}> .'])
        draft.commit()


def count(client: TestClient) -> int:
    answer = client.get("/sparql", params={"query": COUNT})
    assert answer.status_code == 200
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def wait(until: Callable[[], bool]) -> None:
    for _ in range(200):
        if until():
            return
        time.sleep(0.05)
    pytest.fail("it did not come to pass within ten seconds")


def test_a_new_generation_is_served_and_no_request_is_lost(folder: Path, limits: Limits) -> None:
    place = Place(folder, limits=limits, look_seconds=0.1)
    statuses: list[int] = []
    is_over = threading.Event()
    with TestClient(application(place)) as client:

        def ask() -> None:
            while not is_over.is_set():
                statuses.append(client.get("/sparql", params={"query": COUNT}).status_code)

        asking = [threading.Thread(target=ask) for _ in range(3)]
        for thread in asking:
            thread.start()
        before = count(client)
        for number in range(3):
            build(folder, number)
            wait(lambda number=number: count(client) == before + number + 1)
        is_over.set()
        for thread in asking:
            thread.join()

    assert len(statuses) > 20
    assert {200} == set(statuses)


def test_a_tag_of_the_old_generation_is_not_known_to_the_new(folder: Path, limits: Limits) -> None:
    place = Place(folder, limits=limits, look_seconds=0.1)
    with TestClient(application(place)) as client:
        tag = client.get("/sparql", params={"query": COUNT}).headers["etag"]
        before = count(client)
        build(folder, 1)
        wait(lambda: count(client) == before + 1)
        again = client.get("/sparql", params={"query": COUNT}, headers={"if-none-match": tag})

    assert again.status_code == 200


def test_the_old_generation_is_kept_while_it_answers(folder: Path, limits: Limits) -> None:
    place = Place(folder, limits=limits, look_seconds=0.1)
    with TestClient(application(place)) as client:
        before = count(client)
        for number in range(3):
            build(folder, number)
        wait(lambda: count(client) == before + 3)
        held = {path.name for path in (folder / "generations").iterdir()}

    assert "1" in held


def test_a_store_that_goes_away_leaves_the_server_answering(folder: Path, limits: Limits) -> None:
    place = Place(folder, limits=limits, look_seconds=0.1)
    with TestClient(application(place)) as client:
        (folder / "CURRENT").write_text("nonsense")
        time.sleep(0.5)

        assert count(client) == 3
