"""Documents out of a store: what they said goes, and what was inferred from it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

import pyoxigraph as ox

from viennagraph import relate, store
from viennagraph.errors import AmbiguousNameError, ViennaGraphError
from viennagraph.export import base_of
from viennagraph.tally import tally
from viennagraph.vocab import dcterms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class NoDocumentError(ViennaGraphError):
    """Nothing that the store has read is called so."""

    def __init__(self, name: str, near: tuple[str, ...], place: Path) -> None:
        advice = (
            f"did you mean {' or '.join(near)}?"
            if near
            else "name it by its symbol, its IRI or its file, as `viennagraph query "
            "documents-read` lists them"
        )
        super().__init__(f"the store {place} has read no document {name!r}: {advice}")
        self.name = name
        self.near = near


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that went: its IRI, its file, and in how many named graphs it spoke."""

    iri: str
    name: str
    graphs: int


@dataclass(frozen=True, slots=True)
class Removal:
    """What a removal took out, and what the store holds after it.

    `statements` counts what went from all graphs, the merge and the inferences among them.
    """

    removed: tuple[Removed, ...]
    statements: int
    documents: int
    provisions: int


def remove(names: Sequence[str], place: Path) -> Removal:
    """Takes documents and all that they said out of a store, with what was inferred from it.

    A document is named by its IRI, by the end of it, by its symbol, or by the name or the path of
    its file.  All of them go, or none.

    Raises:
        NoDocumentError: The store has read no document of that name.
        AmbiguousNameError: It has read several.
        StoreError: The store cannot be read or written.
    """
    with store.reading(place) as snapshot:
        base = base_of(snapshot)
        wanted = tuple(dict.fromkeys(_named(name, snapshot, base) for name in names))
    decisions = relate.load(relate.beside(place))
    with store.generation(place) as draft:
        before = len(draft.store)
        for record in wanted:
            draft.remove_document(record.iri)
        relate.relate(draft, base, decisions)
        counts = tally(draft.store)
        after = len(draft.store)
        draft.commit()
    return Removal(
        tuple(Removed(one.iri, one.name, one.graphs) for one in wanted),
        before - after,
        counts["documents"],
        counts["provisions"],
    )


def _named(name: str, snapshot: store.Snapshot, base: str) -> store.DocumentRecord:
    """The one record that is meant by a name."""
    words = name.strip().removeprefix("<").removesuffix(">")
    called = {
        record.iri: set(_names(record, snapshot.store, base)) for record in snapshot.state.documents
    }
    found = sorted(iri for iri, known in called.items() if words in known)
    if not found:
        every = sorted({known for ours in called.values() for known in ours})
        raise NoDocumentError(name, tuple(get_close_matches(words, every)), snapshot.root)
    record = snapshot.state.document(found[0])
    if len(found) > 1 or record is None:
        raise AmbiguousNameError(name, tuple(iri.removeprefix(base) for iri in found))
    return record


def _names(record: store.DocumentRecord, quads: ox.Store, base: str) -> Iterator[str]:
    """All by which a document may be called."""
    yield record.iri
    yield record.iri.removeprefix(base)
    yield record.iri.rpartition("/")[2]
    yield record.name
    for path in record.paths:
        yield path
        yield path.rpartition("/")[2]
    subject, predicate = ox.NamedNode(record.iri), ox.NamedNode(dcterms.identifier)
    for quad in quads.quads_for_pattern(subject, predicate, None, ox.DefaultGraph()):
        if isinstance(quad.object, ox.Literal):
            yield quad.object.value
