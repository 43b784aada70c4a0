"""References to IRIs, classes to their superclasses, and quads to lines of N-Quads.

Lines are written as text, as making a million term objects costs ten times as much.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pyoxigraph as ox

from viennagraph.model import Ref, Typed
from viennagraph.vocab import BASE, expand, rdf, rdfs, xsd

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SAFE: Final = "-._~!$&'()*+,;=:@/#"
_ESCAPES: Final = {
    **{n: f"\\u{n:04X}" for n in range(0x20)},
    ord("\t"): "\\t",
    ord("\b"): "\\b",
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    ord("\f"): "\\f",
    ord('"'): '\\"',
    ord("\\"): "\\\\",
    0x7F: "\\u007F",
}
_FIXED: Final = frozenset({"vocabulary"})


@dataclass(frozen=True, slots=True)
class Names:
    """How things and classes are written under one base.

    `supertypes` gives, for the IRI of a class, all its superclasses that the ontology states.
    """

    base: str
    supertypes: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, ontology: Path, base: str = BASE) -> Names:
        """The names under a base, with the class hierarchy of an ontology folder."""
        return cls(base, _hierarchy(ontology))

    def iri(self, ref: Ref) -> str:
        """The IRI of a thing; vocabularies stay where they are published.

        >>> Names("https://example.org/").iri(Ref("body", "cnd"))
        'https://example.org/body/cnd'
        """
        base = BASE if ref.kind in _FIXED else self.base
        return f"{base}{ref.kind}/{quote(ref.local, safe=_SAFE)}"

    def types(self, category: str) -> tuple[str, ...]:
        """A class, by prefixed name or local name, and its superclasses, as IRIs."""
        iri = expand(category if ":" in category else f"vg:{category}")
        return (iri, *self.supertypes.get(iri, ()))

    def term(self, value: Ref | Typed | str, language: str | None = None) -> str:
        """The object of a quad as N-Quads writes it."""
        if isinstance(value, Ref):
            return f"<{self.iri(value)}>"
        if isinstance(value, Typed):
            return f'"{escaped(value.value)}"^^<{xsd.NS}{value.datatype}>'
        return f'"{escaped(value)}"' + (f"@{language}" if language else "")


def escaped(text: str) -> str:
    r"""Text as it stands between the quotation marks of a literal.

    >>> escaped('say "no"')
    'say \\"no\\"'
    """
    return text.translate(_ESCAPES)


def _hierarchy(ontology: Path) -> dict[str, tuple[str, ...]]:
    above: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted(ontology.glob("*.ttl")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if quad.predicate.value == rdfs.subClassOf:
                above[quad.subject.value].add(quad.object.value)
    return {iri: tuple(sorted(_closure(iri, above))) for iri in sorted(above)}


def _closure(iri: str, above: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(above.get(iri, ()))
    while waiting:
        parent = waiting.pop()
        if parent not in found:
            found.add(parent)
            waiting += above.get(parent, ())
    return found


@cache
def predicate(name: str) -> str:
    """The IRI of a property in angle brackets, from its prefixed name.

    >>> predicate("vg:text")
    '<https://w3id.org/viennagraph/ontology#text>'
    """
    return f"<{expand(name)}>"


class Sheet:
    """The lines about one document in the making: each a quad of N-Quads."""

    __slots__ = ("lines", "names")

    def __init__(self, names: Names) -> None:
        self.names = names
        self.lines: set[str] = set()

    def add(self, subject: str, name: str, value: str, graph: str) -> None:
        """One quad; subject and graph are IRIs, `value` is a term of N-Quads."""
        self.lines.add(f"<{subject}> {predicate(name)} {value} <{graph}> .")

    def type(self, subject: str, category: str, graph: str) -> None:
        """The class of a thing and its superclasses."""
        for iri in self.names.types(category):
            self.lines.add(f"<{subject}> <{rdf.type}> <{iri}> <{graph}> .")

    def sorted(self) -> Iterator[str]:
        """All lines in order."""
        yield from sorted(self.lines)
