"""Asking the index: every answer from one read-only database, kept where it is asked for again."""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import lru_cache
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, Any, Final, Literal

from viennagraph.index import coverage, members, references, searching
from viennagraph.index.filters import EVERYTHING, FACETS, PROGRAMMES, Facet, Filter, Wanted
from viennagraph.index.members import Members
from viennagraph.index.values import (
    Cells,
    Coverage,
    Hits,
    Listing,
    Naming,
    Provision,
    Reference,
    Suggestion,
    Thing,
    Value,
    Year,
)
from viennagraph.index.words import matching

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

Order = Literal["newest", "oldest", "strength", "body"]
"""In which order provisions are listed."""

_KEPT: Final = 512  # answers of each method that are kept
_CHUNK: Final = 500
_LAST: Final = 9999


class Index:
    """An index, open for reading by any number of threads.

    Without `has_text` no words of documents are in its answers.
    """

    def __init__(
        self, connection: sqlite3.Connection, *, has_text: bool = True, lock: RLock | None = None
    ) -> None:
        self._connection = connection
        self._lock = lock or RLock()
        self._wordless: Index | None = None
        self.has_text = has_text
        self.base: str = self.rows("SELECT value FROM about WHERE key = 'base'")[0][0]
        self.total: int = self.rows("SELECT COUNT(*) FROM provision")[0][0]
        self.scale = {
            value: Value(value, label, rank=rank)
            for value, label, rank in self.rows("SELECT value, label, rank FROM scale")
        }
        self._facets = self._loaded()
        # Nothing changes, so that each answer is right for good.
        self.search: Callable[..., Hits] = lru_cache(_KEPT)(self._search)
        self.suggest: Callable[..., tuple[Suggestion, ...]] = lru_cache(_KEPT)(self._suggest)
        self.facets: Callable[..., dict[Facet, tuple[Value, ...]]] = lru_cache(_KEPT)(self._counts)
        self.references: Callable[..., Cells] = lru_cache(_KEPT)(self._references)
        self.coverage: Callable[[], Coverage] = lru_cache(1)(self._coverage)
        self._chosen = lru_cache(_KEPT)(self._narrowed)
        self._ordered = lru_cache(4)(self._order)
        self.referring: Callable[[str], tuple[Reference, ...]] = lru_cache(8)(self._referring)

    def without_text(self) -> Index:
        """The same index with no words of documents in its answers."""
        if not self.has_text:
            return self
        if self._wordless is None:
            self._wordless = Index(self._connection, has_text=False, lock=self._lock)
        return self._wordless

    def close(self) -> None:
        """Lets go of the database."""
        self._connection.close()

    def rows(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[Any]:
        """The rows that a statement of this package asks for."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def _search(
        self, words: str, kinds: tuple[str, ...] = (), limit: int = 20, offset: int = 0
    ) -> Hits:
        """Things by name or symbol in any spelling, and provisions by their words.

        `kinds` are first segments of paths, and "provision"; none means all.
        """
        return searching.search(self, words, kinds, limit, offset)

    def _suggest(self, prefix: str, limit: int = 10) -> tuple[Suggestion, ...]:
        """What a word being typed may become, the most named first."""
        return searching.suggest(self, prefix, limit)

    def _counts(self, wanted: Filter = EVERYTHING) -> dict[Facet, tuple[Value, ...]]:
        """The values of each facet with how many provisions have them.

        The counts of a facet are those without its own choice, so that a choice can be widened.
        """
        found: dict[Facet, tuple[Value, ...]] = {}
        for facet in FACETS:
            chosen = self._chosen(wanted.without(facet))
            flags, is_all = members.as_bytes(chosen, self.total), chosen.bit_count() == self.total
            values = [
                Value(value.value, value.label, count, value.rank)
                for value, those in self._facets[facet].values()
                if (count := those.size if is_all else those.count(chosen, flags))
                or value.value in wanted.chosen(facet)
            ]
            values.sort(key=lambda value: (value.rank, -value.count, value.label))
            found[facet] = tuple(values)
        return found

    def count(self, wanted: Filter) -> int:
        """How many provisions a filter leaves."""
        return self._chosen(wanted).bit_count()

    def provisions(
        self,
        wanted: Filter = EVERYTHING,
        order: Order = "newest",
        page: int = 1,
        size: int = 50,
    ) -> Listing:
        """A page of the provisions that a filter leaves."""
        chosen = self._chosen(wanted)
        total, first = chosen.bit_count(), (max(1, page) - 1) * size
        numbers: Iterable[int] = members.numbers(chosen)
        if order != "newest":
            flags = members.as_bytes(chosen, self.total)
            numbers = (one for one in self._ordered(order) if flags[one >> 3] >> (one & 7) & 1)
        listed = list(islice(numbers, first, first + size))
        return Listing(self.read(listed, wanted.words), total, max(1, page), size)

    def naming(self, path: str, size: int = 50) -> tuple[tuple[Naming, ...], int]:
        """The documents that name a thing, the newest first, and how many they are in all."""
        numbered = "(SELECT id FROM thing WHERE path = ?)"
        counted = f"SELECT COUNT(*) FROM mention WHERE thing = {numbered}"  # noqa: S608
        sql = (
            "SELECT path, label, symbol, named, issued, times, first FROM mention"  # noqa: S608
            " JOIN document ON document.thing = mention.document"
            " JOIN thing ON thing.id = mention.document"
            f" WHERE mention.thing = {numbered} ORDER BY issued DESC, times DESC, path LIMIT ?"
        )
        found = self.rows(sql, (path, size))
        listed = tuple(Naming(Thing(*row[:4]), *row[4:]) for row in found)
        return listed, self.rows(counted, (path,))[0][0]

    def timeline(self, path: str) -> tuple[Year, ...]:
        """How often a thing is named in each year: in documents, in provisions, in all."""
        mentioned = (
            "SELECT year, COUNT(*), SUM(times) FROM mention JOIN document"
            " ON document.thing = mention.document"
            " WHERE mention.thing = (SELECT id FROM thing WHERE path = ?)"
            " AND year IS NOT NULL GROUP BY year"
        )
        provided = (
            "SELECT year, COUNT(*) FROM naming JOIN provision ON provision.id = naming.provision"
            " WHERE naming.thing = (SELECT id FROM thing WHERE path = ?)"
            " AND year IS NOT NULL GROUP BY year"
        )
        counts: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
        for year, documents, times in self.rows(mentioned, (path,)):
            counts[year][0], counts[year][2] = documents, times
        for year, provisions in self.rows(provided, (path,)):
            counts[year][1] = provisions
        return tuple(Year(year, *counts[year]) for year in sorted(counts))

    def _references(self, wanted: Wanted = PROGRAMMES) -> Cells:
        """Who refers to which thing: a cell for each pair, with all its places."""
        return references.cells(self, wanted)

    def _referring(self, subject: str) -> tuple[Reference, ...]:
        """Every reference to things of a kind, the newest first."""
        return references.read(self, subject)

    def things(self, *kinds: str, only_named: bool = False) -> tuple[Thing, ...]:
        """All things of these kinds by name."""
        marks = ", ".join("?" * len(kinds))
        named = " AND named > 0" if only_named else ""
        sql = f"SELECT path, label, symbol, named FROM thing WHERE kind IN ({marks}){named}"  # noqa: S608
        found = (Thing(*row) for row in self.rows(sql, kinds))
        return tuple(sorted(found, key=lambda thing: (thing.label.casefold(), thing.path)))

    def documents(self) -> tuple[tuple[Thing, str, str, str, int, int], ...]:
        """The documents that were read, the newest first: thing, title, type, date and counts."""
        sql = (
            "SELECT path, label, symbol, named, title, type, issued, passages, provisions"
            " FROM document JOIN thing ON thing.id = document.thing ORDER BY issued DESC, label"
        )
        return tuple((Thing(*row[:4]), *row[4:]) for row in self.rows(sql))

    def thing(self, path: str) -> Thing | None:
        """The thing at a path, or None."""
        sql = "SELECT path, label, symbol, named FROM thing WHERE path = ?"
        found = self.rows(sql, (path,))
        return Thing(*found[0]) if found else None

    def read(self, numbers: Sequence[int], words: str = "") -> tuple[Provision, ...]:
        """The provisions of these numbers, with the words marked that were searched for."""
        found: dict[int, Provision] = {}
        for start in range(0, len(numbers), _CHUNK):
            found |= searching.provisions(self, numbers[start : start + _CHUNK], matching(words))
        return tuple(found[number] for number in numbers)

    def _coverage(self) -> Coverage:
        """What the graph covers, and what it is known to lack."""
        return coverage.coverage(self)

    def _narrowed(self, wanted: Filter) -> int:
        """The provisions that a filter leaves, as bits."""
        chosen = (1 << self.total) - 1
        if wanted.words:
            chosen &= self._worded(wanted.words)
        for facet in FACETS:
            if values := wanted.chosen(facet):
                chosen &= self._either(facet, values)
        if wanted.since is not None or wanted.until is not None:
            first, last = wanted.since or 0, wanted.until or _LAST
            years = [year for year in self._facets["year"] if first <= int(year) <= last]
            chosen &= self._either("year", years)
        return chosen

    def _either(self, facet: Facet, values: Iterable[str]) -> int:
        known = self._facets[facet]
        chosen = 0
        for value in values:
            if value in known:
                chosen |= known[value][1].mask(self.total)
        return chosen

    def _worded(self, words: str) -> int:
        asked = matching(words)
        if not asked:
            return 0
        found = self.rows("SELECT rowid FROM words WHERE words MATCH ?", (asked,))
        return members.mask((number for (number,) in found), self.total)

    def _order(self, order: Order) -> array[int]:
        by = {
            "oldest": "COALESCE(year, 9999), id",
            "strength": "COALESCE((SELECT rank FROM scale WHERE value = strength), 99), id",
            "body": "COALESCE((SELECT label FROM thing WHERE thing.id = body), '~'), id",
        }[order]
        return array("I", (n for (n,) in self.rows(f"SELECT id FROM provision ORDER BY {by}")))  # noqa: S608

    def _loaded(self) -> dict[Facet, dict[str, tuple[Value, Members]]]:
        found: dict[Facet, dict[str, tuple[Value, Members]]] = {facet: {} for facet in FACETS}
        for facet, value, label, rank, those in self.rows(
            "SELECT field, value, label, rank, provisions FROM facet"
        ):
            if self.has_text or not value.startswith("words:"):
                members_ = Members.of(array("I", those))
                found[facet][value] = (Value(value, label, rank=rank), members_)
        return found
