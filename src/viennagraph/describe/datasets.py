"""The description of the dataset, which is VoID and DCAT in one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.describe import header
from viennagraph.describe.context import short
from viennagraph.describe.statistics import Statistics, statistics
from viennagraph.vocab import (
    dcat,
    dcterms,
    foaf,
    iana,
    owl,
    rdf,
    sh,
    spdx,
    vg,
    void,
    voidext,
    xsd,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from viennagraph.describe.source import Settings, Source

_ENDPOINT: Final = "sparql"


@dataclass(frozen=True, slots=True)
class Dump:
    """A file that holds the dataset: its name below the dataset's place, and what it is.

    `media` and `compression` are media types; `is_rdf` says whether it can be loaded as RDF.
    """

    name: str
    title: str
    media: str
    size: int
    digest: str
    compression: str = ""
    is_rdf: bool = True


@dataclass(frozen=True, slots=True)
class Edition:
    """Which edition of the dataset is described: when it was made, from what, in which files.

    `version` names it, and `previous` the one before.
    """

    modified: date | None = None
    version: str = ""
    previous: str = ""
    dumps: tuple[Dump, ...] = ()


def dataset(
    source: Source,
    settings: Settings,
    edition: Edition = Edition(),
    counted: Statistics | None = None,
) -> tuple[ox.Triple, ...]:
    """The description of the whole dataset, in order.

    `counted` are the counts, where they were computed before.
    """
    told = _Telling(source.base)
    counts = counted or statistics(source)
    told.header(settings)
    told.edition(edition)
    told.counts(counts)
    for class_, things in counts.classes:
        told.class_partition(class_, things, counts)
    for one in counts.properties:
        told.property_partition(one.iri, one.triples, one.subjects, one.objects)
    told.linksets(counts.elsewhere)
    told.examples(counts.examples)
    if settings.is_live:
        told.service()
    return tuple(sorted(told.triples, key=str))


class _Telling:
    """The statements gathered so far, of one dataset."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.iri = header.dataset_of(base)
        self.triples: set[ox.Triple] = set()

    def says(self, subject: str, predicate: str, value: str | int | ox.Literal) -> None:
        self.triples.add(ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), _ends(value)))

    def part(self, *names: str) -> str:
        """The IRI of a part of the description, made from what it is about."""
        words = "-".join(short(name).replace(":", "-") for name in names)
        if "/" in words:
            words = hashlib.sha256(words.encode()).hexdigest()[:16]
        return f"{self.iri}#{words}"

    def header(self, settings: Settings) -> None:
        for predicate, value in header.statements(self.base, has_text=settings.has_text):
            self.triples.add(ox.Triple(ox.NamedNode(self.iri), predicate, value))
        self.triples.update(header.others(self.base))
        page = f"{self.iri}.html"
        self.says(page, rdf.type, void.DatasetDescription)
        self.says(page, foaf.primaryTopic, self.iri)
        self.says(self.iri, dcat.landingPage, page)
        self.says(self.iri, void.uriSpace, ox.Literal(self.base))
        self.says(self.iri, dcterms.conformsTo, vg.NS.rstrip("#"))

    def edition(self, edition: Edition) -> None:
        if edition.modified:
            day = ox.Literal(edition.modified.isoformat(), datatype=ox.NamedNode(xsd.date))
            self.says(self.iri, dcterms.modified, day)
            self.says(f"{self.iri}.html", dcterms.modified, day)
        if edition.version:
            self.says(self.iri, dcat.NS + "version", ox.Literal(edition.version))
            self.says(self.iri, owl.versionInfo, ox.Literal(edition.version))
        if edition.previous:
            self.says(self.iri, dcat.NS + "previousVersion", edition.previous)
        for dump in edition.dumps:
            self.dump(dump)

    def dump(self, dump: Dump) -> None:
        file = self.base + dump.name
        node = self.part(f"dump-{dump.name.rpartition('/')[2]}")
        checksum = f"{node}-sha256"
        self.says(self.iri, dcat.distribution, node)
        self.says(node, rdf.type, dcat.Distribution)
        self.says(node, dcterms.title, ox.Literal(dump.title, language="en"))
        self.says(node, dcat.downloadURL, file)
        self.says(node, dcat.accessURL, f"{self.iri}.html")
        self.says(node, dcat.byteSize, dump.size)
        self.says(node, dcat.mediaType, _media(dump.media))
        if dump.compression:
            self.says(node, dcat.compressFormat, _media(dump.compression))
        for predicate, value in header.licence(self.base):
            self.triples.add(ox.Triple(ox.NamedNode(node), predicate, value))
        self.says(node, spdx.checksum, checksum)
        self.says(checksum, rdf.type, spdx.Checksum)
        self.says(checksum, spdx.algorithm, spdx.checksumAlgorithm_sha256)
        digest = ox.Literal(dump.digest, datatype=ox.NamedNode(xsd.NS + "hexBinary"))
        self.says(checksum, spdx.checksumValue, digest)
        if dump.is_rdf:
            self.says(self.iri, void.dataDump, file)

    def counts(self, counts: Statistics) -> None:
        self.says(self.iri, void.triples, counts.triples)
        self.says(self.iri, void.classes, len(counts.classes))
        self.says(self.iri, void.properties, len(counts.properties))
        documents = dict(counts.classes).get(vg.File, 0)
        self.says(self.iri, void.documents, documents)
        self.vocabularies(one.iri for one in counts.properties)

    def vocabularies(self, properties: Iterable[str]) -> None:
        for iri in properties:
            space = iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
            if space:  # a name such as urn:p stands in no space
                self.says(self.iri, void.vocabulary, space)

    def class_partition(self, iri: str, things: int, counts: Statistics) -> None:
        node = self.part(iri)
        self.says(self.iri, void.classPartition, node)
        self.says(node, void.class_, iri)
        self.says(node, void.entities, things)
        for class_, predicate, triples in counts.shapes:
            if class_ == iri:
                inner = self.part(iri, predicate)
                self.says(node, void.propertyPartition, inner)
                self.says(inner, void.property, predicate)
                self.says(inner, void.triples, triples)
        for class_, predicate, range_, triples in counts.links:
            if class_ == iri:
                self._values(self.part(iri, predicate), void.classPartition, range_, triples)
        for class_, predicate, datatype, triples in counts.datatypes:
            if class_ == iri:
                inner = self.part(iri, predicate)
                self._values(inner, voidext.datatypePartition, datatype, triples)

    def _values(self, node: str, partition: str, iri: str, triples: int) -> None:
        inner = f"{node}-{self.part(iri).partition('#')[2]}"
        about = void.class_ if partition == void.classPartition else voidext.datatype
        self.says(node, partition, inner)
        self.says(inner, about, iri)
        self.says(inner, void.triples, triples)

    def property_partition(self, iri: str, triples: int, subjects: int, objects: int) -> None:
        node = self.part(iri)
        self.says(self.iri, void.propertyPartition, node)
        self.says(node, void.property, iri)
        self.says(node, void.triples, triples)
        self.says(node, void.distinctSubjects, subjects)
        self.says(node, void.distinctObjects, objects)

    def linksets(self, elsewhere: Iterable[tuple[str, str, int]]) -> None:
        for predicate, space, triples in elsewhere:
            node = self.part("links", predicate, space)
            other = self.part("dataset", space)
            self.says(self.iri, void.subset, node)
            self.says(node, rdf.type, void.Linkset)
            self.says(node, void.linkPredicate, predicate)
            self.says(node, void.subjectsTarget, self.iri)
            self.says(node, void.objectsTarget, other)
            self.says(node, void.triples, triples)
            self.says(other, rdf.type, void.Dataset)
            self.says(other, void.uriSpace, ox.Literal(space))

    def examples(self, examples: Iterable[tuple[str, str]]) -> None:
        for class_, thing in examples:
            if class_.startswith(vg.NS) and thing.startswith(self.base):
                self.says(self.iri, void.exampleResource, thing)

    def service(self) -> None:
        endpoint, service = self.base + _ENDPOINT, self.part("service")
        self.says(self.iri, void.sparqlEndpoint, endpoint)
        self.says(service, rdf.type, dcat.DataService)
        self.says(service, dcat.endpointURL, endpoint)
        self.says(service, dcat.servesDataset, self.iri)
        self.says(service, dcterms.title, ox.Literal("SPARQL 1.1 endpoint", language="en"))


def prefixes(base: str, spaces: dict[str, str]) -> Iterator[ox.Triple]:
    """The declarations of prefixes, as editors of SPARQL look for them in an endpoint."""
    for prefix, space in sorted(spaces.items()):
        node = ox.NamedNode(f"{header.dataset_of(base)}#prefix-{prefix}")
        value = ox.Literal(space, datatype=ox.NamedNode(xsd.NS + "anyURI"))
        yield ox.Triple(node, ox.NamedNode(sh.prefix), ox.Literal(prefix))
        yield ox.Triple(node, ox.NamedNode(sh.namespace), value)


def _ends(value: str | int | ox.Literal) -> ox.NamedNode | ox.Literal:
    match value:
        case str():
            return ox.NamedNode(value)
        case int():
            return ox.Literal(value)
        case _:
            return value


def _media(media: str) -> str:
    return iana.NS + media
