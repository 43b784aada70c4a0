"""What the stage reads of the graph: provisions with their words, their dates and their makers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph import ask, resources
from viennagraph.vocab import vg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from viennagraph.ask.engines import Engine

_UNDATED: Final = "9999"
OPERATIVE: Final = frozenset({vg.Recommendation, vg.OperativeParagraph})
_KNOWN_BY: Final = ("issued", "adopted", "session")


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision as it is compared: what it says, where, when and who made it.

    `kind` is that within which it is compared: what a recommendation asks, an operative paragraph
    may ask again.  `date` is that of its document, `made_on` that of the meeting that made it;
    either is empty where the graph does not know it.
    """

    iri: str
    kind: str
    text: str
    passage: str
    document: str
    title: str = ""
    date: str = ""
    made_by: str = ""
    made_on: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        """By what provisions stand in order of time, and within one time in order of place."""
        return (
            self.date or _UNDATED,
            self.document,
            self.made_on or _UNDATED,
            natural(self.passage),
            self.iri,
        )

    @property
    def name(self) -> str:
        """The name of the passage in its document."""
        return self.passage.rpartition("#")[2]

    @property
    def occasion(self) -> tuple[str, str]:
        """The document and the maker: on one occasion nothing is said again."""
        return self.document, self.made_by


def provisions(engine: Engine) -> tuple[Provision, ...]:
    """All provisions of the graph, from the earliest to the latest."""
    dates, titles = document_dates(engine), _last(engine, "document-titles", "document", "title")
    met = _last(engine, "maker-dates", "maker", "date")
    found: dict[str, Provision] = {}
    for row in sorted(records(engine, "provision-texts"), key=_place):
        category, document = row["class"], row["document"]
        one = Provision(
            iri=row["provision"],
            kind=vg.Ask if category in OPERATIVE else category,
            text=row["text"],
            passage=row["passage"],
            document=document,
            title=titles.get(document, ""),
            date=dates.get(document, ""),
            made_by=row.get("maker", ""),
            made_on=met.get(row.get("maker", ""), ""),
        )
        found.setdefault(one.iri, one)
    return tuple(sorted(found.values(), key=lambda provision: provision.order))


def _place(row: Mapping[str, str]) -> tuple[str, ...]:
    return row["provision"], row["class"], row.get("maker", ""), row["passage"]


def document_dates(engine: Engine) -> dict[str, str]:
    """The date of each document: issued, or of its act, or of the session of its masthead."""
    known: dict[str, dict[str, str]] = {}
    for row in records(engine, "document-dates"):
        # The rows come in order of date: the last of a kind is the latest.
        known.setdefault(row["document"], {})[row["known"]] = row["date"]
    return {
        document: next(dates[how] for how in _KNOWN_BY if how in dates)
        for document, dates in known.items()
    }


def formulas(engine: Engine) -> re.Pattern[str]:
    """What matches the stretches of drafting that any act may hold."""
    patterns = [row["pattern"] for row in records(engine, "formulas")]
    return re.compile("|".join(f"(?:{one})" for one in patterns) or r"(?!)", re.IGNORECASE)


def records(engine: Engine, name: str) -> Iterator[dict[str, str]]:
    """The rows of a query of `queries/exports` as plain text."""
    question = ask.question(name, resources.queries() / "exports")
    for row in engine.select(question.text).records():
        yield {key: term.value for key, term in row.items()}


def natural(iri: str) -> tuple[str | int, ...]:
    """What puts names in the order in which people count.

    >>> sorted(["p10", "p9"], key=natural)
    ['p9', 'p10']
    """
    return tuple(int(part) if part.isdecimal() else part for part in re.split("([0-9]+)", iri))


def _last(engine: Engine, name: str, key: str, value: str) -> dict[str, str]:
    """The last value of each key in the rows of a query, which come in order."""
    return {row[key]: row[value] for row in records(engine, name)}
