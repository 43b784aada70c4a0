"""How pages word what the graph holds, as `words.toml` has it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from viennagraph.vocab import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of things: its class, the word for people, its mark, and its schema.org type."""

    iri: str
    word: str
    glyph: str = ""
    schema: str = ""


UNKNOWN = Kind("", "thing")
"""The kind of a thing of no class that pages know."""


@dataclass(frozen=True, slots=True)
class Words:
    """The wording of all pages, keyed by IRI; the mappings keep the order of the file."""

    official: str
    hidden: frozenset[str]
    quoted: frozenset[str]
    columns: frozenset[str]
    unlisted: frozenset[str]
    matches: tuple[str, ...]
    facts: Mapping[str, str]
    incoming: Mapping[str, str]
    facets: Mapping[str, str]
    timeline: Mapping[str, str]
    summary: Mapping[str, str]
    counted: Mapping[str, tuple[str, str]]
    sources: Mapping[str, str]
    kinds: Mapping[str, Kind]

    def kind(self, classes: Iterable[str]) -> Kind:
        """The most telling kind among the classes of a thing."""
        known = set(classes)
        return next((one for iri, one in self.kinds.items() if iri in known), UNKNOWN)


@cache
def words() -> Words:
    """The wording, read once.

    >>> from viennagraph.vocab import vg
    >>> words().kind([vg.Provision, vg.Recommendation]).word
    'recommendation'
    """
    told = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    kinds = [
        Kind(expand(one["class"]), one["word"], one.get("glyph", ""), one.get("schema", ""))
        for one in told["kind"]
    ]
    return Words(
        official=told["official"],
        hidden=frozenset(map(expand, told["hidden"])),
        quoted=frozenset(map(expand, told["quoted"])),
        columns=frozenset(told["columns"]),
        unlisted=frozenset(map(expand, told["unlisted"])),
        matches=tuple(map(expand, told["matches"])),
        facts=_expanded(told["facts"]),
        incoming=_expanded(told["incoming"]),
        facets=_expanded(told["facets"]),
        timeline=_expanded(told["timeline"]),
        summary=_expanded(told["summary"]),
        counted={expand(name): (one, more) for name, (one, more) in told["counted"].items()},
        sources=told["sources"],
        kinds={one.iri: one for one in kinds},
    )


def _expanded(told: Mapping[str, str]) -> dict[str, str]:
    return {expand(name): word for name, word in told.items()}
