"""The commands that answer: on the web, and to assistants."""

# Each command loads what it needs when it runs, so that `viennagraph --help` answers at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import Annotated

import typer

from viennagraph.cli.options import STORE, BaseOption, EndpointOption, StoreOption, UnionOption

HostOption = Annotated[str, typer.Option("--host", help="The address to listen at.")]
PortOption = Annotated[
    int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
]
RootOption = Annotated[
    str, typer.Option("--root", metavar="PATH", help="Answer below this path, as /data/.")
]
OriginOption = Annotated[
    str, typer.Option("--origin", metavar="URL", help="The public address, without a path.")
]
SecondsOption = Annotated[
    float, typer.Option("--seconds", min=0.1, help="The longest that a query may take.")
]
MemoryOption = Annotated[
    int, typer.Option("--memory", min=64, metavar="MIB", help="The most that one may take.")
]
AnswerOption = Annotated[
    int, typer.Option("--answer", min=1, metavar="MIB", help="The largest answer.")
]
QueueOption = Annotated[
    int, typer.Option("--queue", min=0, help="How many queries may wait for their turn.")
]
ProxyOption = Annotated[
    bool, typer.Option("--trusted-proxy", help="Believe X-Forwarded-Host, -Proto and -Prefix.")
]
LogOption = Annotated[
    bool, typer.Option("--log-queries", help="Write the words of queries to the log.")
]


def serve(  # noqa: PLR0913 (each is an option of the command)
    *,
    store: StoreOption = STORE,
    endpoint: EndpointOption = None,
    union: UnionOption = False,
    base: BaseOption = None,
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    root: RootOption = "/",
    origin: OriginOption = "",
    seconds: SecondsOption = 30,
    memory: MemoryOption = 1024,
    answer: AnswerOption = 64,
    queue: QueueOption = 256,
    trusted_proxy: ProxyOption = False,
    log_queries: LogOption = False,
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


def mcp(
    *,
    store: StoreOption = STORE,
    seconds: SecondsOption = 30,
    memory: MemoryOption = 1024,
    answer: AnswerOption = 8,
) -> None:
    """Answer an assistant, over the Model Context Protocol (stdio)."""
    from viennagraph.cli import assisting
    from viennagraph.serve.limits import MEBIBYTE, Limits
    from viennagraph.serve.place import Place

    limits = Limits(seconds=seconds, memory=memory * MEBIBYTE, answer=answer * MEBIBYTE)
    assisting.run(Place(store, limits=limits))
