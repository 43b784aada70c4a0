"""Publishing: the site as a folder that any host serves, with dumps, and loads into servers."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from viennagraph import describe, store
from viennagraph.export import base_of
from viennagraph.publish import crate, dataset, dumps, hosting, pages, target, wordless
from viennagraph.publish.errors import DumpError, PublishError
from viennagraph.publish.reading import SUMS
from viennagraph.site import Embedded, Settings, assets

if TYPE_CHECKING:
    from viennagraph.describe import Dump
    from viennagraph.store import Snapshot

__all__ = ["DumpError", "Order", "PublishError", "Report", "day_of", "publish"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is published, where, and how the site is set up.

    With `is_data_only` there are no pages: the folder holds the graph, to load or to commit.
    `root` is the path below which the site will stand, `origin` the public origin of its host.
    """

    store: Path
    folder: Path
    root: str = "/"
    origin: str = ""
    has_text: bool = True
    is_forced: bool = False
    is_data_only: bool = False
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What was published: how many pages, the dumps, and how many bytes in how many files."""

    pages: int
    dumps: tuple[Dump, ...]
    files: int
    size: int


def publish(order: Order) -> Report:
    """Writes the site with its dumps to a folder, which is there whole or not at all.

    Raises:
        PublishError: There is something else in that place, or it cannot be written.
        StoreError: There is no store, or it cannot be read.
    """
    settings = Settings(order.root, order.origin, is_live=False, has_text=order.has_text)
    with target.replaced(order.folder.absolute(), is_forced=order.is_forced) as folder:
        if order.has_text:
            return _published(order, order.store, folder, settings)
        ours = folder.name.removesuffix("draft")  # known as ours where this process dies
        with TemporaryDirectory(dir=folder.parent, prefix=ours, suffix=".edition") as place:
            edition = Path(place, "store")
            with store.reading(order.store) as snapshot:
                wordless.write(snapshot, edition)
            return _published(order, edition, folder, settings)


def day_of(snapshot: Snapshot) -> date:
    """The day on which a generation was made, or the one that SOURCE_DATE_EPOCH says."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    path = snapshot.root / "generations" / str(snapshot.number) / "state.json"
    seconds = float(said) if said.isdigit() else path.stat().st_mtime
    return datetime.fromtimestamp(seconds, UTC).date()


def _published(order: Order, root: Path, folder: Path, settings: Settings) -> Report:
    with store.reading(order.store) as origin:
        day = day_of(origin)
    with store.reading(root) as snapshot:
        base = base_of(snapshot)
        work = pages.Work(root, folder, base, settings, day)
        if order.is_data_only:
            told = dataset.write(snapshot, folder, Embedded.of(snapshot, base), settings, day)
            crate.write(folder, told, base, day, has_text=order.has_text)
            return _report(folder, 0, told)
        (folder / dumps.FOLDER).mkdir()
        shutil.copytree(assets.folder(), folder / "static", dirs_exist_ok=True)
        files, told = pages.made(work, order.jobs or os.cpu_count() or 1)
        _sums(folder, told)
        _describe(work, snapshot, told)
        pages.write_references(work)
        pages.write_index(work)
        pages.write_missing(work)
        pages.close(work)
        hosting.write(folder, settings, base, files, day)
        crate.write(folder, told, base, day, has_text=order.has_text)
    return _report(folder, len(files), told)


def _report(folder: Path, count: int, told: tuple[Dump, ...]) -> Report:
    every = [path for path in folder.rglob("*") if path.is_file()]
    return Report(count, told, len(every), sum(path.stat().st_size for path in every))


def _sums(folder: Path, told: tuple[Dump, ...]) -> None:
    lines = sorted(f"{one.digest}  {one.name.removeprefix('dumps/')}\n" for one in told)
    lines.sort(key=lambda line: line.partition("  ")[2])
    (folder / dumps.FOLDER / SUMS).write_text("".join(lines), "utf-8")


def _describe(work: pages.Work, snapshot: Snapshot, told: tuple[Dump, ...]) -> None:
    """Writes what describes the whole: the dataset, the ontology, the context."""
    source = Embedded.of(snapshot, work.base)
    edition = describe.Edition(work.day, work.day.isoformat(), dumps=told)
    pages.write_edition(work, edition)
    about = describe.dataset(source, work.settings, edition)
    pages.write_data(work, "data", about)
    known = work.folder / ".well-known"
    known.mkdir()
    turtle = describe.serialise(about, describe.MEDIA["ttl"], base=work.base)
    (known / "void").write_bytes(turtle)
    (work.folder / describe.CONTEXT).write_bytes(describe.context(work.base))
    ontology = f"{work.base}ontology"
    terms = describe.passage_quads(source, ontology, work.settings)
    pages.write_data(work, "ontology", [quad.triple for quad in terms])
