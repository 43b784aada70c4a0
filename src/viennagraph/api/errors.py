"""What can go wrong when the graph is asked from Python."""

from __future__ import annotations

from viennagraph.errors import ViennaGraphError


class ClosedError(ViennaGraphError):
    """A graph is asked after it was closed."""

    def __init__(self) -> None:
        super().__init__("the graph is closed: open it again with `viennagraph.open`")


class EmbeddedOnlyError(ViennaGraphError):
    """Something is wanted of a server that only a store on this machine gives."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} needs a store, and this graph is asked over HTTP: "
            "open a store, or ask the server in SPARQL"
        )
        self.what = what
