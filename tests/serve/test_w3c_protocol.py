"""The cases of the W3C's SPARQL 1.1 Protocol test suite, by their names in its manifest.

The requests are written anew after what each name stands for.  Queries are answered; updates are
all refused, because the service is read-only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient

EX: Final = "http://example.org/"
FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
G1, G2, G3 = (f"{EX}g{number}" for number in (1, 2, 3))
BOTH: Final = f'ASK {{ ?x <{EX}p> "one" . ?y <{EX}p> "two" }}'
NOT_THIRD: Final = f'ASK {{ ?x <{EX}p> "one" FILTER NOT EXISTS {{ ?z <{EX}p> "three" }} }}'
NAMED: Final = (
    f'ASK {{ GRAPH <{G1}> {{ ?x <{EX}p> "one" }} GRAPH <{G2}> {{ ?y <{EX}p> "two" }} '
    f"FILTER NOT EXISTS {{ GRAPH <{G3}> {{ ?z ?p ?o }} }} }}"
)
FULL: Final = (
    f'ASK {{ ?x <{EX}p> "three" GRAPH <{G1}> {{ ?y <{EX}p> "one" }} '
    f'FILTER NOT EXISTS {{ ?u <{EX}p> "one" }} '
    f"FILTER NOT EXISTS {{ GRAPH <{G3}> {{ ?v ?w ?t }} }} }}"
)
CLAUSES: Final = (
    f'ASK FROM <{G3}> {{ ?x <{EX}p> "one" . FILTER NOT EXISTS {{ ?y <{EX}p> "three" }} }}'
)
JSON: Final = "application/sparql-results+json"
GRAPHS: Final = (
    "text/turtle",
    "application/rdf+xml",
    "application/n-triples",
    "application/ld+json",
)


@dataclass(frozen=True)
class Case:
    """One request, and what its answer has to be."""

    name: str
    method: str = "GET"
    fields: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    kind: str | None = None
    accept: str | None = None
    status: tuple[int, ...] = (200,)
    truth: bool | None = None
    types: tuple[str, ...] = ()
    is_in_address: bool = field(default=True)


def form(*fields: tuple[str, str]) -> bytes:
    return urlencode(fields).encode()


QUERIES: Final = (
    Case("query_get", fields=(("query", "ASK {}"),), truth=True),
    Case("query_post_form", "POST", body=form(("query", "ASK {}")), kind=FORM, truth=True),
    Case("query_post_direct", "POST", body=b"ASK {}", kind=QUERY, truth=True),
    Case(
        "query_dataset_default_graph",
        "POST",
        fields=(("default-graph-uri", G1),),
        body=NOT_THIRD.encode(),
        kind=QUERY,
        truth=True,
    ),
    Case(
        "query_dataset_default_graphs_get",
        fields=(("query", BOTH), ("default-graph-uri", G1), ("default-graph-uri", G2)),
        truth=True,
    ),
    Case(
        "query_dataset_default_graphs_post",
        "POST",
        body=form(("query", BOTH), ("default-graph-uri", G1), ("default-graph-uri", G2)),
        kind=FORM,
        truth=True,
    ),
    Case(
        "query_dataset_named_graphs_post",
        "POST",
        body=form(("query", NAMED), ("named-graph-uri", G1), ("named-graph-uri", G2)),
        kind=FORM,
        truth=True,
    ),
    Case(
        "query_dataset_named_graphs_get",
        fields=(("query", NAMED), ("named-graph-uri", G1), ("named-graph-uri", G2)),
        truth=True,
    ),
    Case(
        "query_dataset_full",
        "POST",
        body=form(
            ("query", FULL),
            ("default-graph-uri", G3),
            ("named-graph-uri", G1),
            ("named-graph-uri", G2),
        ),
        kind=FORM,
        truth=True,
    ),
    Case(
        "query_multiple_dataset",
        fields=(("query", CLAUSES), ("default-graph-uri", G1)),
        truth=True,
    ),
    Case(
        "query_content_type_select",
        fields=(("query", "SELECT (1 AS ?one) {}"),),
        types=(JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"),
    ),
    Case(
        "query_content_type_ask",
        fields=(("query", "ASK {}"),),
        types=(JSON, "application/sparql-results+xml"),
    ),
    Case("query_content_type_describe", fields=(("query", f"DESCRIBE <{EX}a>"),), types=GRAPHS),
    Case(
        "query_content_type_construct",
        fields=(("query", "CONSTRUCT { <urn:s> <urn:p> 1 } WHERE {}"),),
        types=GRAPHS,
    ),
    Case("bad_query_method", "PUT", fields=(("query", "ASK {}"),), status=(405,)),
    Case(
        "bad_multiple_queries",
        fields=(("query", "ASK {}"), ("query", "SELECT * {}")),
        status=(400,),
    ),
    Case("bad_query_wrong_media_type", "POST", body=b"ASK {}", kind="text/plain", status=(415,)),
    Case("bad_query_missing_form_type", "POST", body=form(("query", "ASK {}")), status=(400, 415)),
    Case("bad_query_missing_direct_type", "POST", body=b"ASK {}", status=(400, 415)),
    Case(
        "bad_query_non_utf8",
        "POST",
        body="ASK {}".encode("utf-16"),
        kind=f"{QUERY}; charset=UTF-16",
        status=(415,),
    ),
    Case("bad_query_syntax", fields=(("query", "ASK {"),), status=(400,)),
)
INSERT: Final = "INSERT DATA { <urn:s> <urn:p> 1 }"
FORBIDDEN: Final = (403, 405, 415)
UPDATES: Final = (
    Case("bad_update_get", fields=(("update", INSERT),), status=FORBIDDEN),
    *(
        Case(name, "POST", fields=fields, body=body, kind=kind, status=FORBIDDEN)
        for name, fields, body, kind in (
            ("update_dataset_default_graph", (("using-graph-uri", G1),), INSERT.encode(), UPDATE),
            ("update_dataset_default_graphs", (), form(("update", INSERT)), FORM),
            (
                "update_dataset_named_graphs",
                (("using-named-graph-uri", G1),),
                INSERT.encode(),
                UPDATE,
            ),
            ("update_dataset_full", (), form(("update", INSERT), ("using-graph-uri", G1)), FORM),
            ("update_post_form", (), form(("update", INSERT)), FORM),
            ("update_post_direct", (), INSERT.encode(), UPDATE),
            ("update_base_uri", (), b"BASE <http://example.org/> CLEAR GRAPH <g1>", UPDATE),
            ("bad_multiple_updates", (), form(("update", INSERT), ("update", INSERT)), FORM),
            ("bad_update_wrong_media_type", (), INSERT.encode(), "text/plain"),
            ("bad_update_missing_form_type", (), form(("update", INSERT)), None),
            ("bad_update_non_utf8", (), INSERT.encode("utf-16"), f"{UPDATE}; charset=UTF-16"),
            ("bad_update_syntax", (), b"INSERT DATA {", UPDATE),
            ("bad_update_dataset_conflict", (("using-graph-uri", G1),), INSERT.encode(), UPDATE),
        )
    ),
)


def ask(client: TestClient, case: Case) -> Any:  # noqa: ANN401 (the client has two of them)
    headers = {"content-type": case.kind} if case.kind else {}
    if case.accept:
        headers["accept"] = case.accept
    return client.request(
        case.method, "/sparql", params=list(case.fields), content=case.body, headers=headers
    )


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case.name)
def test_a_query_of_the_protocol_is_answered_as_it_says(client: TestClient, case: Case) -> None:
    answer = ask(client, case)

    assert answer.status_code in case.status
    if case.truth is not None:
        assert answer.json()["boolean"] is case.truth
    if case.types:
        assert answer.headers["content-type"].split(";")[0] in case.types


@pytest.mark.parametrize("case", UPDATES, ids=lambda case: case.name)
def test_no_update_changes_the_graph(client: TestClient, case: Case) -> None:
    answer = ask(client, case)

    assert answer.status_code in case.status
    after = client.get("/sparql", params={"query": f"ASK {{ <{EX}a> <{EX}p> 'one' }}"})
    assert after.json()["boolean"] is True


def test_every_case_of_the_manifest_is_there() -> None:
    assert (len(QUERIES), len(UPDATES)) == (21, 14)
