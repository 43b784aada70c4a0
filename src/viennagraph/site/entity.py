"""The page about a thing, whatever its kind: its sections come from the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph import ask
from viennagraph.site.page import Page
from viennagraph.site.source import written

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph.site import Site


def page(site: Site, match: re.Match[str], _query: Mapping[str, Sequence[str]], /) -> Page | None:
    """The page about a thing, or None where nothing is said of it."""
    path = match.group()
    thing = ask.Iri(site.base + path)
    table = site.source.ask("facts-of", thing=thing)
    if not table.rows:
        return None
    return Page(
        path=path,
        template="entity.html",
        title=path,
        summary=path,
        context={"rows": table.rows},
        thing=thing.value,
        query=written("facts-of", thing=thing),
        table=table,
    )
