"""`viennagraph export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph import export, store
from viennagraph.cli.output import console, working, write_json

if TYPE_CHECKING:
    from pathlib import Path


def run(file: Path, folder: Path, projection: str | None, *, as_json: bool = False) -> None:
    """Writes the graph of the store to the file, and says what was written."""
    with store.reading(folder) as snapshot, working(f"writing {file}"):
        export.write(snapshot, file, projection)
    if as_json:
        parts = sorted(file.iterdir()) if file.is_dir() else [file]
        sizes = {str(part): part.stat().st_size for part in parts}
        write_json({"written": str(file), "files": sizes})
        return
    console(stderr=True).print(f"{file} written", soft_wrap=True)
