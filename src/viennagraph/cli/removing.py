"""`viennagraph remove`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from viennagraph.cli.output import console, plural, working, write_json

if TYPE_CHECKING:
    from pathlib import Path


def run(documents: tuple[str, ...], place: Path, *, as_json: bool) -> None:
    """Takes the documents out of the store, and says what went.

    Raises:
        ViennaGraphError: A document is not there, or the store cannot be written.
    """
    from viennagraph.pipeline.removing import remove  # noqa: PLC0415 (it loads every stage)

    with working("removing"):
        done = remove(documents, place)
    if as_json:
        write_json(asdict(done))
        return
    out = console()
    for one in done.removed:
        told = f"{one.name} removed: <{one.iri}>, {plural(one.graphs, 'graph')}"
        out.print(told, soft_wrap=True)
    out.print(
        f"{plural(done.statements, 'statement')} went; {place}: "
        f"{plural(done.documents, 'document')}, {plural(done.provisions, 'provision')}",
        soft_wrap=True,
    )
