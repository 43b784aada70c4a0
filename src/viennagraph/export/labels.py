"""What things are called, for people who read tables and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.vocab import PREFIXES, dcterms, foaf, rdf, rdfs, skos, vg

if TYPE_CHECKING:
    from collections.abc import Callable

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
"""What the object of a quad can be."""

HELD: Final = ox.DefaultGraph()
"""The merge of all named graphs."""

_NAMES: Final = (
    skos.prefLabel,
    rdfs.label,
    foaf.name,
    dcterms.identifier,
    dcterms.title,
    vg.surface,
    vg.sourceName,
)


def naming(store: ox.Store) -> Callable[[str], str]:
    """A function from an IRI to the thing's label, or to "" where it has none.

    >>> naming(ox.Store())("https://example.org/body/cnd")
    ''
    """
    known: dict[str, str] = {}

    def name(iri: str) -> str:
        if iri not in known:
            known[iri] = _label(store, iri)
        return known[iri]

    return name


def values(store: ox.Store, subject: str, predicate: str) -> list[Term]:
    """A thing's values of a property, in the order in which N-Triples writes them."""
    node = ox.NamedNode(subject)
    quads = store.quads_for_pattern(node, ox.NamedNode(predicate), None, HELD)
    return sorted((quad.object for quad in quads), key=str)


def words(term: Term) -> str:
    """The value of a term, without its marks.

    >>> words(ox.Literal("Vienna", language="en"))
    'Vienna'
    """
    return str(term) if isinstance(term, ox.Triple) else term.value


def kind(store: ox.Store, iri: str) -> str:
    """The name of the class of ours that the thing belongs to, or "" where there is none."""
    classes = map(words, values(store, iri, rdf.type))
    ours = sorted(one.removeprefix(vg.NS) for one in classes if one.startswith(vg.NS))
    return ours[0] if ours else ""


def short(iri: str) -> str:
    """The IRI with the prefix of its vocabulary, where it has one.

    >>> short("http://purl.org/dc/terms/title")
    'dcterms:title'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def expanded(name: str) -> str | None:
    """The IRI that a short one stands for, or None where its prefix is not known.

    >>> expanded("dcterms:title")
    'http://purl.org/dc/terms/title'
    """
    prefix, found, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}" if found and prefix in PREFIXES else None


def _label(store: ox.Store, iri: str) -> str:
    for predicate in _NAMES:
        found = [one for one in values(store, iri, predicate) if isinstance(one, ox.Literal)]
        if found:
            return min((one.language not in {"en", None}, one.value) for one in found)[1]
    return ""
