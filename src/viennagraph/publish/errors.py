"""What can go wrong when the graph is published."""

from __future__ import annotations

from viennagraph.errors import ViennaGraphError


class PublishError(ViennaGraphError):
    """The graph cannot be published where it was asked to."""

    def __init__(self, what: str, place: str, advice: str) -> None:
        super().__init__(f"{what} at {place}: {advice}")
        self.what = what
        self.place = place
        self.advice = advice


class DumpError(ViennaGraphError):
    """A file holds no graph that a store can be made of."""

    def __init__(self, what: str, place: str, advice: str) -> None:
        super().__init__(f"{what} at {place}: {advice}")
        self.what = what
        self.place = place
        self.advice = advice
