"""An edition of a store without the words of its documents."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph import store
from viennagraph.describe.words import without_words
from viennagraph.store.generation import graphs_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from viennagraph.store import Snapshot

_INFERENCE: Final = "/inference/"


def write(snapshot: Snapshot, root: Path) -> None:
    """Makes a store that holds what a snapshot does, but for the words of its documents.

    All that is published is then made from that store, so that no page and no file can hold a
    word that is not in it.  The ontology, the vocabularies and the authority files stay whole.

    Raises:
        StoreError: The store cannot be written.
    """
    with store.generation(root, fresh=True) as draft:
        draft.set_settings(snapshot.state.rules, snapshot.state.settings)
        for document in snapshot.state.documents:
            names = graphs_of(snapshot.store, document)
            said = (_lines(snapshot.store, name, is_ours=False) for name in names)
            draft.add_document(document, chain.from_iterable(said))
        for graph in snapshot.state.graphs:
            is_ours = _INFERENCE not in graph.iri
            lines = _lines(snapshot.store, graph.iri, is_ours=is_ours)
            draft.add_graph(graph.iri, lines, graph.digest)
        draft.commit()


def _lines(quads: ox.Store, graph: str, *, is_ours: bool) -> Iterator[str]:
    name = ox.NamedNode(graph)
    triples = (quad.triple for quad in quads.quads_for_pattern(None, None, None, name))
    told = triples if is_ours else {without_words(triple) for triple in triples}
    for one in sorted(told, key=str):
        yield f"{one} <{graph}> .\n"
