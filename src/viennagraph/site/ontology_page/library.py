"""The ontology as a graph of its own, from the files that the package carries."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph import resources
from viennagraph.ask.engines import Oxigraph
from viennagraph.site.source import written

if TYPE_CHECKING:
    from viennagraph.ask import Table

_FOLDERS: Final = ("", "vocabulary", "alignments")


@cache
def _graph() -> ox.Store:
    """Terms, vocabularies, alignments and shapes, in the default graph."""
    store = ox.Store()
    files = [path for name in _FOLDERS for path in (resources.ontology() / name).glob("*.ttl")]
    for path in sorted((*files, *resources.shapes().glob("*.ttl"))):
        store.load(path=path)
    return store


@cache
def asked(name: str) -> Table:
    """The answer of the ontology's own files to a query of `queries/pages`.

    >>> asked("ontology-header").columns
    ('property', 'value')
    """
    return Oxigraph(_graph()).select(written(name))
