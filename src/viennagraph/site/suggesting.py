"""What a word being typed may become: a table for the search box, and a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.site.overview.indexed import indexed
from viennagraph.site.page import Page

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph.index import Suggestion
    from viennagraph.site import Site

_COLUMNS: Final = ("thing", "label", "kind", "note")
_MOST: Final = 10
_LONGEST: Final = 200  # characters that are looked at: nobody types more and waits for a list


def page(site: Site, _match: re.Match[str], query: Mapping[str, Sequence[str]], /) -> Page:
    """The things whose name begins with what is asked for."""
    words = next(iter(query.get("q", ())), "").strip()[:_LONGEST]
    found = indexed(site).suggest(words, _MOST) if words else ()
    return Page(
        path="suggest",
        template="suggest.html",
        title="Names that begin so",
        summary="What a word being typed may become.",
        context={"asked": words, "found": found},
        table=ask.Table(_COLUMNS, tuple(_row(one, site.base) for one in found)),
    )


def _row(one: Suggestion, base: str) -> tuple[ask.Term | None, ...]:
    thing = one.thing
    note = "" if one.name == thing.label else one.name
    return (
        ask.Iri(base + thing.path),
        ask.Literal(thing.label),
        ask.Literal(thing.kind.replace("-", " ")),
        ask.Literal(note) if note else None,
    )
