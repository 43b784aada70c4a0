"""What can go wrong when the graph is measured."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from viennagraph.errors import ViennaGraphError

if TYPE_CHECKING:
    from collections.abc import Sequence


class UnknownMeasureError(ViennaGraphError):
    """No measure has this name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        near = get_close_matches(name, known, n=3)
        advice = (
            f"perhaps you mean {', '.join(near)}" if near else f"name one of {', '.join(known)}"
        )
        super().__init__(f"no measure is called {name!r}: {advice}")
        self.name = name


class NoPictureError(ViennaGraphError):
    """A measure is a table alone, or its picture cannot be drawn."""

    def __init__(self, name: str, why: str, advice: str) -> None:
        super().__init__(f"{why} at {name}: {advice}")
        self.name = name
