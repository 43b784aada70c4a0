"""Commands that bring documents in, and take them out."""

# Each command loads what it needs when it runs, so that `viennagraph --help` answers at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from viennagraph.cli.options import STORE, BaseOption, BuildEngine, JsonOption, StoreOption

PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH", help="Files and folders.")]
EngineOption = Annotated[BuildEngine, typer.Option("--engine", help="What reads the documents.")]
MasterOption = Annotated[
    str | None,
    typer.Option("--master", metavar="URL", help="Where Spark runs (all cores, here)."),
]
OutputOption = Annotated[
    str | None, typer.Option("--output", metavar="DIR", help="The folder that Spark writes.")
]
ManifestOption = Annotated[
    Path | None,
    typer.Option("--manifest", metavar="FILE", help="What is known about the files."),
]
AuthorityOption = Annotated[
    list[Path] | None,
    typer.Option("--authority", metavar="FILE", help="Further bodies, programmes … (Turtle)."),
]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, help="How many files to read at a time."),
]
ReplaceOption = Annotated[
    bool, typer.Option("--replace", help="Take a file in the place of a document held already.")
]
ViolationsOption = Annotated[
    bool, typer.Option("--allow-violations", help="Store documents that break the shapes.")
]


def build(  # noqa: PLR0913 (one parameter for each option)
    paths: PathsArgument,
    *,
    store: StoreOption = STORE,
    engine: EngineOption = BuildEngine.LOCAL,
    master: MasterOption = None,
    output: OutputOption = None,
    manifest: ManifestOption = None,
    authority: AuthorityOption = None,
    base: BaseOption = None,
    jobs: JobsOption = None,
    replace: ReplaceOption = False,
    allow_violations: ViolationsOption = False,
    as_json: JsonOption = False,
) -> None:
    """Read documents into the store; what is held already is left."""
    from viennagraph.cli import building

    cluster = building.cluster(engine, master, output)
    if cluster is not None:
        on_spark = building.SparkOrder(
            tuple(paths), cluster, manifest, tuple(authority or ()), base, allow_violations
        )
        raise typer.Exit(building.run_on_spark(on_spark, as_json=as_json))
    order = building.Order(
        tuple(map(Path, paths)),
        store,
        manifest,
        tuple(authority or ()),
        base,
        jobs,
        replace,
        allow_violations,
    )
    raise typer.Exit(building.run(order, as_json=as_json))


def fetch(  # noqa: PLR0913 (one parameter for each option)
    symbols: Annotated[
        list[str], typer.Argument(metavar="SYMBOL", help="Document symbols, as in A/RES/71/211.")
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="DIR", help="The folder for the files (documents)."),
    ] = None,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="ar, en, es, fr, ru or zh.")
    ] = "en",
    form: Annotated[str, typer.Option("--format", metavar="NAME", help="pdf or docx.")] = "pdf",
    cache: Annotated[
        Path | None,
        typer.Option("--cache", metavar="DIR", help="Keep what the service gave here."),
    ] = None,
    service: Annotated[
        Path | None,
        typer.Option("--service", metavar="FILE", help="Another document service (TOML)."),
    ] = None,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask even for what was checked a short time ago.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over another file of the same name.")
    ] = False,
    allow_loopback: Annotated[bool, typer.Option("--allow-loopback", hidden=True)] = False,
    as_json: JsonOption = False,
) -> None:
    """Get documents by their symbols from the UN document service."""
    from viennagraph.cli import fetching

    wish = fetching.Wish(
        tuple(symbols), output, language, form, cache, service, refresh, replace, allow_loopback
    )
    raise typer.Exit(fetching.run(wish, as_json=as_json))
