"""The rows that measures are made from, as values."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final

from viennagraph import ask, resources
from viennagraph.ask.rows import LABEL
from viennagraph.ask.terms import literal
from viennagraph.vocab import xsd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from viennagraph.ask.engines import Engine

_BATCH: Final = 300  # things asked about in one query
_PLACES: Final = 4


def rows(engine: Engine, name: str) -> Iterator[dict[str, str]]:
    """The rows of a query of `queries/measures`, without the cells that say nothing."""
    for record in engine.select(_query(name).text).records():
        yield {column: term.value for column, term in record.items()}


def labels(engine: Engine, things: Iterable[str]) -> dict[str, str]:
    """What each thing is called; the last part of its IRI where the graph has no name for it."""
    wanted = sorted(set(things))
    found = {thing: thing.rpartition("/")[2] for thing in wanted}
    best: dict[str, tuple[int, str]] = {}
    remaining = iter(wanted)
    while batch := [ask.Iri(thing) for thing in islice(remaining, _BATCH)]:
        for record in engine.select(ask.fill(_query("labels"), {"thing": batch})).records():
            rank = (int(record["rank"].value), record["label"].value)
            thing = record["thing"].value
            best[thing] = min(best.get(thing, rank), rank)
    return found | {thing: label for thing, (_, label) in best.items()}


def table(columns: Sequence[str], found: Iterable[Sequence[str | float | None]]) -> ask.Table:
    """Values as a table of terms: IRIs where a column has a `…Label` beside it."""
    things = {name for name in columns if f"{name}{LABEL}" in columns}
    return ask.Table(
        tuple(columns),
        tuple(
            tuple(
                _term(value, is_thing=name in things)
                for name, value in zip(columns, row, strict=True)
            )
            for row in found
        ),
    )


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The second of each pair by the first, in order.

    >>> grouped([("a", "1"), ("b", "2"), ("a", "3")])
    {'a': ['1', '3'], 'b': ['2']}
    """
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def _query(name: str) -> ask.Question:
    return ask.question(name, resources.queries() / "measures")


def _term(value: str | float | None, *, is_thing: bool) -> ask.Term | None:
    match value:
        case None:
            return None
        case bool():
            return literal(str(value).lower(), xsd.boolean)
        case int():
            return literal(str(value), xsd.integer)
        case float():
            return literal(f"{value:.{_PLACES}f}", xsd.decimal)
        case _:
            return ask.Iri(value) if is_thing else ask.Literal(value)
