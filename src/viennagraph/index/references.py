"""Who refers to which thing: cells of a matrix, each with all the places behind its number."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from viennagraph.index.values import Cell, Cells, Place, Reference, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viennagraph.index.filters import Wanted
    from viennagraph.index.reading import Index

_ALL: Final = """
SELECT body.path, body.label, body.symbol, body.named, body.brief,
  subject.path, subject.label, subject.symbol, subject.named, subject.brief,
  document.path, document.label, document.symbol, document.named,
  passage.path, passage.paragraph, passage.item, passage.section, passage.page,
  reference.kind, reference.year, reference.strength, provision.path,
  COALESCE(provision.text, passage.text)
FROM reference
JOIN thing AS subject ON subject.id = reference.subject
JOIN passage ON passage.id = reference.passage
JOIN thing AS document ON document.id = passage.document
LEFT JOIN thing AS body ON body.id = reference.body
LEFT JOIN provision ON provision.id = reference.provision
WHERE subject.kind = ?
ORDER BY reference.id
"""
UNKNOWN: Final = "unknown"
"""What stands in an address for references by nobody known."""


def cells(index: Index, wanted: Wanted) -> Cells:
    """The cells that are wanted, by body and thing in the order of their names."""
    every = index.referring(wanted.subject)
    kept: dict[tuple[str, str], list[Reference]] = defaultdict(list)
    for reference in every:
        if _fits(reference, wanted):
            kept[path(reference.body), reference.subject.path].append(reference)
    found = tuple(_cell(those) for _, those in sorted(kept.items()) if len(those) >= wanted.minimum)
    shown = sum(cell.count for cell in found)
    return Cells(
        cells=found,
        shown=shown,
        hidden=len(every) - shown,
        bodies=_distinct(cell.body for cell in found),
        subjects=_distinct(cell.subject for cell in found),
    )


def read(index: Index, subject: str) -> tuple[Reference, ...]:
    """Every reference to things of a kind, the newest first."""
    return tuple(_reference(index, row) for row in index.rows(_ALL, (subject,)))


def path(body: Thing | None) -> str:
    """The body as addresses write it."""
    return body.path if body else UNKNOWN


def _fits(reference: Reference, wanted: Wanted) -> bool:
    year = reference.year or 0
    strength = reference.strength.value if reference.strength else ""
    return (
        (not wanted.body or path(reference.body) in wanted.body)
        and (not wanted.programme or reference.subject.path in wanted.programme)
        and (not wanted.strength or strength in wanted.strength)
        and (not wanted.kind or reference.kind in wanted.kind)
        and (wanted.since is None or year >= wanted.since)
        and (wanted.until is None or 0 < year <= wanted.until)
    )


def _cell(those: list[Reference]) -> Cell:
    strengths = [one.strength for one in those if one.strength]
    first = those[0]
    return Cell(
        body=first.body,
        subject=first.subject,
        count=len(those),
        strongest=min(strengths, key=lambda value: value.rank, default=None),
        references=tuple(those),
    )


def _distinct(things: Iterable[Thing | None]) -> tuple[Thing, ...]:
    known = {thing.path: thing for thing in things if thing}
    return tuple(sorted(known.values(), key=lambda thing: (thing.label.casefold(), thing.path)))


def _reference(index: Index, row: tuple[Any, ...]) -> Reference:
    kind, year, strength, provision, text = row[19:]
    return Reference(
        body=Thing(*row[:5]) if row[0] else None,
        subject=Thing(*row[5:10]),
        place=Place(Thing(*row[10:14]), *row[14:19]),
        kind=kind,
        year=year,
        strength=index.scale.get(strength),
        provision=provision or "",
        text=text if index.has_text else "",
    )
