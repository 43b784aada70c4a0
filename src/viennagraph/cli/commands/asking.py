"""Commands that ask the graph something."""

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


def _questions(incomplete: str) -> list[str]:
    from viennagraph import ask

    return [one.name for one in ask.questions() if one.name.startswith(incomplete)]


def _measures(incomplete: str) -> list[str]:
    from viennagraph import analyse

    return [one.name for one in analyse.measures() if one.name.startswith(incomplete)]


def query(  # noqa: PLR0913 (one parameter for each option)
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME|FILE|-",
            autocompletion=_questions,
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
    from viennagraph.api.places import Source
    from viennagraph.cli import querying

    source = Source(store, endpoint, base, is_union=union)
    querying.run(name, tuple(param or ()), Format.JSON if as_json else form, source)


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
    from viennagraph.api.places import Source
    from viennagraph.cli import tracing

    source = Source(store, endpoint, base, is_union=union)
    tracing.run(name, source, as_json=as_json)


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
    """Hold two documents or provisions against each other."""
    from viennagraph.api.places import Source
    from viennagraph.cli import comparing

    source = Source(store, endpoint, base, is_union=union)
    comparing.run(before, after, source, html, as_json=as_json)


def analyse(  # noqa: PLR0913 (one parameter for each option)
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="MEASURE",
            autocompletion=_measures,
            help="Without it, the measures are listed.",
        ),
    ] = None,
    *,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what is measured, after whom, and what to heed.")
    ] = False,
    picture: Annotated[
        Path | None,
        typer.Option("--picture", metavar="FILE", help="Draw it (.svg or .png)."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TABLE,
    as_json: JsonOption = False,
    store: StoreOption = STORE,
    endpoint: EndpointOption = None,
    union: UnionOption = False,
    base: BaseOption = None,
) -> None:
    """Measure the graph: who ties regions together, what rises."""
    from viennagraph.api.places import Source
    from viennagraph.cli import analysing

    source = Source(store, endpoint, base, is_union=union)
    chosen = Format.JSON if as_json else form
    analysing.run(name, chosen, source, picture, explain=explain)
