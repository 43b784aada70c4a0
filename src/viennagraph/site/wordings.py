"""The wordings of a provision through time, and what changed from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.compare.pieces import Kind, Piece, pieces
from viennagraph.site import incoming

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viennagraph.site.gather import Names
    from viennagraph.site.incoming import Item
    from viennagraph.site.source import Source

_TRUE: Final = "true"
COMPARED: Final = 12
"""With how many other wordings a page compares; the lineage lists them all."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Another wording of a provision: whether it is the earlier one, how alike, what changed.

    `pieces` run from the earlier of the two to the later.
    """

    item: Item
    is_earlier: bool
    restatement: str = ""
    grade: str = ""
    similarity: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def changes(self) -> int:
        """How many pieces went or came."""
        return sum(piece.kind is not Kind.KEPT for piece in self.pieces)


def wordings(source: Source, item: Item, names: Names) -> tuple[Wording, ...]:
    """The other wordings of a provision, the earliest first."""
    rows: dict[str, Mapping[str, ask.Term]] = {}
    for row in source.ask("wordings-of", provision=ask.Iri(item.thing.iri)).records():
        known = rows.setdefault(row["other"].value, row)
        if "restatement" in row and "restatement" not in known:
            rows[row["other"].value] = row
    found = incoming.items(source, rows, names)
    ordered = sorted(found.values(), key=_position)
    return tuple(
        _wording(other, item, rows[other.thing.iri], is_compared=place < COMPARED)
        for place, other in enumerate(ordered)
    )


def _wording(other: Item, item: Item, row: Mapping[str, ask.Term], *, is_compared: bool) -> Wording:
    told = {name: term.value for name, term in row.items()}
    known = told.get("isEarlier", "")
    is_earlier = known == _TRUE if known else _position(other) < _position(item)
    before, after = (other.text, item.text) if is_earlier else (item.text, other.text)
    return Wording(
        other,
        is_earlier,
        told.get("restatement", ""),
        told.get("grade", ""),
        told.get("similarity", ""),
        pieces(before, after) if is_compared and before and after else (),
    )


def _position(item: Item) -> tuple[object, ...]:
    return (item.date or "9999", incoming.natural(item.thing.iri))
