"""The file of a ledger: its tables, and what is done where others made it or it is damaged."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_TABLES: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE document (iri TEXT PRIMARY KEY, mark TEXT, title TEXT, date TEXT) WITHOUT ROWID;
CREATE TABLE source (
    document TEXT, thing TEXT, is_act INTEGER, PRIMARY KEY (document, thing, is_act))
    WITHOUT ROWID;
CREATE TABLE words (
    id INTEGER PRIMARY KEY, kind TEXT, form TEXT, title TEXT, runs BLOB,
    needed REAL DEFAULT 0, UNIQUE (kind, form, title));
CREATE TABLE said (id INTEGER PRIMARY KEY, mark BLOB UNIQUE);
CREATE TABLE provision (
    iri TEXT PRIMARY KEY, document TEXT, kind TEXT, passage TEXT, maker TEXT, text TEXT,
    said INTEGER, words INTEGER) WITHOUT ROWID;
CREATE INDEX provision_document ON provision (document);
CREATE INDEX provision_words ON provision (words);
CREATE INDEX provision_said ON provision (said);
CREATE TABLE near (one INTEGER, other INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX near_other ON near (other);
CREATE TABLE score (
    earlier INTEGER, later INTEGER, grade TEXT, similarity REAL, PRIMARY KEY (earlier, later))
    WITHOUT ROWID;
CREATE INDEX score_later ON score (later);
CREATE TABLE link (
    later TEXT, earlier TEXT, said_later INTEGER, said_earlier INTEGER, grade TEXT,
    similarity REAL, changes TEXT, PRIMARY KEY (later, earlier)) WITHOUT ROWID;
CREATE TABLE family (member TEXT PRIMARY KEY, first TEXT) WITHOUT ROWID;
"""


def connection(path: Path, made: str) -> sqlite3.Connection:
    """The file of a ledger that these rules made; an empty one where there is none.

    Raises:
        sqlite3.Error: The file can be neither read nor written.
    """
    held = sqlite3.connect(path)
    with suppress(sqlite3.Error):
        # What is lost when the machine fails is made anew.
        held.execute("PRAGMA synchronous = OFF")
        row = held.execute("SELECT value FROM meta WHERE name = 'made'").fetchone()
        if row == (made,):
            return held
    held.close()
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink(missing_ok=True)
    held = sqlite3.connect(path)
    held.execute("PRAGMA synchronous = OFF")
    held.executescript(_TABLES)
    held.execute("INSERT INTO meta VALUES ('made', ?)", (made,))
    held.commit()
    return held
