"""What a measure is: a name, a question, a definition with its source, and what computes it."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc
from typing import TYPE_CHECKING

from viennagraph import ask, resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from viennagraph.ask import Table
    from viennagraph.ask.engines import Engine


@dataclass(frozen=True, slots=True)
class Picture:
    """How the table of a measure is drawn: bars of `value`, named by `label`.

    `low` and `high` are the columns of the bounds, `along` is the column that cuts a bar into
    parts, in the order of the column `rank`.  `whole` is the column that is empty in rows that
    stand for a whole: only those are drawn.  `count` is the column of the cases behind a value,
    which the label tells.
    """

    label: str
    value: str
    low: str | None = None
    high: str | None = None
    along: str | None = None
    rank: str | None = None
    whole: str | None = None
    count: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the graph.

    >>> from viennagraph.analyse import measure
    >>> measure("acts-relied-on").question
    'Which acts does everything rest on?'
    """

    name: str
    question: str
    compute: Callable[[Engine], Table]
    queries: tuple[str, ...]
    picture: Picture | None = None

    @property
    def definition(self) -> str:
        """What is measured, how, after whom, and what to beware of."""
        return cleandoc(self.compute.__doc__ or "")

    @property
    def sparql(self) -> str:
        """The queries that the measure is made from, one after the other."""
        folder = resources.queries() / "measures"
        return "\n".join(ask.question(name, folder).text for name in self.queries)
