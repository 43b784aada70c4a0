"""The stage `parse`: a `Text` to a `Document` of nested passages."""

from viennagraph.parse.document import parse

__all__ = ["parse"]
