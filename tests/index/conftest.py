"""Indexes over the invented documents of the golden graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph.index import Index, open_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def graph(root: Path) -> ox.Store:
    """The golden graph in memory, with the merge of its named graphs."""
    store = ox.Store()
    for quad in ox.parse(path=root / "tests/questions/sample.trig"):
        store.add(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph()))
    return store


@pytest.fixture(scope="session")
def index(graph: ox.Store) -> Iterator[Index]:
    """The index of the golden graph."""
    opened = open_index(graph)
    yield opened
    opened.close()
