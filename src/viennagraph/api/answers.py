"""The answer to a question: rows of values, and frames of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viennagraph.ask.values import Value, value
from viennagraph.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    import polars as pl

    from viennagraph.ask import Table


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

        >>> from viennagraph.ask import Table
        >>> Answer(Table(("year",), ()), "").to_polars().shape
        (0, 1)

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

        >>> from viennagraph.ask import Table
        >>> Answer(Table(("year",), ()), "").to_pandas().shape
        (0, 1)

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            import pandas  # noqa: PLC0415, ICN001 (an extra, slow to load)
        except ImportError as error:
            raise MissingExtraError(package="pandas", extra="analysis") from error
        return pandas.DataFrame(list(self), columns=list(self.columns))
