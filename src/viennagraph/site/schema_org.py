"""The description of a page's thing in the terms of schema.org, for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.vocab import dcterms, schema, skos, vg

if TYPE_CHECKING:
    from viennagraph.site.facts import Statements
    from viennagraph.site.gather import Named, Names

_WHOLE = schema.NS.rstrip("/")


def described(thing: Named, summary: str, told: Statements, names: Names) -> dict[str, object]:
    """The description; a thing of a kind that schema.org does not know is a Thing."""
    found: dict[str, object] = {
        "@context": _WHOLE,
        "@type": thing.kind.schema or "Thing",
        "@id": thing.iri,
        "name": thing.label,
        "description": summary,
    }
    if others := sorted({str(one) for one in told.values(skos.altLabel, vg.acronym)}):
        found["alternateName"] = others
    if same := [str(one) for one in told.values(skos.exactMatch)]:
        found["sameAs"] = same
    for key, *properties in (
        ("identifier", dcterms.identifier),
        ("startDate", schema.startDate),
        ("endDate", schema.endDate),
        ("datePublished", dcterms.issued),
        ("inLanguage", dcterms.language),
    ):
        if value := told.text(*properties):
            found[key] = value
    for key, prop in (
        ("location", schema.location),
        ("organizer", vg.meetingOf),
        ("publisher", vg.issuedBy),
        ("creator", vg.madeBy),
    ):
        if value := told.text(prop):
            found[key] = {"@id": value, "name": names(value).label}
    return found
