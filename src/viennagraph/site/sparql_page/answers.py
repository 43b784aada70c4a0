"""The answer to any query, as the page shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.ask.rows import LABEL
from viennagraph.site.gather import short
from viennagraph.vocab import xsd

if TYPE_CHECKING:
    from viennagraph.site.gather import Names

_MOST: Final = 1000  # rows on a page: the downloads hold all of them
_CAPITAL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NUMBERS: Final = (xsd.integer, xsd.decimal, xsd.double, xsd.NS + "float")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine answered: a table, yes or no, or triples as Turtle."""

    table: ask.Table | None = None
    truth: bool | None = None
    triples: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a query was not answered, in words; `line` and `column` count from 1, 0 if unknown."""

    title: str
    detail: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: its words, the thing that it is, if it is one, and its language."""

    words: str
    iri: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer in the form that the template writes."""

    failure: Failure | None = None
    truth: bool | None = None
    triples: str | None = None
    headings: tuple[tuple[str, bool], ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    count: int = 0
    seconds: float = 0.0


def shown(answer: Answer | Failure, names: Names, base: str) -> Shown:
    """The answer with a label for each thing, where the query or the graph has one."""
    if isinstance(answer, Failure):
        return Shown(failure=answer)
    if answer.table is None:
        return Shown(truth=answer.truth, triples=answer.triples, seconds=answer.seconds)
    table = answer.table
    columns = [one for one in table.columns if not (_is_label(one, table) or _is_empty(one, table))]
    records = [dict(zip(table.columns, row, strict=True)) for row in table.rows[:_MOST]]
    rows = (tuple(_cell(one, row, names, base) for one in columns) for row in records)
    return Shown(
        headings=tuple((heading(one), _is_number(table, one)) for one in columns),
        rows=tuple(rows),
        count=len(table),
        seconds=answer.seconds,
    )


def heading(name: str) -> str:
    """The name of a column in words.

    >>> heading("documentLabel"), heading("madeBy")
    ('document', 'made by')
    """
    return _CAPITAL.sub(" ", name.removesuffix(LABEL) or name).lower()


def _is_label(name: str, table: ask.Table) -> bool:
    """Whether a column only says what the things of another are called."""
    about = name.removesuffix(LABEL)
    return about != name and about in table.columns


def _is_empty(name: str, table: ask.Table) -> bool:
    """Whether no row says anything in a column, nor in that of its labels."""
    names = [one for one in (name, name + LABEL) if one in table.columns]
    return bool(table.rows) and not any(any(table.column(one)) for one in names)


def _is_number(table: ask.Table, name: str) -> bool:
    terms = [term for term in table.column(name) if term is not None]
    return bool(terms) and all(
        isinstance(term, ask.Literal) and term.datatype in _NUMBERS for term in terms
    )


def _cell(name: str, row: dict[str, ask.Term | None], names: Names, base: str) -> Cell:
    term, label = row[name], row.get(name + LABEL)
    if isinstance(term, ask.Iri):
        words = str(label) if label is not None else names(term).label
        return Cell(words or short(term.value, base), term.value)
    if term is None:
        return Cell(str(label or ""))
    return Cell(str(term), language=getattr(term, "language", None) or "")
