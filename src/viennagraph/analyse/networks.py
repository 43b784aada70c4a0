"""Weighted networks, and the measures of their nodes, on the engine that fits their size.

NetworkX is read more easily and is always there; igraph does the same in C, and takes over where
a network has more than `LARGE` edges and it is installed.  Both give the same numbers, which a
test compares; communities are those of one algorithm on both, and may differ where two divisions
are equally good.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from viennagraph.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import igraph
    import networkx as nx

LARGE: Final = 20_000
"""Edges from which on igraph takes over."""

_DAMPING: Final = 0.85
_UNIT: Final = 720_720  # the least number that 1 to 16 all divide
_EXACT: Final = 1e-13
_STEPS: Final = 1000
_PLACES: Final = 10  # decimals that two engines agree on


class Backend(StrEnum):
    """The library that measures."""

    NETWORKX = "networkx"
    IGRAPH = "igraph"


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes in order, and edges between them: pairs of places in `nodes`, each with a weight.

    >>> network = Network.of([("b", "a", 2), ("b", "a", 1)])
    >>> network.nodes, network.edges, network.weights
    (('a', 'b'), ((0, 1),), (3.0,))
    """

    nodes: tuple[str, ...]
    edges: tuple[tuple[int, int], ...]
    weights: tuple[float, ...]
    is_directed: bool = False

    @classmethod
    def of(cls, edges: Iterable[tuple[str, str, float]], *, is_directed: bool = False) -> Network:
        """The network of these edges; those between the same nodes add up."""
        sums: dict[tuple[str, str], float] = {}
        for source, target, weight in edges:
            pair = (source, target)
            if not is_directed and target < source:
                pair = (target, source)
            sums[pair] = sums.get(pair, 0.0) + weight
        nodes = tuple(sorted({node for pair in sums for node in pair}))
        places = {node: place for place, node in enumerate(nodes)}
        pairs = sorted(sums)
        return cls(
            nodes,
            tuple((places[one], places[other]) for one, other in pairs),
            tuple(sums[pair] for pair in pairs),
            is_directed,
        )

    @property
    def backend(self) -> Backend:
        """The library for a network of this size."""
        is_large = len(self.edges) > LARGE and find_spec("igraph") is not None
        return Backend.IGRAPH if is_large else Backend.NETWORKX


def betweenness(network: Network, backend: Backend | None = None) -> dict[str, float]:
    """The share of the shortest paths between two other nodes that lead through each node.

    An edge is as long as its weight is small (1 / weight), so that what is said more often is
    nearer.  Of undirected networks, normalised to 0 … 1.  Source: Freeman, “A Set of Measures of
    Centrality Based on Betweenness”, Sociometry 40 (1977); the algorithm is Brandes' (2001).

    >>> betweenness(Network.of([("a", "b", 1), ("b", "c", 1)]))
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    if (backend or network.backend) is Backend.IGRAPH:
        distances = list(map(_distance, network.weights))
        graph = _igraph(network)
        scores = graph.betweenness(directed=network.is_directed, weights=distances or None)
        count = len(network.nodes)
        pairs = (count - 1) * (count - 2) / (1 if network.is_directed else 2)
        shares = [one / pairs if pairs else 0.0 for one in scores]
        return _rounded(dict(zip(network.nodes, shares, strict=True)))
    import networkx as nx  # noqa: PLC0415 (slow to load)

    graph = _networkx(network)
    return _rounded(nx.betweenness_centrality(graph, weight="distance"))


def pagerank(network: Network, backend: Backend | None = None) -> dict[str, float]:
    """How much of a reader's time each node gets who goes on along the edges at random.

    With the probability 0.85 the reader follows an edge of the node, else begins anywhere; the
    shares add up to 1.  Source: Brin and Page, “The Anatomy of a Large-Scale Hypertextual Web
    Search Engine” (1998).

    >>> ranks = pagerank(Network.of([("a", "c", 1), ("b", "c", 1)], is_directed=True))
    >>> max(ranks, key=ranks.get)
    'c'

    Raises:
        MissingExtraError: The library for sparse matrices that NetworkX needs is not installed.
    """
    if (backend or network.backend) is Backend.IGRAPH:
        graph = _igraph(network)
        scores = graph.pagerank(
            directed=network.is_directed, damping=_DAMPING, weights=list(network.weights) or None
        )
        return _rounded(dict(zip(network.nodes, scores, strict=True)))
    import networkx as nx  # noqa: PLC0415 (slow to load)

    if not network.nodes:
        return {}
    try:
        ranks = nx.pagerank(_networkx(network), alpha=_DAMPING, tol=_EXACT, max_iter=_STEPS)
    except ImportError as error:
        raise MissingExtraError(package="scipy", extra="analysis") from error
    return _rounded(ranks)


def communities(network: Network, backend: Backend | None = None) -> tuple[tuple[str, ...], ...]:
    """The nodes in groups that hold together more than chance would have it, largest first.

    Groups are merged as long as modularity grows.  Source: Clauset, Newman and Moore, “Finding
    community structure in very large networks”, Physical Review E 70 (2004).

    >>> communities(Network.of([("a", "b", 9), ("c", "d", 9), ("b", "c", 1)]))
    (('a', 'b'), ('c', 'd'))
    """
    if not network.edges:
        return tuple((node,) for node in network.nodes)
    if (backend or network.backend) is Backend.IGRAPH:
        graph = _igraph(network)
        division = graph.community_fastgreedy(weights=list(network.weights)).as_clustering()
        groups = [[network.nodes[place] for place in group] for group in division]
    else:
        import networkx as nx  # noqa: PLC0415 (slow to load)

        found = nx.community.greedy_modularity_communities(_networkx(network), weight="weight")
        groups = [list(group) for group in found]
    ordered = sorted((tuple(sorted(group)) for group in groups), key=lambda one: (-len(one), one))
    return tuple(ordered)


def modularity(network: Network, groups: Iterable[Iterable[str]]) -> float:
    """How much more weight lies within the groups than chance would have it, from -0.5 to 1.

    Source: Newman, “Modularity and community structure in networks”, PNAS 103 (2006).

    >>> modularity(Network.of([("a", "b", 1), ("c", "d", 1)]), [["a", "b"], ["c", "d"]])
    0.5
    """
    if not network.edges:
        return 0.0
    import networkx as nx  # noqa: PLC0415 (slow to load)

    found: float = nx.community.modularity(_networkx(network), map(set, groups), weight="weight")
    return round(found, _PLACES)


def _distance(weight: float) -> int:
    # In whole numbers paths of equal length are equal; in fractions rounding parts them.
    return max(1, round(_UNIT / weight))


def _networkx(network: Network) -> nx.Graph:
    import networkx as nx  # noqa: PLC0415 (slow to load)

    graph = nx.DiGraph() if network.is_directed else nx.Graph()
    graph.add_nodes_from(network.nodes)
    for (one, other), weight in zip(network.edges, network.weights, strict=True):
        ends = network.nodes[one], network.nodes[other]
        graph.add_edge(*ends, weight=weight, distance=_distance(weight))
    return graph


def _igraph(network: Network) -> igraph.Graph:
    import igraph  # noqa: PLC0415 (an extra, slow to load)

    return igraph.Graph(len(network.nodes), network.edges, directed=network.is_directed)


def _rounded(scores: dict[str, float]) -> dict[str, float]:
    return {node: round(score, _PLACES) + 0.0 for node, score in scores.items()}
