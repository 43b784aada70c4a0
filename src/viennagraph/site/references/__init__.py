"""The page of references: who refers to which programme, in four views of the same numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from viennagraph.ask import Table
from viennagraph.index import SUBJECTS, Value, Wanted
from viennagraph.site.overview import tables
from viennagraph.site.overview.behind import behind, names
from viennagraph.site.overview.indexed import indexed
from viennagraph.site.page import Page
from viennagraph.site.references.exporting import FORMATS, MEDIA, Format, export
from viennagraph.site.references.matrix import UNKNOWN, matrix
from viennagraph.site.references.network import network
from viennagraph.site.references.years import multiples
from viennagraph.vocab import vg

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from viennagraph.index import Cells, Reference
    from viennagraph.site import Site
    from viennagraph.site.references.network import Network

__all__ = ["FORMATS", "MEDIA", "Format", "export", "page"]

_VIEWS: Final = {
    "matrix": "Matrix",
    "network": "Network",
    "list": "List",
    "years": "Over time",
}
_NAMES: Final = {
    "programme": "Programmes",
    "system": "Information systems",
    "instrument": "Instruments",
    "standard": "Standards",
}
_CLASSES: Final = {
    "programme": vg.Programme,
    "system": vg.InformationSystem,
    "instrument": vg.Instrument,
    "standard": vg.Standard,
}
_QUOTES: Final = 400  # references that a page quotes; beyond, the first of each cell
_FEW: Final = 3


def page(site: Site, _match: re.Match[str], query: Mapping[str, Sequence[str]], /) -> Page | None:
    """The references that the address asks for, in the view that it asks for."""
    wanted = Wanted.of(query)
    cells = indexed(site).references(wanted)
    view = next((one for one in query.get("view", ()) if one in _VIEWS), "matrix")
    sort = next(iter(query.get("sort", ())), "name")
    drawn = network(cells)
    return Page(
        path="references",
        template="references.html",
        title=f"Who refers to which {wanted.subject}",
        summary=(
            f"{cells.shown} references by {len(cells.bodies)} bodies to {len(cells.subjects)} "
            f"{_NAMES[wanted.subject].lower()}, each with its quote and paragraph."
        ),
        context={
            "wanted": wanted,
            "cells": cells,
            "view": view,
            "views": _VIEWS,
            # Where no server answers, a page has all views, one below the other.
            "shown": (view,) if site.settings.is_live else tuple(_VIEWS),
            "sort": sort,
            "matrix": matrix(cells, sort),
            "drawn": drawn,
            "graph": _data(drawn) if drawn.is_large else None,
            "years": multiples(cells),
            "few": _FEW if cells.shown > _QUOTES else cells.shown,
            "choices": _choices(site, wanted),
            "names": _NAMES,
            "state": wanted.query(),
            "asked": urlencode(wanted.query(), doseq=True),
            "formats": FORMATS,
        },
        query=behind("references", _iris(wanted, site.base)),
        table=_table(cells, site.base),
    )


def _choices(site: Site, wanted: Wanted) -> dict[str, tuple[Value, ...]]:
    """What the form offers: all values that references of this kind of thing have."""
    every = indexed(site).referring(wanted.subject)
    bodies = {one.body.path if one.body else UNKNOWN: one.body for one in every}
    return {
        "body": _counted(
            every,
            lambda one: one.body.path if one.body else UNKNOWN,
            {path: body.label if body else "Body not known" for path, body in bodies.items()},
        ),
        "programme": _counted(
            every,
            lambda one: one.subject.path,
            {one.subject.path: one.subject.label for one in every},
        ),
        "strength": tuple(
            sorted(
                _counted(
                    every,
                    lambda one: one.strength.value if one.strength else "",
                    {value.value: value.label for value in indexed(site).scale.values()},
                ),
                key=lambda value: indexed(site).scale[value.value].rank,
            )
        ),
        "kind": _counted(
            every, lambda one: one.kind, {one.kind: one.kind.replace("-", " ") for one in every}
        ),
        "year": _counted(
            every, lambda one: str(one.year or ""), {str(one.year): str(one.year) for one in every}
        ),
        "subject": tuple(
            Value(subject, _NAMES[subject], len(indexed(site).referring(subject)))
            for subject in SUBJECTS
        ),
    }


def _counted(
    every: Iterable[Reference], value: Callable[[Reference], str], labels: Mapping[str, str]
) -> tuple[Value, ...]:
    counts = Counter(found for one in every if (found := value(one)))
    return tuple(
        sorted(
            (Value(one, labels[one], count) for one, count in counts.items()),
            key=lambda value: (value.label.casefold(), value.value),
        )
    )


def _data(drawn: Network) -> dict[str, object]:
    """The network as the browser's renderer takes it."""
    return {
        "nodes": [
            {
                "id": node.path,
                "label": node.label,
                "kind": "body" if node.is_body else "programme",
                "href": f"{node.path}.html" if node.thing else "",
                "x": node.x,
                "y": drawn.height - node.y,
                "size": node.size,
            }
            for node in drawn.nodes
        ],
        "edges": [
            {"from": edge.body.path, "to": edge.subject.path, "weight": edge.count}
            for edge in drawn.edges
        ],
    }


def _iris(wanted: Wanted, base: str) -> dict[str, tuple[str, ...]]:
    years = {"since": wanted.since, "until": wanted.until}
    return {
        "subject": (_CLASSES[wanted.subject],),
        "body": names(base, wanted.body),
        "programme": names(base, wanted.programme),
    } | {name: (f"{year:04}",) for name, year in years.items() if year is not None}


def _table(cells: Cells, base: str) -> Table:
    return Table(
        ("body", "bodyLabel", "thing", "thingLabel", "references", "strongest"),
        tuple(
            (
                tables.iri(base, cell.body),
                tables.text(cell.body.label if cell.body else ""),
                tables.iri(base, cell.subject),
                tables.text(cell.subject.label),
                tables.number(cell.count),
                tables.text(cell.strongest.label if cell.strongest else ""),
            )
            for cell in cells.cells
        ),
    )
