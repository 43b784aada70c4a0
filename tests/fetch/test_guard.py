"""Where the program goes, and where it does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from viennagraph.fetch import guard
from viennagraph.fetch.errors import RefusedError, UnavailableError
from viennagraph.fetch.network import Network

if TYPE_CHECKING:
    from tests.fetch.conftest import World

RULES = guard.Rules(frozenset({"documents.example", "files.example:8443", "127.0.0.1:8000"}))
HERE = replace(RULES, allow_loopback=True)
URL = "https://documents.example/access?s=A/1"


def at(*addresses: str) -> Network:
    return Network(addresses=lambda _host, _port: addresses)


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "https://DOCUMENTS.example./access",
        "https://documents.example:443/access",
        "https://files.example:8443/access",
    ],
)
def test_an_allowed_host_may_be_asked(url: str) -> None:
    assert guard.target(url, RULES).host in {"documents.example", "files.example"}


@pytest.mark.parametrize(
    "url",
    [
        "http://documents.example/access",
        "file:///etc/passwd",
        "ftp://documents.example/access",
        "data:application/pdf,%25PDF",
        "//documents.example/access",
        "https:///access",
        "https://elsewhere.example/access",
        "https://documents.example:8443/access",
        "https://files.example/access",
        "https://documents.example.elsewhere.example/",
        "https://documents.example@elsewhere.example/",
        "https://user:word@documents.example/",
        "https://documents.example\\@elsewhere.example/",
        "https://documents.example/a b",
        "https://documents.example/\r\nX: y",
        "https://documents.example:99999/",
        "https://[documents.example/",
        "https://documentş.example/",
        "http://127.0.0.1:8000/",
    ],
)
def test_another_address_is_refused_before_anything_is_looked_up(url: str) -> None:
    with pytest.raises(RefusedError):
        guard.target(url, RULES)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_an_address_of_the_open_internet_is_taken(address: str) -> None:
    assert (address,) == guard.addresses(guard.target(URL, RULES), RULES, at(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",  # noqa: S104 (refused, not bound)
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "2002:a00:1::1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
        "no address",
    ],
)
def test_a_private_address_is_refused(address: str) -> None:
    with pytest.raises(RefusedError, match="not on the open Internet"):
        guard.addresses(guard.target(URL, RULES), RULES, at(address))


def test_one_private_address_among_others_is_enough_to_refuse() -> None:
    with pytest.raises(RefusedError, match=r"10\.0\.0\.1"):
        guard.addresses(guard.target(URL, RULES), RULES, at("93.184.215.14", "10.0.0.1"))


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_the_switch_of_the_tests_opens_loopback(address: str) -> None:
    assert (address,) == guard.addresses(guard.target(URL, HERE), HERE, at(address))


@pytest.mark.parametrize("address", ["10.0.0.1", "169.254.169.254", "::ffff:192.168.0.1"])
def test_the_switch_of_the_tests_opens_nothing_else(address: str) -> None:
    with pytest.raises(RefusedError):
        guard.addresses(guard.target(URL, HERE), HERE, at(address))


def test_the_switch_of_the_tests_lets_no_plain_request_out() -> None:
    rules = guard.Rules(frozenset({"documents.example:80"}), allow_loopback=True)
    place = guard.target("http://documents.example/", rules)

    with pytest.raises(RefusedError, match="not one of https"):
        guard.addresses(place, rules, at("93.184.215.14"))


def test_a_name_without_an_address_may_have_one_later(world: World) -> None:
    def fails(_host: str, _port: int) -> tuple[str, ...]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(UnavailableError, match=r"documents\.example"):
        guard.addresses(guard.target(URL, RULES), RULES, replace(world.network, addresses=fails))


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/doc/a.pdf", "https://documents.example/doc/a.pdf"),
        ("doc/a b.pdf", "https://documents.example/doc/a%20b.pdf"),
        ("//elsewhere.example/a", "https://elsewhere.example/a"),
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("\\\\elsewhere.example\\a", "https://documents.example/%5C%5Celsewhere.example%5Ca"),
        (" https://files.example:8443/x ", "https://files.example:8443/x"),
        ("/d\u00c3\u00a9", "https://documents.example/d%C3%A9"),
    ],
)
def test_a_redirect_leads_where_it_says(location: str, expected: str) -> None:
    assert expected == guard.redirected(URL, location)


@pytest.mark.parametrize("location", [None, "", "  ", "http://[x"])
def test_a_redirect_to_nowhere_is_refused(location: str | None) -> None:
    with pytest.raises(RefusedError):
        guard.redirected(URL, location)
