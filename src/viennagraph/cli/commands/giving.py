"""Commands that give the graph away."""

# Each command loads what it needs when it runs, so that `viennagraph --help` answers at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path  # noqa: TC003 (the options are read from the annotations)
from typing import Annotated

import typer

from viennagraph.cli.options import STORE, JsonOption, StoreOption


def export(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Ends in .trig, .nq, .ttl, .jsonld, .graphml, .gexf, .cyjs, .duckdb, .bib or "
            ".json, or for a folder of tables in .csv or .parquet.",
        ),
    ],
    *,
    store: StoreOption = STORE,
    projection: Annotated[
        str | None,
        typer.Option("--projection", metavar="NAME", help="What .graphml, .gexf and .cyjs show."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write the graph to a file, in the format of its ending."""
    from viennagraph.cli import exporting

    exporting.run(file, store, projection, as_json=as_json)
