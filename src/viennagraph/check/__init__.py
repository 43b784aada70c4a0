"""The stage that says whether a graph is as its shapes ask: SHACL, answered by the store itself.

Each constraint becomes a query that names all its violations at once, instead of a program that
visits one node after another.  Results are values; how they are shown is for others to decide.

>>> import pyoxigraph
>>> from viennagraph import check, resources
>>> report = check.validate(pyoxigraph.Store(), check.load(resources.shapes()))
>>> report.conforms
True
"""

from viennagraph.check.explain import Explanation, Place, explain
from viennagraph.check.load import load
from viennagraph.check.report import Report, Result
from viennagraph.check.screen import Screen
from viennagraph.check.second_opinion import Opinion, by_pyshacl, second_opinion
from viennagraph.check.severity import Severity
from viennagraph.check.shapes import Shapes, ShapesError
from viennagraph.check.validate import validate

__all__ = [
    "Explanation",
    "Opinion",
    "Place",
    "Report",
    "Result",
    "Screen",
    "Severity",
    "Shapes",
    "ShapesError",
    "by_pyshacl",
    "explain",
    "load",
    "second_opinion",
    "validate",
]
