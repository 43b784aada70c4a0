"""`viennagraph build`."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from viennagraph.cli.options import BuildEngine
from viennagraph.cli.output import complain, console, plural, write_json
from viennagraph.errors import ViennaGraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from viennagraph.summary import Progress, Summary


class EngineError(ViennaGraphError):
    """Options of a build that do not go together."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}: {advice}")
        self.what = what
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where Spark runs, and where it writes."""

    master: str | None
    output: str


@dataclass(frozen=True, slots=True)
class SparkOrder:
    """What a user wants Spark to build; paths are as Spark names them."""

    paths: tuple[str, ...]
    cluster: Cluster
    manifest: Path | None = None
    authority: tuple[Path, ...] = ()
    base: str | None = None
    allow_violations: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """What a user wants to be built, and how."""

    paths: tuple[Path, ...]
    store: Path
    manifest: Path | None = None
    authority: tuple[Path, ...] = ()
    base: str | None = None
    jobs: int | None = None
    replace: bool = False
    allow_violations: bool = False


def run(order: Order, *, as_json: bool) -> int:
    """Builds, shows the progress and the summary, and gives the exit code."""
    from viennagraph import pipeline  # noqa: PLC0415 (it loads every stage)

    with _progress() as told:
        summary = pipeline.build(
            order.paths,
            order.store,
            base=order.base,
            authority=order.authority,
            manifest=order.manifest,
            jobs=order.jobs or _cores(),
            replace=order.replace,
            allow_violations=order.allow_violations,
            progress=told,
        )
    return _told(summary, str(order.store), as_json=as_json)


def cluster(engine: BuildEngine, master: str | None, output: str | None) -> Cluster | None:
    """Where Spark builds, or None where it does not.

    Raises:
        EngineError: Options of one engine are given to the other.
    """
    if engine is BuildEngine.SPARK:
        if output is None:
            what = "--engine spark writes files, and no folder for them is named"
            raise EngineError(what, "add --output DIR")
        return Cluster(master, output)
    if master is not None or output is not None:
        what = "--master and --output are options of Spark"
        raise EngineError(what, "add --engine spark, or leave them out")
    return None


def run_on_spark(order: SparkOrder, *, as_json: bool) -> int:
    """Builds by Spark, shows the progress and the summary, and gives the exit code."""
    from viennagraph import spark  # noqa: PLC0415 (it loads every stage)

    with _progress() as told:
        summary = spark.build(
            order.paths,
            order.cluster.output,
            master=order.cluster.master,
            base=order.base,
            authority=order.authority,
            manifest=order.manifest,
            allow_violations=order.allow_violations,
            progress=told,
        )
    return _told(summary, order.cluster.output, as_json=as_json)


def _told(summary: Summary, place: str, *, as_json: bool) -> int:
    """Says what a build came to, and gives the exit code."""
    for refusal in (*summary.refused, *summary.rejected):
        complain(f"{refusal.name}: {refusal.reason}")
    if as_json:
        write_json(asdict(summary))
    else:
        _show(summary, place)
    return summary.exit_code


def _show(summary: Summary, store: str) -> None:
    out = console()
    parts = [f"{plural(len(summary.read), 'document')} read"]
    if not summary.read and not summary.refused and not summary.rejected:
        parts = ["nothing changed"]
    if summary.unchanged:
        parts.append(f"{summary.unchanged} unchanged")
    if summary.refused:
        parts.append(f"{len(summary.refused)} refused")
    if summary.rejected:
        parts.append(f"{len(summary.rejected)} not stored for violations")
    if summary.repeated:
        parts.append(f"{plural(summary.repeated, 'copy', 'copies')} of files read")
    if summary.left_alone:
        parts.append(f"{plural(summary.left_alone, 'file')} of other types left alone")
    out.print(f"{', '.join(parts)} ({summary.seconds:.1f} s)")
    if summary.outdated:
        told = plural(summary.outdated, "document") + " read by other rules or settings"
        out.print(f"{told}, and not where they were: name their files to read them again")
    held = (
        plural(summary.documents, "document"),
        plural(summary.passages, "passage"),
        plural(summary.provisions, "provision"),
        plural(summary.mentions, "mention") + f" ({summary.unresolved} unresolved)",
        plural(summary.violations, "violation"),
    )
    out.print(f"{store}: {', '.join(held)}", soft_wrap=True)


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None]]:
    err = console(stderr=True)
    if not err.is_terminal:
        yield lambda _: None
        return
    from rich.progress import (  # noqa: PLC0415 (only a terminal needs it)
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeElapsedColumn,
    )
    from rich.progress import Progress as Bar  # noqa: PLC0415 (as above)

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Bar(*columns, console=err, transient=True) as bar:
        task = bar.add_task("", total=None)

        def told(progress: Progress) -> None:
            words = f"{progress.stage} {progress.name}"
            bar.update(task, completed=progress.done, total=progress.total, description=words)

        yield told


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
