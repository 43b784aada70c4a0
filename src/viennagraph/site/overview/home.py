"""The first page: what there is, what it covers and what it lacks, and the ways in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.ask import Table
from viennagraph.index import Filter, Wanted
from viennagraph.site.overview import tables
from viennagraph.site.overview.behind import behind
from viennagraph.site.overview.indexed import indexed
from viennagraph.site.page import Page
from viennagraph.site.references.matrix import matrix

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph.index import Provision, Year
    from viennagraph.site import Site

_CORNER: Final = (6, 10)
_NEWEST: Final = 5
_QUESTIONS: Final = (
    *("recommendations-naming-a-programme", "requests-to-an-actor-by-strength"),
    *("same-ask-by-bodies", "words-that-changed"),
)
_HEIGHT: Final = 90.0
_STEP: Final = 26


@dataclass(frozen=True, slots=True)
class Bar:
    """A year of a picture of bars: where its bar stands, and how high it is."""

    year: Year
    x: float
    height: float
    is_labelled: bool


def page(site: Site, _match: re.Match[str], _query: Mapping[str, Sequence[str]], /) -> Page | None:
    """The first page."""
    covered = indexed(site).coverage()
    cells = indexed(site).references(Wanted())
    return Page(
        path="",
        template="overview.html",
        title="What United Nations drug-policy bodies asked, of whom, and how firmly",
        summary=(
            f"{covered.provisions} provisions of {covered.documents} documents of United Nations "
            "bodies, each with the paragraph that it was read from."
        ),
        context={
            "covered": covered,
            "bars": bars(covered.years),
            "step": _STEP,
            "corner": matrix(cells, sort="count", most=_CORNER),
            "newest": _newest(site),
            "questions": [ask.question(name) for name in _QUESTIONS],
        },
        query=behind("overview", {}),
        table=Table(
            ("year", "documents", "provisions", "mentions"),
            tuple(
                tuple(map(tables.number, (one.year, one.documents, one.provisions, one.mentions)))
                for one in covered.years
            ),
        ),
        schema=None,
    )


def bars(years: Sequence[Year]) -> tuple[Bar, ...]:
    """The provisions of each year as bars, the years without any as gaps.

    >>> bars([])
    ()
    """
    if not years:
        return ()
    most = max(1, *(one.provisions for one in years))
    first, last = years[0].year, years[-1].year
    every = max(2, (last - first + 1) // 8)
    return tuple(
        Bar(
            one,
            (one.year - first) * _STEP,
            round(_HEIGHT * one.provisions / most, 1),
            one.year in {first, last}
            or ((one.year - first) % every == 0 and last - one.year >= every),
        )
        for one in years
    )


def _newest(site: Site) -> tuple[Provision, ...]:
    """The newest recommendations; where there are none, the newest provisions that ask."""
    strengths = tuple(value.value for value in indexed(site).facets()["strength"])
    for wanted in (Filter(kind=("recommendation",)), Filter(strength=strengths), Filter()):
        found = indexed(site).provisions(wanted, "newest", 1, _NEWEST).provisions
        if found:
            return found
    return ()
