"""The measures of networks, on both engines."""

from __future__ import annotations

import random

import networkx as nx
import pytest

from viennagraph.analyse.networks import (
    LARGE,
    Backend,
    Network,
    betweenness,
    communities,
    modularity,
    pagerank,
)


def drawn(nodes: int, edges: int, *, is_directed: bool = False) -> Network:
    """A network of chance, the same each time."""
    chance = random.Random(7)  # noqa: S311 (the same each time)
    names = [f"n{number:03}" for number in range(nodes)]
    pairs = (
        (one, other, chance.randint(1, 5))
        for one, other in (chance.sample(names, 2) for _ in range(edges))
    )
    return Network.of(pairs, is_directed=is_directed)


def test_edges_between_the_same_nodes_add_up_in_either_direction() -> None:
    network = Network.of([("b", "a", 2), ("a", "b", 1), ("b", "c", 1)])

    assert (
        network.nodes,
        network.edges,
        network.weights,
    ) == (("a", "b", "c"), ((0, 1), (1, 2)), (3.0, 1.0))


def test_edges_of_a_directed_network_keep_their_direction() -> None:
    network = Network.of([("b", "a", 2), ("a", "b", 1)], is_directed=True)

    assert network.edges == ((0, 1), (1, 0))


@pytest.mark.parametrize("is_directed", [False, True])
def test_both_engines_find_the_same_betweenness(*, is_directed: bool) -> None:
    network = drawn(60, 150, is_directed=is_directed)
    ours, theirs = (betweenness(network, backend) for backend in Backend)

    assert ours == pytest.approx(theirs, abs=1e-9)
    assert max(ours.values()) > 0


def test_both_engines_find_the_same_pagerank() -> None:
    network = drawn(80, 300, is_directed=True)
    ours, theirs = (pagerank(network, backend) for backend in Backend)

    assert ours == pytest.approx(theirs, abs=1e-7)
    assert sum(ours.values()) == pytest.approx(1)


def test_both_engines_find_communities_that_are_equally_marked() -> None:
    network = drawn(60, 120)
    found = [modularity(network, communities(network, backend)) for backend in Backend]

    assert found[0] == pytest.approx(found[1], abs=0.05)
    assert found[0] > 0.2


def test_communities_hold_every_node_once() -> None:
    network = drawn(40, 60)
    members = sorted(node for group in communities(network) for node in group)

    assert list(network.nodes) == members


def test_two_cliques_joined_by_one_edge_are_two_communities() -> None:
    cliques = nx.barbell_graph(5, 0)
    network = Network.of((f"n{one}", f"n{other}", 1) for one, other in cliques.edges)

    assert [len(group) for group in communities(network)] == [5, 5]


def test_a_small_network_is_measured_by_networkx_and_a_large_one_by_igraph() -> None:
    large = Network.of((f"a{number}", f"b{number}", 1) for number in range(LARGE + 1))

    assert (drawn(5, 5).backend, large.backend) == (Backend.NETWORKX, Backend.IGRAPH)


@pytest.mark.parametrize("backend", list(Backend))
def test_an_empty_network_has_no_scores(backend: Backend) -> None:
    nothing = Network.of([])

    assert (
        betweenness(nothing, backend),
        pagerank(nothing, backend),
        communities(nothing, backend),
    ) == ({}, {}, ())
