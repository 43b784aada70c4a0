"""Loading a server: batches, resuming, refusals and credentials, against a server of the test."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph.errors import EndpointError
from viennagraph.publish.loading import Loading
from viennagraph.publish.progress import Progress
from viennagraph.store.remote_update import Credentials, TooMuchError, Updates, credentials
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Answer = Callable[[str, str], int]


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """A server that says of each request, by its path and body, which status it has."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            status = answer(self.headers.get("Authorization", ""), body)
            self.send_response(status)
            if status == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="invented"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/update"
        finally:
            server.shutdown()
            thread.join()


class Endpoint:
    """An update endpoint over a store of its own, which takes only so much at a time."""

    def __init__(self, most: int = 1_000_000) -> None:
        self.store = ox.Store()
        self.most = most
        self.seen: list[str] = []

    def __call__(self, _: str, body: str) -> int:
        self.seen.append(body)
        if body.count(" .\n") > self.most:
            return 500
        self.store.update(body)
        return 200


def graphs(count: int, triples: int = 1) -> ox.Store:
    store = ox.Store()
    for number in range(count):
        for value in range(triples):
            quad = ox.Quad(
                ox.NamedNode(f"{BASE}thing/{number}"),
                ox.NamedNode("urn:invented:value"),
                ox.Literal(value),
                ox.NamedNode(f"{BASE}document/d#p{number}"),
            )
            store.add(quad)
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    return store


def test_many_graphs_go_in_few_requests(tmp_path: Path) -> None:
    endpoint = Endpoint()
    with serving(endpoint) as address:
        loaded = Loading(Updates(address), Progress(tmp_path / "p")).run(graphs(400), BASE)

    assert (loaded.sent, loaded.triples) == (400, 400)
    assert loaded.requests < 5
    assert set(graphs(400)) == set(endpoint.store)


def test_a_server_with_a_union_gets_the_merge_as_a_graph(tmp_path: Path) -> None:
    endpoint = Endpoint()
    held = f"{BASE}graph/held"
    with serving(endpoint) as address:
        Loading(Updates(address), Progress(tmp_path / "p"), held).run(graphs(3), BASE)

    assert not list(endpoint.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert len(list(endpoint.store.quads_for_pattern(None, None, None, ox.NamedNode(held)))) == 3


def test_what_is_too_much_for_a_server_is_halved(tmp_path: Path) -> None:
    endpoint = Endpoint(most=10)
    with serving(endpoint) as address:
        Loading(Updates(address), Progress(tmp_path / "p")).run(graphs(40, triples=7), BASE)

    assert set(graphs(40, triples=7)) == set(endpoint.store)


def test_a_server_that_refuses_a_single_triple_is_told_of(tmp_path: Path) -> None:
    with (
        serving(Endpoint(most=0)) as address,
        pytest.raises(TooMuchError, match="refuses what should be loaded"),
    ):
        Loading(Updates(address), Progress(tmp_path / "p")).run(graphs(2), BASE)


def test_a_load_goes_on_where_it_stopped(tmp_path: Path) -> None:
    endpoint = Endpoint()
    progress = tmp_path / "p"
    with serving(endpoint) as address:
        Loading(Updates(address), Progress(progress)).run(graphs(10), BASE)
        lines = progress.read_text().splitlines()
        progress.write_text("\n".join(lines[:4]) + '\n["half a li')
        endpoint.seen.clear()
        loaded = Loading(Updates(address), Progress(progress)).run(graphs(10), BASE)

    assert (loaded.sent, loaded.kept) == (6, 4)
    assert f"{BASE}thing/9" in "".join(endpoint.seen)
    assert f"{BASE}thing/0>" not in "".join(endpoint.seen)


def test_what_went_since_is_removed_and_what_changed_is_replaced(tmp_path: Path) -> None:
    endpoint = Endpoint()
    after = graphs(2, triples=2)
    with serving(endpoint) as address:
        Loading(Updates(address), Progress(tmp_path / "p")).run(graphs(4), BASE)
        loaded = Loading(Updates(address), Progress(tmp_path / "p")).run(after, BASE)

    assert (loaded.sent, loaded.dropped) == (2, 2)
    assert set(after) == set(endpoint.store)


def test_a_load_that_is_forced_begins_anew(tmp_path: Path) -> None:
    endpoint = Endpoint()
    endpoint.store.add(
        ox.Quad(*[ox.NamedNode("urn:invented:old")] * 3, ox.NamedNode(f"{BASE}document/old"))
    )
    with serving(endpoint) as address:
        Loading(Updates(address), Progress(tmp_path / "p")).run(graphs(2), BASE, is_fresh=True)

    assert set(graphs(2)) == set(endpoint.store)


def test_a_server_that_is_busy_is_asked_again_after_a_while() -> None:
    answers = iter([503, 429, 200])
    waited: list[float] = []
    with serving(lambda _who, _body: next(answers)) as address:
        Updates(address, wait=waited.append).run("CLEAR ALL")

    assert waited == [1.0, 2.0]


def test_a_server_that_is_not_there_is_told_of_after_several_tries() -> None:
    waited: list[float] = []
    with pytest.raises(EndpointError, match="no server answers"):
        Updates("http://127.0.0.1:9/update", wait=waited.append).run("CLEAR ALL")

    assert waited == [1.0, 2.0, 4.0, 8.0, 16.0]


def test_a_name_and_a_password_are_sent_where_they_are_asked_for() -> None:
    seen: list[str] = []

    def answer(who: str, _: str) -> int:
        seen.append(who)
        return 200 if who else 401

    with serving(answer) as address:
        Updates(address, who=Credentials("jo", "secret")).run("CLEAR ALL")

    assert re.fullmatch("Basic .+", seen[-1])


def test_who_may_not_write_is_told_how_to_say_who_they_are() -> None:
    with (
        serving(lambda _who, _body: 403) as address,
        pytest.raises(EndpointError, match="VIENNAGRAPH_PASSWORD"),
    ):
        Updates(address).run("CLEAR ALL")


def test_a_password_is_shown_nowhere() -> None:
    assert "secret" not in repr(Updates("http://x/", who=Credentials("jo", "secret")))


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(EndpointError, match="leave it out") as caught:
        credentials("http://jo:secret@127.0.0.1/update")

    assert "secret" not in str(caught.value)


def test_credentials_come_from_the_environment_or_from_netrc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("VIENNAGRAPH_USER", raising=False)
    nobody = credentials("http://127.0.0.1/update")
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login jo password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    filed = credentials("http://127.0.0.1/update")
    monkeypatch.setenv("VIENNAGRAPH_USER", "al")
    monkeypatch.setenv("VIENNAGRAPH_PASSWORD", "other")
    said = credentials("http://127.0.0.1/update")

    assert (nobody, filed) == (None, Credentials("jo", "secret"))
    assert said == Credentials("al", "other")
