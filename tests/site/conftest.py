"""Sites over the invented documents of the golden graph, and over a hostile one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import pipeline, store
from viennagraph.index import open_index
from viennagraph.site import Embedded, Settings, Site
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent


def site_over(folder: Path, settings: Settings) -> Iterator[Site]:
    with store.reading(folder) as snapshot:
        yield Site(Embedded.of(snapshot, BASE), open_index(snapshot), settings)


@pytest.fixture(scope="session")
def golden(sample: Path) -> Iterator[Site]:
    """The live site of the golden graph."""
    yield from site_over(sample, Settings())


@pytest.fixture(scope="session")
def built(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store of the invented documents as they are read from their files."""
    folder = tmp_path_factory.mktemp("built") / "store"
    pipeline.build([examples], folder)
    return folder


@pytest.fixture(scope="session")
def read(built: Path) -> Iterator[Site]:
    """The live site of the invented documents as they are read from their files."""
    yield from site_over(built, Settings())


@pytest.fixture(scope="session")
def static(built: Path) -> Iterator[Site]:
    """The static site of the invented documents as they are read from their files."""
    yield from site_over(built, Settings(is_live=False))


@pytest.fixture(scope="session")
def wordless(sample: Path) -> Iterator[Site]:
    """The static site of the golden graph that leaves the words of documents out."""
    yield from site_over(sample, Settings(is_live=False, has_text=False))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of a document that is full of markup and script."""
    graphs: dict[str, list[str]] = {}
    for quad in ox.parse(path=HERE / "hostile.trig"):
        whole = str(quad.graph_name.value).partition("#")[0]
        graphs.setdefault(whole, []).append(f"{quad} .\n")
    folder = tmp_path_factory.mktemp("hostile") / "store"
    with store.generation(folder) as draft:
        for iri, lines in graphs.items():
            if iri.startswith(f"{BASE}document/"):
                draft.add_document(store.DocumentRecord(iri, "h.txt", "h", "h"), lines)
            else:
                draft.add_graph(iri, lines)
        draft.commit()
    yield from site_over(folder, Settings())
