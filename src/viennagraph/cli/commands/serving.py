"""The command that answers on the web."""

# Each command loads what it needs when it runs, so that `viennagraph --help` answers at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import Annotated

import typer

from viennagraph.cli.options import STORE, BaseOption, EndpointOption, StoreOption, UnionOption


def serve(  # noqa: PLR0913 (each is an option of the command)
    *,
    store: StoreOption = STORE,
    endpoint: EndpointOption = None,
    union: UnionOption = False,
    base: BaseOption = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8000,
    root: Annotated[
        str, typer.Option("--root", metavar="PATH", help="Answer below this path, as /data/.")
    ] = "/",
    origin: Annotated[
        str, typer.Option("--origin", metavar="URL", help="The public address, without a path.")
    ] = "",
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.1, help="The longest that a query may take.")
    ] = 30,
    memory: Annotated[
        int, typer.Option("--memory", min=64, metavar="MIB", help="The most that one may take.")
    ] = 1024,
    answer: Annotated[
        int, typer.Option("--answer", min=1, metavar="MIB", help="The largest answer.")
    ] = 64,
    queue: Annotated[
        int, typer.Option("--queue", min=0, help="How many queries may wait for their turn.")
    ] = 256,
    trusted_proxy: Annotated[
        bool,
        typer.Option("--trusted-proxy", help="Believe X-Forwarded-Host, -Proto and -Prefix."),
    ] = False,
    log_queries: Annotated[
        bool, typer.Option("--log-queries", help="Write the words of queries to the log.")
    ] = False,
) -> None:
    """Answer on the web: pages, linked data and SPARQL."""
    from viennagraph.cli import serving
    from viennagraph.serve.limits import MEBIBYTE, Limits
    from viennagraph.serve.place import Place, checked_origin, checked_root

    limits = Limits(
        seconds=seconds, memory=memory * MEBIBYTE, answer=answer * MEBIBYTE, queue=queue
    )
    place = Place(
        store,
        checked_root(root),
        checked_origin(origin),
        limits,
        trusts_proxy=trusted_proxy,
        logs_queries=log_queries,
        endpoint=endpoint or "",
        is_union=union,
        base=base or "",
    )
    serving.run(place, host, port)
