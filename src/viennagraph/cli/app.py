"""The command line: every command, in the order in which `--help` lists them."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from viennagraph.cli.commands.asking import analyse, compare, query, trace
from viennagraph.cli.commands.changing import diff, remove
from viennagraph.cli.commands.collecting import build, fetch
from viennagraph.cli.commands.giving import export
from viennagraph.cli.commands.judging import review, validate
from viennagraph.cli.commands.serving import mcp, serve
from viennagraph.cli.commands.sharing import load, publish
from viennagraph.cli.examples import epilog

app = typer.Typer(
    name="viennagraph",
    help="What United Nations drug-policy bodies said, to whom, how firmly, and where.",
    no_args_is_help=True,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(*, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 (slow to load)

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


_COMMANDS: Final = (
    build,
    fetch,
    remove,
    query,
    trace,
    compare,
    analyse,
    diff,
    review,
    validate,
    export,
    serve,
    mcp,
    publish,
    load,
)
for _command in _COMMANDS:
    app.command(epilog=epilog(_command.__name__))(_command)
