"""The index as a site may show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viennagraph.index import Index
    from viennagraph.site import Site


def indexed(site: Site) -> Index:
    """The index of a site, without the words of documents where the site leaves them out."""
    return site.index if site.settings.has_text else site.index.without_text()
