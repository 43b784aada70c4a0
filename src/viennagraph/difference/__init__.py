"""The difference between two graphs: what statements came and went, and in whose graph.

Graphs are stores or exports.  A document's passages count as the document; every other graph
(an inference with its rule and version, an authority file, a vocabulary) stands for itself.
"""

from __future__ import annotations

from viennagraph.difference.graphs import NotAGraphError, opened
from viennagraph.difference.parts import Difference, Part, Statement, difference

__all__ = ["Difference", "NotAGraphError", "Part", "Statement", "difference", "opened"]
