"""`viennagraph serve`."""

from __future__ import annotations

import logging
import socket
from contextlib import closing
from typing import TYPE_CHECKING

from viennagraph import store
from viennagraph.cli.output import console
from viennagraph.errors import ViennaGraphError
from viennagraph.serve import running
from viennagraph.store import layout

if TYPE_CHECKING:
    from viennagraph.serve.place import Place


class ListenError(ViennaGraphError):
    """The server cannot listen there."""


def run(place: Place, host: str, port: int) -> None:
    """Serves until it is told to stop.

    Raises:
        StoreError: There is no store, or it cannot be read.
        ListenError: The address is taken, or is none of this machine.
    """
    if not place.endpoint:
        layout.finished(place.store)
        with store.reading(place.store):
            pass
    with closing(_listening(host, port)) as listening:
        where = f"{_written(host)}:{listening.getsockname()[1]}"
        logging.basicConfig(level=logging.INFO, format="%(message)s")
        console(stderr=True).print(f"{_scheme()}{where}{place.root}   (Ctrl+C ends it)")
        if not running.run(place, listening):
            what = f"the server could not begin at {where}: see the lines above"
            raise ListenError(what)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        what = f"nothing can listen ({error.strerror}) at {host}:{port}: name another --port"
        raise ListenError(what) from error
    return listening


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _scheme() -> str:
    return "http:" + "//"
