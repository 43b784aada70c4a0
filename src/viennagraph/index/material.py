"""The rows of the store, put together as things, documents, passages and provisions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from viennagraph.index.filters import SUBJECTS
from viennagraph.vocab import dcterms, foaf, rdfs, skos, vg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viennagraph.index.facts import Row, Rows

_DATE: Final = re.compile(r"-?[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_NUMBER: Final = re.compile(r"([0-9]+)")
_ACRONYM: Final = re.compile(r"\b[A-Z]{3,}\b")
_PREFERRED: Final = (
    skos.prefLabel,
    foaf.name,
    dcterms.identifier,
    dcterms.title,
    rdfs.label,
    vg.sourceName,
)


@dataclass(slots=True)
class Named:
    """All names of a thing, how often the documents name it, and where each does so first."""

    names: list[tuple[str, str, str]] = field(default_factory=list)
    documents: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def label(self) -> str:
        """What to call it: the English name of the best property."""
        found = (
            (_PREFERRED.index(prop), language not in {"en", ""}, name)
            for prop, name, language in self.names
            if prop in _PREFERRED
        )
        return min(found, default=(0, False, ""))[2]

    def brief(self) -> str:
        """Its acronym, or the shortest of its names with one: "HONLEA Europe"."""
        acronyms = [name for prop, name, _ in self.names if prop == vg.acronym]
        others = [
            name
            for prop, name, _ in self.names
            if prop in {skos.altLabel, vg.shortLabel} and _ACRONYM.search(name)
        ]
        found = min(acronyms or others, key=lambda name: (len(name), name), default="")
        return found if len(found) < len(self.label()) else ""

    def value(self, prop: str) -> str:
        """Its value of a property, "" where it has none."""
        return min((name for one, name, _ in self.names if one == prop), default="")


@dataclass(slots=True)
class Read:
    """A document that was read."""

    issued: str = ""
    adopted: str = ""
    session: str = ""
    type: str = ""
    language: str = ""
    body: str = ""
    passages: int = 0
    mentions: int = 0
    unresolved: int = 0

    @property
    def date(self) -> str:
        """The day that is known for it: of issue, of adoption, or of its session."""
        return next((day for day in (self.issued, self.adopted, self.session) if day), "")


@dataclass(slots=True)
class Material:
    """All that the index holds, by IRI."""

    base: str
    things: dict[str, Named]
    documents: dict[str, Read]
    makers: dict[str, tuple[str, str]]
    passages: dict[str, dict[str, str]]
    provisions: dict[str, dict[str, str]]
    addressees: dict[str, list[tuple[str, str]]]
    named: dict[str, set[str]]
    scales: tuple[Row, ...]
    referring: dict[tuple[str, str], int]

    def path(self, iri: str) -> str:
        """The IRI without the base."""
        return iri.removeprefix(self.base)

    def document(self, passage: str) -> str:
        """The document of a passage: a passage's IRI is its document's with an anchor."""
        return passage.partition("#")[0]

    def year(self, provision: dict[str, str]) -> int | None:
        """The year of a provision: that of the meeting that made it, or of its document."""
        made = self.makers.get(maker(provision), ("", ""))[1]
        document = self.documents.get(self.document(provision.get(vg.statedIn, "")), Read())
        return year(made) or year(document.date)

    def body(self, provision: dict[str, str]) -> str:
        """The body towards which a provision counts, "" where nobody is known to have made it."""
        return self.makers.get(maker(provision), ("", ""))[0]


def gather(rows: Rows) -> Material:
    """All that the index is made of.

    Raises:
        IndexSourceError: The source does not answer with rows.
    """
    things: dict[str, Named] = {thing: Named() for (thing,) in rows.rows("things")}
    for thing, prop, name, language in rows.rows("names"):
        if name.strip():
            things.setdefault(thing, Named()).names.append((prop, name, language))
    documents = _documents(rows)
    passages = _properties(rows.rows("passages"))
    for passage, text in rows.rows("passage-texts"):
        passages[passage].setdefault(vg.text, text)
    base = _base(documents, things)
    for passage in passages:
        if (whole := documents.get(passage.partition("#")[0])) is not None:
            whole.passages += 1
    addressees: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for provision, label, thing in sorted(rows.rows("addressees")):
        addressees[provision].append((label, thing))
    named: dict[str, set[str]] = defaultdict(set)
    for provision, thing in rows.rows("named"):
        named[provision].add(thing)
    return Material(
        base=base,
        things=things,
        documents=documents,
        makers=_makers(rows),
        passages=passages,
        provisions=_properties(rows.rows("provisions")),
        addressees=addressees,
        named=named,
        scales=tuple(rows.rows("scales")),
        referring=_mentions(rows, base, things, documents),
    )


def year(day: str) -> int | None:
    """The year of a date, None where there is none.

    >>> year("2017-06-22"), year("")
    (2017, None)
    """
    return int(day[:4]) if _DATE.match(day) and day[:4].isdigit() else None


def maker(provision: dict[str, str]) -> str:
    """Who made a provision, or the meeting at which it was said."""
    return provision.get(vg.madeBy) or provision.get(vg.atMeeting, "")


def natural(name: str) -> list[tuple[int, str]]:
    """A key that puts p10 after p9.

    >>> natural("p9") < natural("p10")
    True
    """
    return [(int(part), "") if part.isdigit() else (-1, part) for part in _NUMBER.split(name)]


def _documents(rows: Rows) -> dict[str, Read]:
    found: dict[str, Read] = {}
    for iri, issued, adopted, language, kind, body in sorted(rows.rows("documents")):
        read = found.setdefault(iri, Read())
        read.issued = _earlier(read.issued, issued)
        read.adopted = _earlier(read.adopted, adopted)
        read.language = read.language or language
        read.type = read.type or kind
        read.body = read.body or body
    for iri, date in rows.rows("sessions"):
        if iri in found:
            found[iri].session = max(found[iri].session, date)
    return found


def _makers(rows: Rows) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for one, body, date in sorted(rows.rows("makers")):
        known, day = found.get(one, (body, ""))
        found[one] = (known or body, _earlier(day, date))
    return found


def _mentions(
    rows: Rows, base: str, things: dict[str, Named], documents: dict[str, Read]
) -> dict[tuple[str, str], int]:
    referring: Counter[tuple[str, str]] = Counter()
    counted: set[str] = set()
    for mention, passage, thing in rows.rows("mentions"):
        whole = passage.partition("#")[0]
        read = documents.get(whole)
        if read is None:
            continue
        # A mention of several things at once has a row for each.
        read.mentions += mention not in counted
        counted.add(mention)
        if not thing:
            read.unresolved += 1
        elif thing in things:
            named = things[thing]
            named.documents[whole] += 1
            before = named.first.get(whole, mention)
            named.first[whole] = min(before, mention, key=natural)
            if thing.removeprefix(base).partition("/")[0] in SUBJECTS:
                referring[passage, thing] += 1
    return referring


def _properties(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """The values by subject; of several, the first in alphabetical order.

    What a union of graphs says more than once is folded here, which is quicker than in the engine.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, prop, value in rows:
        known = found[subject].get(prop)
        if known is None or value < known:
            found[subject][prop] = value
    return found


def _earlier(one: str, other: str) -> str:
    days = [day for day in (one, other) if _DATE.match(day)]
    return min(days, default="")


def _base(documents: dict[str, Read], things: dict[str, Named]) -> str:
    """What stands before the kind in the names of things."""
    for iri in sorted(documents) or sorted(things):
        for kind in ("document/", "state/", "body/"):
            before, found, _ = iri.rpartition(kind)
            if found:
                return before
    return ""
