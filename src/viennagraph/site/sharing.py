"""What a site that may not republish the words of documents leaves out of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.ask import Table
from viennagraph.site.words import words

if TYPE_CHECKING:
    from viennagraph.site.settings import Settings

_PROPERTY = "property"


def shared(table: Table, settings: Settings) -> Table:
    """The table as the site may show it: without the words of documents where it has none.

    Columns of quoted words keep their heads, so that the query beside the table still fits.

    >>> from viennagraph.ask import Literal
    >>> from viennagraph.site.settings import Settings
    >>> shared(Table(("quote",), ((Literal("words"),),)), Settings(has_text=False)).rows
    ((None,),)
    """
    if settings.has_text:
        return table
    quoted = [place for place, name in enumerate(table.columns) if name in words().columns]
    prop = table.columns.index(_PROPERTY) if _PROPERTY in table.columns else None
    return Table(
        table.columns,
        tuple(
            tuple(None if place in quoted else term for place, term in enumerate(row))
            for row in table.rows
            if prop is None or str(row[prop]) not in words().quoted
        ),
    )
