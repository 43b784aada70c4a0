"""What the server answers from: a finished generation, the processes over it, and its successor.

A build that ends swaps a pointer; the server looks for it, starts processes over the new generation
and only then lets go of the old one, when what was asked of it is answered.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from email.utils import formatdate
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from starlette.concurrency import run_in_threadpool

from viennagraph.errors import ViennaGraphError
from viennagraph.index import open_index
from viennagraph.serve import serving_copy
from viennagraph.serve.jobs import JobError
from viennagraph.serve.pool import Pool, Post
from viennagraph.store import layout, open_read
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from viennagraph.serve.place import Place
    from viennagraph.store import Snapshot

LOG: Final = logging.getLogger("viennagraph.serve")
_SLACK: Final = 5  # seconds beyond all limits until an old generation is let go


@dataclass(frozen=True, slots=True)
class Opened:
    """One generation as it is served: held, so that no build removes it, and its copy.

    Where pages are made from another server, there is no snapshot, and nothing to copy.
    """

    snapshot: Snapshot | None
    number: int
    base: str
    quads: Path
    modified: str

    @classmethod
    def of(cls, place: Place, spool: Path) -> Self:
        """The finished generation of a store.

        Raises:
            StoreError: There is none, or it cannot be read.
        """
        if place.endpoint:
            return cls(None, 0, place.base or BASE, spool / "none", "")
        snapshot = open_read(place.store)
        generation = layout.Generation(snapshot.root, snapshot.number)
        quads = Path(tempfile.mkdtemp(prefix=f"generation-{snapshot.number}-", dir=spool)) / "quads"
        try:
            base = serving_copy.made(snapshot, quads, place)
        except BaseException:
            snapshot.close()
            raise
        open_index(snapshot).close()  # made here once, not by each process
        seconds = generation.state.stat().st_mtime
        return cls(snapshot, snapshot.number, base, quads, formatdate(seconds, usegmt=True))

    def close(self) -> None:
        """Lets go of the generation."""
        if self.snapshot is not None:
            self.snapshot.close()
            shutil.rmtree(self.quads.parent, ignore_errors=True)


@dataclass(slots=True)
class Live:
    """What the server answers from now."""

    place: Place
    spool: Path
    opened: Opened
    queries: Pool
    pages: Pool
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    @classmethod
    @contextlib.asynccontextmanager
    async def over(cls, place: Place) -> AsyncIterator[Self]:
        """The processes over a store, for as long as the context lasts.

        Raises:
            StoreError: There is no store, or it cannot be read.
        """
        spool = Path(tempfile.mkdtemp(prefix="viennagraph-serve-"))
        try:
            opened = await run_in_threadpool(Opened.of, place, spool)
            live = cls(place, spool, opened, *_pools(place, opened, spool))
            try:
                pools = (live.pages,) if place.endpoint else (live.pages, live.queries)
                await asyncio.gather(*(pool.begin() for pool in pools))
                watching = asyncio.ensure_future(live._watch())
                yield live
                watching.cancel()
            finally:
                await live._close()
        finally:
            shutil.rmtree(spool, ignore_errors=True)

    @property
    def number(self) -> int:
        """The number of the generation."""
        return self.opened.number

    @property
    def base(self) -> str:
        """What the IRIs of things begin with."""
        return self.opened.base

    @property
    def modified(self) -> str:
        """When the generation was finished, as HTTP writes it."""
        return self.opened.modified

    @property
    def edition(self) -> str:
        """What else than the generation decides how a page looks: the code that makes it."""
        return self.place.edition

    async def renew(self) -> bool:
        """Goes over to a newer generation, and says whether there is one.

        Raises:
            StoreError: It cannot be read.
            JobError: No process can be started over it.
        """
        if self.place.endpoint:
            return False
        pointer = await run_in_threadpool(layout.current, self.place.store)
        if pointer is None or pointer.number == self.number:
            return False
        new = await run_in_threadpool(Opened.of, self.place, self.spool)
        posts = _posts(self.place, new)
        pools = (self.queries, self.pages)
        try:
            first = [await pool.ready(post) for pool, post in zip(pools, posts, strict=True)]
        except BaseException:
            new.close()
            raise
        # Without a pause in between, so that nobody sees the one changed and the other not.
        for pool, post, process in zip(pools, posts, first, strict=True):
            pool.change(post, process)
        old, self.opened = self.opened, new
        self._later(old)
        LOG.info("generation %d is served now", self.number)
        return True

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self.place.look_seconds)
            try:
                await self.renew()
            except (ViennaGraphError, JobError, OSError) as error:
                LOG.warning("the new generation is not served: %s", error)

    def _later(self, old: Opened) -> None:
        async def let_go() -> None:
            limits = self.place.limits
            try:
                await asyncio.sleep(limits.seconds + limits.wait + _SLACK)
            finally:
                old.close()

        task = asyncio.ensure_future(let_go())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _close(self) -> None:
        await asyncio.gather(self.queries.close(), self.pages.close())
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.opened.close()


def _posts(place: Place, opened: Opened) -> tuple[Post, Post]:
    limits = place.limits
    common = {"memory": limits.memory, "answer": limits.answer, "base": opened.base}
    queries = {**common, "quads": str(opened.quads), "held": f"{opened.base}graph/held"}
    pages = {
        **common,
        "store": str(place.store.resolve()),
        "number": opened.number,
        "endpoint": place.endpoint,
        "held": f"{opened.base}graph/held" if place.is_union else None,
        "goes_out": bool(place.endpoint),
        "root": place.root,
        "origin": place.origin,
    }
    return (
        Post(opened.number, "viennagraph.serve.evaluating", queries),
        Post(opened.number, "viennagraph.serve.drawing", pages),
    )


def _pools(place: Place, opened: Opened, spool: Path) -> tuple[Pool, Pool]:
    queries, pages = _posts(place, opened)
    # A page is made from bound queries: two processes keep up with the network.
    few = replace(place.limits, short=2, long=1)
    return Pool(queries, place.limits, spool), Pool(pages, few, spool)
