"""The page in the place of one that is not there, or that cannot be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.site import rendering
from viennagraph.site.page import Page
from viennagraph.site.settings import Settings

if TYPE_CHECKING:
    from viennagraph.site import Site

_MISSING = "Not found"
_WHY = "Nothing stands at this address. The thing may have another name here, or was never read."


def html(path: str, title: str, detail: str, base: str, excerpt: str = "") -> str:
    """What is wrong, as a page at that path, with ways on from there; it needs no store.

    >>> 'action="../search.html"' in html("body/x", "Not found", "", "https://example.org/")
    True
    """
    page = Page(path, "problem.html", title, detail, {"excerpt": excerpt})
    return rendering.html(page, base, Settings())


def missing(site: Site) -> str:
    """The page that a static host shows at any depth, with links from the root of the site."""
    settings = Settings(site.settings.root, "", site.settings.is_live, site.settings.has_text)
    page = Page("404", "problem.html", _MISSING, _WHY, {"excerpt": ""})
    return rendering.html(page, site.base, settings, top=settings.root)
