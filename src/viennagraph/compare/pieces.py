"""Two texts as one row of pieces: what both have, what went, and what came."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_END: Final = ".;"


class Kind(StrEnum):
    """What became of a piece."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row, and what became of them."""

    kind: Kind
    words: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The words of both texts in the order of reading; marks at the very end do not count.

    >>> [(piece.kind.value, piece.words) for piece in pieces("help women;", "help all women.")]
    [('kept', 'help'), ('added', 'all'), ('kept', 'women')]
    """
    return tuple(_pieces(_tokens(before), _tokens(after)))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, m, n in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Kind.KEPT, " ".join(after[m:n]))
            continue
        if i < j:
            yield Piece(Kind.REMOVED, " ".join(before[i:j]))
        if m < n:
            yield Piece(Kind.ADDED, " ".join(after[m:n]))


def _tokens(text: str) -> list[str]:
    return text.rstrip().rstrip(_END).split()
