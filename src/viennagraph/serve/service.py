"""What the endpoint says of itself: a service description, examples and prefixes.

The examples follow what editors and assistants look for: `sh:SPARQLExecutable` with the query, a
comment, keywords and the endpoint.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph import ask, describe
from viennagraph.vocab import PREFIXES, rdf, rdfs, schema, sh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.serve.place import Place

_FILE: Final = Path(__file__).with_name("service.ttl")


def triples(base: str, place: Place) -> Iterator[ox.Triple]:
    """The service description, the examples and the prefixes of an endpoint."""
    yield from description(base, place)
    yield from examples(base, place)
    yield from describe.prefixes(base, PREFIXES)


def endpoint(base: str, place: Place) -> str:
    """The IRI of the endpoint: its public address, or where its base leads."""
    return f"{place.origin}{place.root}sparql" if place.origin else f"{base}sparql"


def description(base: str, place: Place) -> Iterator[ox.Triple]:
    """The service description."""
    own, public = ox.NamedNode(f"{base}sparql"), ox.NamedNode(endpoint(base, place))
    for quad in ox.parse(_FILE.read_bytes(), ox.RdfFormat.TURTLE, base_iri=base):
        terms = (public if term == own else term for term in quad.triple)
        yield ox.Triple(*terms)


def examples(base: str, place: Place) -> Iterator[ox.Triple]:
    """Each named question, as a query that runs as it stands."""
    target = ox.NamedNode(endpoint(base, place))
    for question in ask.questions():
        one = ox.NamedNode(f"{base}questions/{question.name}")
        for name in (sh.SPARQLExecutable, sh.SPARQLSelectExecutable):
            yield ox.Triple(one, ox.NamedNode(rdf.type), ox.NamedNode(name))
        yield ox.Triple(one, ox.NamedNode(rdfs.label), ox.Literal(question.title, language="en"))
        words = ox.Literal(question.question, language="en")
        yield ox.Triple(one, ox.NamedNode(rdfs.comment), words)
        yield ox.Triple(one, ox.NamedNode(sh.select), ox.Literal(question.text))
        yield ox.Triple(one, ox.NamedNode(schema.target), target)
        for tag in question.tags:
            yield ox.Triple(one, ox.NamedNode(schema.keywords), ox.Literal(tag))
