"""What a document has spoken of so far: what was named, in which passage, and how long ago."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from viennagraph.model import Ref


class Spoken:
    """The things named up to a place in a document, asked from there backwards.

    >>> from viennagraph.model import Ref
    >>> spoken = Spoken()
    >>> spoken.note(Ref("body", "cnd"), "p1")
    >>> spoken.note(Ref("body", "ga"), "p2")
    >>> [ref.local for ref in spoken.latest()], list(spoken.here("p1"))
    (['ga', 'cnd'], [Ref(kind='body', local='cnd')])
    """

    def __init__(self) -> None:
        self._last: dict[Ref, tuple[int, str]] = {}  # in the order of the last time
        self._order: list[tuple[Ref, str]] = []
        self._in_passage: defaultdict[str, dict[Ref, None]] = defaultdict(dict)

    def note(self, ref: Ref, passage: str) -> None:
        """Notes that a passage names a thing."""
        self._last.pop(ref, None)
        self._last[ref] = (len(self._order), passage)
        self._order.append((ref, passage))
        self._in_passage[passage].pop(ref, None)
        self._in_passage[passage][ref] = None

    def here(self, passage: str) -> Iterator[Ref]:
        """What the passage has named, each thing once, the last first."""
        return reversed(self._in_passage.get(passage, {}))

    def latest(self) -> Iterator[Ref]:
        """All that was named, each thing once, the last first."""
        return reversed(self._last)

    def outside(self, passage: str) -> Iterator[Ref]:
        """What was named anywhere but in the passage, the last first."""
        return (ref for ref, where in reversed(self._order) if where != passage)

    def passage(self, ref: Ref) -> str | None:
        """The passage that named a thing last."""
        return self._last[ref][1] if ref in self._last else None

    def before(self, refs: Iterable[Ref]) -> list[Ref]:
        """Which of these were named, the last first."""
        named = [(self._last[ref][0], ref) for ref in dict.fromkeys(refs) if ref in self._last]
        return [ref for _, ref in sorted(named, reverse=True)]
