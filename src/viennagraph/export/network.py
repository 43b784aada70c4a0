"""The graph as a network of things, for the programs that draw and measure networks."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Final

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from viennagraph import ask, resources
from viennagraph.ask.engines import Oxigraph
from viennagraph.errors import ExportError
from viennagraph.export.labels import kind, naming

if TYPE_CHECKING:
    from pyoxigraph import Store

DEFAULT: Final = "co-mention"
"""The projection of things that provisions name together."""


def projections() -> tuple[ask.Question, ...]:
    """The queries that say what is a node and what is an edge.

    >>> [projection.name for projection in projections()]
    ['co-mention', 'makers']
    """
    found = ask.questions(resources.queries() / "exports")
    return tuple(one for one in found if "projection" in one.tags)


def network(store: Store, name: str = DEFAULT) -> nx.Graph:
    """The network that a projection makes of the graph, its nodes and edges in order.

    >>> import pyoxigraph
    >>> network(pyoxigraph.Store()).number_of_nodes()
    0

    Raises:
        ExportError: There is no such projection.
    """
    found = {projection.name: projection for projection in projections()}
    if name not in found:
        what = f"there is no projection {name!r}"
        raise ExportError(what, "--projection", f"name one of {', '.join(found)}")
    graph = nx.DiGraph() if "directed" in found[name].tags else nx.Graph()
    edges = []
    for row in Oxigraph(store).select(found[name].text).records():
        ends = [row[end].value for end in ("source", "target") if end in row]
        graph.add_nodes_from(ends)
        edges.append((*ends, int(row["weight"].value)) if "target" in row else ())
    label = naming(store)
    result = graph.__class__()
    for node in sorted(graph):
        result.add_node(node, label=label(node) or node, kind=kind(store, node))
    result.add_weighted_edges_from(edge for edge in edges if edge)
    return result


def write_graphml(graph: nx.Graph, stream: IO[bytes]) -> None:
    """Writes the network as GraphML."""
    writer = GraphMLWriter(prettyprint=True)
    writer.add_graph_element(graph)
    writer.dump(stream)


def write_gexf(graph: nx.Graph, stream: IO[bytes]) -> None:
    """Writes the network as GEXF, without the date of the day, so that the bytes are the same."""
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(graph)
    for meta in writer.xml.findall("meta"):
        writer.xml.remove(meta)
    writer.write(stream)


def write_cytoscape(graph: nx.Graph, stream: IO[bytes]) -> None:
    """Writes the network as Cytoscape JSON."""
    words = json.dumps(nx.cytoscape_data(graph), ensure_ascii=False, indent=1)
    stream.write(words.encode() + b"\n")
