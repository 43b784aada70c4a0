"""What a server answers, and what is made of it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.fetch.conftest import PDF, World, document, raw, redirect, service, status
from viennagraph import fetch
from viennagraph.fetch import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fetch.conftest import Origin, Reply, Wall

pytestmark = pytest.mark.server

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


def only(order: fetch.Order, world: World, symbol: str = "A/1") -> fetch.Outcome:
    (outcome,) = fetch.documents([symbol], order, world.network)
    return outcome


def assert_refused(outcome: fetch.Outcome, order: fetch.Order, *told: str) -> None:
    assert outcome.status is Status.REFUSED
    assert all(word in outcome.reason for word in told), outcome.reason
    assert not order.folder.exists()


def test_a_document_is_written_as_it_came(origin: Origin, order: fetch.Order, world: World) -> None:
    origin.on_symbol("A/RES/91/1", document())
    outcome = only(order, world, "A/RES/91/1")

    assert (outcome.status, outcome.file) == (Status.FETCHED, "A_RES_91_1.pdf")
    assert (order.folder / outcome.file).read_bytes() == PDF
    assert (order.folder / "manifest.tsv").read_text() == (
        "file\tsymbol\nA_RES_91_1.pdf\tA/RES/91/1\n"
    )


def test_the_request_names_the_program_and_asks_for_nothing_packed(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", document())
    only(order, world)
    ((_, headers),) = origin.asked

    assert headers["User-Agent"].startswith("viennagraph/")
    assert headers["Accept-Encoding"] == "identity"
    assert headers["Host"] == origin.host
    assert "Cookie" not in headers


def test_another_language_has_another_file(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", document(), rest="&l=fr&t=pdf")

    assert only(replace(order, language="fr"), world).file == "A_1.fr.pdf"


def test_a_document_in_chunks_is_whole(origin: Origin, order: fetch.Order, world: World) -> None:
    origin.on_symbol("A/1", raw(CHUNKED, b"%x\r\n%s\r\n0\r\n\r\n" % (len(PDF), PDF)))

    assert only(order, world).size == len(PDF)


def test_a_document_in_many_pieces_is_whole(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    body = PDF[:20] + b"invented " * 10_000 + PDF
    origin.on_symbol("A/1", document(body))

    assert (order.folder / only(order, world).file).read_bytes() == body


@pytest.mark.parametrize("code", [404, 410])
def test_a_missing_document_is_asked_for_once(
    origin: Origin, order: fetch.Order, world: World, code: int
) -> None:
    origin.on_symbol("A/1", status(code))

    assert_refused(only(order, world), order, "no such document", "check the symbol")
    assert len(origin.asked) == 1


def test_a_server_that_failed_is_asked_again_later(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", status(500), status(502), document())

    assert only(order, world).status is Status.FETCHED
    assert world.waits == [1.0, 2.0]


def test_a_server_that_goes_on_failing_is_given_up(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", status(500))

    assert_refused(only(order, world), order, "answers 500", "try again later")
    assert len(origin.asked) == 3


def test_a_server_may_say_how_long_to_wait(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", status(429, Retry_After="7"), document())

    assert only(order, world).status is Status.FETCHED
    assert world.waits == [7.0]


def test_a_server_may_say_until_when_to_wait(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(world.seconds + 30))
    origin.on_symbol("A/1", status(503, Retry_After=date), document())

    assert only(order, world).status is Status.FETCHED
    assert world.waits == [30.0]


def test_a_wait_that_makes_no_sense_is_as_none(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", status(503, Retry_After="soon"), document())
    only(order, world)

    assert world.waits == [1.0]


def test_a_server_that_wants_a_long_wait_is_left_alone(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", status(429, Retry_After="3600"))
    first, second = fetch.documents(["A/1", "A/2"], order, world.network)

    assert_refused(first, order, "asks to wait 3600 s")
    assert second.status is Status.NOT_ASKED
    assert (len(origin.asked), world.waits) == (1, [])


def test_a_server_that_goes_on_asking_for_less_is_left_alone(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", status(429))
    first, second = fetch.documents(["A/1", "A/2"], order, world.network)

    assert_refused(first, order, "fewer requests 3 times")
    assert second.status is Status.NOT_ASKED


def test_a_service_that_fails_for_two_documents_is_left_alone(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    for symbol in ("A/1", "A/2", "A/3"):
        origin.on_symbol(symbol, status(500))
    outcomes = fetch.documents(["A/1", "A/2", "A/3"], order, world.network)

    assert [one.status for one in outcomes] == [Status.REFUSED, Status.REFUSED, Status.NOT_ASKED]


def test_a_service_that_fails_now_and_then_is_asked_on(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    symbols = ["A/1", "A/2", "A/3", "A/4"]
    for symbol, reply in zip(symbols, (status(500), document()) * 2, strict=True):
        origin.on_symbol(symbol, reply)
    outcomes = fetch.documents(symbols, order, world.network)

    assert [one.status for one in outcomes] == [Status.REFUSED, Status.FETCHED] * 2


def test_a_document_that_fails_does_not_stop_the_next(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/2", document())
    first, second = fetch.documents(["A/1", "A/2"], order, world.network)

    assert (first.status, second.status) == (Status.REFUSED, Status.FETCHED)


@pytest.mark.parametrize(
    "pieces",
    [
        [HEAD + b"Content-Length: 1000\r\n\r\n", *([b"x"] * 100)],
        [*(HEAD[i : i + 1] for i in range(len(HEAD)))],
        [CHUNKED, *([b"1\r\nx\r\n"] * 100)],
    ],
    ids=["body", "head", "chunks"],
)
def test_an_answer_that_drips_is_cut_off_in_time(
    origin: Origin, order: fetch.Order, world: World, pieces: list[bytes]
) -> None:
    origin.on_symbol("A/1", raw(*pieces, pause=0.05))
    hurried = replace(order, service=service(origin, attempts=1, total_seconds=0.4))
    started = time.monotonic()

    assert_refused(only(hurried, world), order, "no whole answer within 0.4 s in all")
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("idle", "total", "told"),
    [(0.2, 4.0, "0.2 s at a time"), (2.0, 0.2, "0.2 s in all")],
    ids=["idle", "total"],
)
def test_a_server_that_says_nothing_is_left_in_time(
    origin: Origin, order: fetch.Order, world: World, idle: float, total: float, told: str
) -> None:
    origin.on_symbol("A/1", raw(b"", pause=1))
    limits = {"attempts": 1, "idle_seconds": idle, "total_seconds": total}
    hurried = replace(order, service=service(origin, **limits))

    assert_refused(only(hurried, world), order, "no whole answer within", told)


@pytest.mark.parametrize(
    "reply",
    [
        document(PDF + b" " * 100_000),
        raw(HEAD + b"\r\n", b" " * 200_000),
        raw(CHUNKED, b"186a1\r\n" + b" " * 100_001 + b"\r\n0\r\n\r\n"),
        raw(HEAD + b"Content-Length: 99999999999\r\n\r\n"),
    ],
    ids=["declared", "undeclared", "chunks", "declared and never sent"],
)
def test_a_document_that_is_too_large_is_refused(
    origin: Origin, order: fetch.Order, world: World, reply: Reply
) -> None:
    origin.on_symbol("A/1", reply)

    assert_refused(only(order, world), order, "more than 100000 bytes")
    assert len(origin.asked) == 1


@pytest.mark.parametrize(
    "reply",
    [
        raw(HEAD + b"Content-Length: 5000\r\n\r\n", PDF),
        raw(CHUNKED, b"ffff\r\n" + PDF),
        raw(CHUNKED, b"zz\r\n" + PDF),
        raw(b"HTTP/1.1 200 OK\r\nContent-"),
        raw(b"no such protocol\r\n\r\n"),
        raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"),
        raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n"),
        raw(b""),
    ],
    ids=["length", "chunk", "no chunk", "head", "no http", "fields", "long field", "nothing"],
)
def test_half_an_answer_is_none_and_is_asked_for_again(
    origin: Origin, order: fetch.Order, world: World, reply: Reply
) -> None:
    origin.on_symbol("A/1", reply, document())

    assert only(order, world).size == len(PDF)
    assert len(origin.asked) == 2


def test_a_document_that_stays_cut_off_is_not_kept(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", raw(HEAD + b"Content-Length: 5000\r\n\r\n", PDF))

    assert_refused(only(order, world), order, f"broke off after {len(PDF)} of 5000 bytes")


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (raw(HEAD + b"\r\n", PDF[:-10]), "does not end as pdf does"),
        (raw(HEAD + b"Content-Length: 50\r\n\r\n", PDF), "does not end as pdf does"),
        (document(b"<html>Not found</html>"), "does not begin as pdf does"),
        (document(b""), "does not begin as pdf does"),
        (status(200, b"<html>", Content_Type="text/html; charset=utf-8"), "is text/html, not pdf"),
        (status(200, PDF), "is of no known type, not pdf"),
        (document(Content_Encoding="gzip"), "is packed (gzip)"),
        (status(204), "answers 204"),
        (status(206, PDF, Content_Type="application/pdf"), "answers 206"),
        (status(304), "answers 304"),
        (status(403), "answers 403"),
    ],
    ids=[
        "cut",
        "short length",
        "page",
        "empty",
        "html",
        "untyped",
        "gzip",
        "204",
        "206",
        "304",
        "403",
    ],
)
def test_an_answer_that_is_not_the_document_is_refused_at_once(
    origin: Origin, order: fetch.Order, world: World, reply: Reply, told: str
) -> None:
    origin.on_symbol("A/1", reply)

    assert_refused(only(order, world), order, told)
    assert len(origin.asked) == 1


def test_what_a_server_says_cannot_move_the_cursor(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", raw(b"HTTP/1.1 200 OK\r\nContent-Type: a\x1b[2J\r\n\r\n"))
    origin.on_symbol("A/2", raw(b"\x1b[2J" + b"x" * 9000 + b"\r\n\r\n"))
    reasons = [one.reason for one in fetch.documents(["A/1", "A/2"], order, world.network)]

    assert all(reason.isprintable() and len(reason) < 500 for reason in reasons)


def test_an_older_word_file_is_no_docx(origin: Origin, order: fetch.Order, world: World) -> None:
    word = status(200, b"\xd0\xcf\x11\xe0" + b" " * 500, Content_Type="application/msword")
    origin.on_symbol("A/1", word, rest="&l=en&t=docx")

    assert_refused(
        only(replace(order, format="docx"), world), order, "as docx does", "another format"
    )


def test_a_redirect_on_the_same_host_is_followed(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", redirect("/doc/a.pdf", 301))
    origin.on("/doc/a.pdf", redirect("b.pdf", 308))
    origin.on("/doc/b.pdf", document())
    outcome = only(order, world)

    assert outcome.address == f"http://{origin.host}/doc/b.pdf"
    assert (order.folder / outcome.file).read_bytes() == PDF


def test_a_redirect_that_goes_in_circles_ends(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", redirect("/access?s=A/1&l=en&t=pdf"))

    assert_refused(only(order, world), order, "redirects more than 5 times")
    assert len(origin.asked) == 6


def test_a_redirect_to_another_host_is_not_followed(
    origin: Origin, order: fetch.Order, world: World, serve: Callable[[], Origin]
) -> None:
    other = serve()
    origin.on_symbol("A/1", redirect(f"http://{other.host}/a.pdf"))

    assert_refused(only(order, world), order, other.host, "not on the list of allowed hosts")
    assert other.asked == []


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "//10.0.0.1/a",
        "http://169.254.169.254/latest/meta-data",
        "https://[::ffff:10.0.0.1]/",
        "gopher://127.0.0.1/",
        "http://user@127.0.0.1/",
        "",
    ],
)
def test_a_redirect_to_no_document_service_is_not_followed(
    origin: Origin, order: fetch.Order, world: World, location: str
) -> None:
    origin.on_symbol("A/1", redirect(location))

    assert_refused(only(order, world), order, "nothing was asked there")
    assert len(origin.asked) == 1


def test_a_redirect_to_an_allowed_host_with_a_private_address_is_not_followed(
    origin: Origin, order: fetch.Order, world: World, wall: Wall
) -> None:
    origin.on_symbol("A/1", redirect("https://files.example/a.pdf"))
    world.names["files.example"] = [("10.0.0.1",)]
    hosts = order.service.hosts | {"files.example"}
    wider = replace(order, service=replace(order.service, hosts=hosts))

    assert_refused(only(wider, world), order, "files.example is at 10.0.0.1")
    assert {("127.0.0.1", origin.server.server_port)} == set(wall.connected)


def test_loopback_is_refused_without_the_switch(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    assert_refused(only(replace(order, allow_loopback=False), world), order, "not one of https")
    assert origin.asked == []


def test_a_connection_goes_to_the_address_that_was_checked(
    origin: Origin, order: fetch.Order, world: World, wall: Wall
) -> None:
    port = origin.server.server_port
    named = replace(
        order.service,
        address=order.service.address.replace("127.0.0.1", "documents.example"),
        hosts=frozenset({f"documents.example:{port}"}),
    )
    world.names["documents.example"] = [("127.0.0.1",), ("10.0.0.1",)]
    origin.on_symbol("A/1", document())

    assert only(replace(order, service=named), world).status is Status.FETCHED
    assert [("127.0.0.1", port)] == wall.connected
    assert {"127.0.0.1"} >= set(wall.looked_up)
    assert origin.asked[0][1]["Host"] == f"documents.example:{port}"


def test_a_second_address_is_tried_where_the_first_takes_no_connection(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    world.names["127.0.0.1"] = [("127.0.0.99", "127.0.0.1")]
    origin.on_symbol("A/1", document())

    assert only(order, world).status is Status.FETCHED


def test_no_server_is_told_as_such(origin: Origin, order: fetch.Order, world: World) -> None:
    origin.server.shutdown()
    origin.server.server_close()

    assert_refused(only(order, world), order, "Connection refused", "try again later")


def test_a_name_without_address_is_told_as_such(order: fetch.Order, world: World) -> None:
    def fails(_host: str, _port: int) -> tuple[str, ...]:
        raise OSError(-2, "Name or service not known")

    network = replace(world.network, addresses=fails)
    (outcome,) = fetch.documents(["A/1"], order, network)

    assert_refused(outcome, order, "the host has no address", "Name or service not known")


def test_documents_are_asked_for_one_at_a_time_with_a_pause(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    for symbol in ("A/1", "A/2", "A/3"):
        origin.on_symbol(symbol, document())
    slow = replace(order, service=service(origin, delay_seconds=50))
    fetch.documents(["A/1", "A/2", "A/3"], slow, world.network)

    assert world.waits == [50, 50]


def test_the_pause_holds_from_one_run_to_the_next(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    slow = replace(order, service=service(origin, delay_seconds=50))
    fetch.documents(["A/1"], slow, world.network)
    world.seconds += 20
    fetch.documents(["A/2"], slow, world.network)

    assert world.waits == [30]


def test_a_clock_that_went_backwards_makes_no_pause(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    slow = replace(order, service=service(origin, delay_seconds=50))
    fetch.documents(["A/1"], slow, world.network)
    world.seconds -= 100_000
    fetch.documents(["A/2"], slow, world.network)

    assert world.waits == []


def test_no_pause_is_made_for_what_need_not_be_asked(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("A/1", document())
    slow = replace(order, service=service(origin, delay_seconds=50))
    fetch.documents(["A/1"], slow, world.network)
    fetch.documents(["A/1"], slow, world.network)

    assert world.waits == []


def test_a_symbol_given_twice_is_asked_for_once(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    origin.on_symbol("S/1%20%282000%29", document())
    outcomes = fetch.documents(["S/1(2000)", "S/1 (2000)"], order, world.network)

    assert (len(outcomes), len(origin.asked)) == (1, 1)


def test_a_wrong_symbol_among_others_asks_nothing(
    origin: Origin, order: fetch.Order, world: World
) -> None:
    with pytest.raises(fetch.FetchError, match="not a document symbol"):
        fetch.documents(["A/1", "../x"], order, world.network)
    assert origin.asked == []


def test_no_connection_is_made_but_to_the_service(
    origin: Origin, order: fetch.Order, world: World, wall: Wall
) -> None:
    origin.on_symbol("A/1", status(500), redirect("/a.pdf"))
    origin.on("/a.pdf", document())
    only(order, world)

    assert {("127.0.0.1", origin.server.server_port)} == set(wall.connected)


def test_each_step_is_told(origin: Origin, order: fetch.Order, world: World) -> None:
    told: list[fetch.Progress] = []
    origin.on_symbol("A/1", status(500), document())
    fetch.documents(["A/1"], order, world.network, told.append)

    assert told == [
        fetch.Progress(0, 1, "A/1"),
        fetch.Progress(0, 1, "A/1", 1.0, "the service answers 500"),
    ]
