"""The world outside as values that a test can replace: names, clocks, waiting, trust."""

from __future__ import annotations

import socket
import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def system_addresses(host: str, port: int) -> tuple[str, ...]:
    """The numeric addresses of a host, in the order in which the system would try them.

    >>> system_addresses("127.0.0.1", 443)
    ('127.0.0.1',)
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True, slots=True)
class Network:
    """What fetching asks of the world outside."""

    addresses: Callable[[str, int], tuple[str, ...]] = system_addresses
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context
    steady: Callable[[], float] = time.monotonic
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
