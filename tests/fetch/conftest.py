"""A document service on the loopback interface that can behave as badly as a real one.

All tests of this folder stand behind a wall: a connection to anywhere else fails them.
"""

from __future__ import annotations

import ipaddress
import ssl
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from viennagraph import fetch

if TYPE_CHECKING:
    from viennagraph.fetch.service import Service

HERE = Path(__file__).resolve().parent
CERTIFICATE = HERE / "documents.example.pem"
PDF = b"%PDF-1.7\n" + b"an invented page\n" * 64 + b"%%EOF\n"
NOW = 4_000_000_000.0

Handler = BaseHTTPRequestHandler
Reply = Callable[[Handler], None]


class Wall:
    """Sees each connection and each look-up of a name, and lets none pass to another machine."""

    def __init__(self) -> None:
        self.is_up = False
        self.connected: list[tuple[str, int]] = []
        self.looked_up: list[str] = []
        self.stopped: list[str] = []

    def __call__(self, event: str, values: tuple[Any, ...]) -> None:
        if not self.is_up or event not in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
            return
        address = values[0] if event == "socket.getaddrinfo" else values[1]
        if isinstance(address, tuple):
            self.connected.append(address[:2])
            address = address[0]
        else:
            self.looked_up.append(str(address))
        if not is_here(str(address)):
            self.stopped.append(f"{event} {address}")
            message = f"a test asked for {address}"
            raise ConnectionRefusedError(message)


def is_here(address: str) -> bool:
    """Says whether the numeric address is one of this machine's loopback interface."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


WALL = Wall()
sys.addaudithook(WALL)


@pytest.fixture(autouse=True)
def wall() -> Iterator[Wall]:
    """The wall, up for the whole of a test."""
    WALL.connected, WALL.looked_up, WALL.stopped = [], [], []
    WALL.is_up = True
    yield WALL
    WALL.is_up = False

    assert WALL.stopped == []


class Quiet(ThreadingHTTPServer):
    """A server that does not mind a client that has gone."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


@dataclass
class Origin:
    """A server, what it answers to each path, and what it was asked."""

    server: ThreadingHTTPServer
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    @property
    def address(self) -> str:
        return f"http://{self.host}/access?s={{symbol}}&l={{language}}&t={{format}}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def on(self, path: str, *replies: Reply) -> None:
        """Answers a path with one reply after the other, and then with the last again."""
        self.replies[path] = list(replies)

    def on_symbol(self, symbol: str, *replies: Reply, rest: str = "&l=en&t=pdf") -> None:
        self.on(f"/access?s={symbol}{rest}", *replies)

    def reply(self, handler: Handler) -> None:
        self.asked.append((handler.path, dict(handler.headers)))
        left = self.replies.get(handler.path, [status(404)])
        (left.pop(0) if len(left) > 1 else left[0])(handler)


def status(code: int, body: bytes = b"", **headers: str) -> Reply:
    """An answer with a length; `Content_Type` in the call is `Content-Type` on the wire."""

    def reply(handler: Handler) -> None:
        handler.send_response(code)
        for name, value in {"Content-Length": str(len(body)), **_named(headers)}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def document(body: bytes = PDF, **headers: str) -> Reply:
    return status(200, body, **{"Content_Type": "application/pdf", **headers})


def redirect(location: str, code: int = 302) -> Reply:
    return status(code, Location=location)


def raw(*pieces: bytes, pause: float = 0.0) -> Reply:
    """The bytes of a whole answer as they are, head and all, with pauses between them."""

    def reply(handler: Handler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause)
        handler.close_connection = True

    return reply


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture
def origin(serve: Callable[..., Origin]) -> Origin:
    """A server that has no document until a test gives it one."""
    return serve()


@pytest.fixture
def serve() -> Iterator[Callable[..., Origin]]:
    """Starts a server, on request one that proves to be documents.example."""
    started: list[ThreadingHTTPServer] = []

    def start(*, is_secure: bool = False) -> Origin:
        class Answering(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                origin.reply(self)

            def log_message(self, *_: object) -> None:
                pass

        server = Quiet(("127.0.0.1", 0), Answering)
        if is_secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            server.socket = context.wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
        origin = Origin(server)
        started.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return origin

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


@dataclass
class World:
    """A clock that moves by waiting alone, and what was waited."""

    seconds: float = NOW
    waits: list[float] = field(default_factory=list)
    names: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds

    def addresses(self, host: str, _: int) -> tuple[str, ...]:
        """The next answer for a name; a name that no test knows is its own address."""
        answers = self.names.get(host)
        return answers.pop(0) if answers else (host,)

    @property
    def network(self) -> fetch.Network:
        return fetch.Network(
            addresses=self.addresses,
            trust=self.trust,
            now=lambda: self.seconds,
            sleep=self.sleep,
        )


@pytest.fixture
def world() -> World:
    return World()


LIMITS = {
    "attempts": 3,
    "delay_seconds": 0.0,
    "backoff_seconds": 1.0,
    "longest_wait_seconds": 60.0,
    "idle_seconds": 2.0,
    "total_seconds": 4.0,
    "bytes": 100_000,
}


def service(origin: Origin, **limits: float) -> Service:
    """The service of the package, moved to a server of the tests."""
    known = fetch.load()
    changed = replace(known.limits, **{**LIMITS, **limits})  # type: ignore[arg-type]
    return replace(known, address=origin.address, hosts=frozenset({origin.host}), limits=changed)


@pytest.fixture
def order(origin: Origin, tmp_path: Path) -> fetch.Order:
    """An order for English PDF documents from the server, in a folder of their own."""
    cache = fetch.Cache(tmp_path / "cache")
    return fetch.Order(service(origin), tmp_path / "documents", cache, allow_loopback=True)
