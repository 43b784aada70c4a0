"""What the dataset is made of, counted: computed once for a graph, because it reads all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viennagraph import ask
    from viennagraph.describe.source import Source

Counts = tuple[tuple[str, int], ...]
"""IRIs and how often each was counted."""


@dataclass(frozen=True, slots=True)
class Property:
    """How often a property is used, of how many things, and with how many values."""

    iri: str
    triples: int
    subjects: int
    objects: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The counts behind the description of a dataset.

    `shapes` has how often each property is used with things of each class, `links` the same for
    each class of values, and `datatypes` for each datatype of values; `elsewhere` has the links
    to other datasets by their name space.
    """

    classes: Counts = ()
    properties: tuple[Property, ...] = ()
    shapes: tuple[tuple[str, str, int], ...] = ()
    links: tuple[tuple[str, str, str, int], ...] = ()
    datatypes: tuple[tuple[str, str, str, int], ...] = ()
    elsewhere: tuple[tuple[str, str, int], ...] = ()
    examples: tuple[tuple[str, str], ...] = ()

    @property
    def triples(self) -> int:
        """How many statements are held.

        >>> Statistics(properties=(Property("s:p", 3, 2, 1), Property("s:q", 4, 4, 4))).triples
        7
        """
        return sum(one.triples for one in self.properties)


def statistics(source: Source) -> Statistics:
    """The counts of a graph; they take some seconds where it holds a thousand documents."""
    return Statistics(
        classes=tuple((row[0], int(row[1])) for row in _rows(source, "class-counts")),
        properties=tuple(
            Property(row[0], *map(int, row[1:])) for row in _rows(source, "property-counts")
        ),
        shapes=tuple((row[0], row[1], int(row[2])) for row in _rows(source, "class-properties")),
        links=_joined(source, "class-links"),
        datatypes=_joined(source, "class-datatypes"),
        elsewhere=tuple(
            (row[0], row[1], int(row[2]))
            for row in _rows(source, "links-elsewhere")
            if not row[1].startswith(source.base)
        ),
        examples=tuple((row[0], row[1]) for row in _rows(source, "examples-of-classes")),
    )


def _joined(source: Source, name: str) -> tuple[tuple[str, str, str, int], ...]:
    return tuple((row[0], row[1], row[2], int(row[3])) for row in _rows(source, name))


def _rows(source: Source, name: str) -> list[tuple[str, ...]]:
    table: ask.Table = source.ask(name)
    return [tuple(map(str, row)) for row in table.rows]
