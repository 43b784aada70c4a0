"""Listening: the application behind uvicorn, with times that slow clients cannot stretch."""

from __future__ import annotations

import logging
import socket
from typing import TYPE_CHECKING, ClassVar, Final

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from viennagraph.serve.app import application

if TYPE_CHECKING:
    import asyncio

    from viennagraph.serve.place import Place

_KEEP: Final = 15  # seconds that an idle connection stays open
_GRACE: Final = 10  # seconds that requests have to end when the server is stopped
_BACKLOG: Final = 2048


class Patient(H11Protocol):
    """A connection whose client has so many seconds for the head of each request, however slow."""

    head_seconds: ClassVar[float]
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to count with the connection."""
        super().connection_made(transport)
        # Head and body are written one after the other: the second must not wait for the client.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._count()

    def data_received(self, data: bytes) -> None:
        """Stops counting when the head is whole."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop()

    def on_response_complete(self) -> None:
        """Begins to count anew for the next request."""
        super().on_response_complete()
        if not self.transport.is_closing() and self._is_between():
            self._count()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stops counting."""
        self._stop()
        super().connection_lost(exc)

    def _is_between(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _count(self) -> None:
        self._stop()
        self._timer = self.loop.call_later(self.head_seconds + _KEEP, self.transport.abort)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def server(place: Place) -> uvicorn.Server:
    """A server that is ready to run on a socket."""
    limits = place.limits
    protocol = type("Connection", (Patient,), {"head_seconds": limits.head_seconds})
    config = uvicorn.Config(
        application(place),
        http=protocol,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=_BACKLOG,
        limit_concurrency=limits.connections,
        timeout_keep_alive=_KEEP,
        timeout_graceful_shutdown=_GRACE,
        h11_max_incomplete_event_size=limits.head,
    )
    return uvicorn.Server(config)


def run(place: Place, listening: socket.socket) -> bool:
    """Serves until the process is told to stop, and says whether it could begin."""
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    serving = server(place)
    serving.run(sockets=[listening])
    return serving.started
