"""One request and its answer, on a connection to one numeric address, within a time.

The standard client is used for what it knows (heads, chunks, TLS); this module decides where it
connects, how long it waits, and when half an answer is not one.
"""

from __future__ import annotations

import io
import socket
import ssl
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Final

from viennagraph.fetch.errors import AnswerError, RefusedError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viennagraph.fetch.guard import Target
    from viennagraph.fetch.network import Network
    from viennagraph.fetch.service import Limits

_PIECE: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Clock:
    """How long may still be waited for an answer."""

    network: Network
    end: float
    idle: float

    def left(self) -> float:
        """The seconds that the next step may take.

        Raises:
            TimeoutError: There are none.
        """
        left = self.end - self.network.steady()
        if left <= 0:
            raise TimeoutError
        return min(left, self.idle)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers: its status and its fields at once, its body piece by piece."""

    target: Target
    response: HTTPResponse
    limits: Limits

    @property
    def status(self) -> int:
        """The status code."""
        return self.response.status

    def field(self, name: str) -> str | None:
        """The value of a field of the head."""
        return self.response.headers.get(name)

    def pieces(self) -> Iterator[bytes]:
        """The body.

        Raises:
            AnswerError: It is larger than the limit.
            UnavailableError: It stops before its end, or drips too slowly.
        """
        declared = self.response.length
        self._hold(declared or 0)
        received = 0
        while piece := self._next():
            received += len(piece)
            self._hold(received)
            yield piece
        if declared is not None and received != declared:
            what = f"the answer broke off after {received} of {declared} bytes"
            raise UnavailableError(what, self.target.url)

    def _next(self) -> bytes:
        with _explained(self.target, self.limits):
            return self.response.read(_PIECE)

    def _hold(self, size: int) -> None:
        if size > self.limits.bytes:
            what = f"the answer has more than {self.limits.bytes} bytes"
            advice = "no document is that large; raise limits.bytes in a --service file if one is"
            raise AnswerError(what, self.target.url, advice)


@contextmanager
def exchange(
    target: Target,
    addresses: tuple[str, ...],
    headers: Mapping[str, str],
    limits: Limits,
    network: Network,
) -> Iterator[Answer]:
    """Asks for a target at the first of its addresses that takes a connection.

    Raises:
        RefusedError: The server cannot prove that it is the host.
        UnavailableError: There is no answer, or none in time.
    """
    clock = Clock(network, network.steady() + limits.total_seconds, limits.idle_seconds)
    trust = network.trust() if target.is_secure else None
    with _explained(target, limits):
        plain = _connected(addresses, target.port, clock)
    with plain:
        with _explained(target, limits):
            plain.settimeout(clock.left())
            sock = trust.wrap_socket(plain, server_hostname=target.host) if trust else plain
        with sock:
            with _explained(target, limits):
                response = _asked(target, headers, _Timed(sock, clock))
            with response:
                yield Answer(target, response, limits)


def _connected(addresses: tuple[str, ...], port: int, clock: Clock) -> socket.socket:
    failed: OSError = ConnectionError("it has no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), clock.left())
        except OSError as error:
            failed = error
    raise failed


def _asked(target: Target, headers: Mapping[str, str], timed: _Timed) -> HTTPResponse:
    connection = HTTPConnection(target.host, target.port)
    connection.sock = timed
    connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", target.authority)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    response = connection.getresponse()
    if timed.is_ended:  # the standard client takes the end of the stream for the end of the head
        response.close()
        what = "the head of the answer broke off"
        raise ConnectionError(what)
    return response


@contextmanager
def _explained(target: Target, limits: Limits) -> Iterator[None]:
    """Turns what the system says of a connection into errors that a user can act on."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        what = f"the server cannot prove that it is {target.host} ({error.verify_message})"
        advice = "check the clock and the certificates of this machine; nothing was taken from it"
        raise RefusedError(what, target.url, advice) from error
    except TimeoutError as error:
        longest = f"{limits.total_seconds:g} s in all or {limits.idle_seconds:g} s at a time"
        what = f"no whole answer within {longest}"
        raise UnavailableError(what, target.url) from error
    except (OSError, HTTPException) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        what = f"the connection failed ({reason or type(error).__name__})"
        raise UnavailableError(what, target.url) from error


class _Timed:
    """A socket as the standard client uses one, on which no step outlasts the clock."""

    def __init__(self, sock: socket.socket, clock: Clock) -> None:
        self._sock = sock
        self._clock = clock
        self._stream = _Stream(sock, clock)

    @property
    def is_ended(self) -> bool:
        """Whether a reader has met the end of what the server sends."""
        return self._stream.is_ended

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._clock.left())
        self._sock.sendall(data)

    def makefile(self, _: str) -> io.BufferedReader:
        """The stream to read from; the client asks for no other mode than `rb`."""
        return io.BufferedReader(self._stream, _PIECE)

    def close(self) -> None:
        """Leaves the socket open: the client closes it before it has read the body."""


class _Stream(io.RawIOBase):
    def __init__(self, sock: socket.socket, clock: Clock) -> None:
        super().__init__()
        self._sock = sock
        self._clock = clock
        self.is_ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self._sock.settimeout(self._clock.left())
        received = self._sock.recv_into(buffer)
        self.is_ended = self.is_ended or received == 0
        return received
