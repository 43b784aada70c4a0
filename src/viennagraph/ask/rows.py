"""The answer to a question: a table of terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph.ask.terms import Iri, Term
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[Term | None, ...]
"""The terms of one row in the order of the columns; None where the answer says nothing."""

_CAPITAL: Final = re.compile(r"(?=[A-Z])")
LABEL: Final = "Label"
"""What a column is called that gives the label of another: `bodyLabel` is that of `body`."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of an answer and its rows, in the order asked for.

    >>> len(Table(("body",), ((Iri("https://w3id.org/viennagraph/body/cnd"),),)))
    1
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> tuple[Term | None, ...]:
        """The terms of one column, from the first row to the last.

        >>> Table(("body",), ((Iri("a:b"),), (None,))).column("body")
        (Iri(value='a:b'), None)
        """
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)

    def records(self) -> Iterator[dict[str, Term]]:
        """Each row as a mapping from column to term, without those that say nothing.

        >>> list(Table(("body", "year"), ((Iri("a:b"), None),)).records())
        [{'body': Iri(value='a:b')}]
        """
        for row in self.rows:
            yield {
                name: term for name, term in zip(self.columns, row, strict=True) if term is not None
            }


@dataclass(frozen=True, slots=True)
class Text:
    """A table for people: one line of headings, and cells of words."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def readable(table: Table, *, base: str = BASE) -> Text:
    """The table for people: a label instead of its IRI, short IRIs, no empty columns.

    >>> body = Iri("https://w3id.org/viennagraph/body/cnd")
    >>> readable(Table(("body", "year"), ((body, None),)))
    Text(headings=('body',), rows=(('body/cnd',),))
    """
    cells = {
        name: tuple(_words(term, base) for term in table.column(name)) for name in table.columns
    }
    columns: dict[str, tuple[str, ...]] = {}
    for name in table.columns:
        about = name.removesuffix(LABEL)
        if name + LABEL in cells:
            continue
        if about != name and about in cells:
            words = tuple(
                label or iri for label, iri in zip(cells[name], cells[about], strict=True)
            )
        else:
            words = cells[name]
        if any(words) or not table.rows:
            columns[_CAPITAL.sub(" ", about).lower()] = words
    return Text(tuple(columns), tuple(zip(*columns.values(), strict=True)))


def _words(term: Term | None, base: str) -> str:
    if term is None:
        return ""
    words = " ".join(str(term).split())
    return words.removeprefix(base) if isinstance(term, Iri) else words
