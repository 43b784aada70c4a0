"""Where this program goes: only to hosts that are allowed, at addresses of the open Internet."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin, urlsplit

from viennagraph.fetch.errors import RefusedError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.fetch.network import Network

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS: Final = {"https": 443, "http": 80}
_BLANK: Final = re.compile(r"[\x00-\x20\x7f\\]")
_KEPT: Final = "%/?#:@!$&'()*+,;=~-._[]"
_SHOWN: Final = 200
_COMPATIBLE: Final = ipaddress.IPv6Network("::/96")
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
_TRANSLATED_INSIDE: Final = ipaddress.IPv6Network("64:ff9b:1::/48")


@dataclass(frozen=True, slots=True)
class Rules:
    """Which hosts may be asked; loopback only where a test says so."""

    hosts: frozenset[str]
    allow_loopback: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked, taken apart."""

    url: str
    host: str
    port: int
    path: str
    is_secure: bool

    @property
    def authority(self) -> str:
        """The host as a request names it, with its port where that is not the usual one."""
        named = f"[{self.host}]" if ":" in self.host else self.host
        usual = _PORTS["https" if self.is_secure else "http"]
        return named if self.port == usual else f"{named}:{self.port}"


def target(url: str, rules: Rules) -> Target:
    """The parts of an address, if its host may be asked.

    >>> target("https://documents.example/a?b", Rules(frozenset({"documents.example"}))).path
    '/a?b'

    Raises:
        RefusedError: It may not, or the address is not one of the web.
    """
    if _BLANK.search(url):
        what = "the address has a blank, a backslash or a control character"
        raise _refused(what, url)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        what = f"the address cannot be read ({error})"
        raise _refused(what, url) from error
    host = host.casefold().removesuffix(".")
    if parts.scheme not in _PORTS or (parts.scheme == "http" and not rules.allow_loopback):
        what = "the address is not one of https"
        raise _refused(what, url)
    if parts.username is not None or parts.password is not None or not host.isascii():
        what = "the address hides its host"
        raise _refused(what, url)
    named = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    is_usual = parts.scheme == "https" and port == _PORTS["https"]
    if named not in rules.hosts and not (is_usual and host in rules.hosts):
        what = f"the host {named} is not on the list of allowed hosts"
        raise _refused(what, url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(url, host, port, path, parts.scheme == "https")


def redirected(url: str, location: str | None) -> str:
    """Where a redirect leads from an address.

    >>> redirected("https://a.example/x?y", "/doc/é.pdf")
    'https://a.example/doc/%E9.pdf'

    Raises:
        RefusedError: It names no place.
    """
    if not location or not location.strip():
        what = "the service redirects without saying where to"
        raise _refused(what, url)
    try:  # the bytes of a header reach us as Latin-1
        return urljoin(url, quote(location.strip().encode("latin-1"), safe=_KEPT))
    except (UnicodeEncodeError, ValueError) as error:
        what = f"the service redirects to no address ({error})"
        raise _refused(what, url) from error


def addresses(place: Target, rules: Rules, network: Network) -> tuple[str, ...]:
    """The numeric addresses of a target, each of the open Internet.

    The name is looked up here, once; a connection goes to one of these and looks up nothing.

    Raises:
        RefusedError: One of them is private, and so is perhaps the service behind it.
        UnavailableError: The name has no address now.
    """
    try:
        found = network.addresses(place.host, place.port)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, socket.gaierror) else str(error)
        what = f"the host has no address ({reason})"
        raise UnavailableError(what, place.host) from error
    for one in found:
        if not _may_go(one, rules):
            what = f"{place.host} is at {one}, which is not on the open Internet,"
            raise _refused(what, place.url)
    if not place.is_secure and not all(_is_loopback(one) for one in found):
        what = "the address is not one of https"
        raise _refused(what, place.url)
    return found


def _may_go(words: str, rules: Rules) -> bool:
    if rules.allow_loopback and _is_loopback(words):
        return True
    try:
        return all(_is_open(one) for one in _meant(ipaddress.ip_address(words)))
    except ValueError:
        return False


def _is_loopback(words: str) -> bool:
    try:
        return all(one.is_loopback for one in _meant(ipaddress.ip_address(words)))
    except ValueError:
        return False


def _is_open(address: Address) -> bool:
    closed = (  # one kind implies another, but not the same ones in every version of Python
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )
    if isinstance(address, ipaddress.IPv6Address):
        closed = closed or address.is_site_local or address in _TRANSLATED_INSIDE
    return address.is_global and not closed


def _meant(address: Address) -> Iterator[Address]:
    """The addresses to which packets for this one go: itself, or those of IPv4 inside it."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
        return
    low = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    elif address in _TRANSLATED or (address in _COMPATIBLE and int(address) > 1):
        yield low
    else:
        yield address
        if address.sixtofour is not None:
            yield address.sixtofour


def _refused(what: str, url: str) -> RefusedError:
    shown = url if len(url) <= _SHOWN else f"{url[:_SHOWN]}…"
    advice = "nothing was asked there; if the service has moved, say so in a --service file"
    return RefusedError(what, repr(shown), advice)
