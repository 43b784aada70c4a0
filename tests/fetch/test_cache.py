"""What is kept, and when the service is asked again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.fetch.conftest import PDF, World, document, redirect, status
from viennagraph import fetch
from viennagraph.fetch import Status
from viennagraph.fetch.errors import FetchError, InUseError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fetch.conftest import Origin

pytestmark = pytest.mark.server

CHANGED = PDF.replace(b"invented", b"corrected")
DATE = "Fri, 02 Mar 2091 10:00:00 GMT"
A_WEEK = 7 * 86400


def again(order: fetch.Order, world: World) -> fetch.Outcome:
    (outcome,) = fetch.documents(["A/1"], order, world.network)
    return outcome


def entry(order: fetch.Order) -> Path:
    (found,) = (order.cache.folder / "entries").iterdir()
    return found


def content(order: fetch.Order) -> Path:
    (found,) = (order.cache.folder / "files").iterdir()
    return found


def test_a_document_that_was_checked_a_short_time_ago_is_not_asked_for(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", document())
    again(order, world)
    outcome = again(order, world)

    assert (outcome.status, outcome.was_asked) == (Status.UNCHANGED, False)
    assert len(origin.asked) == 1


def test_a_document_from_the_cache_comes_into_another_folder(
    origin: Origin, order: fetch.Order, world: World, tmp_path: Path
) -> None:
    origin.on_symbol("A/1", document())
    again(order, world)
    outcome = again(replace(order, folder=tmp_path / "other"), world)

    assert (outcome.status, len(origin.asked)) == (Status.FETCHED, 1)
    assert (tmp_path / "other" / "A_1.pdf").read_bytes() == PDF


def test_a_document_is_asked_for_later_only_if_it_changed(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", document(ETag='"1"', Last_Modified=DATE), status(304))
    again(order, world)
    world.seconds += A_WEEK
    outcome = again(order, world)
    headers = origin.asked[1][1]

    assert (outcome.status, outcome.was_asked) == (Status.UNCHANGED, True)
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"1"', DATE)


def test_an_unchanged_document_counts_as_checked(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", document(ETag='"1"'), status(304))
    again(order, world)
    world.seconds += A_WEEK
    again(order, world)

    assert not again(order, world).was_asked


def test_what_is_known_of_a_document_is_told_to_the_address_that_gave_it_alone(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", redirect("/a.pdf"))
    origin.on("/a.pdf", document(ETag='"1"'), status(304))
    again(order, world)
    world.seconds += A_WEEK
    again(order, world)

    told = ["If-None-Match" in headers for _, headers in origin.asked]

    assert told == [False, False, False, True]


def test_nothing_is_unchanged_where_nobody_asked_for_changes(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", redirect("/a.pdf"), status(304))
    origin.on("/a.pdf", document(ETag='"1"'))
    again(order, world)
    world.seconds += A_WEEK
    outcome = again(order, world)

    assert "the service answers 304" in outcome.reason


def test_refresh_asks_at_once(origin: Origin, order: fetch.Order, world: World) -> None:
    origin.on_symbol("A/1", document(ETag='"1"'), status(304))
    again(order, world)

    assert again(replace(order, is_asking_anew=True), world).was_asked


def test_a_clock_that_went_backwards_makes_nothing_fresh(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", document())
    again(order, world)
    world.seconds -= A_WEEK

    assert again(order, world).was_asked


def test_a_changed_document_does_not_silently_replace_the_file(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", document(), document(CHANGED))
    again(order, world)
    world.seconds += A_WEEK
    outcome = again(order, world)

    assert (outcome.status, "--replace" in outcome.reason) == (Status.REFUSED, True)
    assert (order.folder / "A_1.pdf").read_bytes() == PDF


def test_a_changed_document_replaces_the_file_on_request(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", document(), document(CHANGED))
    again(order, world)
    world.seconds += A_WEEK
    outcome = again(replace(order, replace=True), world)

    assert outcome.status is Status.FETCHED
    assert (order.folder / "A_1.pdf").read_bytes() == CHANGED


@pytest.mark.parametrize(
    "damaged",
    [
        lambda order: entry(order).write_text("{"),
        lambda order: entry(order).write_text("[]"),
        lambda order: entry(order).unlink(),
        lambda order: content(order).write_bytes(PDF + b" "),
        lambda order: content(order).unlink(),
        lambda order: changed(order, digest="../../documents/A_1.pdf"),
        lambda order: changed(order, tag='"1"\r\nX: y'),
        lambda order: changed(order, url="http://127.0.0.1/other"),
        lambda order: changed(order, checked="yesterday"),
    ],
    ids=["json", "list", "no entry", "bytes", "no bytes", "path", "field", "address", "time"],
)
def test_a_damaged_cache_is_as_none(
    origin: Origin, order: fetch.Order, world: World, damaged: object
) -> None:
    origin.on_symbol("A/1", document(ETag='"1"'))
    again(order, world)
    damaged(order)  # type: ignore[operator]
    outcome = again(order, world)

    assert (outcome.status, outcome.was_asked) == (Status.UNCHANGED, True)
    assert "If-None-Match" not in origin.asked[1][1]


def changed(order: fetch.Order, **values: str) -> None:
    path = entry(order)
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def test_what_another_run_left_half_is_cleared_away(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    (order.cache.folder / "files").mkdir(parents=True)
    (order.cache.folder / "files" / "arriving").write_bytes(b"%PDF-")
    origin.on_symbol("A/1", status(404))
    again(order, world)

    assert not list((order.cache.folder / "files").iterdir())


def test_two_processes_do_not_ask_at_the_same_time(order: fetch.Order, world: World) -> None:
    with order.cache.lock(), pytest.raises(InUseError, match="--cache"):
        again(order, world)


def test_a_cache_that_cannot_be_made_is_told(order: fetch.Order, world: World) -> None:
    order.cache.folder.write_text("a file")

    with pytest.raises(FetchError, match="check the folder"):
        again(order, world)
