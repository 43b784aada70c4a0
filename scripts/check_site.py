"""Looks at a running site as a client of linked data does, and counts what holds.

    python scripts/check_site.py http://127.0.0.1:8000/ [--things 25]

For each of some things it asks for each type by header and by ending, and compares what the formats
say; then it asks the endpoint and the fixed names.  The exit code is 1 where a check fails.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

import httpx
import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Sequence

BROWSER: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
BY_HEADER: Final = {
    "text/html": ".html",
    BROWSER: ".html",
    "*/*": ".html",
    "text/turtle": ".ttl",
    "application/ld+json": ".jsonld",
    "application/json": ".jsonld",
    "application/n-triples": ".nt",
    "application/rdf+xml": ".rdf",
    "application/rdf+xml;q=0.8, text/turtle;q=0.7": ".rdf",
    "text/turtle;q=0.2, text/html;q=0.1": ".ttl",
    "text/html;q=0, */*;q=0.5": ".ttl",
}
BY_ENDING: Final = {
    ".html": "text/html",
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
}
GRAPHS: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
}
ROWS: Final = "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"
OK, SEE_OTHER, NOT_MODIFIED = 200, 303, 304


@dataclass
class Checks:
    """The checks that held, and those that did not."""

    client: httpx.Client
    top: str
    passed: int = 0
    failed: list[str] = field(default_factory=list)

    def expect(self, what: str, *, holds: bool) -> None:
        """Counts one check."""
        if holds:
            self.passed += 1
        else:
            self.failed.append(what)

    def get(self, path: str, **headers: str) -> httpx.Response:
        """The answer at a path below the top."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(urljoin(self.top, path), headers={"accept": "*/*", **named})

    def thing(self, path: str) -> None:
        """All that is to hold of one thing."""
        for accept, ending in BY_HEADER.items():
            answer = self.get(path, accept=accept)
            where = urljoin(urljoin(self.top, path), answer.headers.get("location", ""))
            leads = answer.status_code == SEE_OTHER and where == urljoin(self.top, path + ending)
            self.expect(f"{path} as {accept}: {answer.status_code} {where}", holds=leads)
            varies = "accept" in answer.headers.get("vary", "").lower()
            self.expect(f"{path} as {accept}: Vary", holds=varies)
            is_open = answer.headers.get("access-control-allow-origin") == "*"
            self.expect(f"{path} as {accept}: CORS", holds=is_open)
        refused = self.get(path, accept="image/png")
        self.expect(f"{path} as image/png: 406", holds=refused.status_code == 406)  # noqa: PLR2004
        for ending, kind in BY_ENDING.items():
            self.representation(path, ending, kind)
        said = {ending: self.graph(path, ending) for ending in GRAPHS}
        self.expect(f"{path}: all formats say the same", holds=len(set(said.values())) == 1)

    def representation(self, path: str, ending: str, kind: str) -> None:
        """What is to hold of one representation."""
        name = path + ending
        answer = self.get(name, accept="image/png")
        self.expect(f"{name}: 200", holds=answer.status_code == OK)
        self.expect(f"{name}: type", holds=answer.headers["content-type"].startswith(kind))
        links = answer.headers.get("link", "")
        for relation in ("alternate", "describedby", "cite-as", "license"):
            self.expect(f"{name}: Link {relation}", holds=f'rel="{relation}"' in links)
        again = self.get(name, if_none_match=answer.headers.get("etag", ""))
        self.expect(f"{name}: 304", holds=again.status_code == NOT_MODIFIED)
        head = self.client.head(urljoin(self.top, name), headers={"accept-encoding": "identity"})
        self.expect(f"{name}: HEAD", holds=head.status_code == OK and not head.content)

    def graph(self, path: str, ending: str) -> frozenset[ox.Triple]:
        """What a representation says."""
        answer = self.get(path + ending)
        return frozenset(quad.triple for quad in ox.parse(answer.content, GRAPHS[ending]))

    def fixed(self) -> None:
        """What is to hold of names that every site has."""
        for name in ("robots.txt", "sitemap.xml", "openapi.json", "context.jsonld", "ontology"):
            self.expect(f"{name}: 200", holds=self.get(name).status_code == OK)
        void = self.get(".well-known/void")
        self.expect(".well-known/void: 303", holds=void.status_code == SEE_OTHER)
        for kind in ("text/turtle", "application/rdf+xml", "application/ld+json", "text/html"):
            answer = self.get("ontology", accept=kind)
            self.expect(
                f"ontology as {kind}", holds=answer.headers["content-type"].startswith(kind)
            )
        for kind in ("text/html", "text/turtle", "application/problem+json", "text/plain"):
            answer = self.get("body/nobody-at-all", accept=kind)
            as_asked = answer.headers["content-type"].startswith(kind)
            self.expect(f"404 as {kind}", holds=answer.status_code == 404 and as_asked)  # noqa: PLR2004

    def endpoint(self) -> None:
        """What is to hold of the endpoint."""
        kinds = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv")
        for kind in (*kinds, "text/tab-separated-values"):
            where = urljoin(self.top, "sparql")
            answer = self.client.get(where, params={"query": ROWS}, headers={"accept": kind})
            self.expect(f"sparql as {kind}", holds=answer.headers["content-type"].startswith(kind))
        for kind in ("text/turtle", "application/rdf+xml", "application/n-triples"):
            answer = self.get("sparql", accept=kind)
            self.expect(f"service as {kind}", holds=answer.headers["content-type"].startswith(kind))


def things(checks: Checks, count: int) -> Sequence[str]:
    """Some things of the sitemap, the same each time."""
    parts = checks.get("sitemap.xml").text.split("<loc>")[1:]
    pages = [part.split(".html</loc>")[0] for part in parts]
    top = next(one for one in pages if one.endswith("/index")).removesuffix("index")
    paths = (one.removeprefix(top) for one in pages)
    found = sorted({one for one in paths if "/" in one and not one.startswith("vocabulary/")})
    return random.Random(1).sample(found, min(count, len(found)))  # noqa: S311 (no secret)


def main() -> None:
    """Checks a site and says what holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("--things", type=int, default=25)
    arguments = parser.parse_args()
    with httpx.Client(timeout=60) as client:
        checks = Checks(client, arguments.url.rstrip("/") + "/")
        for path in things(checks, arguments.things):
            checks.thing(path)
        checks.fixed()
        checks.endpoint()
    print(f"{checks.passed} of {checks.passed + len(checks.failed)} checks hold")
    for line in checks.failed:
        print(f"failed: {line}")
    sys.exit(1 if checks.failed else 0)


if __name__ == "__main__":
    main()
