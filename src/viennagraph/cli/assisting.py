"""`viennagraph mcp`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.errors import MissingExtraError
from viennagraph.store import layout

if TYPE_CHECKING:
    from viennagraph.serve.place import Place


def run(place: Place) -> None:
    """Answers an assistant on standard input and output until it goes.

    Raises:
        StoreError: There is no store, or it cannot be read.
        MissingExtraError: The SDK of the protocol is not installed.
    """
    layout.finished(place.store)
    try:
        from viennagraph.assist import server  # noqa: PLC0415 (an extra)
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith(("mcp", "pydantic")):
            raise
        raise MissingExtraError(package="mcp", extra="mcp") from error
    server(place).run("stdio")
