"""One process that answers, seen from the server: asked, made to give way, ended."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from viennagraph.serve import jobs
from viennagraph.serve.jobs import Answer, JobError, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINE: Final = 1 << 20
_LOWER: Final = 10  # how much less urgent a long query is
_PACKAGE: Final = Path(__file__).resolve().parents[2]
_ABORTED: Final = frozenset({-6, -9})  # what a process without memory ends with


@dataclass(slots=True)
class Process:
    """A process that answers one job at a time."""

    process: asyncio.subprocess.Process
    is_confined: bool = False
    is_fresh: bool = True

    @classmethod
    async def begun(cls, module: str, settings: Mapping[str, Any]) -> Self:
        """A new process of a module, when it is ready.

        Raises:
            JobError: It cannot be started.
        """
        path = os.pathsep.join(filter(None, (str(_PACKAGE), os.environ.get("PYTHONPATH"))))
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-P", "-m", module, json.dumps(settings)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            # What the engine says when it fails may quote the query.
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            limit=_LINE,
            start_new_session=True,  # a signal for the server is the server's to handle
        )
        begun = cls(process)
        try:
            greeting = await begun._report()
        except BaseException:
            begun.end()
            raise
        begun.is_confined = bool(greeting["is_confined"])
        return begun

    async def ask(self, job: jobs.Job, file: str) -> Answer:
        """The answer to a job; `file` is where a large one goes.

        Raises:
            JobError: There is no answer.
        """
        writer = self.process.stdin
        reader = self.process.stdout
        if writer is None or reader is None:
            raise JobError(Trouble.BROKEN)
        with contextlib.suppress(ConnectionError):
            writer.write(jobs.written(job, file))
            await writer.drain()
        report = await self._report()
        self.is_fresh = not report["is_spent"]
        if "trouble" in report:
            raise JobError(Trouble(report["trouble"]), report["words"])
        body = await reader.readexactly(report["inline"])
        held = "" if report["inline"] == report["size"] else file
        return Answer(report["media"], body, held, report["size"], report["facts"])

    def give_way(self) -> None:
        """Makes the process less urgent than the others, for good."""
        self.is_fresh = False
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, _LOWER)

    @property
    def is_alive(self) -> bool:
        """Whether the process has not ended."""
        return self.process.returncode is None

    def end(self) -> None:
        """Ends the process at once, whatever it is busy with."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()

    async def ended(self) -> None:
        """Ends the process and waits until it is gone."""
        self.end()
        await self.process.wait()

    async def _report(self) -> dict[str, Any]:
        reader = self.process.stdout
        line = b"" if reader is None else await reader.readline()
        if not line.endswith(b"\n"):
            status = await self.process.wait()
            memory = status in _ABORTED
            raise JobError(Trouble.TOO_MUCH_MEMORY if memory else Trouble.BROKEN, str(status))
        report: dict[str, Any] = json.loads(line)
        return report
