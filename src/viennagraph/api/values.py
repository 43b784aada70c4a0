"""The terms of an answer as values of Python, and rows of them as frames."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from viennagraph.api.errors import MissingExtraError
from viennagraph.ask import Literal, Table, Term
from viennagraph.vocab import xsd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd
    import polars as pl

Value = str | int | float | bool | date | None
"""What a cell holds: IRIs and words are `str`, a cell that says nothing is None."""

_READERS: Final[dict[str, Callable[[str], Value]]] = {
    xsd.integer: int,
    xsd.decimal: float,
    xsd.double: float,
    xsd.boolean: lambda words: words == "true",
    xsd.date: date.fromisoformat,
}


def value(term: Term | None) -> Value:
    """The term as a value of Python; a number or date that is none stays words.

    >>> from viennagraph.ask.terms import Iri, literal
    >>> value(literal("2017", xsd.integer)), value(Iri("https://w3id.org/viennagraph/body/cnd"))
    (2017, 'https://w3id.org/viennagraph/body/cnd')
    """
    if term is None:
        return None
    reader = _READERS.get(term.datatype) if isinstance(term, Literal) else None
    if reader is None:
        return term.value
    try:
        return reader(term.value)
    except ValueError:
        return term.value


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: columns and rows, and the SPARQL that was asked.

    >>> from viennagraph.ask import Iri, Table
    >>> answer = Answer(Table(("body",), ((Iri("a:b"),),)), "SELECT …")
    >>> len(answer), answer.columns, list(answer)
    (1, ('body',), [{'body': 'a:b'}])
    """

    table: Table
    sparql: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order asked for."""
        return self.table.columns

    def __len__(self) -> int:
        return len(self.table)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        for row in self.table.rows:
            yield dict(zip(self.columns, map(value, row), strict=True))

    def to_polars(self) -> pl.DataFrame:
        """The rows as a Polars frame, with a column for each of the answer's.

        >>> Answer(Table(("year",), ((Literal("2017", xsd.integer),),)), "").to_polars().shape
        (1, 1)

        Raises:
            MissingExtraError: Polars is not installed.
        """
        try:
            import polars  # noqa: PLC0415, ICN001 (an extra, slow to load)
        except ImportError as error:
            raise MissingExtraError(package="polars", extra="analysis") from error
        columns = {name: list(map(value, self.table.column(name))) for name in self.table.columns}
        return polars.DataFrame(columns, strict=False)

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas frame, with a column for each of the answer's.

        >>> Answer(Table(("year",), ((Literal("2017", xsd.integer),),)), "").to_pandas().shape
        (1, 1)

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            import pandas  # noqa: PLC0415, ICN001 (an extra, slow to load)
        except ImportError as error:
            raise MissingExtraError(package="pandas", extra="analysis") from error
        return pandas.DataFrame(list(self), columns=list(self.columns))
