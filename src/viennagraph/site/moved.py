"""Small things that have no page of their own: where each is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.site.links import KEPT_ELSEWHERE
from viennagraph.site.page import Page

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph.site import Site

_WORDINGS: Final = "#wordings"


def page(site: Site, match: re.Match[str], _query: Mapping[str, Sequence[str]], /) -> Page | None:
    """A page that says where the thing is shown, or None where there is no such thing."""
    path, kind = match.group(), match["kind"]
    rows = site.source.ask("home-of", thing=ask.Iri(site.base + path)).rows
    homes = sorted(str(row[0]) for row in rows if str(row[0]).startswith(site.base))
    if not homes:
        return None
    return to(site, path, homes[0].removeprefix(site.base) + _WORDINGS * KEPT_ELSEWHERE[kind])


def to(site: Site, path: str, home: str) -> Page:
    """A page that says that its thing is shown at another path, which may end with a fragment."""
    return Page(
        path=path,
        template="moved.html",
        title=path,
        summary=f"This {path.partition('/')[0]} is shown at {home}.",
        context={"home": home},
        thing=site.base + path,
        moved=home,
    )
