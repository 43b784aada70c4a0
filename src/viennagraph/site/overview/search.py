"""The search page: things by name or symbol, and provisions by their words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from viennagraph.index import Filter
from viennagraph.site.overview import provisions, tables
from viennagraph.site.overview.behind import behind
from viennagraph.site.overview.facets import iris
from viennagraph.site.overview.indexed import indexed
from viennagraph.site.overview.lists import PLURALS
from viennagraph.site.page import Page

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph.index import Hit, Index
    from viennagraph.site import Site

_GROUP: Final = 5
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Group:
    """The things of one kind that were found: the first ones, and how many there are."""

    kind: str
    name: str
    hits: tuple[Hit, ...]
    count: int


def page(site: Site, _match: re.Match[str], query: Mapping[str, Sequence[str]], /) -> Page | None:
    """What is found for the words of the address."""
    wanted = Filter.of(query)
    things = next(iter(query.get("things", ())), "")
    kinds = (things,) if things in PLURALS else ()
    found = indexed(site).search(wanted.words, kinds, _MOST if kinds else _GROUP)
    order = provisions.order_of(query)
    is_best = not query.get("order") and found.provisions and wanted == Filter(words=wanted.words)
    listing = provisions.listed(
        site, wanted, order, provisions.number_of(query), is_whole="all" in query.get("size", ())
    )
    if (is_best or found.is_loose) and listing.page == 1 and "all" not in query.get("size", ()):
        # Without a filter the first page is that of what fits best.
        ranked = indexed(site).search(wanted.words, ("provision",), listing.size)
        listing = replace(listing, provisions=ranked.provisions)
    title = f"Search: {wanted.words}" if wanted.words else "Search"
    return Page(
        path="search",
        template="overview-search.html",
        title=title,
        summary="Bodies, programmes, documents, acts, States, people, and the words of provisions.",
        context={
            **provisions.parts(site, wanted, listing, order),
            "found": found,
            "groups": _groups(found.things, dict(found.counts)),
            "things": things if kinds else "",
            "is_loose": found.is_loose,
            "is_empty": not wanted.words,
        },
        query=behind("provisions", iris(wanted, site.base)),
        table=tables.provisions(listing.provisions, site.base) if wanted.words else None,
    )


def suggestions(index: Index, typed: str) -> list[dict[str, str]]:
    """What a word being typed may become, as the search box of each page asks for it."""
    return [
        {
            "href": f"{one.thing.path}.html",
            "label": one.thing.label,
            "kind": one.thing.kind.replace("-", " "),
            "note": "" if one.name == one.thing.label else one.name,
        }
        for one in index.suggest(typed)
    ]


def _groups(hits: tuple[Hit, ...], counts: Mapping[str, int]) -> tuple[Group, ...]:
    kinds = dict.fromkeys(hit.thing.kind for hit in hits)
    return tuple(
        Group(
            kind,
            PLURALS.get(kind, kind),
            tuple(hit for hit in hits if hit.thing.kind == kind),
            counts.get(kind, 0),
        )
        for kind in kinds
    )
