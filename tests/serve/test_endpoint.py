"""The endpoint beyond the protocol: types, validators, errors, what it says of itself."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from viennagraph import ask as questions
from viennagraph.vocab import PREFIXES, rdf, sh

if TYPE_CHECKING:
    from starlette.testclient import TestClient

EX: Final = "http://example.org/"
ROWS: Final = f"SELECT ?o {{ <{EX}a> <{EX}p> ?o }}"
GRAPH: Final = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o . <{EX}a> ?p ?o }}"
SELECTS: Final = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/sparql-results+json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "application/xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
    "*/*": "application/sparql-results+json",
    "text/*": "text/csv",
    "*/*;q=0.1, text/*": "text/csv",
    "text/csv;q=0.4, application/sparql-results+xml;q=0.6": "application/sparql-results+xml",
    "application/sparql-results+json;q=0, */*;q=0.5": "application/sparql-results+xml",
    "application/sparql-results+json, text/turtle": "application/sparql-results+json",
}
CONSTRUCTS: Final = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/json": ox.RdfFormat.JSON_LD,
    "*/*": ox.RdfFormat.TURTLE,
    "text/*": ox.RdfFormat.TURTLE,
    "application/sparql-results+json, text/turtle;q=0.5": ox.RdfFormat.TURTLE,
}


def ask(client: TestClient, query: str, accept: str | None = None, **more: str) -> Any:  # noqa: ANN401
    headers = {"accept": accept} if accept else {}
    return client.get("/sparql", params={"query": query, **more}, headers=headers)


@pytest.mark.parametrize("accept", SELECTS)
def test_rows_come_in_the_type_asked_for(client: TestClient, accept: str) -> None:
    answer = ask(client, ROWS, accept)

    kind = answer.headers["content-type"].split(";")[0]
    assert SELECTS[accept] == kind
    match kind:
        case "application/sparql-results+json":
            rows = [row["o"]["value"] for row in answer.json()["results"]["bindings"]]
        case "application/sparql-results+xml":
            rows = [one.text for one in ET.fromstring(answer.text).iter() if "literal" in one.tag]  # noqa: S314
        case "text/csv":
            rows = [row["o"] for row in csv.DictReader(io.StringIO(answer.text))]
        case _:
            rows = [line.strip('"') for line in answer.text.splitlines()[1:]]
    assert rows == ["one"]


@pytest.mark.parametrize("accept", CONSTRUCTS)
def test_a_graph_comes_in_the_type_asked_for(client: TestClient, accept: str) -> None:
    answer = ask(client, GRAPH, accept)

    form = CONSTRUCTS[accept]
    assert form.media_type == answer.headers["content-type"].split(";")[0]
    assert len({quad.triple for quad in ox.parse(answer.content, form)}) == 2


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (ROWS, "image/png"),
        (ROWS, "text/turtle"),
        ("ASK {}", "text/csv"),
        ("ASK {}", "text/tab-separated-values"),
        (GRAPH, "text/csv"),
        (GRAPH, "application/sparql-results+json"),
        (f"DESCRIBE <{EX}a>", "application/sparql-results+xml"),
    ],
)
def test_what_cannot_be_had_is_refused_with_a_list(
    client: TestClient, query: str, accept: str
) -> None:
    answer = ask(client, query, accept)

    assert answer.status_code == 406
    assert answer.json()["available"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("json", "application/sparql-results+json"),
        ("csv", "text/csv"),
        ("xml", "application/sparql-results+xml"),
        ("tsv", "text/tab-separated-values"),
    ],
)
def test_a_link_asks_for_a_type_by_its_short_name(client: TestClient, name: str, kind: str) -> None:
    answer = ask(client, ROWS, "text/html", format=name)

    assert kind == answer.headers["content-type"].split(";")[0]


def test_an_unknown_short_name_is_refused(client: TestClient) -> None:
    assert ask(client, ROWS, format="pdf").status_code == 400


def test_a_csv_for_programs_has_no_byte_order_mark(client: TestClient) -> None:
    assert ask(client, ROWS, "text/csv").content.startswith(b"o\r\n")


def test_a_form_value_is_decoded_once(client: TestClient) -> None:
    answer = ask(client, 'SELECT ("a%20b+c" AS ?x) {}')

    assert answer.json()["results"]["bindings"][0]["x"]["value"] == "a%20b+c"


def test_a_protocol_dataset_wins_over_from(client: TestClient) -> None:
    query = f"SELECT ?o FROM <{EX}g2> {{ ?s <{EX}p> ?o }}"  # noqa: S608 (SPARQL)

    own = ask(client, query).json()["results"]["bindings"]
    other = ask(client, query, **{"default-graph-uri": f"{EX}g3"}).json()["results"]["bindings"]

    assert [row["o"]["value"] for row in own] == ["two"]
    assert [row["o"]["value"] for row in other] == ["three"]


def test_a_default_graph_alone_leaves_no_named_graph_in_sight(client: TestClient) -> None:
    query = "SELECT ?g { GRAPH ?g { ?s ?p ?o } }"

    assert (
        ask(client, query, **{"default-graph-uri": f"{EX}g1"}).json()["results"]["bindings"] == []
    )


def test_a_named_graph_alone_leaves_the_default_graph_empty(client: TestClient) -> None:
    answer = ask(client, "ASK { ?s ?p ?o }", **{"named-graph-uri": f"{EX}g1"})

    assert answer.json()["boolean"] is False


def test_the_default_graph_has_a_name_for_clients_of_other_servers(client: TestClient) -> None:
    held = "https://w3id.org/viennagraph/graph/held"

    answer = ask(client, f"ASK {{ <{EX}a> <{EX}p> 'one' }}", **{"default-graph-uri": held})

    assert answer.json()["boolean"] is True


def test_the_default_graph_holds_a_triple_once(client: TestClient) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ <{EX}a> <{EX}p> ?o }}"

    assert ask(client, query).json()["results"]["bindings"][0]["n"]["value"] == "1"


def test_a_bad_graph_name_is_refused(client: TestClient) -> None:
    assert ask(client, "ASK {}", **{"default-graph-uri": "no iri"}).status_code == 400


def test_an_error_is_shown_at_its_line_and_column(client: TestClient) -> None:
    answer = ask(client, "SELECT *\nWHERE {\n  ?s ex:a ?o }\n")

    problem = answer.json()
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert (problem["line"], problem["column"]) == (3, 11)
    assert problem["excerpt"].split("\n") == ["  ?s ex:a ?o }", "          ^"]
    assert "expected" not in answer.text


def test_an_error_is_text_for_those_who_ask_for_text(client: TestClient) -> None:
    answer = ask(client, "ASK {", "text/plain")

    assert answer.headers["content-type"].startswith("text/plain")
    assert "^" in answer.text


def test_markup_in_a_path_is_escaped_on_the_page_of_its_error(client: TestClient) -> None:
    answer = client.get("/body/a&lt;'b", headers={"accept": "text/html"})

    assert answer.status_code == 404
    assert "&lt;'" not in answer.text
    assert "a&amp;lt;&#39;b" in answer.text


def test_an_answer_is_known_again_by_its_tag(client: TestClient) -> None:
    first = ask(client, ROWS)
    again = client.get(
        "/sparql", params={"query": ROWS}, headers={"if-none-match": first.headers["etag"]}
    )

    assert again.status_code == 304
    assert again.content == b""
    assert first.headers["etag"] == again.headers["etag"].removeprefix("W/")


def test_another_type_has_another_tag(client: TestClient) -> None:
    assert ask(client, ROWS).headers["etag"] != ask(client, ROWS, "text/csv").headers["etag"]


@pytest.mark.parametrize("function", ["NOW()", "RAND()", "UUID()", "STRUUID()"])
def test_an_answer_that_changes_is_not_kept(client: TestClient, function: str) -> None:
    answer = ask(client, f"SELECT ({function} AS ?x) {{}}")

    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_an_answer_says_on_what_it_depends(client: TestClient) -> None:
    assert ask(client, ROWS).headers["vary"] == "Accept, Accept-Encoding"


def test_head_gives_the_headers_of_get_without_a_body(client: TestClient) -> None:
    answer = client.head("/sparql", params={"query": ROWS})

    assert answer.status_code == 200
    assert answer.content == b""
    assert ask(client, ROWS).headers["etag"] == answer.headers["etag"]
    assert int(answer.headers["content-length"]) > 0


def test_an_answer_that_is_compressed_has_a_weak_tag(site: TestClient) -> None:
    answer = ask(site, "SELECT * { ?s ?p ?o } LIMIT 20")

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["etag"].startswith('W/"')


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused_with_those_that_there_are(
    client: TestClient, method: str
) -> None:
    answer = client.request(method, "/sparql")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_a_page_elsewhere_may_ask(client: TestClient) -> None:
    answer = client.options(
        "/sparql",
        headers={"origin": "https://else.example", "access-control-request-method": "POST"},
    )

    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]


@pytest.mark.parametrize(
    "accept", ["*/*", "text/turtle", "application/rdf+xml", "application/ld+json", "text/*"]
)
def test_the_service_describes_itself(client: TestClient, accept: str) -> None:
    answer = client.get("/sparql", headers={"accept": accept})

    form = ox.RdfFormat.from_media_type(answer.headers["content-type"].split(";")[0])
    assert form is not None
    store = ox.Store()
    store.load(answer.content, form)
    services = "http://www.w3.org/ns/sparql-service-description#Service"
    kind = ox.NamedNode(rdf.type)
    assert len(list(store.quads_for_pattern(None, kind, ox.NamedNode(services), None))) == 1


def test_the_examples_can_be_found_by_query(client: TestClient) -> None:
    answer = ask(
        client,
        f"PREFIX sh: <{sh.NS}> PREFIX rdfs: <{PREFIXES['rdfs']}> "
        "SELECT DISTINCT ?one ?comment ?query WHERE { ?one a sh:SPARQLExecutable ; "
        "rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query . }",
    )

    assert len(questions.questions()) == len(answer.json()["results"]["bindings"])


def test_the_prefixes_can_be_found_by_query(client: TestClient) -> None:
    answer = ask(
        client,
        f"PREFIX sh: <{sh.NS}> SELECT DISTINCT ?prefix ?namespace WHERE {{ "
        "[] sh:namespace ?namespace ; sh:prefix ?prefix } ORDER BY ?prefix",
    )

    found = [row["prefix"]["value"] for row in answer.json()["results"]["bindings"]]
    assert sorted(PREFIXES) == found


def test_the_classes_and_their_properties_can_be_found_by_query(site: TestClient) -> None:
    answer = ask(
        site,
        f"PREFIX void: <{PREFIXES['void']}> SELECT DISTINCT ?class ?property WHERE {{ "
        "?part void:class ?class ; void:propertyPartition/void:property ?property }",
    )

    assert len(answer.json()["results"]["bindings"]) > 20


def test_each_example_runs_as_it_stands(site: TestClient) -> None:
    found = ask(
        site, f"SELECT ?one ?query {{ ?one <{sh.select}> ?query ; a <{sh.SPARQLExecutable}> }}"
    )
    failed = [
        row["one"]["value"]
        for row in found.json()["results"]["bindings"]
        if site.post("/sparql", data={"query": row["query"]["value"]}).status_code != 200
    ]

    assert failed == []


def test_an_answer_of_many_bytes_is_sound(site: TestClient) -> None:
    answer = ask(site, "SELECT * { ?s ?p ?o }")

    assert len(json.loads(answer.content)["results"]["bindings"]) > 1000


BROWSER: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_browser_without_scripts_gets_the_answer_on_a_page(site: TestClient, method: str) -> None:
    query = {"query": "SELECT ?words { BIND('<b>bold & bare</b>' AS ?words) }"}
    sent = {"params": query} if method == "GET" else {"data": query}

    answer = site.request(method, "/sparql", headers={"accept": BROWSER}, **sent)  # type: ignore[arg-type]

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "&lt;b&gt;bold &amp; bare&lt;/b&gt;" in answer.text
    assert "<b>bold" not in answer.text


@pytest.mark.parametrize(
    ("query", "status", "shown"),
    [
        ("ASK {}", 200, "Yes."),
        ("CONSTRUCT { <urn:a> <urn:b> 1 } WHERE {}", 200, "urn:a"),
        ("SELECT *\nWHERE { ?s ex:a ?o }", 400, "Line 2"),
        ("SELECT * { SERVICE <urn:x> {} }", 403, "another server"),
        ("SELECT * { ?a ?b ?c }", 200, "more rows are not shown"),
    ],
)
def test_a_page_shows_what_came_of_a_query(
    site: TestClient, query: str, status: int, shown: str
) -> None:
    answer = site.post("/sparql", data={"query": query}, headers={"accept": BROWSER})

    assert answer.status_code == status
    assert shown in answer.text


@pytest.mark.parametrize("accept", ["text/*", "*/*;q=0.1", "text/csv, */*"])
def test_a_client_that_names_no_page_gets_none(site: TestClient, accept: str) -> None:
    answer = ask(site, ROWS, accept)

    assert not answer.headers["content-type"].startswith("text/html")
