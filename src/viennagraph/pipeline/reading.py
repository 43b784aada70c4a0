"""Files through the stages, here or in worker processes, in the order in which they were given."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph import check
from viennagraph.errors import ViennaGraphError
from viennagraph.knowledge import Knowledge, Settings, knowledge_graphs
from viennagraph.pipeline.bench import Bench, Fault
from viennagraph.pipeline.sources import Source, refusal_of
from viennagraph.read import UnreadableError
from viennagraph.summary import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_WORTH_WORKERS: Final = 8  # files; with fewer, starting a worker takes longer than it saves
_AHEAD: Final = 4  # files for each worker that are read before the store has taken them


class WorkerError(ViennaGraphError):
    """A worker process ended before its file was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"a worker process ended while it read {path} or a file after it: "
            "give the computer more memory, or read fewer files at a time with --jobs; "
            "what the store held before is still there"
        )
        self.path = path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file came to: its document and all that it says, or why it was refused."""

    source: Source
    iri: str = ""
    lines: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    refusal: Refusal | None = None


class Reader:
    """The stages from `read` to `check`, with what they know."""

    def __init__(
        self, settings: Settings, shapes: Path, knowledge: Knowledge | None = None
    ) -> None:
        self._knowledge = knowledge or Knowledge.of(settings)
        known = ("\n".join(graph.lines) for graph in knowledge_graphs(settings))
        self.bench = Bench(known, check.load(shapes))

    def read(self, source: Source) -> Outcome:
        """One file through the stages."""
        try:
            said = self._knowledge.said(source.path, source.symbol, source.names[1:])
        except UnreadableError as error:
            return Outcome(source, refusal=refusal_of(error))
        if said.digest != source.digest:
            reason = "the file was changed while it was being read. Build again."
            return Outcome(source, refusal=Refusal(str(source.path), reason))
        return Outcome(source, said.iri, said.lines, self.bench.faults(said.lines))


_reader: Reader | None = None


def outcomes(
    sources: Sequence[Source], settings: Settings, shapes: Path, reader: Reader, jobs: int
) -> Iterator[Outcome]:
    """What each file came to, in order; many files are shared out among worker processes.

    Raises:
        WorkerError: A worker process was ended from outside.
    """
    if jobs == 1 or len(sources) < _WORTH_WORKERS:
        yield from map(reader.read, sources)
        return
    # A fresh process shares neither threads nor open files with the one that holds the store.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _start, (settings, shapes)) as pool:
        running: deque[tuple[Source, Future[Outcome]]] = deque()
        waiting = iter(sources)
        for source in waiting:
            running.append((source, pool.submit(_read, source)))
            if len(running) >= jobs * _AHEAD:
                yield _result(*running.popleft())
        while running:
            yield _result(*running.popleft())


def _result(source: Source, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise WorkerError(source.path) from error


def _start(settings: Settings, shapes: Path) -> None:
    global _reader  # noqa: PLW0603 - a worker process loads what it knows once
    # Whoever stops the build stops the process that started this one, which then ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _reader = Reader(settings, shapes)


def _read(source: Source) -> Outcome:
    if _reader is None:
        message = "a worker that was not started by `_start`"
        raise RuntimeError(message)
    return _reader.read(source)
