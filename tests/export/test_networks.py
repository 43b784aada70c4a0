"""GraphML and GEXF show which things provisions name together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from viennagraph import export, store
from viennagraph.errors import ExportError
from viennagraph.export import network

if TYPE_CHECKING:
    from pathlib import Path

AIRCOP = "https://w3id.org/viennagraph/programme/aircop"
CONTAINERS = "https://w3id.org/viennagraph/programme/ccp"


@pytest.fixture
def graph(sample: Path) -> nx.Graph:
    with store.reading(sample) as snapshot:
        return network.network(snapshot.store)


def test_an_edge_weighs_the_provisions_that_name_both(graph: nx.Graph) -> None:
    assert graph.edges[AIRCOP, CONTAINERS]["weight"] == 2


def test_a_node_carries_its_label_and_kind(graph: nx.Graph) -> None:
    assert graph.nodes[AIRCOP] == {"label": "Airport Communication Project", "kind": "Programme"}


def test_a_group_of_addressees_is_no_node(graph: nx.Graph) -> None:
    assert not [node for node in graph if "/group/" in node]


def test_the_makers_projection_has_a_direction(sample: Path) -> None:
    with store.reading(sample) as snapshot:
        makers = network.network(snapshot.store, "makers")

    assert makers.is_directed()
    assert {"body", "meeting", "resolution"} >= {
        source.split("/")[-2] for source, _ in makers.edges
    }


def test_an_unknown_projection_is_told(sample: Path) -> None:
    with (
        store.reading(sample) as snapshot,
        pytest.raises(ExportError, match="co-mention, makers"),
    ):
        network.network(snapshot.store, "everything")


@pytest.mark.parametrize(
    ("suffix", "read"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)]
)
def test_networkx_reads_what_was_written(
    sample: Path, tmp_path: Path, graph: nx.Graph, suffix: str, read: type
) -> None:
    path = tmp_path / f"graph{suffix}"
    with store.reading(sample) as snapshot:
        export.write(snapshot, path)
    found = read(path)

    assert set(graph) == set(found)
    assert graph.edges[AIRCOP, CONTAINERS]["weight"] == found.edges[AIRCOP, CONTAINERS]["weight"]
    assert found.nodes[AIRCOP]["label"] == "Airport Communication Project"
