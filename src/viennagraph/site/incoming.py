"""What refers to a thing: grouped by how, counted, and capped where there is much."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.index import Filter
from viennagraph.site.gather import Named, Names, Place, places
from viennagraph.site.words import words
from viennagraph.vocab import org, vg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from viennagraph.site import Site
    from viennagraph.site.source import Source

SHOWN: Final = 30
"""How many things of a group are shown; a query gives them all."""

_DIGITS: Final = re.compile("([0-9]+)")


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that refers to another, as a list shows it.

    Of a provision it tells the words, the place, the strength and the maker; of an officer the
    person, the office and the meeting.
    """

    thing: Named
    date: str = ""
    ended: str = ""
    text: str = ""
    place: Place | None = None
    strength: Named | None = None
    body: Named | None = None
    person: Named | None = None
    role: Named | None = None
    meeting: Named | None = None

    @property
    def year(self) -> str:
        """The year of its date."""
        return self.date[:4]


@dataclass(frozen=True, slots=True)
class Group:
    """The things that refer to one in one way; `count` tells of all, `items` shows some."""

    iri: str
    label: str
    count: int
    items: tuple[Item, ...]
    is_capped: bool = False
    facet: str = ""


def groups(
    site: Site, thing: str, names: Names, left_out: Iterable[str] = ()
) -> tuple[tuple[Group, ...], int]:
    """The groups in the order of the page, and in how many places the thing is named."""
    source, term = site.source, ask.Iri(thing)
    table = source.ask("reference-counts", thing=term)
    counts = {str(prop): int(str(count)) for prop, count in table.rows}
    found = _subjects(site, term, counts, {*words().unlisted, *left_out})
    listed = items(source, {one for subjects in found.values() for one in subjects}, names)
    names.learn(one for one in found if one not in words().incoming)
    made = []
    for prop, subjects in found.items():
        shown = sorted((listed[one] for one in subjects if one in listed), key=_newest)
        if shown:
            label = words().incoming.get(prop) or f"{names(prop).label} (this)"
            count = max(counts[prop], len(shown))
            facet = words().facets.get(prop, "")
            made.append(Group(prop, label, count, tuple(shown), count > len(shown), facet))
    return tuple(made), counts.get(vg.refersTo, 0)


def _subjects(
    site: Site, thing: ask.Iri, counts: dict[str, int], left_out: set[str]
) -> dict[str, list[str]]:
    """The things that refer to one by each property; what is asked of it is counted here."""
    order = {iri: place for place, iri in enumerate(words().incoming)}
    wanted = sorted(counts.keys() - left_out, key=lambda one: (order.get(one, len(order)), one))
    found: dict[str, list[str]] = {}
    if counts.get(vg.refersTo):
        # The index knows who is asked through whom; the graph would be walked for each mention.
        path = thing.value.removeprefix(site.base)
        asked = site.index.provisions(Filter(addressee=(path,)), size=SHOWN)
        if asked.total:
            counts[vg.addressee] = asked.total
            found[vg.addressee] = [site.base + one.path for one in asked.provisions]
    for prop in wanted:
        rows = site.source.ask("referring", thing=thing, property=ask.Iri(prop)).rows
        found[prop] = [str(row[0]) for row in rows]
    return found


def items(source: Source, things: Iterable[str], names: Names) -> dict[str, Item]:
    """What lists show of these things."""
    wanted = sorted(things)
    names.learn(wanted)
    by_kind = {one: names(one).kind.iri for one in wanted}
    said = [one for one in wanted if by_kind[one] in _SAID]
    held = [one for one in wanted if by_kind[one] == org.Membership]
    other = [one for one in wanted if one not in {*said, *held}]
    return {
        **_provisions(source, said, names),
        **_officers(source, held, names),
        **_dated(source, other, names),
    }


def natural(iri: str) -> tuple[str | int, ...]:
    """A key by which "p10" comes after "p9".

    >>> natural("p10") > natural("p9")
    True
    """
    return tuple(int(part) if part.isdecimal() else part for part in _DIGITS.split(iri))


def _newest(item: Item) -> tuple[object, ...]:
    # Newest first, then in the order of their documents; what has no date comes last.
    date = tuple(-int(one) for one in item.date.split("-") if one.isdecimal())
    where = item.place.passage if item.place else item.thing.label
    return (not date, (*date, 0, 0)[:3], item.thing.rank, natural(where), natural(item.thing.iri))


def _provisions(source: Source, wanted: Sequence[str], names: Names) -> dict[str, Item]:
    if not wanted:
        return {}
    rows = source.ask("provisions-shown", provision=[ask.Iri(one) for one in wanted])
    records = list(rows.records())
    names.learn(
        term.value
        for row in records
        for name, term in row.items()
        if name in {"strength", "body"} and isinstance(term, ask.Iri)
    )
    stand = places(source, (row["passage"].value for row in records), names)
    found: dict[str, Item] = {}
    for row in sorted(records, key=_settled):
        found.setdefault(row["provision"].value, _provision(row, stand, names))
    return found


def _settled(row: Mapping[str, ask.Term]) -> list[tuple[str, str]]:
    # An engine may answer in any order: where a provision has two makers, the same one is told.
    return sorted((name, str(term)) for name, term in row.items())


def _provision(row: Mapping[str, ask.Term], stand: Mapping[str, Place], names: Names) -> Item:
    date = row.get("date") or row.get("issued")
    return Item(
        thing=names(row["provision"]),
        date=date.value if date else "",
        text=" ".join(row["text"].value.split()) if "text" in row else "",
        place=stand.get(row["passage"].value),
        strength=names(row["strength"]) if "strength" in row else None,
        body=names(row["body"]) if "body" in row else None,
    )


def _officers(source: Source, wanted: Sequence[str], names: Names) -> dict[str, Item]:
    if not wanted:
        return {}
    table = source.ask("officers", membership=[ask.Iri(one) for one in wanted])
    records = list(table.records())
    names.learn(term.value for row in records for name, term in row.items() if name != "membership")
    stand = places(source, (row["passage"].value for row in records if "passage" in row), names)
    return {
        row["membership"].value: Item(
            thing=names(row["membership"]),
            person=names(row["person"]),
            role=names(row["role"]) if "role" in row else None,
            body=names(row["body"]) if "body" in row else None,
            meeting=names(row["meeting"]) if "meeting" in row else None,
            place=stand.get(row["passage"].value) if "passage" in row else None,
        )
        for row in sorted(records, key=_settled, reverse=True)
    }


def _dated(source: Source, wanted: Sequence[str], names: Names) -> dict[str, Item]:
    if not wanted:
        return {}
    dates: dict[str, tuple[str, str]] = {}
    table = source.ask("dated", thing=[ask.Iri(one) for one in wanted])
    for row in sorted(table.records(), key=_settled):
        ended = row["ended"].value if "ended" in row else ""
        dates.setdefault(row["thing"].value, (row["date"].value, ended))
    return {
        one: Item(names(one), *dates.get(one, ("", "")))
        for one in wanted
        if one.startswith(source.base)
    }


_SAID: Final = frozenset(
    {
        vg.Recommendation,
        vg.OperativeParagraph,
        vg.PreambularParagraph,
        vg.Observation,
        vg.Conclusion,
        vg.Commitment,
        vg.Statement,
        vg.Assertion,
    }
)
