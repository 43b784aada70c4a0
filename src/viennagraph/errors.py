"""The errors of this package, in one tree.

```
ViennaGraphError              exit code 2: wrong use or unreadable input
├── ResourceError             the ontology, shapes or queries are not where they belong
└── UnknownPrefixError        a short name uses a prefix that nobody declared
```

Each message says what happened, where, and what to do.
"""

from __future__ import annotations


class ViennaGraphError(Exception):
    """The root of all errors that this package raises on purpose."""

    exit_code = 2


class ResourceError(ViennaGraphError):
    """The ontology, the shapes or the queries are not where they belong."""

    def __init__(self, name: str, place: str) -> None:
        super().__init__(
            f"the folder {name!r} is missing at {place}: install viennagraph again, "
            "or run it from a complete checkout"
        )
        self.name = name
        self.place = place


class UnknownPrefixError(ViennaGraphError):
    """A short name uses a prefix that nobody declared."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"{name!r} does not begin with a known prefix: write the whole IRI, "
            f"or use one of {', '.join(known)}"
        )
        self.name = name
        self.known = known
