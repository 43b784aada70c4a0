"""The pages of a static site, each with its files of linked data, made by several processes."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph import describe, index, store
from viennagraph.ask.formats import as_json, as_sheet
from viennagraph.publish import dumps
from viennagraph.publish.errors import PublishError
from viennagraph.site import Embedded, Site, problem
from viennagraph.site.data_page import with_edition
from viennagraph.site.links import file
from viennagraph.site.references import exporting
from viennagraph.site.sparql_page import INDEX
from viennagraph.store.generation import graphs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from viennagraph.describe import Dump
    from viennagraph.site import Settings

_AT_ONCE: Final = 64  # pages that a process makes before it says so
_DATA: Final = "data"
_REFERENCES: Final = "references"
_HIDDEN: Final = frozenset({"", ".", ".."})


@dataclass(frozen=True, slots=True)
class Work:
    """What every process needs to know: the store, the folder, and how the site is set up."""

    store: Path
    folder: Path
    base: str
    settings: Settings
    day: date


def paths(work: Work) -> list[str]:
    """The paths of all pages, in order.

    Raises:
        PublishError: A thing has a name that is no name of a file below the folder.
    """
    found = sorted(set(_site(work).paths()))
    for path in found:
        if path and not _HIDDEN.isdisjoint(path.split("/")):
            what = f"the name {path!r} leads out of the folder"
            raise PublishError(what, str(work.folder), "give the thing another IRI")
    return found


def made(work: Work, jobs: int) -> tuple[list[str], tuple[Dump, ...]]:
    """Writes all pages and all dumps; gives the files of the pages, and what the dumps are."""
    everything = paths(work)
    pieces = [everything[at : at + _AT_ONCE] for at in range(0, len(everything), _AT_ONCE)]
    if jobs == 1:
        told = [one for kind in dumps.kinds() for one in _dump(work, kind)]
        return [name for piece in pieces for name in _pages(work, piece)], tuple(told)
    # Processes begin anew: what the engine holds open does not survive a fork.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        writing = [pool.submit(_dump, work, kind) for kind in dumps.kinds()]
        drawing = [pool.submit(_pages, work, piece) for piece in pieces]
        files = [name for one in drawing for name in one.result()]
        told = [dump for one in writing for dump in one.result()]
    return files, tuple(told)


def page(work: Work, path: str) -> bool:
    """Writes one page and its linked data; tells whether it has words of its own."""
    site = _site(work)
    found = site.page(path)
    if found is None:
        return False
    _write(work.folder / f"{path or 'index'}.html", site.render(found).encode())
    if found.table is not None:
        # Spreadsheets take a file for UTF-8 only by this mark.
        _write(work.folder / f"{path or 'index'}.csv", as_sheet(found.table))
        _write(work.folder / f"{path or 'index'}.json", (as_json(found.table) + "\n").encode())
    if found.thing is not None:
        told = describe.thing(site.source, found.thing, work.settings, modified=work.day)
        write_data(work, path, told)
        record = _opened(work.store).state.document(found.thing)
        if record is not None:
            _write_said(work, path, record)
    return found.moved is None


def write_references(work: Work) -> None:
    """Writes the page of references as the files that it offers."""
    for kind in exporting.FORMATS:
        words = exporting.export(_site(work), kind, {})
        _write(work.folder / f"{_REFERENCES}.{kind}", words)


def write_missing(work: Work) -> None:
    """Writes the page that hosts show where there is none."""
    _write(work.folder / "404.html", problem.missing(_site(work)).encode())


def write_index(work: Work) -> None:
    """Writes the names and words that the search box of a site without a server looks through."""
    _write(work.folder / INDEX, index.client_script(_site(work).index).encode())


def write_edition(work: Work, edition: describe.Edition) -> None:
    """Writes the page of the dataset, which lists the files of the edition."""
    site = _site(work)
    found = site.page(_DATA)
    if found is not None:
        words = site.render(with_edition(found, edition))
        _write(work.folder / f"{_DATA}.html", words.encode())


def write_data(work: Work, path: str, told: Iterable[ox.Triple | ox.Quad]) -> None:
    """Writes statements in the formats that stand beside a page."""
    statements = tuple(told)
    for ending in describe.STATIC_FORMATS:
        words = describe.serialise(statements, describe.MEDIA[ending], base=work.base)
        _write(work.folder / f"{path}.{ending}", words)


def _write_said(work: Work, path: str, record: store.DocumentRecord) -> None:
    """Writes all that a document says, graph by graph."""
    quads = _opened(work.store).store
    said = [
        quad
        for name in graphs_of(quads, record)
        for quad in quads.quads_for_pattern(None, None, None, ox.NamedNode(name))
    ]
    words = describe.serialise(said, describe.MEDIA["trig"], base=work.base)
    _write(work.folder / f"{path}.trig", words)


def _pages(work: Work, some: Sequence[str]) -> list[str]:
    return [file(path) for path in some if page(work, path)]


def _dump(work: Work, kind: str) -> tuple[Dump, ...]:
    return dumps.write(_opened(work.store), kind, work.folder / dumps.FOLDER)


def _write(path: Path, words: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words)


def close(work: Work) -> None:
    """Lets go of the store, when all is written."""
    _opened(work.store).close()
    _site.cache_clear()
    _opened.cache_clear()


@cache
def _site(work: Work) -> Site:
    snapshot = _opened(work.store)
    source = Embedded.of(snapshot, work.base)
    has_text = work.settings.has_text
    return Site(source, index.open_index(snapshot, has_text=has_text), work.settings)


@cache
def _opened(folder: Path) -> store.Snapshot:
    return store.open_read(folder)
