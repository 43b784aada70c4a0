"""How bad what a validation found is."""

from __future__ import annotations

from enum import StrEnum

from viennagraph.vocab import sh


class Severity(StrEnum):
    """How bad a result is: the graph is wrong, is incomplete, or is worth a look."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"

    @property
    def iri(self) -> str:
        """The severity's IRI in SHACL.

        >>> Severity.INFO.iri
        'http://www.w3.org/ns/shacl#Info'
        """
        return sh.NS + self

    @property
    def rank(self) -> int:
        """0 for the worst.

        >>> Severity.VIOLATION.rank
        0
        """
        return tuple(Severity).index(self)
