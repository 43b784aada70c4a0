"""The page of all provisions: facets with counts, a list, and the same as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args
from urllib.parse import urlencode

from viennagraph.index import Filter, Order
from viennagraph.site.overview import facets, tables
from viennagraph.site.overview.behind import behind
from viennagraph.site.overview.indexed import indexed
from viennagraph.site.page import Page

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph.index import Listing
    from viennagraph.site import Site

_SIZE: Final = 25
_STILL: Final = 200  # provisions on a page that no server answers
_ALL: Final = 100_000
_ORDERS: Final[Mapping[Order, str]] = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "strength": "Firmest first",
    "body": "By body",
}
_TITLES: Final = {
    "provisions": ("Provisions", None),
    "recommendations": ("Recommendations", ("recommendation",)),
}


def page(site: Site, match: re.Match[str], query: Mapping[str, Sequence[str]], /) -> Page | None:
    """The provisions that the filter of the address leaves."""
    title, kind = _TITLES[match.group()]
    wanted = Filter.of({**query, "kind": kind} if kind else query)
    order, number = order_of(query), number_of(query)
    listing = listed(site, wanted, order, number, is_whole="all" in query.get("size", ()))
    return Page(
        path=match.group(),
        template="overview-provisions.html",
        title=title,
        summary=f"{listing.total} {title.lower()} that documents of the United Nations make.",
        context={
            **parts(site, wanted, listing, order),
            "view": "table" if "table" in query.get("view", ()) else "list",
            "has_kinds": kind is None,
        },
        query=behind("provisions", facets.iris(wanted, site.base)),
        table=tables.provisions(listing.provisions, site.base),
    )


def parts(site: Site, wanted: Filter, listing: Listing, order: Order) -> dict[str, object]:
    """What templates need to show provisions with their facets."""
    return {
        "wanted": wanted,
        "listing": listing,
        "shown": listing.provisions[: _SIZE if site.settings.is_live else _STILL],
        "boxes": facets.boxes(indexed(site), wanted),
        "chips": facets.chips(indexed(site), wanted),
        "order": order,
        "orders": _ORDERS,
        "asked": urlencode({**wanted.query(), "size": "all"}, doseq=True),
        "years": [value.value for value in indexed(site).facets(Filter())["year"]],
    }


def listed(site: Site, wanted: Filter, order: Order, number: int, *, is_whole: bool) -> Listing:
    """The page of the list that is asked for; without a server, and for a download, all of it."""
    if is_whole or not site.settings.is_live:
        return indexed(site).provisions(wanted, order, 1, _ALL)
    last = max(1, -(-indexed(site).count(wanted) // _SIZE))
    return indexed(site).provisions(wanted, order, min(number, last), _SIZE)


def order_of(query: Mapping[str, Sequence[str]]) -> Order:
    """The order that an address asks for, the newest first where it asks for none."""
    asked = next(iter(query.get("order", ())), "")
    return next((order for order in get_args(Order) if order == asked), "newest")


def number_of(query: Mapping[str, Sequence[str]]) -> int:
    """The number of the page that an address asks for."""
    asked = next(iter(query.get("page", ())), "1")
    return (
        max(1, int(asked))
        if asked.isascii() and asked.isdigit() and len(asked) < len("1000000")
        else 1
    )
