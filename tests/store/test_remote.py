"""A SPARQL server answers as the embedded store does, and its failures are told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from viennagraph.ask.engines import Oxigraph
from viennagraph.ask.formats import from_json
from viennagraph.errors import EndpointError
from viennagraph.store.remote import Remote

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.server

HELD = "https://example.org/graph/held"
QUADS = (
    '<s:a> <p:label> "Wien"@de <g:1> .\n'
    '<s:a> <p:count> "3"^^<http://www.w3.org/2001/XMLSchema#integer> <g:1> .\n'
    '<s:a> <p:count> "3"^^<http://www.w3.org/2001/XMLSchema#integer> <g:2> .\n'
    '<s:a> <p:since> "2091-03-01"^^<http://www.w3.org/2001/XMLSchema#date> <g:2> .\n'
)
QUERY = "SELECT ?s ?p ?o ?none WHERE { ?s ?p ?o OPTIONAL { ?s <p:none> ?none } } ORDER BY ?p ?o"

Answer = tuple[int, str, bytes]
Answering = Callable[[dict[str, list[str]]], Answer]
Serve = Callable[[Answering], str]


class Quiet(ThreadingHTTPServer):
    """A server that does not mind a client that has gone."""

    def handle_error(self, *_: object) -> None:
        pass


def store(*, is_union: bool) -> ox.Store:
    """A store whose merge is its default graph or, as on union servers, a graph by itself."""
    graph = ox.Store()
    graph.load(QUADS, ox.RdfFormat.N_QUADS)
    target = ox.NamedNode(HELD) if is_union else ox.DefaultGraph()
    graph.extend([ox.Quad(q.subject, q.predicate, q.object, target) for q in list(graph)])
    return graph


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves what a function answers to a form, and gives the address."""
    servers: list[ThreadingHTTPServer] = []

    def start(answer: Answering) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                status, media_type, body = answer(parse_qs(self.rfile.read(length).decode()))
                self.send_response(status)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = Quiet(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/sparql"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def answering(graph: ox.Store, *, is_union: bool = False) -> Answering:
    def answer(form: dict[str, list[str]]) -> Answer:
        named: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [
            ox.NamedNode(iri) for iri in form.get("default-graph-uri", [])
        ]
        try:
            results = graph.query(
                form["query"][0],
                default_graph=named or None,
                use_default_graph_as_union=is_union and not named,
            )
        except SyntaxError as error:
            return 400, "text/plain", str(error).encode()
        assert isinstance(results, ox.QuerySolutions)
        body = results.serialize(format=ox.QueryResultsFormat.JSON)
        return 200, "application/sparql-results+json", body or b""

    return answer


def always(status: int, media_type: str, body: bytes) -> Answering:
    return lambda _: (status, media_type, body)


def test_a_server_answers_as_the_embedded_store(
    serve: Serve,
) -> None:
    graph = store(is_union=False)

    assert Oxigraph(graph).select(QUERY) == from_json(Remote(serve(answering(graph))).select(QUERY))


def test_a_server_with_a_union_is_asked_for_the_merge(
    serve: Serve,
) -> None:
    endpoint = serve(answering(store(is_union=True), is_union=True))
    expected = Oxigraph(store(is_union=False)).select(QUERY)

    assert expected == from_json(Remote(endpoint, HELD).select(QUERY))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        pytest.param(always(400, "text/plain", b"bad"), "refuses the query", id="400"),
        pytest.param(always(401, "text/plain", b"who"), "no SPARQL service", id="401"),
        pytest.param(always(404, "text/plain", b"none"), "no SPARQL service", id="404"),
        pytest.param(always(500, "text/plain", b"oh"), "the server failed", id="500"),
        pytest.param(always(503, "text/plain", b"busy"), "the server failed", id="503"),
        pytest.param(always(200, "text/html", b"<html>"), "the answer is text/html", id="page"),
        pytest.param(always(200, "text/plain", b""), "not SPARQL results", id="empty"),
    ],
)
def test_what_is_no_answer_is_told_with_advice(
    serve: Serve,
    answer: Answering,
    words: str,
) -> None:
    endpoint = serve(answer)

    with pytest.raises(EndpointError, match=words) as told:
        Remote(endpoint).select(QUERY)
    assert endpoint in str(told.value)


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(EndpointError, match="no server answers"):
        Remote("http://127.0.0.1:9/sparql").select(QUERY)


@pytest.mark.parametrize("address", ["nonsense", "file:///etc/hosts", "http://"])
def test_an_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(EndpointError):
        Remote(address).select(QUERY)


def test_a_server_that_takes_too_long_is_told(
    serve: Serve,
) -> None:
    def sleep(_: dict[str, list[str]]) -> Answer:
        time.sleep(2)
        return 200, "text/plain", b""

    endpoint = serve(sleep)

    with pytest.raises(EndpointError, match="no answer within 1 seconds"):
        Remote(endpoint, seconds=1).select(QUERY)
