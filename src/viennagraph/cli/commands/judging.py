"""Commands that look for what is wrong or unsure."""

# Each command loads what it needs when it runs, so that `viennagraph --help` answers at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path  # noqa: TC003 (the options are read from the annotations)
from typing import Annotated

import typer

from viennagraph.cli.options import STORE, CheckEngine, JsonOption, StoreOption


def validate(  # noqa: PLR0913 (one parameter for each option)
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="An RDF file; without it, the store is looked at."),
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
    engine: Annotated[
        CheckEngine, typer.Option("--engine", help="What holds the graph against the shapes.")
    ] = CheckEngine.NATIVE,
    second_opinion: Annotated[
        bool,
        typer.Option("--second-opinion", help="Ask pySHACL, too, and say whether both agree."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Hold the graph against its shapes (exit code 1: it breaks them)."""
    from viennagraph.cli import validating

    order = validating.Order(
        file, store, shapes, report, second_opinion=second_opinion, engine=engine
    )
    raise typer.Exit(validating.run(order, as_json=as_json))


def review(  # noqa: PLR0913 (one parameter for each option)
    case: Annotated[
        str | None, typer.Argument(metavar="CASE", help="The number of a case to decide.")
    ] = None,
    verdict: Annotated[
        str | None, typer.Argument(metavar="VERDICT", help="same, different or unsure.")
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
