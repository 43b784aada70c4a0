"""The stage `find`: where something is named or cited in a document, and of what kind it is."""

from viennagraph.find.finder import Finder
from viennagraph.find.mentions import mentions

__all__ = ["Finder", "mentions"]
