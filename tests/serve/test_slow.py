"""A real server on the loopback interface: clients that are slow, go away, or send nonsense."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import quote

import httpx
import pytest
from starlette.testclient import TestClient

from viennagraph.serve import running
from viennagraph.serve.app import application
from viennagraph.serve.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viennagraph.serve.limits import Limits

pytestmark = pytest.mark.server

RUNAWAY: Final = (
    "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(16)) + " }"
)
ASK: Final = b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: x\r\n\r\n"


class Server:
    """A server in a thread of this process."""

    def __init__(self, place: Place) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.server = running.server(place)
        run = lambda: asyncio.run(self.server.serve(sockets=[self.listening]))  # noqa: E731
        self.thread = threading.Thread(target=run)

    def __enter__(self) -> Self:
        self.thread.start()
        while not self.server.started:
            time.sleep(0.02)
        return self

    def __exit__(self, *error: object) -> None:
        self.server.should_exit = True
        self.thread.join(30)
        self.listening.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/sparql"

    @property
    def routes(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 (an inner part, for looking)
        return self.server.config.loaded_app.app

    def connected(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)


@pytest.fixture(scope="module")
def server(small: Path, limits: Limits) -> Iterator[Server]:
    """A server with little patience."""
    short = replace(limits, head_seconds=0.5, seconds=8, send_seconds=1, patience=0.2)
    running._KEEP, kept = 0.5, running._KEEP  # type: ignore[misc]  # noqa: SLF001
    with Server(Place(small, limits=short)) as server:
        yield server
    running._KEEP = kept  # type: ignore[misc]  # noqa: SLF001


def received(connection: socket.socket) -> bytes:
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except (ConnectionError, TimeoutError):
        pass
    return b"".join(parts)


def test_a_client_that_sends_its_head_drop_by_drop_loses_the_connection(server: Server) -> None:
    begun = time.monotonic()
    with server.connected() as connection:
        try:
            for byte in ASK[:-4] * 20:
                connection.sendall(bytes([byte]))
                time.sleep(0.05)
        except ConnectionError:
            pass

    assert time.monotonic() - begun < 5


def test_the_second_request_of_a_connection_has_no_more_time(server: Server) -> None:
    begun = time.monotonic()
    with server.connected() as connection:
        connection.sendall(ASK)
        assert b"200 OK" in connection.recv(65536)
        try:
            for byte in ASK[:-4] * 20:
                connection.sendall(bytes([byte]))
                time.sleep(0.05)
        except ConnectionError:
            pass

    assert time.monotonic() - begun < 5


def test_a_body_that_does_not_come_is_not_waited_for(server: Server) -> None:
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: 100\r\n\r\nASK"
    )
    with server.connected() as connection:
        connection.sendall(head)
        answer = received(connection)

    assert b"408 Request Timeout" in answer


def test_a_head_that_is_too_large_is_refused(server: Server) -> None:
    with server.connected() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000)
        answer = received(connection)

    assert b"400" in answer.split(b"\r\n")[0] or answer == b""


@pytest.mark.parametrize(
    "request_",
    [
        (
            b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        b"GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        b"\x00\x01\x02\r\n\r\n",
    ],
)
def test_a_request_that_two_readers_would_read_apart_ends_the_connection(
    server: Server, request_: bytes
) -> None:
    with server.connected() as connection:
        connection.sendall(request_)
        answer = received(connection)

    assert answer.count(b"HTTP/1.1 ") <= 1
    assert httpx.get(server.url, params={"query": "ASK {}"}).status_code == 200


def test_a_client_that_goes_away_frees_its_process(server: Server) -> None:
    pool = server.routes.live.queries
    ended = pool.counts.ended
    with server.connected() as connection:
        path = f"/sparql?query={quote(RUNAWAY)}".encode()
        connection.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.6)
        during = pool.counts.ended
    for _ in range(100):
        if pool.counts.ended > ended:
            break
        time.sleep(0.05)

    assert ended == during
    assert ended + 1 == pool.counts.ended


def test_a_client_that_does_not_read_loses_the_connection(server: Server, small: Path) -> None:
    assert small.is_dir()
    lines = " ".join(f"({number})" for number in range(300))
    query = f"SELECT ?x ?y {{ VALUES ?x {{ {lines} }} VALUES ?y {{ {lines} }} }}".replace(
        "(", ""
    ).replace(")", "")
    with server.connected() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        body = b"query=" + quote(query).encode()
        head = (
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        )
        connection.sendall(head + str(len(body)).encode() + b"\r\n\r\n" + body)
        time.sleep(0.5)
        others = [httpx.get(server.url, params={"query": "ASK {}"}).status_code for _ in range(5)]

    assert others == [200] * 5


def test_the_command_serves_and_ends_when_it_is_told(small: Path, tmp_path: Path) -> None:
    arguments = ("serve", "--store", str(small), "--port", "0")
    with subprocess.Popen(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-m", "viennagraph", *arguments],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stderr
        where = process.stderr.readline().split()[0]
        answer = None
        for _ in range(200):
            try:
                answer = httpx.get(f"{where}sparql", params={"query": "ASK {}"})
                break
            except httpx.HTTPError:
                time.sleep(0.05)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        process.wait(20)

    assert answer is not None
    assert answer.json()["boolean"] is True
    assert time.monotonic() - begun < 15


def test_pages_are_made_from_a_server_that_the_command_line_names(sample: Path) -> None:
    with Server(Place(sample)) as other:
        place = Place(sample, endpoint=other.url)
        with TestClient(application(place), follow_redirects=False) as client:
            page = client.get("/body/honlea-europe.html", headers={"accept": "text/html"})
            data = client.get("/body/honlea-europe.nt")
            missing = client.get("/body/nobody")
            asked = client.get("/sparql", params={"query": "ASK {}"})
            rows = client.get("/body/honlea-europe.csv")
        same = httpx.get(other.url.replace("sparql", "body/honlea-europe.csv"))

    assert (page.status_code, data.status_code, missing.status_code) == (200, 200, 404)
    assert "HONLEA" in page.text
    assert asked.status_code == 307
    assert f"{other.url}?query=ASK" in asked.headers["location"]
    assert (
        f"connect-src 'self' http://127.0.0.1:{other.port};"
        in page.headers["content-security-policy"]
    )
    assert rows.content == same.content
