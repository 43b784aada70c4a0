"""How much a store holds, by the classes that a summary names."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from viennagraph.vocab import BASE, rdf, vg

_COUNTED: Final = {
    "documents": (vg.readFrom, None),
    "passages": (rdf.type, vg.Passage),
    "provisions": (rdf.type, vg.Provision),
    "mentions": (rdf.type, vg.Mention),
    "unresolved": (vg.linkVerdict, f"{BASE}vocabulary/link-verdict/open"),
}


def tally(store: ox.Store) -> dict[str, int]:
    """Documents read, passages, provisions, mentions and unresolved mentions in the default graph.

    >>> tally(ox.Store())["documents"]
    0
    """
    counts: dict[str, int] = {}
    for name, (predicate, value) in _COUNTED.items():
        target = ox.NamedNode(value) if value else None
        found = store.quads_for_pattern(None, ox.NamedNode(predicate), target, ox.DefaultGraph())
        counts[name] = sum(1 for _ in found)
    return counts
