"""The golden graph of the questions, on each engine."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import rdflib
from pyoxigraph import Quad, RdfFormat, Store

from viennagraph.ask.engine_rdflib import Rdflib
from viennagraph.ask.engines import Oxigraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.ask.engines import Engine

HERE: Final = Path(__file__).resolve().parent


def merged(store: Store) -> Store:
    """Let the default graph hold what the named graphs say, each triple once."""
    said = list(store)
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in said)
    return store


def in_rdflib(store: Store) -> rdflib.Dataset:
    """The same quads in rdflib, whose default graph is not the union."""
    dataset = rdflib.Dataset(default_union=False)
    with warnings.catch_warnings():
        # rdflib 7 warns of names that its own parser still uses.
        warnings.filterwarnings("ignore", r"Dataset\.", DeprecationWarning)
        dataset.parse(data=store.dump(format=RdfFormat.N_QUADS), format="nquads")
    return dataset


def sample() -> Store:
    """The named graphs of the sample."""
    store = Store()
    store.load(path=HERE / "sample.trig")
    return store


@pytest.fixture(scope="session")
def said() -> Store:
    """What the three invented documents say, with a default graph that holds nothing."""
    return sample()


@pytest.fixture(scope="session")
def golden() -> Store:
    """What the three invented documents say, and what is held."""
    return merged(sample())


@pytest.fixture(scope="session")
def as_rdflib() -> Callable[[Store], rdflib.Dataset]:
    """What turns a store into an rdflib dataset."""
    return in_rdflib


@pytest.fixture(scope="session")
def golden_in_rdflib(golden: Store) -> rdflib.Dataset:
    return in_rdflib(golden)


@pytest.fixture
def faulty_engines(fault: tuple[str, Store]) -> tuple[Oxigraph, Rdflib]:
    """Both engines over the graph with a fault."""
    return Oxigraph(fault[1]), Rdflib(in_rdflib(fault[1]))


@pytest.fixture(params=["oxigraph", "rdflib"])
def engine(request: pytest.FixtureRequest, golden: Store) -> Engine:
    """Each engine over the golden graph."""
    if request.param == "oxigraph":
        return Oxigraph(golden)
    return Rdflib(request.getfixturevalue("golden_in_rdflib"))


@pytest.fixture(params=sorted((HERE / "faults").glob("*.trig")), ids=lambda path: path.stem)
def fault(request: pytest.FixtureRequest) -> tuple[str, Store]:
    """The name of a check, and the golden graph with the fault that it looks for.

    What a file puts into named graphs only is held too, unless its first line says otherwise.
    """
    path: Path = request.param
    store = sample()
    if path.read_text("utf-8").startswith("# as it stands"):
        store = merged(store)
        store.load(path=path)
        return path.stem, store
    store.load(path=path)
    return path.stem, merged(store)
