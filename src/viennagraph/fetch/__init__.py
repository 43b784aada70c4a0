"""Documents by their symbols, from the document service of the United Nations.

The only package that opens a connection that the command line did not name; what it asks, whom,
and how often stands in `service.toml`.

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     order = Order(load(), Path(folder), Cache(Path(folder, "cache")))
...     documents([], order)
()
"""

from __future__ import annotations

from viennagraph.fetch.cache import Cache
from viennagraph.fetch.documents import Order, Outcome, Progress, Status, documents
from viennagraph.fetch.errors import FetchError
from viennagraph.fetch.network import Network
from viennagraph.fetch.service import load

__all__ = [
    "Cache",
    "FetchError",
    "Network",
    "Order",
    "Outcome",
    "Progress",
    "Status",
    "documents",
    "load",
]
