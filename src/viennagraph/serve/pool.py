"""Processes that answer, and who gets one: short queries never wait behind long ones.

A query begins in one of a few places for short ones.  When it turns out to be long, it keeps its
process, which becomes less urgent, and leaves its place to the next; of long ones only so many
may run.  A query that is over its limits, or whose client has gone, is ended with its process.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from viennagraph.serve.jobs import Answer, Job, JobError, Trouble
from viennagraph.serve.process import Process

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from viennagraph.serve.limits import Limits

_ATTEMPTS: Final = 3


@dataclass(frozen=True, slots=True)
class Post:
    """What the processes of a pool are: a module and its settings, over a generation."""

    generation: int
    module: str
    settings: dict[str, Any]


@dataclass(slots=True)
class _Place:
    """A place for a short query, given back once."""

    free: asyncio.Semaphore
    is_held: bool = True

    def leave(self) -> None:
        if self.is_held:
            self.is_held = False
            self.free.release()


@dataclass(slots=True)
class Counts:
    """What a pool did since it began."""

    answered: int = 0
    refused: int = 0
    ended: int = 0
    begun: int = 0


@dataclass(slots=True)
class Pool:
    """Processes of one kind, made as they are needed and kept for the next job."""

    post: Post
    limits: Limits
    spool: Path
    counts: Counts = field(default_factory=Counts)
    _free: asyncio.Semaphore = field(init=False)
    _idle: list[tuple[Post, Process]] = field(default_factory=list)
    _ending: set[asyncio.Task[None]] = field(default_factory=set)
    _waiting: int = 0
    _long: int = 0
    _number: int = 0

    def __post_init__(self) -> None:
        self._free = asyncio.Semaphore(self.limits.short)

    async def answer(self, job: Job) -> Answer:
        """The answer to a job.

        Raises:
            JobError: There is none.
        """
        try:
            place = await self._place()
        except JobError:
            self.counts.refused += 1
            raise
        self._number += 1
        file = self.spool / f"{id(self)}-{self._number}"
        try:
            async with self._hired() as (post, process):
                answer = await self._watched(process, job, str(file), place)
        except BaseException:
            file.unlink(missing_ok=True)
            raise
        finally:
            place.leave()
        self.counts.answered += 1
        return replace(answer, generation=post.generation)

    async def begin(self) -> None:
        """Starts as many processes as there are places, so that the first clients find one."""
        post = self.post
        begun = await asyncio.gather(*(self._begun(post) for _ in range(self.limits.short)))
        self._idle += [(post, process) for process in begun]

    async def ready(self, post: Post) -> Process:
        """A process to begin with after a change.

        Raises:
            JobError: It cannot be started.
        """
        return await self._begun(post)

    def change(self, post: Post, first: Process) -> None:
        """Answers from now on by other processes; jobs that run end with those that they have."""
        old, self._idle = self._idle, [(post, first)]
        self.post = post
        for _, process in old:
            self._end(process)

    async def close(self) -> None:
        """Ends all processes that are not answering."""
        for _, process in self._idle:
            self._end(process)
        self._idle.clear()
        await asyncio.gather(*self._ending)

    @property
    def is_confined(self) -> bool:
        """Whether the kernel keeps the waiting processes from opening connections."""
        return all(process.is_confined for _, process in self._idle)

    async def _place(self) -> _Place:
        if self._waiting >= self.limits.queue:
            raise JobError(Trouble.BUSY, "queue")
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.wait):
                await self._free.acquire()
        except TimeoutError as error:
            raise JobError(Trouble.BUSY, "wait") from error
        finally:
            self._waiting -= 1
        return _Place(self._free)

    @contextlib.asynccontextmanager
    async def _hired(self) -> AsyncIterator[tuple[Post, Process]]:
        post = self.post
        process = await self._process(post)
        is_answered = False
        try:
            yield post, process
            is_answered = True
        except JobError as error:
            is_answered = error.trouble not in {
                Trouble.TOO_LONG,
                Trouble.TOO_MUCH_MEMORY,
                Trouble.BROKEN,
                Trouble.BUSY,
            }
            raise
        finally:
            if is_answered and process.is_fresh and process.is_alive and post is self.post:
                self._idle.append((post, process))
            else:
                self.counts.ended += 1
                self._end(process)

    async def _watched(self, process: Process, job: Job, file: str, place: _Place) -> Answer:
        asking = asyncio.ensure_future(process.ask(job, file))
        try:
            await asyncio.wait({asking}, timeout=self.limits.patience)
            if not asking.done():
                await self._as_long_one(process, asking, place)
            if not asking.done():
                raise JobError(Trouble.TOO_LONG, f"{self.limits.seconds:g}")
            return asking.result()
        finally:
            asking.cancel()

    async def _as_long_one(
        self, process: Process, asking: asyncio.Future[Answer], place: _Place
    ) -> None:
        if self._long >= self.limits.long:
            self.counts.refused += 1
            raise JobError(Trouble.BUSY, "long")
        self._long += 1
        process.give_way()
        place.leave()
        try:
            left = max(0.0, self.limits.seconds - self.limits.patience)
            await asyncio.wait({asking}, timeout=left)
        finally:
            self._long -= 1

    async def _process(self, post: Post) -> Process:
        while self._idle:
            own, process = self._idle.pop()
            if own is post and process.is_alive:
                return process
            self._end(process)
        return await self._begun(post)

    async def _begun(self, post: Post) -> Process:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                self.counts.begun += 1
                return await Process.begun(post.module, post.settings)
            except JobError:
                if attempt == _ATTEMPTS:
                    raise
        raise JobError(Trouble.BROKEN)

    def _end(self, process: Process) -> None:
        task = asyncio.ensure_future(process.ended())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
