"""What the stage reads of one document in the embedded store, by its indexes and without a plan.

It is what the queries of `provisions` find in the whole graph, for a document at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.relate.ledger import Row, Sources
from viennagraph.relate.provisions import OPERATIVE
from viennagraph.vocab import BASE, dcterms, rdf, schema, vg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HELD: Final = ox.DefaultGraph()
_MASTHEAD: Final = f"{BASE}vocabulary/passage-kind/masthead"
_BESIDE: Final = frozenset({vg.Ask, vg.Provision})


class Statements:
    """The statements of a store about documents."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def provisions(self, document: str) -> list[Row]:
        """The provisions that a document states, each once."""
        found: dict[str, Row] = {}
        for passage in sorted(self._subjects(dcterms.isPartOf, document)):
            for iri in self._subjects(vg.statedIn, passage):
                if iri in found:
                    continue
                classes = self._values(iri, rdf.type)
                texts = self._values(iri, vg.text) if vg.Provision in classes else set()
                kinds = classes - _BESIDE if texts else set()
                if not kinds:
                    continue
                kind = min(kinds)
                maker = min(self._values(iri, vg.madeBy), default="")
                kind = vg.Ask if kind in OPERATIVE else kind
                found[iri] = Row(iri, document, kind, passage, maker, min(texts))
        return [found[iri] for iri in sorted(found)]

    def sources(self, document: str) -> Sources:
        """What a document may date from."""
        acts = set(self._values(document, vg.textOf))
        named: set[str] = set()
        for passage in self._subjects(dcterms.isPartOf, document):
            is_masthead = _MASTHEAD in self._values(passage, vg.passageKind)
            for thing in self._subjects(vg.statedIn, passage):
                acts |= self._values(thing, vg.partOfAct)
                if is_masthead:
                    named |= self._values(thing, vg.refersTo)
        return Sources(tuple(sorted(acts)), tuple(sorted(named)))

    def title(self, document: str) -> str:
        """The last title of a document that was read."""
        if not self._values(document, vg.readFrom):
            return ""
        return max(self._values(document, dcterms.title), default="")

    def date(self, document: str, sources: Sources) -> str:
        """The date of a document: issued, or of its act, or of the session of its masthead."""
        issued = self._values(document, dcterms.issued)
        adopted = issued or self._all(sources.acts, vg.adoptedOn)
        return max(adopted or self._all(self._meetings(sources.named), schema.endDate), default="")

    def made_on(self, maker: str) -> str:
        """When a meeting ended, or the one within which a group met."""
        places = (*self._meetings([maker]), *self._values(maker, vg.groupAt))
        return max(self._all(places, schema.endDate), default="")

    def _meetings(self, things: Iterable[str]) -> Iterator[str]:
        return (thing for thing in things if vg.Meeting in self._values(thing, rdf.type))

    def _all(self, things: Iterable[str], predicate: str) -> set[str]:
        return {value for thing in things for value in self._values(thing, predicate)}

    def _values(self, subject: str, predicate: str) -> set[str]:
        quads = self._store.quads_for_pattern(
            ox.NamedNode(subject), ox.NamedNode(predicate), None, _HELD
        )
        return {quad.object.value for quad in quads if not isinstance(quad.object, ox.Triple)}

    def _subjects(self, predicate: str, value: str) -> set[str]:
        quads = self._store.quads_for_pattern(
            None, ox.NamedNode(predicate), ox.NamedNode(value), _HELD
        )
        return {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
