"""The loop of a process that answers: one job a line, one answer after another, until it is ended.

It is started by the server with pipes, speaks first, and ends with the one that started it.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from viennagraph.serve import confine, jobs

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

INLINE: Final = 256 * 1024
"""Bytes of an answer that travel by the pipe; a larger one goes to a file."""


class Output:
    """Where an answer is written: memory at first, then a file, up to a limit."""

    def __init__(self, file: str, limit: int) -> None:
        self._file = file
        self._limit = limit
        self._stream: BinaryIO | None = None
        self._held = bytearray()
        self.size = 0

    def write(self, part: bytes) -> int:
        """Takes a part of the answer.

        Raises:
            JobError: The answer is larger than allowed.
        """
        self.size += len(part)
        if self.size > self._limit:
            raise jobs.JobError(jobs.Trouble.TOO_LARGE, str(self._limit))
        self._held += part
        if len(self._held) > INLINE:
            if self._stream is None:
                self._stream = Path(self._file).open("wb")  # noqa: SIM115 (closed by `close`)
            self._stream.write(self._held)
            self._held.clear()
        return len(part)

    def flush(self) -> None:
        """Does nothing: what is small stays in memory until the end."""

    def close(self) -> bytes:
        """Ends the answer, and gives it where it is small."""
        if self._stream is None:
            return bytes(self._held)
        with self._stream as stream:
            stream.write(self._held)
        return b""


class Answering(Protocol):
    """How one kind of process answers."""

    def __call__(self, job: Any, output: Output, /) -> tuple[str, dict[str, Any]]:  # noqa: ANN401
        """Writes the answer, and gives its media type and what else is to be known of it."""
        ...


def run(begin: Callable[[dict[str, Any]], Answering]) -> None:
    """Answers jobs until there are no more; the settings are the first argument, as JSON."""
    settings: dict[str, Any] = json.loads(sys.argv[1])
    confine.end_with_parent()
    # Pages over another server are made from named queries, and have to go there.
    is_confined = not settings.get("goes_out") and confine.forbid_connections()
    answering = begin(settings)
    confine.limit_memory(settings["memory"])
    begun = _memory()
    _say({"is_confined": is_confined})
    for line in sys.stdin.buffer:
        job, file = jobs.read(line)
        report, body = _answered(answering, job, Output(file, settings["answer"]))
        # Memory that a large query took is given back by ending the process.
        report["is_spent"] = _memory() - begun > settings["memory"] // 4
        _say(report, body)
    sys.stdout.flush()
    os._exit(0)  # the engine has nothing to write, and is slow to close


def _answered(answering: Answering, job: jobs.Job, output: Output) -> tuple[dict[str, Any], bytes]:
    try:
        media, facts = answering(job, output)
        body = output.close()
    except jobs.JobError as error:
        return {"trouble": error.trouble, "words": error.words}, b""
    except MemoryError:
        return {"trouble": jobs.Trouble.TOO_MUCH_MEMORY, "words": ""}, b""
    return {"media": media, "size": output.size, "facts": facts, "inline": len(body)}, body


def _say(report: dict[str, Any], body: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(report).encode() + b"\n" + body)
    sys.stdout.buffer.flush()


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
