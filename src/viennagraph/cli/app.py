"""The commands and their options."""

# Each command loads what it needs when it runs, so that `viennagraph --help` answers at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path  # noqa: TC003 (the options are read from the annotations)
from typing import Annotated

import typer

from viennagraph.cli.options import (
    STORE,
    BaseOption,
    EndpointOption,
    Format,
    JsonOption,
    StoreOption,
    UnionOption,
)

app = typer.Typer(
    name="viennagraph",
    help="What United Nations drug-policy bodies said, to whom, how firmly, and where.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"viennagraph {version('viennagraph')}")
        raise typer.Exit


@app.callback()
def _common(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    pass


@app.command()
def build(  # noqa: PLR0913 (one parameter for each option)
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files and folders.")],
    *,
    store: StoreOption = STORE,
    manifest: Annotated[
        Path | None,
        typer.Option("--manifest", metavar="FILE", help="What is known about the files."),
    ] = None,
    authority: Annotated[
        list[Path] | None,
        typer.Option("--authority", metavar="FILE", help="Further bodies, programmes … (Turtle)."),
    ] = None,
    base: BaseOption = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="How many files to read at a time."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take a file in the place of a document held already.")
    ] = False,
    allow_violations: Annotated[
        bool, typer.Option("--allow-violations", help="Store documents that break the shapes.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Read documents into the store; what is held already is left."""
    from viennagraph.cli import building

    order = building.Order(
        tuple(paths), store, manifest, tuple(authority or ()), base, jobs, replace, allow_violations
    )
    raise typer.Exit(building.run(order, as_json=as_json))


@app.command()
def export(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Ends in .trig, .nq, .ttl, .jsonld, .graphml, .gexf or .csv (a folder of tables).",
        ),
    ],
    *,
    store: StoreOption = STORE,
    projection: Annotated[
        str | None,
        typer.Option("--projection", metavar="NAME", help="What .graphml and .gexf show."),
    ] = None,
) -> None:
    """Write the graph to a file, in the format of its ending."""
    from viennagraph.cli import exporting

    exporting.run(file, store, projection)


@app.command()
def validate(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="An RDF file; without it, the store is looked at."),
    ] = None,
    *,
    store: StoreOption = STORE,
    shapes: Annotated[
        Path | None,
        typer.Option("--shapes", metavar="DIR", help="Other shapes than those of the package."),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="Write the SHACL report as Turtle, too."),
    ] = None,
    second_opinion: Annotated[
        bool,
        typer.Option("--second-opinion", help="Ask pySHACL, too, and say whether both agree."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Hold the graph against its shapes (exit code 1: it breaks them)."""
    from viennagraph.cli import validating

    order = validating.Order(file, store, shapes, report, second_opinion=second_opinion)
    raise typer.Exit(validating.run(order, as_json=as_json))


@app.command()
def query(  # noqa: PLR0913 (one parameter for each option)
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME|FILE|-]",
            help="A question, a file of SPARQL, or - for standard input; without it, the "
            "questions are listed.",
        ),
    ] = None,
    *,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", metavar="NAME=VALUE", help="Fill a parameter; twice gives two values."
        ),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TABLE,
    as_json: JsonOption = False,
    store: StoreOption = STORE,
    endpoint: EndpointOption = None,
    union: UnionOption = False,
    base: BaseOption = None,
) -> None:
    """Ask a question of the graph."""
    from viennagraph.cli import querying
    from viennagraph.cli.sources import Source

    source = Source(store, endpoint, base, is_union=union)
    querying.run(name, tuple(param or ()), Format.JSON if as_json else form, source)


@app.command()
def trace(
    name: Annotated[
        str,
        typer.Argument(
            metavar="THING", help="An IRI, its short form (programme/aircop), or a name (AIRCOP)."
        ),
    ],
    *,
    as_json: JsonOption = False,
    store: StoreOption = STORE,
    endpoint: EndpointOption = None,
    union: UnionOption = False,
    base: BaseOption = None,
) -> None:
    """List every statement about a thing, each with its quote."""
    from viennagraph.cli import tracing
    from viennagraph.cli.sources import Source

    source = Source(store, endpoint, base, is_union=union)
    tracing.run(name, source, as_json=as_json)


@app.command()
def fetch(  # noqa: PLR0913 (one parameter for each option)
    symbols: Annotated[
        list[str], typer.Argument(metavar="SYMBOL…", help="Document symbols, as in A/RES/71/211.")
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


@app.command()
def compare(  # noqa: PLR0913 (one parameter for each option)
    before: Annotated[
        str, typer.Argument(metavar="A", help="A document or a provision, by IRI, symbol or name.")
    ],
    after: Annotated[str, typer.Argument(metavar="B", help="What it is held against.")],
    *,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page, side by side.")
    ] = None,
    as_json: JsonOption = False,
    store: StoreOption = STORE,
    endpoint: EndpointOption = None,
    union: UnionOption = False,
    base: BaseOption = None,
) -> None:
    """Hold two documents or provisions against each other, word by word."""
    from viennagraph.cli import comparing
    from viennagraph.cli.sources import Source

    source = Source(store, endpoint, base, is_union=union)
    comparing.run(before, after, source, html, as_json=as_json)


@app.command()
def review(  # noqa: PLR0913 (one parameter for each option)
    case: Annotated[
        str | None, typer.Argument(metavar="[CASE]", help="The number of a case to decide.")
    ] = None,
    verdict: Annotated[
        str | None, typer.Argument(metavar="[VERDICT]", help="same, different or unsure.")
    ] = None,
    *,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="WORDS", help="Why you decide so.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides.")] = None,
    decided: Annotated[
        bool, typer.Option("--all", help="Show what was decided before, too.")
    ] = False,
    as_json: JsonOption = False,
    store: StoreOption = STORE,
) -> None:
    """List what is contradictory, unsure or unknown, and decide on it."""
    from viennagraph.cli import reviewing

    answer = reviewing.Answer(case, verdict, reason, by) if case else None
    reviewing.run(store, answer, decided=decided, as_json=as_json)
