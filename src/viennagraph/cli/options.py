"""The options that several commands share, each said once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

StoreOption = Annotated[
    Path, typer.Option("--store", metavar="DIR", help="The folder of the store.")
]
EndpointOption = Annotated[
    str | None,
    typer.Option("--endpoint", metavar="URL", help="Ask this SPARQL server instead of the store."),
]
UnionOption = Annotated[
    bool,
    typer.Option(
        "--union",
        help="The server's default graph is the union of all its graphs (Virtuoso, RDF4J): "
        "ask its graph BASE/graph/held, which holds each statement once.",
    ),
]
BaseOption = Annotated[
    str | None,
    typer.Option("--base", metavar="IRI", help="What the IRIs of things begin with."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON, for other programs.")]

STORE = Path("viennagraph-store")
"""Where the store is, unless a user says otherwise."""


class BuildEngine(StrEnum):
    """What reads the documents of a build."""

    LOCAL = "local"
    SPARK = "spark"


class CheckEngine(StrEnum):
    """What holds a graph against its shapes."""

    NATIVE = "native"
    PYSHACL = "pyshacl"


class Format(StrEnum):
    """How a table is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    XLSX = "xlsx"
