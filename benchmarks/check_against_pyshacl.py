"""How long a validation takes here and with pySHACL, on the same graph and the same shapes.

    python benchmarks/check_against_pyshacl.py --triples 100000

The graph is invented: documents with passages, mentions and recommendations, a few of them with
faults that are sown at fixed places.  Both engines have to find the same; the exit code is 1
where they do not.
"""

from __future__ import annotations

import argparse
import sys
from time import perf_counter
from typing import TYPE_CHECKING

import pyshacl
import rdflib
from pyoxigraph import DefaultGraph, RdfFormat, Store, serialize

from viennagraph import check, resources
from viennagraph.vocab import BASE, dcterms, oa, org, rdf, rdfs, sh, skos, vg, xsd

if TYPE_CHECKING:
    from collections.abc import Iterator

BODIES = 300
PASSAGES = 40
FAULTY = 97
"""Every so many passages, one has a fault."""


def main() -> int:
    """Measures both engines once, and compares what they find."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--without-pyshacl", action="store_true")
    arguments = parser.parse_args()
    graph = store(arguments.triples)
    started = perf_counter()
    shapes = check.load(resources.shapes())
    _say(f"{len(graph)} triples, {len(shapes)} shapes read in {perf_counter() - started:.3f} s")
    started = perf_counter()
    report = check.validate(graph, shapes)
    here = perf_counter() - started
    _say(f"viennagraph.check  {here:8.2f} s  {len(report.results)} results")
    if arguments.without_pyshacl:
        return 0
    data = in_rdflib(graph)
    shacl = rdflib.Graph()
    for file in sorted(resources.shapes().glob("*.ttl")):
        shacl.parse(file)
    started = perf_counter()
    _, found, _ = pyshacl.validate(data, shacl_graph=shacl)
    there = perf_counter() - started
    _say(f"pySHACL            {there:8.2f} s  {len(theirs(found))} results")
    agree = theirs(found) == ours(report)
    _say(f"ratio {there / here:.0f}, results {'agree' if agree else 'DIFFER'}")
    return 0 if agree else 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def store(triples: int) -> Store:
    """The knowledge and as many invented documents as bring so many triples."""
    store = Store()
    for file in sorted(resources.ontology().rglob("*.ttl")):
        store.load(path=str(file), format=RdfFormat.TURTLE)
    for body in range(BODIES):
        store.load("\n".join(_body(body)).encode(), format=RdfFormat.N_TRIPLES)
    document = 0
    while len(store) < triples:
        store.load("\n".join(_document(document)).encode(), format=RdfFormat.N_TRIPLES)
        document += 1
    return store


def _body(number: int) -> Iterator[str]:
    name = f"{BASE}body/invented-{number}"
    yield _to(name, rdf.type, vg.Body)
    yield _to(name, rdf.type, org.Organization)
    yield _text(name, skos.prefLabel, f"Invented Body {number}", "@en")


def _document(number: int) -> Iterator[str]:
    name, file = f"{BASE}document/X-{number}", f"{BASE}file/X-{number}"
    yield _to(name, rdf.type, vg.Document)
    yield _to(name, vg.readFrom, file)
    yield _text(name, dcterms.identifier, f"X/INVENTED/{number}")
    yield _text(name, dcterms.title, f"Invented report {number}")
    issued = "banana" if number % 20 == 0 else f"{1950 + number % 70}-03-01"
    yield _text(name, dcterms.issued, issued, f"^^<{xsd.date}>")
    yield _to(file, rdf.type, vg.File)
    yield _text(file, vg.sourceName, f"{number}.txt")
    yield _text(file, vg.sourceDigest, f"{number:064x}")
    yield _text(file, dcterms.format, "text/plain")
    for place in range(PASSAGES):
        yield from _passage(name, file, number, place)


def _passage(document: str, file: str, number: int, place: int) -> Iterator[str]:
    name, is_faulty = f"{document}#p{place}", (number * PASSAGES + place) % FAULTY == 0
    yield _to(name, rdf.type, vg.Passage)
    yield _to(name, dcterms.isPartOf, document)
    yield _to(name, vg.passageKind, f"{BASE}vocabulary/passage-kind/paragraph")
    if not is_faulty:
        yield _text(name, vg.text, f"Governments should invent {number} things in {place} ways.")
    yield _text(name, vg.paragraph, str(place))
    segment, selector = f"{name}-segment-1", f"{name}-selector-1"
    yield _to(name, vg.segment, segment)
    yield _to(segment, rdf.type, vg.Segment)
    yield _number(segment, vg.order, 1)
    yield _to(segment, oa.hasSource, file)
    yield _to(segment, oa.hasSelector, selector)
    yield _to(selector, rdf.type, oa.TextPositionSelector)
    yield _number(selector, oa.start, place * 100)
    yield _number(selector, oa.end, place * 100 + (0 if is_faulty else 99))
    for mention in range(2):
        yield from _mention(document, name, place * 100 + mention * 20, number + place + mention)
    if place % 4 == 0:
        yield from _recommendation(name, number, place)


def _mention(document: str, passage: str, start: int, seed: int) -> Iterator[str]:
    name = f"{document}#char={start},{start + 13}"
    yield _to(name, rdf.type, vg.Mention)
    yield _to(name, vg.statedIn, passage)
    yield _to(name, vg.refersTo, f"{BASE}body/invented-{seed * 7 % (BODIES + seed % FAULTY // 96)}")
    yield _to(name, vg.linkVerdict, f"{BASE}vocabulary/link-verdict/certain")
    yield _text(name, vg.surface, "Invented Body")
    yield _number(name, vg.start, start)
    yield _number(name, vg.end, start + 13)


def _recommendation(passage: str, number: int, place: int) -> Iterator[str]:
    name = f"{BASE}recommendation/X-{number}-p{place}"
    for kind in (vg.Recommendation, vg.Ask, vg.Provision):
        yield _to(name, rdf.type, kind)
    yield _to(name, vg.statedIn, passage)
    yield _text(name, vg.text, f"Governments should invent {number} things in {place} ways.")
    yield _text(name, vg.modality, "should")
    yield _to(name, vg.strength, f"{BASE}vocabulary/strength/should")
    yield _to(name, vg.status, f"{BASE}vocabulary/provision-status/adopted")
    yield _text(name, vg.action, "invent")
    yield _to(name, vg.mentions, f"{BASE}body/invented-{number % BODIES}")
    addressee = f"{BASE}addressee/X-{number}-p{place}-1"
    yield _to(name, vg.addressee, addressee)
    yield _to(addressee, rdf.type, vg.Addressee)
    yield _text(addressee, rdfs.label, "Governments")


def _to(subject: str, predicate: str, value: str) -> str:
    return f"<{subject}> <{predicate}> <{value}> ."


def _text(subject: str, predicate: str, value: str, kind: str = "") -> str:
    return f'<{subject}> <{predicate}> "{value}"{kind} .'


def _number(subject: str, predicate: str, value: int) -> str:
    return _text(subject, predicate, str(value), f"^^<{xsd.integer}>")


def lines(graph: Store) -> bytes:
    """The default graph as lines of N-Triples."""
    quads = graph.quads_for_pattern(None, None, None, DefaultGraph())
    return serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""


def in_rdflib(graph: Store) -> rdflib.Graph:
    """The default graph in rdflib."""
    return rdflib.Graph().parse(data=lines(graph), format="nt")


def theirs(report: rdflib.Graph) -> set[tuple[str, str, str]]:
    """What a report of pySHACL finds: node, shape, component."""
    focus, shape, component = (
        rdflib.URIRef(term) for term in (sh.focusNode, sh.sourceShape, sh.sourceConstraintComponent)
    )
    return {
        (str(report.value(r, focus)), str(report.value(r, shape)), str(report.value(r, component)))
        for r in report.objects(None, rdflib.URIRef(sh.result))
    }


def ours(report: check.Report) -> set[tuple[str, str, str]]:
    """What a report of ours finds: node, shape, component."""
    return {(r.focus.value, r.shape.value, r.component) for r in report.results}


if __name__ == "__main__":
    sys.exit(main())
