"""Writing the index: tables, full text, and who has which value of each facet."""

from __future__ import annotations

from array import array
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viennagraph.index.material import Material, gather, natural
from viennagraph.index.words import cleared, key
from viennagraph.vocab import BASE, dcterms, vg

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from viennagraph.index.facts import Rows

SCHEMA: Final = Path(__file__).with_name("schema.sql")
_SCALES: Final = {
    "strength": f"{BASE}vocabulary/strength/",
    "level": f"{BASE}vocabulary/action-level/",
}
_LAST: Final = 9999
_UNRANKED: Final = 9


def write(rows: Rows, connection: sqlite3.Connection) -> None:
    """Fills an empty database with the index of a source.

    Raises:
        IndexSourceError: The source does not answer with rows.
    """
    writer = _Writer(gather(rows), connection)
    connection.executescript(SCHEMA.read_text("utf-8"))
    with connection:
        writer.write()
    connection.execute("ANALYZE")
    connection.commit()


class _Writer:
    """One filling of a database, with the numbers that it gives."""

    def __init__(self, material: Material, connection: sqlite3.Connection) -> None:
        self.of = material
        self.to = connection
        paths = sorted(material.things)
        self.things = {iri: number for number, iri in enumerate(paths, start=1)}
        self.labels = {iri: material.things[iri].label() or self._path(iri) for iri in paths}
        self.passages: dict[str, int] = {}
        self.scale = dict(_scale(*row) for row in material.scales)

    def write(self) -> None:
        """Writes everything, things first."""
        self.to.execute("INSERT INTO about VALUES ('base', ?)", (self.of.base,))
        self.to.executemany(
            "INSERT OR REPLACE INTO scale VALUES (?, ?, ?, ?)",
            sorted((value, name, label, rank) for name, value, label, rank in self.scale.values()),
        )
        self._things()
        self._documents()
        order = self._order()
        self._passages(order)
        self._provisions(order)
        self._references(order)
        for table in ("names", "words"):
            self.to.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")  # noqa: S608
            self.to.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608

    def _things(self) -> None:
        things, names = [], []
        for iri, number in self.things.items():
            known = self.of.things[iri]
            path = self._path(iri)
            symbol = cleared(known.value(dcterms.identifier))
            things.append(
                (
                    number,
                    path,
                    path.partition("/")[0],
                    cleared(self.labels[iri]),
                    symbol,
                    known.documents.total(),
                    cleared(known.brief()),
                )
            )
            distinct = {cleared(name) for _, name, _ in known.names} | {self.labels[iri]}
            names += [(number, name, key(name)) for name in sorted(distinct)]
        self.to.executemany("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?, ?)", things)
        self.to.executemany("INSERT INTO name (thing, name, key) VALUES (?, ?, ?)", names)
        self.to.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?)",
            sorted(
                (self.things[iri], self.things[document], times, self._path(known.first[document]))
                for iri, known in self.of.things.items()
                for document, times in known.documents.items()
                if document in self.things
            ),
        )

    def _documents(self) -> None:
        provisions: dict[str, int] = defaultdict(int)
        for provision in self.of.provisions.values():
            provisions[self.of.document(provision.get(vg.statedIn, ""))] += 1
        self.to.executemany(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    self.things[iri],
                    int(read.date[:4]) if read.date else None,
                    read.date,
                    read.type,
                    read.language,
                    self.things.get(read.body),
                    cleared(self.of.things[iri].value(dcterms.title)),
                    read.passages,
                    provisions[iri],
                    read.mentions,
                    read.unresolved,
                )
                for iri, read in sorted(self.of.documents.items())
                if iri in self.things
            ],
        )

    def _order(self) -> list[str]:
        """All provisions that stand in a document that was read: the newest first."""

        def rank(iri: str) -> tuple[int, str, list[tuple[int, str]]]:
            provision = self.of.provisions[iri]
            document = self.of.document(provision[vg.statedIn])
            year = self.of.year(provision)
            return (_LAST - (year or 0), self.labels[document], natural(iri))

        stated = (iri for iri, one in self.of.provisions.items() if vg.statedIn in one)
        return sorted(
            (iri for iri in stated if self._is_read(self.of.provisions[iri][vg.statedIn])), key=rank
        )

    def _passages(self, order: list[str]) -> None:
        wanted = {self.of.provisions[iri][vg.statedIn] for iri in order}
        wanted |= {passage for passage, _ in self.of.referring if self._is_read(passage)}
        for number, passage in enumerate(sorted(wanted, key=natural), start=1):
            self.passages[passage] = number
            known = self.of.passages.get(passage, {})
            places = (vg.paragraph, vg.item, vg.section, vg.page, vg.text)
            self.to.execute(
                "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    self._path(passage),
                    self.things[self.of.document(passage)],
                    *(cleared(known.get(place, "")) for place in places),
                ),
            )

    def _provisions(self, order: list[str]) -> None:
        facets = _Facets()
        for number, iri in enumerate(order):
            one = self.of.provisions[iri]
            strength, level = self._scaled(one, vg.strength), self._scaled(one, vg.actionLevel)
            body, year = self.of.body(one), self.of.year(one)
            document = self.of.document(one[vg.statedIn])
            row = (
                number,
                self._path(iri),
                self.passages[one[vg.statedIn]],
                self.things.get(body),
                year,
                strength[1],
                level[1],
                cleared(one.get(vg.text, "")),
            )
            self.to.execute("INSERT INTO provision VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            kind = self._path(iri).partition("/")[0]
            facets.add("kind", kind, kind.replace("-", " "), number)
            facets.add("document", self._path(document), self.labels[document], number)
            if body:
                facets.add("body", self._path(body), self._short(body), number)
            if year:
                facets.add("year", str(year), str(year), number, rank=_LAST - year)
            for name, value, label, rank in (strength, level):
                facets.add(name, value, label, number, rank=rank)
            self._named(number, iri, facets)
            self._addressees(number, iri, facets)
        self.to.executemany("INSERT INTO facet VALUES (?, ?, ?, ?, ?)", facets.rows())

    def _named(self, number: int, iri: str, facets: _Facets) -> None:
        for thing in sorted(self.of.named.get(iri, ())):
            if thing not in self.things:
                continue
            self.to.execute("INSERT INTO naming VALUES (?, ?)", (self.things[thing], number))
            if self._path(thing).startswith("programme/"):
                facets.add("programme", self._path(thing), self.labels[thing], number)

    def _addressees(self, number: int, iri: str, facets: _Facets) -> None:
        for position, (label, thing) in enumerate(self.of.addressees.get(iri, ())):
            known = self.things.get(thing)
            self.to.execute(
                "INSERT INTO addressee VALUES (?, ?, ?, ?)",
                (number, position, known, cleared(label)),
            )
            if known:
                facets.add("addressee", self._path(thing), self.labels[thing], number)
            elif label:
                facets.add("addressee", f"words:{label.lower()}", label, number)

    def _references(self, order: list[str]) -> None:
        """Each provision that names a thing, and each passage that does so outside of them."""
        numbers = {iri: number for number, iri in enumerate(order)}
        subjects = {thing for _, thing in self.of.referring}
        told: set[tuple[str, str]] = set()
        found: list[tuple[int, str, str, int | None, str, str, int | None]] = []
        for iri, number in numbers.items():
            one = self.of.provisions[iri]
            for thing in self.of.named.get(iri, set()) & subjects:
                told.add((one[vg.statedIn], thing))
                kind = self._path(iri).partition("/")[0]
                strength = self._scaled(one, vg.strength)[1]
                body = self.things.get(self.of.body(one), 0)
                found.append(
                    (body, thing, one[vg.statedIn], number, kind, strength, self.of.year(one))
                )
        for passage, thing in self.of.referring:
            if (passage, thing) not in told and passage in self.passages:
                read = self.of.documents[self.of.document(passage)]
                year = int(read.date[:4]) if read.date else None
                found.append(
                    (self.things.get(read.body, 0), thing, passage, None, "narrative", "", year)
                )
        found.sort(key=lambda row: (-(row[6] or 0), natural(row[2]), row[1], row[4]))
        self.to.executemany(
            "INSERT INTO reference (body, subject, passage, provision, kind, strength, year)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (body, self.things[thing], self.passages[passage], *rest)
                for body, thing, passage, *rest in found
            ],
        )

    def _scaled(self, provision: dict[str, str], prop: str) -> tuple[str, str, str, int]:
        return self.scale.get(provision.get(prop, ""), ("", "", "", 0))

    def _short(self, iri: str) -> str:
        known = self.of.things.get(iri)
        return cleared(known.brief() or self.labels[iri]) if known else self._path(iri)

    def _is_read(self, passage: str) -> bool:
        document = self.of.document(passage)
        return document in self.of.documents and document in self.things

    def _path(self, iri: str) -> str:
        return self.of.path(iri)


def _scale(
    concept: str, label: str, notation: str, rank: str
) -> tuple[str, tuple[str, str, str, int]]:
    """A concept as facets have it; one that nobody ranked comes after all that are ranked."""
    name = next((name for name, prefix in _SCALES.items() if concept.startswith(prefix)), "")
    value = concept.removeprefix(_SCALES.get(name, ""))
    place = next((int(one) for one in (rank, notation) if one.isdigit()), _UNRANKED)
    return concept, (name, value, label or value.replace("-", " "), place)


class _Facets:
    """Which provisions have which value."""

    def __init__(self) -> None:
        self._labels: dict[tuple[str, str], tuple[str, int]] = {}
        self._provisions: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("I"))

    def add(self, name: str, value: str, label: str, provision: int, *, rank: int = 0) -> None:
        """Notes that a provision has a value."""
        if not value:
            return
        self._labels.setdefault((name, value), (label, rank))
        numbers = self._provisions[name, value]
        if not numbers or numbers[-1] != provision:
            numbers.append(provision)

    def rows(self) -> Iterator[tuple[str, str, str, int, bytes]]:
        """The rows of the table."""
        for (name, value), numbers in sorted(self._provisions.items()):
            label, rank = self._labels[name, value]
            yield name, value, label, rank, numbers.tobytes()
