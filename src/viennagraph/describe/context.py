"""The JSON-LD context, made from the ontology: which key stands for which term.

A term of ours is written by its local name (`statedIn`); a term of another vocabulary too, unless
that name is taken, and then with its prefix (`schema:text`).  Values of properties of things are
IRIs, and dates and numbers have the datatype that the ontology gives them.  What may have several
values is always a list, and what has words in languages a map from language to a list of words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph import resources
from viennagraph.vocab import (
    BASE,
    PREFIXES,
    dcterms,
    foaf,
    hydra,
    org,
    owl,
    prov,
    rdf,
    rdfs,
    schema,
    sh,
    skos,
    spdx,
    vg,
    void,
    xsd,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME: Final = "context.jsonld"
"""Under what name the context is published, after the base of the things."""

NAMESPACES: Final = MappingProxyType({**PREFIXES, "hydra": hydra.NS, "spdx": spdx.NS})
"""The prefixes of descriptions."""

_ALIASES: Final = MappingProxyType({"id": "@id", "type": "@type", "graph": "@graph"})
_LANGUAGES: Final = frozenset(
    {
        skos.prefLabel,
        skos.altLabel,
        skos.hiddenLabel,
        skos.definition,
        skos.scopeNote,
        skos.example,
        rdfs.label,
        rdfs.comment,
        dcterms.title,
        dcterms.description,
        dcterms.rights,
    }
)
_LINKS: Final = (
    *(f"{dcterms.NS}{name}" for name in ("isPartOf", "hasPart", "license", "publisher", "creator")),
    *(f"{dcterms.NS}{name}" for name in ("source", "isReplacedBy", "hasFormat")),
    *(f"{skos.NS}{name}" for name in ("inScheme", "broader", "narrower", "topConceptOf")),
    *(f"{skos.NS}{name}" for name in ("exactMatch", "closeMatch", "related", "broadMatch")),
    org.subOrganizationOf,
    org.member,
    org.role,
    org.organization,
    schema.superEvent,
    schema.location,
    prov.wasDerivedFrom,
    prov.wasAttributedTo,
    foaf.primaryTopic,
    rdfs.isDefinedBy,
    rdfs.subClassOf,
    rdfs.domain,
    rdfs.range,
    void.inDataset,
    void.subset,
    void.propertyPartition,
    void.property,
    void.classPartition,
    void.class_,
    hydra.view,
    hydra.next_,
    hydra.previous,
    hydra.first,
    hydra.last,
)
_DATES: Final = (dcterms.issued, dcterms.modified, schema.startDate, schema.endDate)
_NUMBERS: Final = (hydra.totalItems, void.triples)
_PLAIN: Final = (dcterms.identifier, dcterms.language, dcterms.format, foaf.name, skos.notation)


@dataclass(frozen=True, slots=True)
class Key:
    """How a property is written: its key, and what its values are without further marks.

    `kind` is `@id` for IRIs, a datatype, or "" for plain strings.
    """

    name: str
    iri: str
    kind: str = ""
    is_single: bool = False
    has_languages: bool = False

    def definition(self) -> dict[str, object]:
        """The entry of the context."""
        entry: dict[str, object] = {"@id": self.iri}
        if self.kind:
            entry["@type"] = self.kind
        if self.has_languages:
            entry["@container"] = ["@language", "@set"]
        elif not self.is_single:
            entry["@container"] = "@set"
        return entry


@dataclass(frozen=True, slots=True)
class Context:
    """The keys of properties and the names of classes."""

    keys: Mapping[str, Key]
    classes: Mapping[str, str]

    def document(self, base: str = BASE) -> dict[str, object]:
        """The context as a JSON document."""
        terms: dict[str, object] = {"@version": 1.1, **_ALIASES}
        terms |= {prefix: NAMESPACES[prefix] for prefix in sorted(NAMESPACES)}
        terms |= {name: iri for iri, name in sorted(self.classes.items(), key=lambda one: one[1])}
        for key in sorted(self.keys.values(), key=lambda one: one.name):
            terms[key.name] = key.definition()
        return {"@context": terms, "id": base + NAME}


def written(base: str = BASE) -> bytes:
    """The context as the bytes of the file that is published.

    >>> b'"statedIn"' in written()
    True
    """
    return (json.dumps(context().document(base), ensure_ascii=False, indent=1) + "\n").encode()


@cache
def context() -> Context:
    """The context of the ontology and of the terms of others that the graph uses."""
    store = ox.Store()
    folder = resources.ontology()
    for path in (*sorted(folder.glob("*.ttl")), *sorted(resources.shapes().glob("*.ttl"))):
        store.load(path=str(path))
    taken: set[str] = {*_ALIASES, *NAMESPACES}
    classes = {iri: _key(iri, taken) for iri in _classes(store)}
    keys = {}
    for iri, kind in _properties(store):
        has_languages = iri in _LANGUAGES
        keys[iri] = Key(_key(iri, taken), iri, kind, _is_single(store, iri, kind), has_languages)
    return Context(MappingProxyType(keys), MappingProxyType(classes))


def short(iri: str) -> str:
    """The IRI with the prefix of its namespace, where it has one."""
    for prefix, namespace in NAMESPACES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return iri


def _key(iri: str, taken: set[str]) -> str:
    prefixed = short(iri)
    local = prefixed.partition(":")[2]
    name = prefixed if local in taken else local
    taken.add(name)
    return name


def _classes(store: ox.Store) -> Iterator[str]:
    ours = _subjects(store, owl.Class)
    yield from ours
    for iri in (skos.Concept, skos.ConceptScheme, org.Organization, org.Membership, org.Role):
        yield iri
    for iri in (schema.Event, schema.Place, foaf.Person, foaf.Document, foaf.Agent):
        yield iri
    for iri in (owl.Class, owl.ObjectProperty, owl.DatatypeProperty, owl.Ontology):
        yield iri


def _properties(store: ox.Store) -> Iterator[tuple[str, str]]:
    for iri in _subjects(store, owl.ObjectProperty):
        yield iri, "@id"
    for iri in _subjects(store, owl.DatatypeProperty):
        ranges = [quad.object for quad in _quads(store, iri, rdfs.range)]
        datatypes = {one.value for one in ranges if isinstance(one, ox.NamedNode)}
        one = datatypes.pop() if len(datatypes) == 1 else ""
        yield iri, "" if one == xsd.string else one
    for iri in _LINKS:
        yield iri, "@id"
    for iri in sorted(_LANGUAGES):
        yield iri, ""
    for iri in _DATES:
        yield iri, xsd.date
    for iri in _NUMBERS:
        yield iri, xsd.integer
    for iri in _PLAIN:
        yield iri, ""


def _is_single(store: ox.Store, iri: str, kind: str) -> bool:
    if iri in {*_DATES, *_NUMBERS, foaf.primaryTopic}:
        return True
    path, most = ox.NamedNode(sh.path), ox.NamedNode(sh.maxCount)
    shapes = [quad.subject for quad in store.quads_for_pattern(None, path, ox.NamedNode(iri), None)]
    is_one = any(
        quad.object == ox.Literal("1", datatype=ox.NamedNode(xsd.integer))
        for shape in shapes
        for quad in store.quads_for_pattern(shape, most, None, None)
    )
    return is_one and kind != "@id"


def _subjects(store: ox.Store, of_class: str) -> list[str]:
    quads = store.quads_for_pattern(None, ox.NamedNode(rdf.type), ox.NamedNode(of_class), None)
    found = (quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))
    return sorted(iri for iri in found if iri.startswith(vg.NS))


def _quads(store: ox.Store, subject: str, predicate: str) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, None)
