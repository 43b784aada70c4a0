"""The data page: what the graph holds, how sure it is, in which files it comes, and its limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from viennagraph.describe import dataset_of
from viennagraph.site.ontology_page import header
from viennagraph.site.ontology_page.terms import terms
from viennagraph.site.page import Page
from viennagraph.site.source import written

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph import ask
    from viennagraph.describe import Edition
    from viennagraph.site import Site
    from viennagraph.site.source import Source

_TITLE: Final = "Data"
_SUMMARY: Final = (
    "What the graph holds and how sure it is, its files, versions, licence and limits."
)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of all have something, and how many have not."""

    words: str
    part: int
    whole: int

    @property
    def rest(self) -> int:
        """Those that have it not."""
        return self.whole - self.part

    @property
    def percent(self) -> int:
        """The part in a hundred, rounded down, so that 100 means all.

        >>> Share("with a date", 199, 200).percent
        99
        """
        return 100 * self.part // self.whole if self.whole else 0


def page(site: Site, _match: re.Match[str], _query: Mapping[str, Sequence[str]], /) -> Page:
    """The page of the dataset."""
    source = site.source
    classes = source.ask("things-by-class")
    span = _only(source.ask("years-of-documents"))
    return Page(
        path="data",
        template="data.html",
        title=_TITLE,
        summary=_SUMMARY,
        context={
            "classes": _classes(classes),
            "span": {name: str(term) for name, term in span.items()},
            "documents": _count(span.get("documents")),
            "shares": _shares(source, span),
            "verdicts": [
                (str(row[1]), _count(row[2])) for row in source.ask("mentions-by-verdict").rows
            ],
            "judgements": [
                (str(row[0]), str(row[1] or ""), _count(row[2]))
                for row in source.ask("judgements-by-verdict").rows
            ],
            "ontology": header(),
            "dumps": (),
            "version": "",
            "modified": "",
            "previous": "",
        },
        thing=dataset_of(site.base),
        query=written("things-by-class"),
        table=classes,
    )


def with_edition(made: Page, edition: Edition) -> Page:
    """The page with the files of an edition, as a published site has them."""
    modified = edition.modified.isoformat() if edition.modified else ""
    told = {
        "dumps": edition.dumps,
        "version": edition.version,
        "modified": modified,
        "previous": edition.previous,
    }
    return replace(made, context={**made.context, **told})


def _classes(table: ask.Table) -> list[tuple[str, str, int]]:
    """Each class of the ontology with its label, and how many things are of it."""
    labels = {one.iri: one.label for one in terms()}
    return [
        (str(iri), labels[str(iri)], _count(count))
        for iri, count in table.rows
        if str(iri) in labels
    ]


def _shares(source: Source, span: Mapping[str, ask.Term]) -> tuple[Share, ...]:
    """What is known of how many: the figures behind the word “automatically”."""
    asks = _only(source.ask("open-asks"))
    documents, all_asks = _count(span.get("documents")), _count(asks.get("asks"))
    return (
        Share("documents with a symbol", _count(span.get("withSymbol")), documents),
        Share("documents with a date", _count(span.get("withDate")), documents),
        Share("asks that say of whom", _count(asks.get("withAddressee")), all_asks),
        Share("asks whose firmness was told", _count(asks.get("withStrength")), all_asks),
        Share("asks whose maker was told", _count(asks.get("withMaker")), all_asks),
    )


def _only(table: ask.Table) -> dict[str, ask.Term]:
    return next(table.records(), {})


def _count(term: ask.Term | None) -> int:
    return int(str(term)) if term is not None else 0
