"""What is known of one thing, with all that a reader needs to make sense of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph import ask
from viennagraph.describe import header
from viennagraph.describe.source import about, triple
from viennagraph.describe.words import without_words
from viennagraph.export.labels import short
from viennagraph.vocab import dcterms, foaf, hydra, prov, rdf, vg, void, xsd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from viennagraph.describe.source import Settings, Source

PAGE: Final = 100
"""How many statements that point to a thing stand on one page."""

FORMATS: Final = ("html", "ttl", "jsonld", "nt", "rdf")
"""The endings under which a server tells of a thing."""

STATIC_FORMATS: Final = ("ttl", "jsonld")
"""The endings of the files of linked data that stand beside a static page."""

_DOCUMENT: Final = "document/"


def thing(
    source: Source, iri: str, settings: Settings, page: int = 1, *, modified: date | None = None
) -> tuple[ox.Triple, ...]:
    """All that is held of a thing, in order; nothing where the graph does not know it.

    With it come its parts that have no page of their own, the names of all things that it is
    linked with, the statements that point to it (counted, and `PAGE` of them at a time), and what
    is to be said of the page itself.  `modified` is the day on which the graph was made.
    """
    own = list(about(source, "facts", [iri]))
    counts = source.ask("incoming-counts", thing=ask.Iri(iri))
    if not own and not counts.rows:
        return ()
    parts = [str(row[0]) for row in source.ask("parts", thing=ask.Iri(iri)).rows]
    own += about(source, "facts", parts)
    rows = source.ask("incoming", thing=ask.Iri(iri)).rows
    shown = rows[(page - 1) * PAGE : page * PAGE]
    incoming = [triple(subject, predicate, ask.Iri(iri)) for predicate, subject in shown]
    linked = _linked([*own, *incoming]) - {iri, *parts}
    told = [*own, *incoming, *about(source, "names", linked)]
    found = {one if settings.has_text else without_words(one) for one in told}
    found.update(_page(source, iri, modified, is_live=settings.is_live))
    found.update(_counted(iri, counts))
    found.update(_views(iri, len(rows), page, settings))
    return tuple(sorted(found, key=str))


def pages(source: Source, iri: str) -> int:
    """How many pages the statements take that point to a thing; at least one."""
    return max(1, -(-len(source.ask("incoming", thing=ask.Iri(iri)).rows) // PAGE))


def page_of(iri: str) -> str:
    """The IRI of the page that tells of a thing.

    >>> page_of("https://w3id.org/viennagraph/document/D#p2-a")
    'https://w3id.org/viennagraph/document/D.html'
    """
    return f"{iri.partition('#')[0]}.html"


def _linked(triples: Iterable[ox.Triple]) -> set[str]:
    ends = (end for one in triples for end in (one.subject, one.object))
    return {end.value for end in ends if isinstance(end, ox.NamedNode)}


def _page(source: Source, iri: str, modified: date | None, *, is_live: bool) -> Iterator[ox.Triple]:
    page, whole = page_of(iri), iri.partition("#")[0]
    yield _says(page, rdf.type, foaf.Document)
    yield _says(page, foaf.primaryTopic, iri)
    yield _says(page, void.inDataset, header.dataset_of(source.base))
    for form in FORMATS if is_live else ("html", *STATIC_FORMATS):
        yield _says(page, dcterms.hasFormat, f"{whole}.{form}")
    for graph in source.ask("graphs-about", thing=ask.Iri(iri)).column("graph"):
        name = str(graph).partition("#")[0]
        if name != f"{source.base}graph/held":
            yield _says(page, prov.wasDerivedFrom, name)
    for predicate, value in header.licence(source.base):
        yield ox.Triple(ox.NamedNode(page), predicate, value)
    if modified:
        yield _says(page, dcterms.modified, ox.Literal(modified.isoformat(), datatype=_DATE))


_DATE: Final = ox.NamedNode(xsd.date)


def _counted(iri: str, counts: ask.Table) -> Iterator[ox.Triple]:
    listing = f"{page_of(iri)}#incoming"
    listed = 0
    for predicate, times in counts.rows:
        part = f"{listing}-{short(str(predicate)).replace(':', '-').rpartition('/')[2]}"
        count = int(str(times))
        listed += count if str(predicate) != vg.refersTo else 0
        yield _says(listing, void.propertyPartition, part)
        yield _says(part, void.property, str(predicate))
        yield _says(part, void.triples, ox.Literal(count))
    yield _says(listing, rdf.type, hydra.Collection)
    yield _says(listing, hydra.totalItems, ox.Literal(listed))
    yield _says(page_of(iri), void.subset, listing)


def _views(iri: str, count: int, page: int, settings: Settings) -> Iterator[ox.Triple]:
    last = max(1, -(-count // PAGE))
    if last == 1 or not settings.is_live:
        return
    here = _view(iri, page)
    yield _says(f"{page_of(iri)}#incoming", hydra.view, here)
    yield _says(here, rdf.type, hydra.PartialCollectionView)
    yield _says(here, hydra.first, _view(iri, 1))
    yield _says(here, hydra.last, _view(iri, last))
    if page > 1:
        yield _says(here, hydra.previous, _view(iri, page - 1))
    if page < last:
        yield _says(here, hydra.next_, _view(iri, page + 1))


def _view(iri: str, page: int) -> str:
    return f"{iri.partition('#')[0]}?page={page}"


def _says(subject: str, predicate: str, value: str | ox.Literal) -> ox.Triple:
    ends = ox.NamedNode(value) if isinstance(value, str) else value
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ends)
