"""What a server was given so far, so that a load can go on where it stopped."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path


class Progress:
    """The graphs that a server holds, each with the digest of what was sent.

    Each is a line of a file beside the store, written when the server has taken it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.graphs: dict[str, str] = {}
        for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
            self._take(line)

    @classmethod
    def of(cls, store: Path, endpoint: str) -> Self:
        """The progress of loading a store into a server."""
        name = hashlib.sha256(endpoint.encode()).hexdigest()[:16]
        return cls(store / f"published-{name}.jsonl")

    @property
    def is_known(self) -> bool:
        """Whether anything was sent before."""
        return self._path.is_file()

    def forget(self) -> None:
        """Begins anew."""
        self.graphs = {}
        self._path.unlink(missing_ok=True)

    def note(self, graph: str, digest: str | None) -> None:
        """Notes that the server holds a graph, or with no digest that it does not any more."""
        line = json.dumps([graph, digest])
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        self._take(line)

    def _take(self, line: str) -> None:
        try:
            graph, digest = json.loads(line)
        except ValueError:
            return  # the last line of a process that died in the middle of it
        if digest is None:
            self.graphs.pop(graph, None)
        else:
            self.graphs[graph] = digest
