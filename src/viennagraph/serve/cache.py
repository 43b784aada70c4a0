"""Answers kept in memory: the latest, up to so many bytes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from viennagraph.serve.limits import MEBIBYTE

if TYPE_CHECKING:
    from collections.abc import Hashable

    from viennagraph.serve.jobs import Answer

_ROOM: Final = 64 * MEBIBYTE
_LARGEST: Final = MEBIBYTE
_OVERHEAD: Final = 1024  # bytes that an answer takes beside its body


@dataclass(slots=True)
class Cache:
    """Answers by what was asked, of which the least used go first.

    >>> from viennagraph.serve.jobs import Answer
    >>> cache = Cache(room=3000)
    >>> for name in "abc":
    ...     cache.put(name, Answer("text/plain", b"x"))
    >>> cache.get("a") is None, cache.get("c") is None
    (True, False)
    """

    room: int = _ROOM
    _kept: OrderedDict[Hashable, Answer] = field(default_factory=OrderedDict)
    _size: int = 0

    def get(self, key: Hashable) -> Answer | None:
        """The answer to what was asked, if it is still there."""
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key]

    def put(self, key: Hashable, answer: Answer) -> None:
        """Keeps an answer, unless it is large or in a file."""
        if answer.file or answer.size > _LARGEST or key in self._kept:
            return
        self._kept[key] = answer
        self._size += len(answer.body) + _OVERHEAD
        while self._size > self.room:
            _, old = self._kept.popitem(last=False)
            self._size -= len(old.body) + _OVERHEAD
