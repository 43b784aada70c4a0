"""Strict headers, no path out of the folder, and nothing believed that a client says of itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

import pytest
from starlette.testclient import TestClient

from viennagraph.serve.app import application
from viennagraph.serve.place import Place, PlaceError, checked_origin, checked_root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viennagraph.serve.limits import Limits

PATHS: Final = (
    "/body/honlea-europe.html",
    "/body/honlea-europe",
    "/body/nobody",
    "/sparql",
    "/sparql?query=ASK%20%7B%7D",
    "/sparql?query=nonsense",
    "/robots.txt",
    "/ontology.ttl",
    "/static/nothing.js",
)
HEADERS: Final = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "access-control-allow-origin": "*",
}
STRICT: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)


@pytest.fixture(scope="module")
def proxied(small: Path, limits: Limits) -> Iterator[TestClient]:
    """A server that stands below a path, behind a proxy that it trusts."""
    place = Place(small, root="/data/", limits=limits, trusts_proxy=True, logs_queries=True)
    with TestClient(application(place), follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_each_answer_has_strict_headers(site: TestClient, path: str) -> None:
    answer = site.get(path)

    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    policy = answer.headers["content-security-policy"].split("; ")
    assert set(STRICT) <= set(policy)
    assert not [part for part in policy if "unsafe" in part]
    assert "permissions-policy" in answer.headers
    assert "server" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../place.py",
        "/static/..%2f..%2fsettings.py",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/static//etc/passwd",
        "/static/.vite/manifest.json",
        "/static/",
        "/static/%00",
        "/body/../../etc/passwd.html",
        "/..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/body/%00",
        "/body/a%20b",
        "/body/a%3Eb",
        "/" + "a" * 5000,
    ],
)
def test_no_path_leads_out(site: TestClient, path: str) -> None:
    answer = site.get(path)

    assert answer.status_code == 404
    assert "root:" not in answer.text


@pytest.mark.parametrize("path", ["/body/honlea-europe", "/sitemap.xml", "/sparql", "/body/x.html"])
def test_a_false_host_stands_in_no_answer(site: TestClient, path: str) -> None:
    false = {
        "host": "evil.example",
        "x-forwarded-host": "evil.example",
        "x-forwarded-prefix": "/evil",
        "forwarded": "host=evil.example",
    }

    answer = site.get(path, headers=false)

    assert "evil" not in answer.text
    assert "evil" not in str(answer.headers)


def test_a_cache_keeps_types_apart(site: TestClient) -> None:
    one, other = (
        site.get("/ontology", headers={"accept": accept})
        for accept in ("text/turtle", "application/rdf+xml")
    )

    assert one.headers["etag"] != other.headers["etag"]
    assert "Accept" in one.headers["vary"]


def test_a_proxy_that_is_trusted_says_where_the_site_stands(proxied: TestClient) -> None:
    forwarded = {
        "x-forwarded-host": "data.example",
        "x-forwarded-proto": "https",
        "x-forwarded-prefix": "/un",
    }

    words = proxied.get("/data/robots.txt", headers=forwarded).text

    assert "Sitemap: https://data.example/un/data/sitemap.xml" in words


def test_a_proxy_that_says_nonsense_is_not_believed(proxied: TestClient) -> None:
    forwarded = {"x-forwarded-host": "data.example/<script>", "x-forwarded-prefix": '/"'}

    assert "script" not in proxied.get("/data/robots.txt", headers=forwarded).text


def test_a_server_below_a_path_answers_there_alone(proxied: TestClient) -> None:
    inside = proxied.get("/data/sparql", params={"query": "ASK {}"})
    outside = proxied.get("/sparql", params={"query": "ASK {}"})

    assert (inside.status_code, outside.status_code) == (200, 404)


def test_the_path_without_its_slash_leads_to_the_path(proxied: TestClient) -> None:
    answer = proxied.get("/data")

    assert (answer.status_code, answer.headers["location"]) == (308, "data/")


@pytest.mark.parametrize("path", ["/.well-known/void", "/data/.well-known/void"])
def test_the_well_known_place_is_there_twice(proxied: TestClient, path: str) -> None:
    answer = proxied.get(path, follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["location"] in {"/data/data", "../data"}


def test_the_log_has_no_words_of_queries(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "viennagraph.serve"):
        client.get("/sparql", params={"query": "ASK { <urn:secret> ?p ?o }"})

    assert "GET '/sparql' 200" in caplog.text
    assert "secret" not in caplog.text


def test_the_log_has_the_words_where_they_are_asked_for(
    proxied: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "viennagraph.serve"):
        proxied.get("/data/sparql", params={"query": "ASK { <urn:known> ?p ?o }"})

    assert "known" in caplog.text


def test_a_path_cannot_begin_a_line_of_the_log(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "viennagraph.serve"):
        client.get("/body/%0AGET%20forged")

    assert "\nGET forged" not in caplog.text


def test_many_lines_in_a_head_are_refused(client: TestClient) -> None:
    many = {f"x-{number}": "1" for number in range(200)}

    assert client.get("/sparql", headers=many).status_code == 431


@pytest.mark.parametrize("root", ["/a b/", "/../", "/a//b/", '/"/', "http://x/"])
def test_a_root_that_is_no_path_is_refused(root: str) -> None:
    with pytest.raises(PlaceError):
        checked_root(root)


@pytest.mark.parametrize(
    "origin", ["data.example", "ftp://x", "https://x/y", "https://<", "https://"]
)
def test_an_origin_that_is_no_address_is_refused(origin: str) -> None:
    with pytest.raises(PlaceError):
        checked_origin(origin)
