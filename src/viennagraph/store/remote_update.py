"""Changing what a SPARQL server holds, over HTTP: updates, and quads in bulk."""

from __future__ import annotations

import netrc
import os
import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
)

from viennagraph.errors import EndpointError

if TYPE_CHECKING:
    from collections.abc import Callable

USER: Final = "VIENNAGRAPH_USER"
"""The environment variable with the name of the user who may write."""

PASSWORD: Final = "VIENNAGRAPH_PASSWORD"  # noqa: S105 (the name of a variable)
"""The environment variable with the password of that user."""

UPDATE: Final = "application/sparql-update"
NQUADS: Final = "application/n-quads"

_SECONDS: Final = 600
_TRIES: Final = 6
_LONGEST: Final = 60.0
_SHOWN: Final = 300
_PASSING: Final = frozenset({408, 425, 429, 502, 503, 504})
_TOO_MUCH: Final = frozenset({400, 413, 414, 431, 500, 507})
_DENIED: Final = frozenset({401, 403})


class TooMuchError(EndpointError):
    """The server does not take a request; a smaller one may pass."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who writes, and the password, which is not shown."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Credentials({self.user!r}, …)"


def credentials(endpoint: str) -> Credentials | None:
    """Who writes to a server: from the environment, or else from the user's .netrc.

    Raises:
        EndpointError: The address holds a password, which others could read on the command line,
            or the file cannot be read.
    """
    parts = urlsplit(endpoint)
    if parts.username or parts.password:
        what = "the address holds a name or a password"
        shown = endpoint.replace(f"{parts.netloc.rpartition('@')[0]}@", "")
        raise EndpointError(what, shown, f"leave it out, and set {USER} and {PASSWORD}, or .netrc")
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if user and password:
        return Credentials(user, password)
    try:
        found = netrc.netrc().authenticators(parts.hostname or "")
    except FileNotFoundError:
        return None
    except (netrc.NetrcParseError, OSError) as error:
        what = f"the file .netrc cannot be read ({error})"
        raise EndpointError(what, endpoint, f"correct it, or set {USER} and {PASSWORD}") from error
    return Credentials(found[0], found[2]) if found else None


@dataclass(frozen=True, slots=True)
class Updates:
    """A server that can be written to: `update` takes SPARQL Update, `bulk` N-Quads by POST.

    `wait` is what passes the time between two tries.
    """

    update: str
    bulk: str | None = None
    who: Credentials | None = None
    seconds: int = _SECONDS
    wait: Callable[[float], None] = time.sleep

    def run(self, sparql: str) -> None:
        """Runs an update.

        Raises:
            TooMuchError: The server refuses the request, which may be too large for it.
            EndpointError: The server does not answer, or lets nobody write.
        """
        self._post(self.update, UPDATE, sparql.encode())

    def load(self, nquads: bytes) -> None:
        """Adds quads to what the server holds.

        Raises:
            TooMuchError: The server refuses the request, which may be too large for it.
            EndpointError: The server does not answer, or lets nobody write.
        """
        self._post(self.bulk or self.update, NQUADS, nquads)

    def _post(self, address: str, media: str, body: bytes) -> None:
        if not address.startswith(("http://", "https://")):
            what = "the address of the server does not begin with http"
            raise EndpointError(what, address, "write the whole address of the endpoint")
        opener = self._opener(address)
        headers = {"Content-Type": f"{media}; charset=utf-8", "Accept": "*/*"}
        if media == NQUADS:
            headers["Content-Type"] = media
        for number in range(_TRIES):
            request = Request(address, body, headers)  # noqa: S310 (http, as looked at above)
            try:
                answer: HTTPResponse = opener.open(request, timeout=self.seconds)
                with answer:
                    answer.read()
            except HTTPError as error:
                with error:
                    said = error.read(_SHOWN * 4).decode("utf-8", "replace")
                if error.code not in _PASSING or number == _TRIES - 1:
                    raise _refusal(address, error.code, said) from error
                self.wait(_pause(number, error.headers.get("Retry-After")))
            except (URLError, HTTPException, OSError) as error:
                if number == _TRIES - 1:
                    what = f"no server answers ({getattr(error, 'reason', error)})"
                    advice = "check the address, and that the server runs"
                    raise EndpointError(what, address, advice) from error
                self.wait(_pause(number, None))
            else:
                return

    def _opener(self, address: str) -> OpenerDirector:
        if self.who is None:
            return build_opener()
        known = HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, address, self.who.user, self.who.password)
        return build_opener(HTTPBasicAuthHandler(known), HTTPDigestAuthHandler(known))


def _pause(number: int, asked: str | None) -> float:
    if asked and asked.isdigit():
        return min(float(asked), _LONGEST)
    return min(2.0**number, _LONGEST)


def _refusal(address: str, code: int, said: str) -> EndpointError:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    words = f"{code}: {lines[0][:_SHOWN]}" if lines else str(code)
    if code in _DENIED:
        what = f"the server lets nobody write who says no more ({code})"
        return EndpointError(what, address, f"set {USER} and {PASSWORD}, or .netrc")
    if code in _TOO_MUCH:
        what = f"the server refuses what should be loaded ({words})"
        return TooMuchError(what, address, "check that it takes SPARQL 1.1 Update")
    what = f"the server does not take updates ({words})"
    return EndpointError(what, address, "check the address and your rights")
