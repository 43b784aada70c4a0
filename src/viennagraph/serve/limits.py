"""What a server allows its clients."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final

MEBIBYTE: Final = 1024 * 1024


def _cores() -> int:
    return max(2, os.cpu_count() or 2)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server allows its clients; sizes are in bytes, times in seconds.

    A query that is not done after `patience` gives way to the others: it goes on beside them, with
    lower priority, as one of `long` at most.  `seconds` is the time that a query has in all, and
    `memory` what a process may take beyond what it begins with.

    >>> Limits(seconds=5).seconds
    5
    """

    seconds: float = 30
    patience: float = 0.5
    memory: int = 1024 * MEBIBYTE
    answer: int = 64 * MEBIBYTE
    query: int = 128 * 1024
    short: int = _cores()
    long: int = _cores()
    queue: int = 256
    wait: float = 10
    connections: int = 1000
    head: int = 32 * 1024
    head_seconds: float = 10
    send_seconds: float = 60
