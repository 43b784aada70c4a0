"""What pages ask about many things at once: what they are called, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from viennagraph import ask
from viennagraph.site.words import UNKNOWN, Kind, words
from viennagraph.vocab import PREFIXES, dcterms, foaf, rdf, rdfs, skos, vg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from viennagraph.site.source import Source

_BATCH: Final = 400  # things asked about in one query
_ORDER: Final = (
    skos.prefLabel,
    foaf.name,
    dcterms.identifier,
    rdfs.label,
    dcterms.title,
    vg.surface,
    skos.altLabel,
)
_DOCUMENT_ORDER: Final = (dcterms.identifier, rdfs.label, dcterms.title)
_SHORT: Final = 110


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and what it is called; `path` is its short form below the base."""

    iri: str
    label: str
    language: str = ""
    kind: Kind = UNKNOWN
    acronym: str = ""
    rank: int = 0
    title: str = ""
    symbol: str = ""

    @property
    def short(self) -> str:
        """The acronym where there is one, else the label.

        >>> Named("a:b", "Airport Communication Project", acronym="AIRCOP").short
        'AIRCOP'
        """
        return self.acronym or self.label


@dataclass(frozen=True, slots=True)
class Place:
    """A passage: its document, where it stands there, and its words."""

    passage: str
    document: str
    document_label: str
    where: str
    words: str = ""
    surface: str = ""
    official: str = ""


@dataclass(slots=True)
class Names:
    """The names of things, asked for in one go for a whole page and then looked up.

    What is `known` may be that of other pages: no name changes under an open source.
    """

    source: Source
    known: dict[str, Named] = field(default_factory=dict)

    def learn(self, things: Iterable[str]) -> Names:
        """Asks for the names that are not yet known."""
        wanted = sorted({one for one in things if one not in self.known})
        told: dict[str, dict[str, list[ask.Term]]] = {one: defaultdict(list) for one in wanted}
        for batch in _batches(wanted):
            for thing, prop, value in self.source.ask("named", thing=batch).rows:
                if thing is not None and prop is not None and value is not None:
                    told[str(thing)][str(prop)].append(value)
        for iri, values in told.items():
            self.known[iri] = _named(iri, values, self.source.base)
        return self

    def __call__(self, iri: object) -> Named:
        """What a thing is called; its short IRI where nobody asked."""
        key = str(iri)
        return self.known.get(key) or Named(key, short(key, self.source.base))


def short(iri: str, base: str) -> str:
    """The IRI as people read it: without the base, or with the prefix of its vocabulary.

    >>> short("http://purl.org/dc/terms/title", "https://w3id.org/viennagraph/")
    'dcterms:title'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(base)


def cut(text: str, width: int = _SHORT) -> str:
    """The text, cut at a word where it is long.

    >>> cut("one two three", 8)
    'one two …'
    """
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    head = line[:width]
    return f"{head.rpartition(' ')[0] or head} …"


def places(source: Source, passages: Iterable[str], names: Names) -> dict[str, Place]:
    """Where passages stand; graphs that are no passages are left out."""
    found: dict[str, Place] = {}
    wanted = sorted({one for one in passages if "#" in one})
    rows = [
        row for batch in _batches(wanted) for row in source.ask("passages", passage=batch).records()
    ]
    names.learn(row["document"].value for row in rows)
    for row in sorted(rows, key=lambda one: one["passage"].value):
        document = names(row["document"])
        found[row["passage"].value] = Place(
            passage=row["passage"].value,
            document=document.iri,
            document_label=document.label,
            where=where({name: term.value for name, term in row.items()}),
            words=row["text"].value if "text" in row else "",
            official=official(document.symbol) if document.symbol else "",
        )
    return found


def official(symbol: str) -> str:
    """Where the official copy of a document is found.

    >>> official("E/CN.7/2092/9").endswith("/E/CN.7/2092/9")
    True
    """
    return words().official.format(symbol=quote(symbol, safe="/.()"))


def where(told: Mapping[str, str]) -> str:
    """Where a passage stands in its document, in words.

    >>> where({"kind": "…/item", "paragraph": "2", "item": "a", "page": "3"})
    'paragraph 2 (a), page 3'
    """
    kind = told["kind"].rpartition("/")[2]
    if "paragraph" in told:
        place = f"paragraph {told['paragraph']}"
        place += f" ({told['item']})" if "item" in told else ""
        place += f", {kind}" if kind in {"row", "footnote"} else ""
    else:
        place = " ".join(filter(None, (kind, told.get("section"), told.get("item"))))
    return f"{place}, page {told['page']}" if "page" in told else place


def iris(table: ask.Table) -> Iterator[str]:
    """Every IRI of a table."""
    for row in table.rows:
        for term in row:
            if isinstance(term, ask.Iri):
                yield term.value


def _batches(wanted: list[str]) -> Iterator[list[ask.Iri]]:
    for start in range(0, len(wanted), _BATCH):
        yield [ask.Iri(one) for one in wanted[start : start + _BATCH]]


def _named(iri: str, values: Mapping[str, list[ask.Term]], base: str) -> Named:
    classes = [str(one) for one in values.get(rdf.type, ())]
    order = _DOCUMENT_ORDER if vg.Document in classes else _ORDER
    best = min(
        (one for name in order for one in _ranked(values.get(name, ()), name, order)), default=None
    )
    label = best[2] if best else short(iri, base)
    ranks = values.get(vg.rank, ())
    acronyms = sorted(str(one) for one in values.get(vg.acronym, ()))
    titles = sorted(str(one) for one in values.get(dcterms.title, ()))
    symbols = sorted(str(one) for one in values.get(dcterms.identifier, ()))
    return Named(
        iri,
        cut(label, 200),
        best[3] if best else "",
        words().kind(classes),
        acronyms[0] if acronyms else "",
        int(str(ranks[0])) if ranks and str(ranks[0]).isdecimal() else 0,
        titles[0] if titles else "",
        symbols[0] if symbols else "",
    )


def _ranked(
    values: Iterable[ask.Term], name: str, order: tuple[str, ...]
) -> Iterator[tuple[int, bool, str, str]]:
    for value in values:
        language = value.language if isinstance(value, ask.Literal) else ""
        yield order.index(name), language not in {"", "en"}, value.value, language
