"""What a query may cost, and that nobody else pays for it."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from starlette.testclient import TestClient

from viennagraph import store
from viennagraph.serve.app import application
from viennagraph.serve.limits import MEBIBYTE
from viennagraph.serve.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viennagraph.serve.limits import Limits

MANY: Final = 2000
RUNAWAY: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HUNGRY: Final = "SELECT (GROUP_CONCAT(?long) AS ?n) { ?a ?b ?c . ?d ?e ?f BIND(STR(?a) AS ?long) }"
LARGE: Final = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def heavy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that is large enough for queries that never end."""
    folder = tmp_path_factory.mktemp("heavy") / "store"
    name = "a-name-that-takes-some-room-" * 20
    with store.generation(folder) as draft:
        lines = [
            f'<http://e.org/s{number}> <http://e.org/p> "{name}{number}" <urn:g> .'
            for number in range(MANY)
        ]
        draft.add_graph("urn:g", lines)
        draft.commit()
    return folder


@pytest.fixture(scope="module")
def server(heavy: Path, limits: Limits) -> Iterator[TestClient]:
    """A client of a server with limits that are met soon."""
    with TestClient(application(Place(heavy, limits=limits))) as client:
        yield client


def ask(client: TestClient, query: str, **headers: str) -> Any:  # noqa: ANN401 (two clients)
    return client.post("/sparql", data={"query": query}, headers=headers)


def test_a_query_over_its_time_is_ended(server: TestClient, limits: Limits) -> None:
    begun = time.monotonic()

    answer = ask(server, RUNAWAY)

    assert answer.status_code == 504
    assert "1.5 seconds" in answer.json()["detail"]
    assert time.monotonic() - begun < limits.seconds + 2


def test_an_answer_over_its_size_is_refused_before_it_begins(server: TestClient) -> None:
    answer = ask(server, LARGE)

    assert answer.status_code == 413
    assert str(MEBIBYTE) in answer.json()["detail"]


def test_a_query_over_its_memory_is_ended(heavy: Path, limits: Limits) -> None:
    little = replace(limits, memory=64 * MEBIBYTE, seconds=20)
    query = "SELECT DISTINCT ?x { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(?c, ?f) AS ?x) }"
    with TestClient(application(Place(heavy, limits=little))) as client:
        answer = ask(client, query + " ORDER BY ?x")
        after = ask(client, "ASK {}")

    assert answer.status_code == 507
    assert after.status_code == 200


def test_a_query_that_ends_its_process_is_answered_and_not_felt(server: TestClient) -> None:
    nested = "SELECT * { " + "{" * 5000 + "}" * 5000 + " }"

    answer = ask(server, nested)

    assert answer.status_code == 400
    assert "nested" in answer.json()["detail"]
    assert ask(server, "ASK {}").status_code == 200


def test_small_queries_do_not_wait_for_a_runaway_one(server: TestClient) -> None:
    with ThreadPoolExecutor(1) as beside:
        running = beside.submit(ask, server, RUNAWAY)
        time.sleep(0.2)
        waits = []
        for _ in range(20):
            begun = time.monotonic()
            assert ask(server, "ASK {}").status_code == 200
            waits.append(time.monotonic() - begun)
        status = running.result().status_code

    assert status == 504
    assert sorted(waits)[10] < 0.25


def test_a_long_query_too_many_is_sent_away_with_a_time_to_come_again(server: TestClient) -> None:
    with ThreadPoolExecutor(3) as beside:
        answers = list(beside.map(lambda query: ask(server, query), [RUNAWAY] * 3))

    assert sorted(answer.status_code for answer in answers) == [503, 503, 504]
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert int(refused.headers["retry-after"]) >= 1


def test_a_queue_that_is_full_sends_away(heavy: Path, limits: Limits) -> None:
    narrow = replace(limits, short=1, queue=1, wait=0.1, patience=1)
    with (
        TestClient(application(Place(heavy, limits=narrow))) as client,
        ThreadPoolExecutor(5) as beside,
    ):
        answers = list(beside.map(lambda query: ask(client, query), [RUNAWAY] * 5))

    codes = [answer.status_code for answer in answers]
    assert codes.count(503) >= 3
    assert set(codes) <= {503, 504}


def test_a_large_request_is_refused(server: TestClient, limits: Limits) -> None:
    answer = ask(server, "ASK {} #" + "x" * limits.query)

    assert answer.status_code == 413


def test_an_answer_that_goes_to_a_file_leaves_none(heavy: Path, limits: Limits) -> None:
    place = Place(heavy, limits=limits)
    with TestClient(application(place)) as client:
        live = client.app.app.live  # type: ignore[attr-defined]
        answer = ask(client, "SELECT * { ?s ?p ?o } LIMIT 1000")
        left = [path.name for path in live.spool.iterdir() if path.is_file()]

    assert len(answer.content) > 256 * 1024
    assert len(answer.json()["results"]["bindings"]) == 1000
    assert left == []


def test_an_answer_from_a_file_is_compressed_on_its_way(server: TestClient) -> None:
    query = "SELECT * { ?s ?p ?o } LIMIT 1000"

    plain = ask(server, query, **{"accept-encoding": "identity"})
    packed = ask(server, query, **{"accept-encoding": "gzip"})

    assert packed.headers["content-encoding"] == "gzip"
    assert plain.content == packed.content
