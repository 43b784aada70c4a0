"""The page of the ontology: every term, what it means, an example of it, and what must hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph import ask
from viennagraph.site.gather import Named, Names
from viennagraph.site.ontology_page.diagram import diagram
from viennagraph.site.ontology_page.library import asked
from viennagraph.site.ontology_page.schemes import schemes
from viennagraph.site.ontology_page.terms import Term, terms
from viennagraph.site.page import Page
from viennagraph.site.source import written
from viennagraph.vocab import dcterms, owl, vg

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from viennagraph.site import Site
    from viennagraph.site.source import Source

_SUMMARY: Final = (
    "The classes and properties of Vienna Graph: what each means, an example, and what must hold."
)


@dataclass(frozen=True, slots=True)
class Use:
    """A term in the data: a thing of the class, or a thing and its value for the property."""

    thing: Named
    value: Named | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What is said of the ontology as a whole."""

    title: str
    description: str
    version: str
    version_iri: str
    created: str
    modified: str
    licence: str
    prior: str


def page(site: Site, _match: re.Match[str], _query: Mapping[str, Sequence[str]], /) -> Page:
    """The page of all terms."""
    found = terms()
    head = header()
    return Page(
        path="ontology",
        template="ontology.html",
        title="Ontology",
        summary=_SUMMARY,
        context={
            "header": head,
            "classes": [one for one in found if one.is_class],
            "properties": [one for one in found if not one.is_class],
            "deprecated": [one for one in found if one.is_deprecated],
            "uses": uses(site.source, found),
            "schemes": schemes(),
            "diagram": diagram(),
            "namespace": vg.NS,
        },
        thing=vg.NS.rstrip("#"),
        query=written("terms"),
        table=asked("terms"),
    )


def header() -> Header:
    """What the header of the ontology says.

    >>> header().title
    'The Vienna Graph ontology'
    """
    said = {str(prop): str(value) for prop, value in asked("ontology-header").rows}
    return Header(
        title=said.get(dcterms.title, ""),
        description=said.get(dcterms.NS + "description", ""),
        version=said.get(owl.versionInfo, ""),
        version_iri=said.get(owl.versionIRI, ""),
        created=said.get(dcterms.NS + "created", ""),
        modified=said.get(dcterms.NS + "modified", ""),
        licence=said.get(dcterms.NS + "license", ""),
        prior=said.get(owl.priorVersion, ""),
    )


def uses(source: Source, wanted: Sequence[Term]) -> dict[str, Use]:
    """One use in the data for each term that has one."""
    rows: dict[str, tuple[ask.Term, ask.Term | None]] = {}
    for term in wanted:
        row = _use(source, term)
        if row:
            rows[term.iri] = row
    things = {value.value for row in rows.values() for value in row if isinstance(value, ask.Iri)}
    names = Names(source).learn(things)
    return {iri: _named(names, *row) for iri, row in rows.items()}


def _use(source: Source, term: Term) -> tuple[ask.Term, ask.Term | None] | None:
    iri = ask.Iri(term.iri)
    if term.is_class:
        rows = source.ask("thing-of-class", **{"class": iri}).rows
        return (rows[0][0], None) if rows and rows[0][0] else None
    rows = source.ask("use-of-property", property=iri).rows
    return (rows[0][0], rows[0][1]) if rows and rows[0][0] else None


def _named(names: Names, thing: ask.Term, value: ask.Term | None) -> Use:
    if isinstance(value, ask.Iri):
        return Use(names(thing), names(value))
    return Use(names(thing), None, str(value) if value is not None else "")
