"""What stands before every answer: headers that keep browsers strict, limits, and the log."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from viennagraph.serve.place import Place

LOG: Final = logging.getLogger("viennagraph.serve.access")

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "worker-src 'self'"
)
"""What a page may load, and from where: from here alone."""

_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Link, Content-Location, ETag, Retry-After",
}
_FIELDS: Final = 100  # lines of a request's head


@dataclass(frozen=True, slots=True)
class Shield:
    """An application behind headers, limits and a log."""

    app: ASGIApp
    place: Place

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request through the application."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = time.monotonic()
        status = 0

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", _policy(self.place))
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            # Who does not take what was asked for within this time loses the connection.
            async with asyncio.timeout(self.place.limits.send_seconds):
                await send(message)

        try:
            if len(scope["headers"]) > _FIELDS:
                await _refused(guarded)
            else:
                await self.app(scope, receive, guarded)
        finally:
            self._log(scope, status, time.monotonic() - begun)

    def _log(self, scope: Scope, status: int, seconds: float) -> None:
        query = scope["query_string"].decode("ascii", "replace")
        asked = f"?{query}" if query and self.place.logs_queries else ""
        # What a client sent is written so that it cannot begin a line of its own.
        path = ascii(scope["path"] + asked)
        LOG.info("%s %s %d %.1f ms", scope["method"], path, status, seconds * 1000)


def _policy(place: Place) -> str:
    """What a page may load: with a server elsewhere its queries go there, and nothing else does."""
    there = urlsplit(place.endpoint)
    if not there.netloc:
        return POLICY
    own = "'self'"
    policy = POLICY
    for part in ("connect-src", "form-action"):
        policy = policy.replace(f"{part} {own}", f"{part} {own} {there.scheme}://{there.netloc}")
    return policy


async def _refused(send: Send) -> None:
    body = b"too many lines in the head of the request\n"
    headers = [(b"content-type", b"text/plain"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 431, "headers": headers})
    await send({"type": "http.response.body", "body": body})
