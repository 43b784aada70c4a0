"""No spelling of a query makes the server ask another one."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from viennagraph.serve import lexing

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

    from tests.serve.conftest import Listener

P: Final = "PREFIX ex: <URL> PREFIX : <URL> PREFIX service: <URL> "
CALLS: Final = {
    "plain": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "lower case": "SELECT * { service <URL> { ?s ?p ?o } }",
    "mixed case": "SELECT * { SeRvIcE <URL> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "glued to silent": "SELECT * { SERVICESILENT <URL> { ?s ?p ?o } }",
    "glued to a prefixed name": P + "SELECT * { SERVICEex:a { ?s ?p ?o } }",
    "as a prefix before a group": P + "SELECT * { service:a { ?s ?p ?o } }",
    "silent glued to a name": P + "SELECT * { SERVICESILENTex:a { ?s ?p ?o } }",
    "name, comment, group": P + "SELECT * { SERVICEex:a # {\n { ?s ?p ?o } }",
    "a variable": "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "glued to a variable": "SELECT * { BIND(<URL> AS ?u) SERVICE?u{ ?s ?p ?o } }",
    "glued to an IRI": "SELECT * { SERVICE<URL>{?s ?p ?o} }",
    "after a truth value": "SELECT * { ?s ?p true SERVICE <URL> {} }",
    "glued to a truth value": "SELECT * { ?s ?p trueSERVICE <URL> {} }",
    "truth value, name": P + "SELECT * { ?s ?p true.SERVICEex:a {} }",
    "glued to a number": "SELECT * { ?s ?p 1SERVICE <URL> {} }",
    "glued to a decimal": "SELECT * { ?s ?p 1.SERVICE <URL> {} }",
    "glued to a double": "SELECT * { ?s ?p 1e5SERVICE <URL> {} }",
    "after a full stop": "SELECT * { ?s ?p ?o.SERVICE <URL> {} }",
    "after an empty local name": P + "SELECT * { ?s ?p ex:.SERVICE <URL> {} }",
    "glued to a string": "SELECT * { ?s ?p 'a'SERVICE <URL> {} }",
    "glued to a bracket": "SELECT * { ?s ?p []SERVICE <URL> {} }",
    "after a language": "SELECT * { ?s ?p 'a'@en SERVICE <URL> {} }",
    "after a blank node": "SELECT * { ?s ?p _:a.SERVICE <URL> {} }",
    "after a comment": "SELECT * { # a\nSERVICE <URL> {} }",
    "after a comment that a return ends": "SELECT * { #\rSERVICE <URL> {} }",
    "comment within": "SELECT * { SERVICE#\n<URL>#\n{} }",
    "comment with a quote": "SELECT * { #'\n SERVICE <URL> {} #'\n }",
    "between strings": "SELECT * { ?s ?p '\\''. SERVICE <URL> {} ?s ?q '' }",
    "after a long string": "SELECT * { ?s ?p '''a''b'''. SERVICE <URL> {} }",
    "in exists": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE SILENT <URL> {?s ?p ?o} } }",
    "in optional": "SELECT * { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
    "in a subquery": "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "in construct": "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "in describe": "DESCRIBE ?s WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "in ask": "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "less-than before a comment": "SELECT * { ?a ?p ?b FILTER(?a<?b||true)SERVICE#>\n<URL>{} }",
    "less-than before a quote": (
        "SELECT * { ?a ?p ?b FILTER(true||?a<'>')SERVICE<URL>{} FILTER('a'!='b') }"
    ),
    "less-than before a long quote": (
        "SELECT * { ?a ?p ?b FILTER(true||?a<?b#>'''\n)SERVICE<URL>{}#'''\n }"
    ),
    "return, comment, long quote": "SELECT * { #\r'''\nSERVICE<URL>{} #'''\n }",
    "escaped letter": "SELECT * { \\u0053ERVICE <URL> {} }",
    "all letters escaped": "SELECT * { \\U00000053\\u0045\\u0052VICE <URL> {} }",
    "escaped quote in an IRI": "SELECT * { <urn:\\u0041'> ?p '' SERVICE <URL> {} FILTER('') }",
    "byte order mark": "\ufeffSELECT * { SERVICE <URL> {} }",
    "no-break space": "SELECT * {\u00a0SERVICE\u00a0<URL> {} }",
}
MEANT: Final = {
    "a prefix of that name": P + "SELECT * { ?s service:x ?o }",
    "a local name": P + "SELECT * { ?s ex:service ?o }",
    "a variable of that name": "SELECT ?service { ?service ?p $SERVICE }",
    "a string": "SELECT * { ?s ?p 'SERVICE <URL> {}' }",
    "a long string": "SELECT * { ?s ?p '''\nSERVICE <URL> {} ' ''' }",
    "a string with escapes": 'SELECT * { ?s ?p "\\" SERVICE <URL> {} " }',
    "a comment": "SELECT * { } # SERVICE <URL> {}",
    "an IRI": "SELECT * { <http://www.w3.org/ns/sparql-service-description#Service> ?p ?o }",
    "an IRI with an apostrophe": "SELECT * { <http://x/L'service> ?p ?o . ?s ?p 'a' }",
    "a language": "SELECT * { ?s ?p 'a'@service }",
    "a blank node": "SELECT * { _:service ?p ?o }",
    "a graph": "SELECT * FROM <URL> { GRAPH <URLg> { ?s ?p ?o } }",
}


@pytest.mark.parametrize("spelling", CALLS)
def test_a_call_of_another_server_is_seen(spelling: str) -> None:
    assert lexing.calls_service(CALLS[spelling].replace("URL", "http://127.0.0.1:9/"))


@pytest.mark.parametrize("spelling", CALLS)
def test_a_call_of_another_server_is_refused_and_nobody_is_dialled(
    client: TestClient, listener: Listener, spelling: str
) -> None:
    query = CALLS[spelling].replace("URL", listener.url)

    answer = client.post("/sparql", data={"query": query})

    assert answer.status_code == 403
    assert listener.dialled == 0


@pytest.mark.parametrize("spelling", MEANT)
def test_the_word_in_another_place_is_no_call(
    client: TestClient, listener: Listener, spelling: str
) -> None:
    query = MEANT[spelling].replace("URL", listener.url)

    answer = client.post("/sparql", data={"query": query})

    assert answer.status_code == 200
    assert listener.dialled == 0


def test_a_remote_dataset_is_not_fetched(client: TestClient, listener: Listener) -> None:
    fields = [("query", "SELECT * { ?s ?p ?o }"), ("default-graph-uri", listener.url)]

    answer = client.get("/sparql", params=fields)

    assert answer.json()["results"]["bindings"] == []
    assert listener.dialled == 0


DIALS: Final = """
import json, socket, sys
from pathlib import Path
import pyoxigraph as ox
from viennagraph.serve import confine
is_confined = confine.forbid_connections()
refused = []
try:
    list(ox.Store().query(sys.argv[1]))
except OSError as error:
    refused.append(str(error))
try:
    socket.socket()
except PermissionError as error:
    refused.append(str(error))
print(json.dumps([is_confined, refused]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's filter is Linux's")
def test_the_kernel_refuses_what_the_lexer_would_miss(listener: Listener) -> None:
    query = CALLS["plain"].replace("URL", listener.url)

    done = subprocess.run(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-c", DIALS, query], capture_output=True, text=True, check=True, timeout=30
    )

    is_confined, refused = json.loads(done.stdout)
    assert is_confined
    assert len(refused) == 2
    assert listener.dialled == 0


def test_a_process_that_evaluates_is_confined(client: TestClient, small: Path) -> None:
    assert small.is_dir()
    routes = client.app.app  # type: ignore[attr-defined]  # the shield has it

    assert routes.live.queries.is_confined
    assert routes.live.pages.is_confined


@pytest.mark.parametrize("piece", ["a.", "<", "'", "service:a ", "<a'b> ", "#\r", "((", "'''\n"])
def test_reading_a_long_query_takes_time_in_proportion(piece: str) -> None:
    import time  # noqa: PLC0415

    def seconds(length: int) -> float:
        text = "SELECT * { service:a " + piece * (length // len(piece))
        begun = time.perf_counter()
        lexing.read(text)
        return time.perf_counter() - begun

    seconds(1000)

    assert seconds(128_000) < 5
