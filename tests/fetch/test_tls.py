"""A server has to prove that it is the host."""

from __future__ import annotations

import ssl
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.fetch.conftest import CERTIFICATE, World, document, service
from viennagraph import fetch
from viennagraph.fetch import Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fetch.conftest import Origin

pytestmark = pytest.mark.server


def trusting() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=CERTIFICATE)


def fetched(origin: Origin, folder: Path, name: str, world: World) -> fetch.Outcome:
    """What comes of a document whose service is that server under that name."""
    port = origin.server.server_port
    known = service(origin)
    moved = replace(
        known,
        address=known.address.replace(f"http://{origin.host}", f"https://{name}:{port}"),
        hosts=frozenset({f"{name}:{port}"}),
    )
    world.names[name] = [("127.0.0.1",)] * 9
    origin.on_symbol("A/1", document())
    order = fetch.Order(moved, folder / "documents", fetch.Cache(folder), allow_loopback=True)
    (outcome,) = fetch.documents(["A/1"], order, world.network)
    return outcome


@pytest.fixture
def secure(serve: Callable[..., Origin]) -> Origin:
    return serve(is_secure=True)


def test_a_server_that_proves_its_name_is_asked(secure: Origin, tmp_path: Path) -> None:
    outcome = fetched(secure, tmp_path, "documents.example", World(trust=trusting))

    assert outcome.status is Status.FETCHED
    assert secure.asked[0][1]["Host"] == f"documents.example:{secure.server.server_port}"


def test_a_server_that_nobody_vouches_for_is_not_asked(secure: Origin, tmp_path: Path) -> None:
    world = World()
    outcome = fetched(secure, tmp_path, "documents.example", world)

    assert "cannot prove that it is documents.example" in outcome.reason
    assert (secure.asked, world.waits) == ([], [])


def test_a_server_that_proves_another_name_is_not_asked(secure: Origin, tmp_path: Path) -> None:
    outcome = fetched(secure, tmp_path, "elsewhere.example", World(trust=trusting))

    assert "cannot prove that it is elsewhere.example" in outcome.reason
    assert secure.asked == []


def test_a_server_without_tls_is_not_asked(origin: Origin, tmp_path: Path) -> None:
    outcome = fetched(origin, tmp_path, "documents.example", World(trust=trusting))

    assert "the connection failed" in outcome.reason
    assert origin.asked == []


def test_the_trust_of_the_program_is_that_of_the_system() -> None:
    trust = fetch.Network().trust()

    assert (trust.verify_mode, trust.check_hostname) == (ssl.CERT_REQUIRED, True)
