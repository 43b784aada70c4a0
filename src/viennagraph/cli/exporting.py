"""`viennagraph export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph import export, store
from viennagraph.cli.output import console

if TYPE_CHECKING:
    from pathlib import Path


def run(file: Path, folder: Path, projection: str | None) -> None:
    """Writes the graph of the store to the file."""
    with store.reading(folder) as snapshot:
        export.write(snapshot, file, projection)
    console(stderr=True).print(f"{file} written", soft_wrap=True)
