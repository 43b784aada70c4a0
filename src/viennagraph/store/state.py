"""What a generation of a store holds: a small JSON file beside the quads."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from viennagraph.errors import StoreDamagedError

FORMAT: Final = 1
"""The layout of stores that this version reads and writes."""


@dataclass(frozen=True, slots=True, order=True)
class DocumentRecord:
    """One document that a store holds: its IRI and the file that it was read from.

    `digest` is the SHA-256 of the file, `path` where it stands, `graphs` how many named graphs
    hold what the document says.  `copies` are further files with this content, `symbol` is what a
    manifest said of it, and `made` marks the rules and settings by which it was read.
    """

    iri: str
    name: str
    digest: str
    path: str
    graphs: int = 0
    copies: tuple[str, ...] = ()
    symbol: str | None = None
    made: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """Every file that has the content of this document.

        >>> DocumentRecord("s:a", "a.txt", "9f86", "/in/a.txt", copies=("/in/b.txt",)).paths
        ('/in/a.txt', '/in/b.txt')
        """
        return (self.path, *self.copies)

    @classmethod
    def of(cls, values: dict[str, Any]) -> DocumentRecord:
        """The record that a state file holds."""
        return cls(**{**values, "copies": tuple(values.get("copies", ()))})


@dataclass(frozen=True, slots=True, order=True)
class GraphRecord:
    """One graph that is no document's: ontology, vocabulary, authority file, inference."""

    iri: str
    digest: str


@dataclass(frozen=True, slots=True)
class State:
    """What a generation holds, and by which rules and settings it was made.

    `rules` is the version of the rules, `settings` the digest of what else decides the result.

    >>> State.parse(State("1", "ab").text(), "here") == State("1", "ab")
    True
    """

    rules: str = ""
    settings: str = ""
    documents: tuple[DocumentRecord, ...] = ()
    graphs: tuple[GraphRecord, ...] = ()

    def document(self, iri: str) -> DocumentRecord | None:
        """The record of a document, or None where the store does not hold it."""
        return next((record for record in self.documents if record.iri == iri), None)

    def graph(self, iri: str) -> str | None:
        """The digest of a graph that is no document's, or None where it is not held."""
        return next((record.digest for record in self.graphs if record.iri == iri), None)

    def read_from(self, digest: str) -> DocumentRecord | None:
        """The record of the document read from a file of this digest, or None."""
        return next((record for record in self.documents if record.digest == digest), None)

    def text(self) -> str:
        """The state as the text of its file."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def parse(cls, words: str, place: str) -> State:
        """The state that the text of a file describes.

        Raises:
            StoreDamagedError: The text is none, or another version's.
        """
        try:
            value = json.loads(words)
            if value["format"] != FORMAT:
                reason = f"it has format {value['format']!r}, this version reads {FORMAT}"
                raise StoreDamagedError(place, reason)
            return cls(
                value["rules"],
                value["settings"],
                tuple(map(DocumentRecord.of, value["documents"])),
                tuple(GraphRecord(**record) for record in value["graphs"]),
            )
        except (ValueError, KeyError, TypeError) as error:
            reason = f"its state file is damaged: {type(error).__name__}"
            raise StoreDamagedError(place, reason) from error
