"""The store: an embedded Oxigraph in finished generations, or a SPARQL server.

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     with generation(Path(folder)) as draft:
...         draft.add_graph("g:1", ['<s:a> <p:b> "c" <g:1> .'])
...         draft.commit()
...     with reading(Path(folder)) as snapshot:
...         len(snapshot.store)
2
"""

from __future__ import annotations

from viennagraph.store.generation import Draft, generation
from viennagraph.store.merge import consistency, merged
from viennagraph.store.snapshot import Snapshot, open_read, reading
from viennagraph.store.state import DocumentRecord, GraphRecord, State

__all__ = [
    "DocumentRecord",
    "Draft",
    "GraphRecord",
    "Snapshot",
    "State",
    "consistency",
    "generation",
    "merged",
    "open_read",
    "reading",
]
