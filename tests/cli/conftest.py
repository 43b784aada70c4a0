"""A store with the golden graph of the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import store

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://w3id.org/viennagraph/"


@pytest.fixture(scope="session")
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the invented documents of the golden graph."""
    graphs: dict[str, list[str]] = {}
    for quad in ox.parse(path=root / "tests/questions/sample.trig"):
        whole = quad.graph_name.value.partition("#")[0]
        graphs.setdefault(whole, []).append(f"{quad} .\n")
    folder = tmp_path_factory.mktemp("sample") / "store"
    with store.generation(folder) as draft:
        for iri, lines in graphs.items():
            if iri.startswith(f"{BASE}document/"):
                name = iri.rpartition("/")[2]
                draft.add_document(store.DocumentRecord(iri, f"{name}.txt", name, name), lines)
            else:
                draft.add_graph(iri, lines)
        draft.commit()
    return folder
