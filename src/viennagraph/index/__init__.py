"""The index: what pages search, count and list, derived from a finished generation.

It is a cache: everything in it stands in the graph, and it can always be made anew.

>>> import pyoxigraph
>>> index = open_index(pyoxigraph.Store())
>>> index.search("parcels").total, index.coverage().documents
(0, 0)
"""

from __future__ import annotations

from viennagraph.index.client import client_data, client_script
from viennagraph.index.errors import IndexSourceError
from viennagraph.index.filters import FACETS, SUBJECTS, Facet, Filter, Wanted
from viennagraph.index.opening import index_file, open_index
from viennagraph.index.reading import Index, Order
from viennagraph.index.values import (
    Cell,
    Cells,
    Coverage,
    Gap,
    Hit,
    Hits,
    Listing,
    Naming,
    Piece,
    Place,
    Provision,
    Reference,
    Suggestion,
    Thing,
    Value,
    Year,
)

__all__ = [
    "FACETS",
    "SUBJECTS",
    "Cell",
    "Cells",
    "Coverage",
    "Facet",
    "Filter",
    "Gap",
    "Hit",
    "Hits",
    "Index",
    "IndexSourceError",
    "Listing",
    "Naming",
    "Order",
    "Piece",
    "Place",
    "Provision",
    "Reference",
    "Suggestion",
    "Thing",
    "Value",
    "Wanted",
    "Year",
    "client_data",
    "client_script",
    "index_file",
    "open_index",
]
