"""Where a server stands: its store, its path, its public address, its limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path  # noqa: TC003 (part of the value)
from typing import TYPE_CHECKING

from viennagraph.errors import ViennaGraphError
from viennagraph.serve.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping


class PlaceError(ViennaGraphError):
    """A server cannot stand there."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server stands.

    `root` is the path below which it answers, and ends with a slash; `origin` its public address,
    such as `https://data.example.org`, "" where it has none.  What a proxy says of either is
    believed only where it `trusts_proxy`; what a client says in `Host` never is.  `edition` names
    the code that makes the pages, so that nobody keeps those of another.  With an `endpoint` the
    pages are made from that SPARQL server, whose default graph may be the union of all its graphs,
    and whose things begin with `base`.
    """

    store: Path
    root: str = "/"
    origin: str = ""
    limits: Limits = field(default_factory=Limits)
    trusts_proxy: bool = False
    logs_queries: bool = False
    look_seconds: float = 1
    edition: str = ""
    endpoint: str = ""
    is_union: bool = False
    base: str = ""


def public(place: Place, headers: Mapping[str, str]) -> str:
    """The public address of a server, with its path; "" where it has none.

    >>> from pathlib import Path
    >>> forwarded = {"x-forwarded-host": "data.example", "x-forwarded-prefix": "/vg"}
    >>> public(Place(Path(), trusts_proxy=True), forwarded)
    'https://data.example/vg/'
    >>> public(Place(Path()), forwarded)
    ''
    """
    origin, root = place.origin, place.root
    if place.trusts_proxy:
        host, scheme = headers.get("x-forwarded-host"), headers.get("x-forwarded-proto", "https")
        try:
            origin = checked_origin(f"{scheme}://{host}") if host else origin
            root = checked_root(headers.get("x-forwarded-prefix", "").rstrip("/") + root)
        except PlaceError:
            origin, root = place.origin, place.root
    return f"{origin}{root}" if origin else ""


def checked_root(root: str) -> str:
    """The path below which a server answers, with its slashes.

    >>> checked_root("vg")
    '/vg/'

    Raises:
        PlaceError: It is no path.
    """
    inner = root.strip("/")
    parts = inner.split("/")
    if inner and not all(part.replace("-", "").replace("_", "").isalnum() for part in parts):
        what = f"{root!r} is no path to serve under: write letters, digits and hyphens, as /data/"
        raise PlaceError(what)
    return f"/{inner}/" if inner else "/"


def checked_origin(origin: str) -> str:
    """The public address of a server, without a path.

    >>> checked_origin("https://data.example.org/")
    'https://data.example.org'

    Raises:
        PlaceError: It is no address.
    """
    scheme, found, host = origin.rstrip("/").partition("://")
    named = host.replace(".", "").replace("-", "").replace(":", "").replace("[", "")
    if origin and not (found and scheme in {"http", "https"} and named.replace("]", "").isalnum()):
        what = f"{origin!r} is no public address: write https://, the name of the host, no path"
        raise PlaceError(what)
    return origin.rstrip("/")
