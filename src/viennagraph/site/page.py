"""A page as a value: what a template needs, and the data behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viennagraph.ask import Table


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `path` is without root and suffix: "" is the overview, "body/cnd" the page about that body.
    `summary` is one sentence for search engines.  `thing` is the IRI that the page is about, which
    gives it the formats of linked data; `query` is the SPARQL behind the page, runnable as shown,
    and `table` its rows, which give CSV and JSON; `schema` is the schema.org description.
    A page that `moved` has no words of its own: its thing is shown at that path, which may end
    with a fragment.
    """

    path: str
    template: str
    title: str
    summary: str
    context: Mapping[str, object]
    thing: str | None = None
    query: str | None = None
    table: Table | None = None
    schema: Mapping[str, object] | None = None
    moved: str | None = None
