"""Things and pages: redirects, representations, negotiation, what is not there."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from viennagraph import store
from viennagraph.serve.app import application
from viennagraph.serve.place import Place
from viennagraph.vocab import BASE, dcterms, foaf, owl, rdf, vg, void, xsd

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

THINGS: Final = (
    "body/honlea-europe",
    "document/UNODC-HONEURO-91-6",
    "programme/aircop",
    "questions/documents-read",
)
DATA: Final = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
}
BROWSER: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"


def get(client: TestClient, path: str, accept: str | None = None, **headers: str) -> Any:  # noqa: ANN401
    if accept:
        headers["accept"] = accept
    return client.get(path, headers=headers)


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        (None, "html"),
        ("*/*", "html"),
        (BROWSER, "html"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
        ("text/turtle;q=0.5, application/rdf+xml;q=0.6", "rdf"),
        ("text/html;q=0, */*;q=0.1", "ttl"),
        ("application/rdf+xml;q=0.9, text/html;q=0.3, */*;q=0.1", "rdf"),
        ("text/csv", "csv"),
    ],
)
def test_a_thing_leads_to_what_is_said_of_it(
    site: TestClient, thing: str, accept: str | None, ending: str
) -> None:
    answer = get(site, f"/{thing}", accept)

    assert answer.status_code == 303
    assert f"/{thing}.{ending}" == urljoin(f"/{thing}", answer.headers["location"])
    assert "Accept" in answer.headers["vary"]
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize("ending", DATA)
def test_the_data_says_something_about_the_thing(site: TestClient, thing: str, ending: str) -> None:
    kind, form = DATA[ending]

    answer = get(site, f"/{thing}.{ending}", "image/png")

    assert kind == answer.headers["content-type"].split(";")[0]
    about = {str(quad.subject) for quad in ox.parse(answer.content, form)}
    assert f"<{BASE}{thing}>" in about


@pytest.mark.parametrize("thing", THINGS)
def test_all_formats_say_the_same(site: TestClient, thing: str) -> None:
    found = [
        {quad.triple for quad in ox.parse(get(site, f"/{thing}.{ending}").content, form)}
        for ending, (_, form) in DATA.items()
    ]

    assert found[0] == found[1] == found[2]


def test_the_data_says_of_the_page_what_it_is_about(site: TestClient) -> None:
    answer = get(site, "/body/honlea-europe.nt")

    assert f"<{foaf.primaryTopic}> <{BASE}body/honlea-europe>" in answer.text


def test_a_thing_as_json_is_compact(site: TestClient) -> None:
    value = json.loads(get(site, "/body/honlea-europe.jsonld").content)

    assert f"{BASE}context.jsonld" == value["@context"]


def test_the_context_is_published(site: TestClient) -> None:
    assert "statedIn" in get(site, "/context.jsonld").json()["@context"]


def test_a_page_links_its_formats_and_what_to_cite(site: TestClient) -> None:
    links = get(site, "/programme/aircop.html").headers["link"]

    assert '<aircop.ttl>; rel="alternate"; type="text/turtle"' in links
    assert f'<{BASE}programme/aircop>; rel="cite-as"' in links
    assert '<https://data.example/programme/aircop.html>; rel="canonical"' in links
    assert '; rel="license"' in links
    assert '; rel="describedby"' in links
    assert '; rel="type"' in links


def test_a_table_of_a_page_is_csv_that_a_spreadsheet_reads(site: TestClient) -> None:
    answer = get(site, "/body/honlea-europe.csv")

    assert answer.content.startswith("\N{BYTE ORDER MARK}".encode())
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) > 1
    assert "attachment" in answer.headers["content-disposition"]


@pytest.mark.parametrize("path", ["/body/honlea-europe", "/ontology"])
def test_what_cannot_be_had_is_refused_with_links(site: TestClient, path: str) -> None:
    answer = get(site, path, "image/png")

    assert answer.status_code == 406
    assert {"text/html", "text/turtle"} <= {one["type"] for one in answer.json()["available"]}
    assert 'rel="alternate"' in answer.headers["link"]


@pytest.mark.parametrize(
    ("path", "accept", "kind"),
    [
        ("/body/nobody", "text/html", "text/html"),
        ("/body/nobody.html", "text/html", "text/html"),
        ("/body/nobody", "text/turtle", "text/turtle"),
        ("/body/nobody.ttl", None, "text/turtle"),
        ("/body/nobody", "application/ld+json", "application/problem+json"),
        ("/body/nobody.json", "application/json", "application/json"),
        ("/body/nobody", "text/plain", "text/plain"),
        ("/nowhere", None, "application/problem+json"),
        ("/body/honlea-europe.pdf", None, "application/problem+json"),
        ("/", "image/png", "application/problem+json"),
    ],
)
def test_what_is_not_there_is_said_in_the_format_asked_for(
    site: TestClient, path: str, accept: str | None, kind: str
) -> None:
    answer = get(site, path, accept)

    assert answer.status_code in {404, 406}
    assert kind == answer.headers["content-type"].split(";")[0]


def test_an_empty_graph_says_why_it_is_empty(site: TestClient) -> None:
    answer = get(site, "/body/nobody.ttl")

    assert list(ox.parse(answer.content, ox.RdfFormat.TURTLE)) == []
    assert answer.text.startswith("# Not Found")


@pytest.fixture(scope="module")
def judged(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server over a store that also has a judgement that two documents are one, and old terms."""
    folder = tmp_path_factory.mktemp("judged") / "store"
    shutil.copytree(sample, folder)
    graph = f"{BASE}inference/identity-2"
    judgement, known = f"{BASE}judgement/same", f"{BASE}document/UNODC-HONEURO-91-6"
    old, gone = f"{BASE}body/old", f"{BASE}body/gone"
    true = f'"true"^^<{xsd.boolean}>'
    statements = [
        f"<{judgement}> <{rdf.type}> <{vg.Judgement}>",
        f"<{judgement}> <{vg.about}> <{BASE}document/UNODC-HONEURO-91-CRP.1>",
        f"<{judgement}> <{vg.about}> <{known}>",
        f"<{judgement}> <{vg.verdict}> <{BASE}vocabulary/judgement-verdict/same>",
        f"<{old}> <{owl.deprecated}> {true}",
        f"<{old}> <{dcterms.isReplacedBy}> <{BASE}body/honlea-europe>",
        f"<{gone}> <{owl.deprecated}> {true}",
    ]
    with store.generation(folder) as draft:
        draft.add_graph(graph, [f"{one} <{graph}> ." for one in statements])
        draft.commit()
    with TestClient(application(Place(folder)), follow_redirects=False) as client:
        yield client


def test_the_symbol_that_a_judgement_gave_to_a_document_leads_to_it(judged: TestClient) -> None:
    answer = get(judged, "/document/UNODC-HONEURO-91-CRP.1")

    assert answer.status_code == 303
    assert answer.headers["location"] == "../document/UNODC-HONEURO-91-6"
    assert f'<{BASE}document/UNODC-HONEURO-91-6>; rel="successor-version"' == answer.headers["link"]


def test_a_document_that_was_read_stays_where_it_is(judged: TestClient) -> None:
    answer = get(judged, "/document/UNODC-HONEURO-91-6")

    assert answer.headers["location"] == "UNODC-HONEURO-91-6.html"


def test_a_thing_that_another_replaces_leads_to_it(judged: TestClient) -> None:
    answer = get(judged, "/body/old", "text/turtle")

    assert (answer.status_code, answer.headers["location"]) == (303, "../body/honlea-europe")


@pytest.mark.parametrize(
    ("accept", "kind"), [("text/html", "text/html"), ("text/turtle", "text/turtle")]
)
def test_a_thing_that_nothing_replaces_is_gone(judged: TestClient, accept: str, kind: str) -> None:
    answer = get(judged, "/body/gone", accept)

    assert answer.status_code == 410
    assert kind == answer.headers["content-type"].split(";")[0]


@pytest.mark.parametrize("path", ["/body/honlea-europe.html", "/body/honlea-europe.ttl"])
def test_a_representation_is_known_again(site: TestClient, path: str) -> None:
    first = get(site, path)

    again = get(site, path, **{"if-none-match": first.headers["etag"]})
    since = get(site, path, **{"if-modified-since": first.headers["last-modified"]})

    assert (again.status_code, since.status_code) == (304, 304)
    assert again.content == b""


@pytest.mark.parametrize("path", ["/body/honlea-europe.html", "/body/honlea-europe", "/ontology"])
def test_head_is_get_without_a_body(site: TestClient, path: str) -> None:
    plain = {"accept-encoding": "identity"}

    head, whole = site.head(path, headers=plain), site.get(path, headers=plain)

    assert head.content == b""
    assert whole.status_code == head.status_code
    assert whole.headers["content-length"] == head.headers["content-length"]
    assert whole.headers.get("etag") == head.headers.get("etag")


@pytest.mark.parametrize(
    ("accept", "location"),
    [
        ("text/turtle", "ontology.ttl"),
        ("*/*", "ontology.ttl"),
        ("application/rdf+xml", "ontology.rdf"),
    ],
)
def test_the_ontology_stands_at_its_own_name(site: TestClient, accept: str, location: str) -> None:
    answer = get(site, "/ontology", accept)

    assert answer.status_code == 200
    assert location == answer.headers["content-location"]
    assert "Accept" in answer.headers["vary"]


def test_the_well_known_place_leads_to_the_description_of_the_dataset(site: TestClient) -> None:
    answer = get(site, "/.well-known/void")
    where = urljoin("/.well-known/void", answer.headers["location"])

    told = get(site, where, "application/n-triples")

    assert (answer.status_code, where) == (303, "/data")
    assert f"<{void.NS}Dataset>" in told.text


def test_an_ending_never_negotiates(site: TestClient) -> None:
    answer = get(site, "/body/honlea-europe.ttl", "text/html")

    assert answer.headers["content-type"].split(";")[0] == "text/turtle"
    assert answer.headers["vary"] == "Accept-Encoding"


def test_the_sitemap_lists_each_page_at_the_public_address(site: TestClient) -> None:
    words = get(site, "/sitemap.xml").text

    assert "<loc>https://data.example/body/honlea-europe.html</loc>" in words


def test_robots_are_kept_from_queries(site: TestClient) -> None:
    words = get(site, "/robots.txt").text

    assert "Disallow: /sparql?" in words
    assert "Sitemap: https://data.example/sitemap.xml" in words


@pytest.mark.parametrize(
    ("ending", "media", "begins"),
    [
        ("svg", "image/svg+xml", b"<?xml"),
        ("gexf", "application/gexf+xml", b"<?xml"),
        ("graphml", "application/graphml+xml", b"<?xml"),
        ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbfbody,bodyLabel,thing"),
    ],
)
def test_references_are_had_as_files_of_the_same_filter(
    site: TestClient, ending: str, media: str, begins: bytes
) -> None:
    whole = get(site, f"/references.{ending}")
    none = get(site, f"/references.{ending}?minimum=999")

    assert (200, media) == (whole.status_code, whole.headers["content-type"])
    assert whole.content.startswith(begins)
    assert len(none.content) < len(whole.content)


def test_a_picture_is_had_of_references_alone(site: TestClient) -> None:
    assert get(site, "/body/honlea-europe.svg").status_code == 404


@pytest.mark.parametrize("path", ["/nowhere", "/body/nobody.html", "/a/b/c/d"])
def test_a_browser_that_finds_nothing_is_offered_a_search(site: TestClient, path: str) -> None:
    answer = get(site, path, BROWSER)

    assert (
        answer.status_code,
        answer.headers["content-type"],
    ) == (404, "text/html; charset=utf-8")
    action = re.search(r'<form class="search"[^>]* action="([^"]*)"', answer.text)
    assert action
    assert urljoin(path, action.group(1)) == "/search.html"


def test_what_is_asked_for_in_vain_shows_as_text(site: TestClient) -> None:
    answer = get(site, "/body/%22'&lt;i&gt;<b>.html", BROWSER)

    assert answer.status_code == 404
    assert "<b>" not in answer.text


def test_the_page_of_a_symbol_given_by_judgement_is_that_of_the_document(
    judged: TestClient,
) -> None:
    answer = get(judged, "/document/UNODC-HONEURO-91-CRP.1.html")

    assert (
        answer.status_code,
        answer.headers["location"],
    ) == (303, "../document/UNODC-HONEURO-91-6.html")


def test_the_graphs_of_a_thing_are_those_that_say_it(site: TestClient) -> None:
    words = get(site, "/programme/aircop.trig").content

    quads = list(ox.parse(words, ox.RdfFormat.TRIG))
    thing = ox.NamedNode(f"{BASE}programme/aircop")
    said = {one.triple for one in quads if one.graph_name != ox.DefaultGraph()}
    held = {one.triple for one in quads if one.graph_name == ox.DefaultGraph()}
    assert {one for one in held if one.subject == thing} == said
    assert said


def test_the_graphs_of_a_document_are_all_that_it_says(site: TestClient) -> None:
    words = get(site, "/document/UNODC-HONEURO-91-6.trig").content

    graphs = {str(one.graph_name) for one in ox.parse(words, ox.RdfFormat.TRIG)}
    assert f"<{BASE}document/UNODC-HONEURO-91-6#p2-a>" in graphs
