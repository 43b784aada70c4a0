"""The errors of this package, in one tree.

```
ViennaGraphError              exit code 2: wrong use or unreadable input
├── ResourceError             the ontology, shapes or queries are not where they belong
├── UnknownPrefixError        a short name uses a prefix that nobody declared
├── StoreError                a store cannot be read or written
│   ├── StoreMissingError     nobody has built a store at this place
│   ├── StoreInUseError       another process is building in it
│   ├── StoreDamagedError     what stands there is not a store that this version can read
│   └── StoreFullError        the disk has no room for it
├── EndpointError             a SPARQL server does not answer as one
├── ExportError               the graph cannot be written to a file
├── UnknownNameError          nothing in the graph has this name
├── AmbiguousNameError        several things in the graph have this name
└── MissingExtraError         a package is not installed that only some uses need
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


class StoreError(ViennaGraphError):
    """A store cannot be read or written."""

    def __init__(self, what: str, place: str, advice: str) -> None:
        super().__init__(f"{what} at {place}: {advice}")
        self.what = what
        self.place = place
        self.advice = advice


class StoreMissingError(StoreError):
    """Nobody has built a store at this place."""

    def __init__(self, place: str) -> None:
        super().__init__(
            "there is no store",
            place,
            f"build one with `viennagraph build PATH… --store {place}`, "
            "or name another with --store",
        )


class StoreInUseError(StoreError):
    """Another process is building in this store."""

    def __init__(self, place: str) -> None:
        super().__init__(
            "another process is building in the store",
            place,
            "wait until it is done, or build into another folder with --store",
        )


class StoreDamagedError(StoreError):
    """What stands at this place is not a store that this version can read."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(
            f"the store cannot be read ({reason})",
            place,
            "remove the folder and build it again, or name another with --store",
        )


class StoreFullError(StoreError):
    """The disk has no room for what should be written."""

    def __init__(self, place: str) -> None:
        super().__init__(
            "the disk is full",
            place,
            "free some space, or write to another disk; what the store held before is still there",
        )


class EndpointError(ViennaGraphError):
    """A SPARQL server does not answer as one."""

    def __init__(self, what: str, endpoint: str, advice: str) -> None:
        super().__init__(f"{what} at {endpoint}: {advice}")
        self.what = what
        self.endpoint = endpoint
        self.advice = advice


class ExportError(ViennaGraphError):
    """The graph cannot be written to a file."""

    def __init__(self, what: str, place: str, advice: str) -> None:
        super().__init__(f"{what} at {place}: {advice}")
        self.what = what
        self.place = place
        self.advice = advice


class UnknownNameError(ViennaGraphError):
    """Nothing in the graph has this name."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        quoted = " or ".join(repr(one) for one in nearest)
        advice = f"did you mean {quoted}?" if nearest else "name it as a document does, or by IRI"
        super().__init__(f"nothing is called {name!r} in the graph: {advice}")
        self.name = name
        self.nearest = nearest


class AmbiguousNameError(ViennaGraphError):
    """Several things in the graph have this name."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        listed = "".join(f"\n  {candidate}" for candidate in candidates)
        super().__init__(
            f"{len(candidates)} things are called {name!r} in the graph: name one of{listed}"
        )
        self.name = name
        self.candidates = candidates


class MissingExtraError(ViennaGraphError):
    """A package is not installed that only some uses of this one need."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(
            f"{package} is not installed: install it with `pip install 'viennagraph[{extra}]'`"
        )
        self.package = package
        self.extra = extra
