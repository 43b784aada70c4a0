"""Lists of the index as tables, which CSV and JSON are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from viennagraph.ask import Iri, Literal, Table
from viennagraph.ask.terms import literal
from viennagraph.vocab import xsd

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viennagraph.ask import Term
    from viennagraph.index import Provision, Thing

_PROVISIONS: Final = (
    *("provision", "kind", "body", "bodyLabel", "year", "strength", "level", "addressees"),
    *("programmes", "text", "document", "documentLabel", "paragraph", "item", "page", "passage"),
)


def provisions(listed: Iterable[Provision], base: str) -> Table:
    """The provisions as a table, one row for each."""
    return Table(
        _PROVISIONS,
        tuple(
            (
                Iri(base + one.path),
                text(one.kind),
                iri(base, one.body),
                text(one.body.label if one.body else ""),
                number(one.year),
                text(one.strength.label if one.strength else ""),
                text(one.level.label if one.level else ""),
                text("; ".join(thing.label for thing in one.addressees)),
                text("; ".join(thing.label for thing in one.programmes)),
                text(one.text),
                Iri(base + one.place.document.path),
                text(one.place.document.label),
                text(one.place.paragraph),
                text(one.place.item),
                text(one.place.page),
                Iri(base + one.place.passage),
            )
            for one in listed
        ),
    )


def iri(base: str, thing: Thing | None) -> Term | None:
    """The name of a thing, None where there is none."""
    return Iri(base + thing.path) if thing else None


def text(words: str) -> Term | None:
    """The words as a term, None where there are none."""
    return Literal(words) if words else None


def number(value: int | None) -> Term | None:
    """The number as a term, None where there is none."""
    return None if value is None else literal(str(value), xsd.integer)
