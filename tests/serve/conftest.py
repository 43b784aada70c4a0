"""A server over a small graph, in this process, and a listener that nobody should dial."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from viennagraph import store
from viennagraph.serve.app import application
from viennagraph.serve.limits import MEBIBYTE, Limits
from viennagraph.serve.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EX = "http://example.org/"
TRIPLES = {
    f"{EX}g1": [f'<{EX}a> <{EX}p> "one" <{EX}g1> .', f"<{EX}a> <{EX}knows> <{EX}b> <{EX}g1> ."],
    f"{EX}g2": [f'<{EX}b> <{EX}p> "two" <{EX}g2> .'],
    f"{EX}g3": [f'<{EX}c> <{EX}p> "three" <{EX}g3> .'],
}


class Listener:
    """A port that counts who dials it."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.dialled = 0
        threading.Thread(target=self._count, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/"

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.dialled += 1
            connection.close()


@pytest.fixture(scope="session")
def listener() -> Iterator[Listener]:
    """A port that must not be dialled."""
    listener = Listener()
    yield listener
    listener.socket.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with three graphs of a triple or two."""
    folder = tmp_path_factory.mktemp("small") / "store"
    with store.generation(folder) as draft:
        for graph, lines in TRIPLES.items():
            draft.add_graph(graph, lines)
        draft.commit()
    return folder


@pytest.fixture(scope="session")
def limits() -> Limits:
    """Limits that are met soon."""
    return Limits(seconds=1.5, patience=0.3, memory=256 * MEBIBYTE, answer=MEBIBYTE, long=1)


@pytest.fixture(scope="session")
def client(small: Path, limits: Limits) -> Iterator[TestClient]:
    """A client of a server over the small store."""
    with TestClient(application(Place(small, limits=limits)), follow_redirects=False) as client:
        client.headers.pop("accept", None)
        yield client


@pytest.fixture(scope="session")
def site(sample: Path) -> Iterator[TestClient]:
    """A client of a server over the invented documents."""
    place = Place(sample, origin="https://data.example")
    with TestClient(application(place), follow_redirects=False) as client:
        client.headers.pop("accept", None)
        yield client
