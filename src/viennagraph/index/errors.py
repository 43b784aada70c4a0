"""What can go wrong with the index."""

from __future__ import annotations

from viennagraph.errors import ViennaGraphError


class IndexSourceError(ViennaGraphError):
    """What the index is made from does not answer with rows."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"queries/index/{name}.rq: the answer holds no rows. "
            "Check that the address is that of a SPARQL endpoint."
        )
