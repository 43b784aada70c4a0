"""What a store's provisions came to before, kept beside it, so that a build reads what is new.

A ledger is lost at no cost but time: it is made anew from the graph, and by other rules always.
"""

from __future__ import annotations

import json
from array import array
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from viennagraph.relate import tables
from viennagraph.relate.grades import Grade, Score
from viennagraph.relate.words import Change

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Sources(NamedTuple):
    """What a document may date from: the acts that it is or holds, and what its masthead names."""

    acts: tuple[str, ...]
    named: tuple[str, ...]


class Row(NamedTuple):
    """A provision as the graph states it."""

    iri: str
    document: str
    kind: str
    passage: str
    maker: str
    text: str


class Held(NamedTuple):
    """A provision that shares words with another, by the numbers of what it says."""

    iri: str
    document: str
    kind: str
    passage: str
    maker: str
    said: int
    words: int


class Found(NamedTuple):
    """A restatement as it is kept: the numbers of what both say, how close, what changed."""

    said: tuple[int, int]
    grade: str
    similarity: float
    changes: tuple[Change, ...]


class Ledger:
    """The tables of a ledger; nothing stays before `commit`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._base = connection

    def meta(self, name: str) -> str:
        """What is noted under a name, or nothing."""
        row = self._base.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, name: str, value: str) -> None:
        """Notes something under a name."""
        self._base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def commit(self) -> None:
        """Keeps what was written."""
        self._base.commit()

    def documents(self) -> dict[str, tuple[str, str, str]]:
        """The mark, the title and the date of each document."""
        rows = self._base.execute("SELECT iri, mark, title, date FROM document")
        return {iri: (mark, title, date) for iri, mark, title, date in rows}

    def forget(self, document: str) -> set[int]:
        """Removes a document and its provisions; gives the numbers of their words."""
        sql = "SELECT words FROM provision WHERE document = ?"
        found = {number for (number,) in self._base.execute(sql, (document,))}
        self._base.execute("DELETE FROM provision WHERE document = ?", (document,))
        self._base.execute("DELETE FROM document WHERE iri = ?", (document,))
        return found

    def add_document(self, iri: str, known: tuple[str, str, str]) -> None:
        """Adds a document by its mark, its title and its date."""
        self._base.execute("INSERT INTO document VALUES (?, ?, ?, ?)", (iri, *known))

    def sources(self, document: str) -> Sources:
        """What a document may date from."""
        sql = "SELECT thing, is_act FROM source WHERE document = ?"
        rows = self._base.execute(sql, (document,)).fetchall()
        acts, named = (tuple(thing for thing, is_act in rows if is_act == one) for one in (1, 0))
        return Sources(acts, named)

    def note_sources(self, document: str, sources: Sources) -> None:
        """Notes what a document may date from."""
        self._base.execute("DELETE FROM source WHERE document = ?", (document,))
        rows = [(document, one, 1) for one in sources.acts]
        rows += [(document, one, 0) for one in sources.named]
        self._base.executemany("INSERT INTO source VALUES (?, ?, ?)", rows)

    def add_provision(self, row: Row, said: int, words: int) -> bool:
        """Adds a provision by the numbers of what it says; gives whether it was not there."""
        sql = "INSERT OR IGNORE INTO provision VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        return self._base.execute(sql, (*row, said, words)).rowcount == 1

    def said(self, mark: bytes) -> int:
        """The number of what is compared of a provision."""
        self._base.execute("INSERT OR IGNORE INTO said (mark) VALUES (?)", (mark,))
        sql = "SELECT id FROM said WHERE mark = ?"
        return int(self._base.execute(sql, (mark,)).fetchone()[0])

    def words(self, kind: str, form: str) -> dict[str, int]:
        """The numbers of words of one form, by the title under which each stood first."""
        sql = "SELECT title, id FROM words WHERE kind = ? AND form = ? ORDER BY id"
        return dict(self._base.execute(sql, (kind, form)))

    def add_words(self, kind: str, form: str, title: str, runs: array[int]) -> int:
        """Adds new words with their shingles, and gives their number."""
        sql = "INSERT INTO words (kind, form, title, runs) VALUES (?, ?, ?, ?)"
        return int(self._base.execute(sql, (kind, form, title, runs.tobytes())).lastrowid or 0)

    def unused(self, words: Iterable[int]) -> dict[int, str]:
        """Those of the numbers of words that no provision has, with their kind."""
        sql = (
            "SELECT kind FROM words WHERE id = ? AND id NOT IN "
            "(SELECT words FROM provision WHERE words = ?)"
        )
        rows = ((one, self._base.execute(sql, (one, one)).fetchone()) for one in sorted(words))
        return {one: row[0] for one, row in rows if row}

    def drop_words(self, numbers: Iterable[int]) -> None:
        """Removes words, and what they are near to."""
        for number in numbers:
            self._base.execute("DELETE FROM words WHERE id = ?", (number,))
            self.part(number)

    def drop_unsaid(self) -> None:
        """Removes the scores of what no provision says any more."""
        gone = "SELECT id FROM said EXCEPT SELECT said FROM provision"
        for (number,) in self._base.execute(gone).fetchall():
            self._base.execute("DELETE FROM said WHERE id = ?", (number,))
            self._base.execute("DELETE FROM score WHERE earlier = ?", (number,))
            self._base.execute("DELETE FROM score WHERE later = ?", (number,))

    def kinds(self) -> list[str]:
        """The kinds of words."""
        return [kind for (kind,) in self._base.execute("SELECT DISTINCT kind FROM words")]

    def runs(self, kind: str) -> dict[int, array[int]]:
        """The shingles of all words of a kind."""
        rows = self._base.execute("SELECT id, runs FROM words WHERE kind = ? ORDER BY id", (kind,))
        return {number: _array(blob) for number, blob in rows}

    def runs_of(self, number: int) -> array[int]:
        """The shingles of words."""
        row = self._base.execute("SELECT runs FROM words WHERE id = ?", (number,)).fetchone()
        return _array(row[0])

    def needed(self, kind: str) -> dict[int, float]:
        """How many shingles words must share with others."""
        rows = self._base.execute("SELECT id, needed FROM words WHERE kind = ?", (kind,))
        return dict(rows)

    def set_needed(self, counts: Iterable[tuple[int, float]]) -> None:
        """Notes how many shingles words must share: words, and how many."""
        rows = ((count, number) for number, count in counts)
        self._base.executemany("UPDATE words SET needed = ? WHERE id = ?", rows)

    def part(self, number: int) -> None:
        """Forgets what words are near to."""
        self._base.execute("DELETE FROM near WHERE one = ?", (number,))
        self._base.execute("DELETE FROM near WHERE other = ?", (number,))

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Notes which words are near to each other."""
        rows = ((min(pair), max(pair)) for pair in pairs)
        self._base.executemany("INSERT OR IGNORE INTO near VALUES (?, ?)", rows)

    def near(self) -> list[tuple[int, int]]:
        """All words that are near to each other."""
        return self._base.execute("SELECT one, other FROM near").fetchall()

    def held(self) -> Iterator[Held]:
        """The provisions whose words others have or come near to."""
        rows = self._base.execute(
            "SELECT iri, document, kind, passage, maker, said, words FROM provision WHERE words IN"
            " (SELECT one FROM near UNION SELECT other FROM near UNION"
            " SELECT words FROM provision GROUP BY words HAVING COUNT(*) > 1)"
        )
        return map(Held._make, rows)

    def text(self, iri: str) -> str:
        """The text of a provision."""
        sql = "SELECT text FROM provision WHERE iri = ?"
        return str(self._base.execute(sql, (iri,)).fetchone()[0])

    def scores(self) -> dict[tuple[int, int], Score | None]:
        """The score of each pair that was compared."""
        rows = self._base.execute("SELECT earlier, later, grade, similarity FROM score")
        grades = {str(grade): grade for grade in Grade}
        return {
            (earlier, later): Score(grades[grade], similarity) if grade else None
            for earlier, later, grade, similarity in rows
        }

    def add_scores(self, scores: Iterable[tuple[tuple[int, int], Score | None]]) -> None:
        """Notes the scores of pairs."""
        rows = (
            (*pair, str(one.grade) if one else "", one.similarity if one else 0.0)
            for pair, one in scores
        )
        self._base.executemany("INSERT OR REPLACE INTO score VALUES (?, ?, ?, ?)", rows)

    def links(self) -> dict[tuple[str, str], Found]:
        """The restatements: the later and the earlier provision, and what is said of both."""
        rows = self._base.execute("SELECT * FROM link")
        return {
            (later, earlier): Found((one, other), grade, similarity, _changes(changes))
            for later, earlier, one, other, grade, similarity, changes in rows
        }

    def change_links(
        self, gone: Iterable[tuple[str, str]], come: Iterable[tuple[tuple[str, str], Found]]
    ) -> None:
        """Removes restatements and adds others."""
        self._base.executemany("DELETE FROM link WHERE later = ? AND earlier = ?", gone)
        rows = (
            (*pair, *one.said, one.grade, one.similarity, json.dumps(one.changes))
            for pair, one in come
        )
        self._base.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def families(self) -> dict[str, str]:
        """The first provision of the line of each that is in one."""
        return dict(self._base.execute("SELECT member, first FROM family"))

    def set_families(self, members: dict[str, str]) -> None:
        """Puts lines in the place of those that there were."""
        held = self.families()
        gone = [(one,) for one in held.keys() - members.keys()]
        self._base.executemany("DELETE FROM family WHERE member = ?", gone)
        come = sorted(members.items() - held.items())
        self._base.executemany("INSERT OR REPLACE INTO family VALUES (?, ?)", come)


@contextmanager
def opened(path: Path, made: str) -> Iterator[Ledger]:
    """The ledger of a file; an empty one where these rules made none that can be read.

    Raises:
        sqlite3.Error: The file can be neither read nor written.
    """
    with closing(tables.connection(path, made)) as connection:
        yield Ledger(connection)


def _array(blob: bytes) -> array[int]:
    found = array("Q")
    found.frombytes(blob)
    return found


def _changes(words: str) -> tuple[Change, ...]:
    # Few links are ever looked at: most have no change at all.
    return tuple(Change(*one) for one in json.loads(words)) if words != "[]" else ()
