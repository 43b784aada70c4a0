"""The terms of the ontology as values: what is said of each, and what the shapes ask of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from viennagraph.site.gather import short
from viennagraph.site.ontology_page.library import asked
from viennagraph.vocab import BASE, dcterms, owl, rdf, rdfs, sh, skos, vg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ALIGNED: Final = {
    rdfs.subClassOf: "is a kind of",
    rdfs.subPropertyOf: "implies",
    owl.NS + "equivalentClass": "is the same class as",
    owl.NS + "equivalentProperty": "is the same property as",
    skos.NS + "exactMatch": "means the same as",
    skos.NS + "closeMatch": "means nearly the same as",
    skos.NS + "broadMatch": "is narrower than",
    skos.NS + "narrowMatch": "is broader than",
    skos.NS + "relatedMatch": "is related to",
    rdfs.NS + "seeAlso": "see also",
}
_ABOVE: Final = (rdfs.subClassOf, rdfs.subPropertyOf)


@dataclass(frozen=True, slots=True)
class Other:
    """A term that another is joined to, and how: `name` is its short form."""

    iri: str
    name: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a shape asks, in words; a rule that is not strict is a wish."""

    words: str
    is_strict: bool
    path: Other | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A class or a property of the ontology."""

    iri: str
    kind: str
    label: str
    definition: str
    scope_note: str
    example: str
    above: tuple[Other, ...]
    below: tuple[Other, ...]
    domain: tuple[Other, ...]
    range: tuple[Other, ...]
    inverse: tuple[Other, ...]
    aligned: tuple[Other, ...]
    used_with: tuple[Other, ...]
    rules: tuple[Rule, ...]
    replaced_by: tuple[Other, ...]
    is_deprecated: bool

    @property
    def name(self) -> str:
        """The local name, which is the anchor of the term on the page."""
        return self.iri.removeprefix(vg.NS)

    @property
    def is_class(self) -> bool:
        """Whether the term is a class."""
        return self.kind == "class"


@cache
def terms() -> tuple[Term, ...]:
    """All terms, classes first, in the order of their names.

    >>> {one.name for one in terms()} >= {"Body", "madeBy"}
    True
    """
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for term, prop, value in asked("terms").rows:
        told[str(term)][str(prop)].append(str(value))
    rules = _rules()
    below = _turned(told, _ABOVE)
    uses = _turned(told, (rdfs.domain, rdfs.range))
    made = (
        _term(iri, said, rules.get(iri, ()), below.get(iri, ()), uses.get(iri, ()))
        for iri, said in told.items()
        if iri.startswith(vg.NS)
    )
    return tuple(sorted(made, key=lambda one: (not one.is_class, one.name.lower(), one.name)))


def _term(
    iri: str,
    said: Mapping[str, Sequence[str]],
    rules: Sequence[Rule],
    below: Sequence[str],
    uses: Sequence[str],
) -> Term:
    def first(prop: str) -> str:
        return next(iter(said.get(prop, ())), "")

    above = [one for prop in _ABOVE for one in said.get(prop, ()) if one.startswith(vg.NS)]
    aligned = [
        Other(value, short(value, BASE), how)
        for prop, how in _ALIGNED.items()
        for value in said.get(prop, ())
        if not value.startswith(vg.NS)
    ]
    return Term(
        iri=iri,
        kind=_kind(said.get(rdf.type, ())),
        label=first(rdfs.label),
        definition=first(skos.definition),
        scope_note=first(skos.scopeNote),
        example=first(skos.example),
        above=_others(above),
        below=_others(below),
        domain=_others(said.get(rdfs.domain, ())),
        range=_others(said.get(rdfs.range, ())),
        inverse=_others(said.get(owl.NS + "inverseOf", ())),
        aligned=tuple(aligned),
        used_with=_others(uses),
        rules=tuple(rules),
        replaced_by=_others(said.get(dcterms.NS + "isReplacedBy", ())),
        is_deprecated="true" in said.get(owl.NS + "deprecated", ()),
    )


def _kind(types: Iterable[str]) -> str:
    """What the term is, in words; the first type of OWL decides."""
    names = {one.removeprefix(owl.NS) for one in types if one.startswith(owl.NS)}
    if "Class" in names:
        return "class"
    return "property with words or numbers" if "DatatypeProperty" in names else "property"


def _others(iris: Iterable[str]) -> tuple[Other, ...]:
    return tuple(Other(iri, short(iri, BASE)) for iri in sorted(set(iris)))


def _turned(
    told: Mapping[str, Mapping[str, Sequence[str]]], properties: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """For each value of the properties, the terms that have it."""
    turned: dict[str, set[str]] = defaultdict(set)
    for iri, said in told.items():
        for prop in properties:
            for value in said.get(prop, ()):
                turned[value].add(iri)
    return {iri: tuple(sorted(found)) for iri, found in turned.items()}


def _rules() -> dict[str, tuple[Rule, ...]]:
    """What the shapes ask of each term; the advice after the colon is for those who break it."""
    found: dict[str, dict[Rule, None]] = defaultdict(dict)
    for row in asked("rules").records():
        words = row["message"].value.partition(": ")[0].rstrip(".") + "."
        is_strict = row["severity"].value == sh.NS + "Violation" if "severity" in row else True
        term = row["term"].value
        path = row["path"].value if "path" in row else ""
        other = Other(path, short(path, BASE)) if path and path != term else None
        found[term][Rule(words, is_strict, other)] = None
    return {term: tuple(rules) for term, rules in found.items()}
