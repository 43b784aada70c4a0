"""The quads as they are served: those of a generation, with the description of the service.

The copy shares the files of the generation by hard links, so it costs next to nothing.  A tool that
asks the endpoint what it holds and how to ask it finds examples, prefixes and counts in the graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from viennagraph import describe
from viennagraph.export import base_of
from viennagraph.serve import service
from viennagraph.site import Embedded, Settings
from viennagraph.store import layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from viennagraph.serve.place import Place
    from viennagraph.store import Snapshot


def made(snapshot: Snapshot, quads: Path, place: Place) -> str:
    """Makes the copy, and gives the base of its things.

    Raises:
        StoreError: The disk is full, or the store cannot be read.
    """
    with layout.explained(snapshot.root):
        base = base_of(snapshot)
        snapshot.store.backup(str(quads))
        copy = ox.Store(str(quads))
        told = (*service.triples(base, place), *_dataset(snapshot, base, place))
        copy.extend(_said_and_held(told, f"{base}graph/service"))
        copy.flush()
    return base


def _dataset(snapshot: Snapshot, base: str, place: Place) -> tuple[ox.Triple, ...]:
    settings = Settings(place.root, place.origin)
    return describe.dataset(Embedded(snapshot, base), settings)


def _said_and_held(triples: Iterable[ox.Triple], graph: str) -> Iterator[ox.Quad]:
    name = ox.NamedNode(graph)
    for one in triples:
        yield ox.Quad(one.subject, one.predicate, one.object, name)
        yield ox.Quad(one.subject, one.predicate, one.object)
