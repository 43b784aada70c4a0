"""The pages of the vocabularies: each scheme with its concepts, in their order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from viennagraph import ask
from viennagraph.site.ontology_page.library import asked
from viennagraph.site.page import Page
from viennagraph.site.source import written
from viennagraph.vocab import BASE, skos, vg

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph.site import Site


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a vocabulary; `rank` is its place where the vocabulary is a scale."""

    iri: str
    label: str
    others: tuple[str, ...]
    notation: str
    definition: str
    scope_note: str
    examples: tuple[str, ...]
    rank: int

    @property
    def name(self) -> str:
        """The local name, which is the anchor of the concept on the page."""
        return self.iri.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A vocabulary and its concepts, by rank, then by label."""

    iri: str
    label: str
    definition: str
    scope_note: str
    concepts: tuple[Concept, ...]

    @property
    def name(self) -> str:
        """The last part of its IRI."""
        return self.iri.rpartition("/")[2]

    @property
    def is_scale(self) -> bool:
        """Whether the concepts are ordered."""
        return any(one.rank for one in self.concepts)


def page(site: Site, match: re.Match[str], _query: Mapping[str, Sequence[str]], /) -> Page | None:
    """The page of a vocabulary, or None where there is none of that name."""
    scheme = next((one for one in schemes() if one.name == match["scheme"]), None)
    if scheme is None:
        return None
    return Page(
        path=f"vocabulary/{scheme.name}",
        template="scheme.html",
        title=f"Vocabulary: {scheme.label}",
        summary=f"The {len(scheme.concepts)} concepts of the vocabulary “{scheme.label}”.",
        context={"scheme": scheme, "has_pages": site.base == BASE},
        thing=scheme.iri if site.base == BASE else None,
        query=written("concepts"),
        table=_told(scheme.iri),
    )


def _told(iri: str) -> ask.Table:
    """The rows of the query that are about one vocabulary."""
    table = asked("concepts")
    return ask.Table(table.columns, tuple(row for row in table.rows if str(row[0]) == iri))


@cache
def schemes() -> tuple[Scheme, ...]:
    """All vocabularies, by label.

    >>> [one.label for one in schemes() if one.name == "strength"]
    ['strength']
    """
    told: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for scheme, thing, prop, value in asked("concepts").rows:
        told[str(scheme)][str(thing)][str(prop)].append(str(value))
    made = (_scheme(iri, things) for iri, things in told.items())
    return tuple(sorted(made, key=lambda one: one.label))


def _scheme(iri: str, things: Mapping[str, Mapping[str, Sequence[str]]]) -> Scheme:
    own = things[iri]
    concepts = (_concept(other, said) for other, said in things.items() if other != iri)
    return Scheme(
        iri=iri,
        label=_first(own, skos.prefLabel),
        definition=_first(own, skos.definition),
        scope_note=_first(own, skos.scopeNote),
        concepts=tuple(sorted(concepts, key=lambda one: (one.rank, one.label, one.iri))),
    )


def _concept(iri: str, said: Mapping[str, Sequence[str]]) -> Concept:
    return Concept(
        iri=iri,
        label=_first(said, skos.prefLabel),
        others=tuple(said.get(skos.altLabel, ())),
        notation=_first(said, skos.notation),
        definition=_first(said, skos.definition),
        scope_note=_first(said, skos.scopeNote),
        examples=tuple(said.get(skos.example, ())),
        rank=int(_first(said, vg.rank) or 0),
    )


def _first(said: Mapping[str, Sequence[str]], prop: str) -> str:
    return next(iter(said.get(prop, ())), "")
