"""The graph as data alone: one file of quads, what it is, and its digest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from viennagraph import describe
from viennagraph.publish import dumps, hosting
from viennagraph.publish.reading import SUMS

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from viennagraph.describe import Dump
    from viennagraph.site import Embedded, Settings
    from viennagraph.store import Snapshot

_WORDS = "It holds the words of the passages, which remain those of the United Nations."
_NO_WORDS = (
    "The words of the documents are left out: “…” stands in their place, and their places in the "
    "files, the digests of the files, names, titles and symbols are kept."
)


def write(
    snapshot: Snapshot, folder: Path, source: Embedded, settings: Settings, day: date
) -> tuple[Dump, ...]:
    """Writes the quads, their description, a page for readers, and the digests."""
    dump = dumps.write_said(snapshot, folder / dumps.NQUADS)
    counted = describe.statistics(source)
    edition = describe.Edition(day, day.isoformat(), dumps=(dump,))
    told = describe.dataset(source, settings, edition, counted)
    turtle = describe.serialise(told, describe.MEDIA["ttl"], base=source.base)
    (folder / "data.ttl").write_bytes(turtle)
    count = len(snapshot.state.documents)
    readme = hosting.text(
        "dataset.md",
        documents=f"{count} document{'' if count == 1 else 's'}",
        day=day.isoformat(),
        triples=f"{counted.triples:,}".replace(",", " "),
        words=_WORDS if settings.has_text else _NO_WORDS,
    )
    (folder / "README.md").write_text(readme, "utf-8")
    files = ("README.md", "data.ttl", dumps.NQUADS)
    sums = [f"{hashlib.sha256((folder / one).read_bytes()).hexdigest()}  {one}\n" for one in files]
    (folder / SUMS).write_text("".join(sums), "utf-8")
    return (dump,)
