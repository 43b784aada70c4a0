"""What was worked out of pairs of texts before, so that no pair is compared twice.

A pair of texts under the same titles comes to the same, whatever else a store holds.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from viennagraph.relate.grades import Score
    from viennagraph.relate.provisions import Provision

_SIZE = 12

Name = TypeVar("Name")


class Memo(Generic[Name]):
    """Scores of pairs by the names of both; `new` are those that were not known.

    >>> from viennagraph.relate.grades import Grade, Score
    >>> memo = Memo[str]()
    >>> memo.score(("a", "b"), lambda: None)
    >>> memo.score(("a", "b"), lambda: Score(Grade.EDITED, 0.9)) is None
    True
    """

    def __init__(self, known: Mapping[tuple[Name, Name], Score | None] | None = None) -> None:
        self._known = known or {}
        self.new: dict[tuple[Name, Name], Score | None] = {}

    def score(self, pair: tuple[Name, Name], work_out: Callable[[], Score | None]) -> Score | None:
        """The score of a pair, worked out where it is not known."""
        if pair in self._known:
            return self._known[pair]
        if pair not in self.new:
            self.new[pair] = work_out()
        return self.new[pair]


def mark(provision: Provision) -> bytes:
    """A digest of what decides how a provision is compared."""
    words = f"{provision.title}\n{provision.text}".encode()
    return blake2b(words, digest_size=_SIZE).digest()
