"""Statements as bytes, in the formats of linked data: the same statements give the same bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.describe import jsonld
from viennagraph.describe.context import NAMESPACES
from viennagraph.describe.errors import MediaTypeError
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TURTLE: Final = "text/turtle"
JSONLD: Final = "application/ld+json"
NTRIPLES: Final = "application/n-triples"
NQUADS: Final = "application/n-quads"
RDFXML: Final = "application/rdf+xml"
TRIG: Final = "application/trig"

MEDIA: Final = {
    "ttl": TURTLE,
    "jsonld": JSONLD,
    "nt": NTRIPLES,
    "rdf": RDFXML,
    "trig": TRIG,
    "nq": NQUADS,
}
"""The media type of each ending."""

_FORMATS: Final = {
    TURTLE: ox.RdfFormat.TURTLE,
    NTRIPLES: ox.RdfFormat.N_TRIPLES,
    NQUADS: ox.RdfFormat.N_QUADS,
    RDFXML: ox.RdfFormat.RDF_XML,
    TRIG: ox.RdfFormat.TRIG,
}
_PREFIX: Final = re.compile(rb"(?m)^@prefix \S+ <[^>]*> \.\n")
_SPACE: Final = re.compile(rb' xmlns:\w[\w.-]*="[^"]*"')
_NAME: Final = re.compile(r"[a-z][a-z-]*")
_HELD: Final = ox.DefaultGraph()


def serialise(
    statements: Iterable[ox.Triple | ox.Quad],
    media: str,
    *,
    base: str = BASE,
    context: str | None = None,
) -> bytes:
    """Triples or quads in a format of RDF, in an order of their own.

    Formats that know no graphs hold the triples of all graphs.  `context` is where the JSON-LD
    context is published, if not under the base.

    >>> a = ox.NamedNode("https://w3id.org/viennagraph/body/cnd")
    >>> print(serialise([ox.Triple(a, a, ox.Literal("x"))], "application/n-triples").decode())
    <https://w3id.org/viennagraph/body/cnd> <https://w3id.org/viennagraph/body/cnd> "x" .
    <BLANKLINE>

    Raises:
        MediaTypeError: Nothing is written in this format.
    """
    quads = {one if isinstance(one, ox.Quad) else _quad(one) for one in statements}
    if media == JSONLD:
        return jsonld.compact(quads, base, context)
    form = _FORMATS.get(media)
    if form is None:
        raise MediaTypeError(media, tuple(MEDIA.values()))
    ordered: list[ox.Quad] | list[ox.Triple] = (
        sorted(quads, key=_place)
        if form.supports_datasets
        else sorted({quad.triple for quad in quads}, key=str)
    )
    if media in {NTRIPLES, NQUADS}:
        return ox.serialize(ordered, format=form) or b""
    prefixes = prefixes_of(quads, base)
    words = ox.serialize(ordered, format=form, prefixes=prefixes) or b""
    return _xml(words) if media == RDFXML else _head(prefixes) + _PREFIX.sub(b"", words)


def prefixes_of(quads: Iterable[ox.Quad], base: str = BASE) -> dict[str, str]:
    """The prefixes that these quads make use of: those of vocabularies, and of kinds of things.

    >>> a = ox.NamedNode("https://w3id.org/viennagraph/body/cnd")
    >>> prefixes_of([ox.Quad(a, a, a)])
    {'body': 'https://w3id.org/viennagraph/body/'}
    """
    spaces = {_namespace(iri) for quad in quads for iri in _iris(quad)}
    used = {prefix: space for prefix, space in NAMESPACES.items() if space in spaces}
    for space in sorted(one for one in spaces if one.startswith(base)):
        kinds = space.removeprefix(base).rstrip("/").split("/")
        name = kinds[-1] if kinds[-1] not in used else "-".join(kinds)
        if space not in used.values() and _NAME.fullmatch(name):
            used[name] = space
    return dict(sorted(used.items()))


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _iris(quad: ox.Quad) -> Iterator[str]:
    for node in (quad.subject, quad.predicate, quad.object, quad.graph_name):
        if isinstance(node, ox.NamedNode):
            yield node.value
        elif isinstance(node, ox.Literal):
            yield node.datatype.value


def _quad(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, _HELD)


def _place(quad: ox.Quad) -> tuple[str, str]:
    return ("" if quad.graph_name == _HELD else str(quad.graph_name), str(quad.triple))


def _head(prefixes: dict[str, str]) -> bytes:
    lines = [f"@prefix {name}: <{space}> .\n" for name, space in prefixes.items()]
    return "".join([*lines, "\n"]).encode()


def _xml(words: bytes) -> bytes:
    # The engine declares its namespaces in an order that changes from run to run.
    start = words.index(b"<rdf:RDF")
    end = words.index(b">", start)
    spaces = sorted(_SPACE.findall(words[start:end]))
    return words[:start] + b"<rdf:RDF" + b"".join(spaces) + words[end:]
