"""Commands that take out, and that say what changed."""

# Each command loads what it needs when it runs, so that `viennagraph --help` answers at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path  # noqa: TC003 (the options are read from the annotations)
from typing import Annotated

import typer

from viennagraph.cli.options import STORE, JsonOption, StoreOption


def remove(
    documents: Annotated[
        list[str],
        typer.Argument(metavar="DOCUMENT", help="Each by its symbol, its IRI or its file."),
    ],
    *,
    store: StoreOption = STORE,
    as_json: JsonOption = False,
) -> None:
    """Take documents and all that they said out of the store."""
    from viennagraph.cli import removing

    removing.run(tuple(documents), store, as_json=as_json)


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A store, or an export of one.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="What it is held against.")],
    *,
    whole: Annotated[bool, typer.Option("--all", help="Show every statement.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Say what statements came and went between two graphs."""
    from viennagraph.cli import differing

    differing.run(old, new, whole=whole, as_json=as_json)
