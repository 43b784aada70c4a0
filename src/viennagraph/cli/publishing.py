"""`viennagraph publish` and `viennagraph load`."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from viennagraph import store
from viennagraph.cli.output import console, plural, working, write_json
from viennagraph.errors import ViennaGraphError
from viennagraph.export import base_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.publish.loading import Loaded
    from viennagraph.store import Snapshot


class WhereError(ViennaGraphError):
    """The arguments of the command do not say where to publish."""


@dataclass(frozen=True, slots=True)
class Site:
    """How the folder is set up."""

    root: str
    origin: str
    force: bool
    data_only: bool
    jobs: int | None


@dataclass(frozen=True, slots=True)
class Server:
    """Which server is loaded, and how it takes graphs."""

    update: str
    bulk: str | None
    held: bool
    force: bool


def publish(place: Path, source: Path, site: Site, *, has_text: bool, as_json: bool) -> None:
    """Writes the store as a static site.

    Raises:
        WhereError: The root or the origin is not written as one.
    """
    from viennagraph import publish as publishing  # noqa: PLC0415 (slow to load)

    root = f"/{site.root.strip('/')}/".replace("//", "/")
    origin = site.origin.rstrip("/")
    if origin and not origin.startswith(("http://", "https://")):
        what = f"{site.origin!r} is no origin: write --origin with http:// or https:// and the host"
        raise WhereError(what)
    order = publishing.Order(
        source, place, root, origin, has_text, site.force, site.data_only, site.jobs
    )
    with working(f"publishing to {place}"):
        report = publishing.publish(order)
    if as_json:
        sizes = {one.name: one.size for one in report.dumps}
        write_json(
            {"folder": str(place), "pages": report.pages, "files": report.files}
            | {"bytes": report.size, "dumps": sizes}
        )
        return
    size = report.size / 1e6
    console().print(
        f"{place}: {plural(report.pages, 'page')}, {plural(len(report.dumps), 'dump')}, "
        f"{plural(report.files, 'file')}, {size:.1f} MB",
        soft_wrap=True,
    )


def send(server: Server, source: Path, *, has_text: bool, as_json: bool) -> None:
    """Loads the store into a SPARQL server."""
    from viennagraph.publish.loading import HELD, Loading  # noqa: PLC0415 (slow to load)
    from viennagraph.publish.progress import Progress  # noqa: PLC0415 (as above)
    from viennagraph.store import remote_update  # noqa: PLC0415 (as above)

    who = remote_update.credentials(server.update)
    updates = remote_update.Updates(server.update, server.bulk, who)
    with _edition(source, has_text=has_text) as snapshot:
        base = base_of(snapshot)
        progress = Progress.of(source, server.update)
        out = console(stderr=True)
        with out.status("loading") as status:
            loading = Loading(
                updates,
                progress,
                base + HELD if server.held else None,
                lambda done, every: status.update(f"{done} of {every} graphs"),
            )
            loaded = loading.run(snapshot.store, base, is_fresh=server.force)
    _report(server.update, loaded, as_json=as_json)


def load(dump: Path, folder: Path, *, as_json: bool) -> None:
    """Makes a store of a dump."""
    from viennagraph.publish import reading  # noqa: PLC0415 (slow to load)

    with working(f"loading {dump}"):
        state = reading.load(dump, folder)
    if as_json:
        write_json({"documents": len(state.documents), "graphs": len(state.graphs)})
        return
    words = (
        f"{plural(len(state.documents), 'document')}, {plural(len(state.graphs), 'other graph')}"
    )
    console().print(f"{folder}: {words}", soft_wrap=True)


@contextmanager
def _edition(source: Path, *, has_text: bool) -> Iterator[Snapshot]:
    with store.reading(source) as snapshot:
        if has_text:
            yield snapshot
            return
        from viennagraph.publish import wordless  # noqa: PLC0415 (slow to load)

        with TemporaryDirectory() as place:
            wordless.write(snapshot, Path(place, "store"))
            with store.reading(Path(place, "store")) as edition:
                yield edition


def _report(endpoint: str, loaded: Loaded, *, as_json: bool) -> None:
    if as_json:
        write_json(
            {"endpoint": endpoint, "sent": loaded.sent, "dropped": loaded.dropped}
            | {"kept": loaded.kept, "triples": loaded.triples, "requests": loaded.requests}
        )
        return
    console().print(
        f"{endpoint}: {plural(loaded.sent, 'graph')} sent ({plural(loaded.triples, 'triple')} in "
        f"{plural(loaded.requests, 'request')}), {loaded.kept} there before, "
        f"{loaded.dropped} removed",
        soft_wrap=True,
    )
