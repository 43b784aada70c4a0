"""The invented documents of this suite, in a store on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from viennagraph import resources, store

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = Path(__file__).resolve().parent
BASE: Final = "https://w3id.org/viennagraph/"
FORMULAS: Final = f"{BASE}vocabulary/formula"


def _is_of(quad: Quad, document: str) -> bool:
    graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
    return graph == document or graph.startswith(f"{document}#")


@pytest.fixture(scope="session")
def quads() -> tuple[Quad, ...]:
    """What the sample says."""
    sample = Store()
    sample.load(path=HERE / "sample.trig")
    return tuple(sample)


@pytest.fixture(scope="session")
def added(quads: tuple[Quad, ...]) -> Callable[[store.Draft, str], None]:
    """Puts one document of the sample into a draft."""

    def add(draft: store.Draft, name: str) -> None:
        iri = f"{BASE}document/{name}"
        lines = [f"{quad} ." for quad in quads if _is_of(quad, iri)]
        draft.add_document(store.DocumentRecord(iri, name, name, name), lines)

    return add


@pytest.fixture
def built(tmp_path: Path, added: Callable[[store.Draft, str], None]) -> Callable[..., Path]:
    """Builds a store of some documents of the sample, in an order, and gives its folder."""

    def build(*names: str) -> Path:
        place = tmp_path / "-".join(names)
        with store.generation(place) as draft:
            path = resources.ontology() / "vocabulary" / "formula.ttl"
            known = Store()
            known.load(path=path, format=RdfFormat.TURTLE, to_graph=NamedNode(FORMULAS))
            draft.add_graph(FORMULAS, [f"{quad} ." for quad in known])
            for name in names:
                added(draft, name)
            draft.commit()
        return place

    return build
