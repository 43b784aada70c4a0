"""The pages that list all bodies, all programmes, all documents and so on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph.ask import Table
from viennagraph.site.overview import tables
from viennagraph.site.overview.behind import behind
from viennagraph.site.overview.indexed import indexed
from viennagraph.site.page import Page
from viennagraph.site.source import written

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph.index import Thing
    from viennagraph.site import Site

PLURALS: Final = {
    "body": "Bodies",
    "programme": "Programmes",
    "document": "Documents",
    "resolution": "Resolutions",
    "decision": "Decisions",
    "state": "States",
    "person": "People",
    "meeting": "Meetings",
    "instrument": "Instruments",
    "system": "Systems",
    "standard": "Standards",
    "region": "Regions",
    "group": "Groups",
    "substance": "Substances",
    "place": "Places",
    "series": "Series of documents",
}
"""What the things of a kind are called together."""

PATHS: Final = {
    "bodies": "body",
    "programmes": "programme",
    "systems": "system",
    "instruments": "instrument",
    "standards": "standard",
    "meetings": "meeting",
    "resolutions": "resolution",
    "decisions": "decision",
    "states": "state",
    "regions": "region",
    "people": "person",
    "documents": "document",
}
"""The paths of the pages, and the kind that each lists."""


@dataclass(frozen=True, slots=True)
class Line:
    """A document that was read, as the list shows it."""

    thing: Thing
    title: str
    type: str
    date: str
    passages: int
    provisions: int


def page(site: Site, match: re.Match[str], _query: Mapping[str, Sequence[str]], /) -> Page | None:
    """The list of a kind: what documents name, the most named marked by its number."""
    kind = PATHS[match.group()]
    name = PLURALS[kind]
    read = tuple(Line(*row) for row in indexed(site).documents()) if kind == "document" else ()
    known = {line.thing.path for line in read}
    things = [one for one in indexed(site).things(kind, only_named=True) if one.path not in known]
    unnamed = len(indexed(site).things(kind)) - len(things) - len(known)
    return Page(
        path=match.group(),
        template="overview-list.html",
        title=name,
        summary=f"The {name.lower()} that the documents read name, and how often.",
        context={"things": things, "read": read, "kind": kind, "unnamed": unnamed},
        query=(
            written("documents-read")
            if kind == "document"
            else behind("list", {"start": [f"{site.base}{kind}/"]})
        ),
        table=Table(
            ("thing", "label", "symbol", "named"),
            tuple(
                (
                    tables.iri(site.base, one),
                    tables.text(one.label),
                    tables.text(one.symbol),
                    tables.number(one.count),
                )
                for one in (*(line.thing for line in read), *things)
            ),
        ),
    )
