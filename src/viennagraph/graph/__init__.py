"""The stage `graph`: what was read, as quads in passage graphs, sorted."""

from viennagraph.graph.names import Names
from viennagraph.graph.reading import quads

__all__ = ["Names", "quads"]
