"""Commands that publish the graph, and that take up what was published."""

# Each command loads what it needs when it runs, so that `viennagraph --help` answers at once.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from viennagraph.cli.options import STORE, JsonOption, StoreOption

FolderArgument = Annotated[
    Path | None, typer.Argument(metavar="DIR", help="The folder of the site.")
]
ToOption = Annotated[
    str | None,
    typer.Option("--to", metavar="URL", help="Load this SPARQL server (its update address)."),
]
BulkOption = Annotated[
    str | None,
    typer.Option("--bulk", metavar="URL", help="Where the server takes N-Quads by POST."),
]
HeldOption = Annotated[
    bool,
    typer.Option("--held", help="The server's default graph is a union: keep the merge apart."),
]
RootOption = Annotated[
    str, typer.Option("--root", metavar="PATH", help="The path below which the site stands.")
]
OriginOption = Annotated[
    str, typer.Option("--origin", metavar="URL", help="The public origin: scheme and host.")
]
WordlessOption = Annotated[
    bool, typer.Option("--without-text", help="Leave out the words of the documents.")
]
DataOnlyOption = Annotated[
    bool, typer.Option("--data-only", help="Write the graph and what it is, and no pages.")
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Replace what was published there before.")
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", metavar="N", min=1, help="How many processes work.")
]


def publish(  # noqa: PLR0913 (one parameter for each option)
    folder: FolderArgument = None,
    *,
    to: ToOption = None,
    bulk: BulkOption = None,
    held: HeldOption = False,
    root: RootOption = "/",
    origin: OriginOption = "",
    without_text: WordlessOption = False,
    data_only: DataOnlyOption = False,
    force: ForceOption = False,
    jobs: JobsOption = None,
    store: StoreOption = STORE,
    as_json: JsonOption = False,
) -> None:
    """Write the graph as a website, or load it into a SPARQL server."""
    from viennagraph.cli import publishing

    if (folder is None) == (to is None):
        what = "nothing says where to publish: name either a folder or a server with --to"
        raise publishing.WhereError(what)
    if to is not None:
        server = publishing.Server(to, bulk, held, force)
        publishing.send(server, store, has_text=not without_text, as_json=as_json)
    elif folder is not None:
        site = publishing.Site(root, origin, force, data_only, jobs)
        publishing.publish(folder, store, site, has_text=not without_text, as_json=as_json)


def load(
    dump: Annotated[
        Path, typer.Argument(metavar="FILE", help="A dump: .nq.gz, .nq, .trig.gz or .trig.")
    ],
    *,
    store: StoreOption = STORE,
    as_json: JsonOption = False,
) -> None:
    """Make a store of a dump that was published."""
    from viennagraph.cli import publishing

    publishing.load(dump, store, as_json=as_json)
