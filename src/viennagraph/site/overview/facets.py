"""Facets as templates show them: the values that are worth a line, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph.index import FACETS, Facet, Filter, Value
from viennagraph.site.overview.behind import names
from viennagraph.vocab import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viennagraph.index import Index

_SHOWN: Final = 8
_MORE: Final = 40
_NAMES: Final[Mapping[Facet, str]] = {
    "kind": "Kind of provision",
    "body": "Body",
    "year": "Year",
    "strength": "How firmly",
    "addressee": "Whom it asks",
    "programme": "Programme named",
    "level": "How specific",
    "document": "Document",
}
_SCHEMES: Final = {"strength": "strength", "level": "action-level"}


@dataclass(frozen=True, slots=True)
class Box:
    """A facet: its name, its first values, those that unfold, and how many are not shown."""

    facet: Facet
    name: str
    first: tuple[Value, ...]
    more: tuple[Value, ...]
    hidden: int
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """What was chosen, and the address without it."""

    name: str
    label: str
    query: Mapping[str, str | Sequence[str]]


def boxes(index: Index, wanted: Filter) -> tuple[Box, ...]:
    """The facets of a filter, those without a choice left out."""
    counted = index.facets(wanted)
    return tuple(
        _box(facet, name, counted[facet], wanted.chosen(facet))
        for facet, name in _NAMES.items()
        if len(counted[facet]) > 1 or wanted.chosen(facet)
    )


def chips(index: Index, wanted: Filter) -> tuple[Chip, ...]:
    """All that a filter narrows, each with the way to take it away."""
    found = []
    if wanted.words:
        found.append(Chip("words", f"“{wanted.words}”", wanted.without("words").query()))
    for facet in FACETS:
        labels = {value.value: value.label for value in index.facets(wanted)[facet]}
        found += [
            Chip(facet, labels.get(value, value), wanted.without(facet, value).query())
            for value in wanted.chosen(facet)
        ]
    for name, value in (("since", wanted.since), ("until", wanted.until)):
        if value is not None:
            found.append(Chip(name, f"{name} {value}", wanted.without(name).query()))
    return tuple(found)


def iris(wanted: Filter, base: str) -> dict[str, tuple[str, ...]]:
    """What a filter chooses, as the parameters of a query."""
    found: dict[str, tuple[str, ...]] = {
        facet: names(base, wanted.chosen(facet))
        for facet in ("body", "programme", "addressee", "document")
    }
    for facet, scheme in _SCHEMES.items():
        values: tuple[str, ...] = getattr(wanted, facet)
        found[facet] = tuple(
            f"{BASE}vocabulary/{scheme}/{value}"
            for value in values
            if value.replace("-", "").isalpha() and value.isascii()
        )
    given = {"since": wanted.since, "until": wanted.until, "words": wanted.words}
    return found | {
        name: (f"{value:04}" if isinstance(value, int) else value,)
        for name, value in given.items()
        if value
    }


def _box(facet: Facet, name: str, values: tuple[Value, ...], chosen: tuple[str, ...]) -> Box:
    """Values of a scale are all shown, the others by how many have them, the chosen ones first."""
    ordered = (
        sorted(values, key=lambda value: value.value not in chosen) if chosen else list(values)
    )
    cut = len(ordered) if facet in _SCHEMES else max(_SHOWN, len(chosen))
    shown = ordered[cut : cut + _MORE]
    return Box(
        facet,
        name,
        tuple(ordered[:cut]),
        tuple(shown),
        max(0, len(ordered) - cut - _MORE),
        chosen,
    )
