"""A provision, its addressees and its topic to quads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.model import Addressee, Provision, Ref
from viennagraph.wording import slugs

if TYPE_CHECKING:
    from viennagraph.graph.names import Sheet


def write_provision(sheet: Sheet, provision: Provision, document: str) -> None:
    """All quads of a provision; its topic's name stands in the graph of the document."""
    names = sheet.names
    iri, graph = names.iri(provision.ref), f"{document}#{provision.passage}"
    sheet.type(iri, provision.kind, graph)
    if provision.is_ask:
        sheet.type(iri, "Ask", graph)
    sheet.add(iri, "vg:statedIn", f"<{graph}>", graph)
    sheet.add(iri, "vg:text", names.term(provision.text), graph)
    if provision.topic:
        _write_topic(sheet, provision.topic, iri, document, graph)
    for predicate, ref in (("vg:madeBy", provision.made_by), ("vg:partOfAct", provision.part_of)):
        if ref:
            sheet.add(iri, predicate, names.term(ref), graph)
    if provision.status:
        status = Ref("vocabulary", f"provision-status/{provision.status}")
        sheet.add(iri, "vg:status", names.term(status), graph)
    for ref in provision.mentions:
        sheet.add(iri, "vg:mentions", names.term(ref), graph)
    if provision.leading_verb:
        sheet.add(iri, "vg:leadingVerb", names.term(provision.leading_verb), graph)
    if provision.is_ask:
        _write_ask(sheet, provision, iri, graph)


def _write_topic(sheet: Sheet, topic: str, iri: str, document: str, graph: str) -> None:
    names = sheet.names
    concept = Ref("topic", slugs.slug(topic))
    sheet.add(iri, "vg:topic", names.term(concept), graph)
    sheet.type(names.iri(concept), "skos:Concept", document)
    sheet.add(names.iri(concept), "skos:prefLabel", names.term(topic, "en"), document)


def _write_ask(sheet: Sheet, provision: Provision, iri: str, graph: str) -> None:
    names = sheet.names
    strength = slugs.slug(provision.strength or "none")
    sheet.add(iri, "vg:strength", names.term(Ref("vocabulary", f"strength/{strength}")), graph)
    if provision.modality:
        sheet.add(iri, "vg:modality", names.term(provision.modality), graph)
    for action in provision.actions:
        sheet.add(iri, "vg:action", names.term(action), graph)
    _write_level(sheet, provision, iri, graph)
    for position, addressee in enumerate(provision.addressees, start=1):
        _write_addressee(sheet, provision, position, addressee, graph)


def _write_level(sheet: Sheet, provision: Provision, iri: str, graph: str) -> None:
    for predicate, scheme, concept in (
        ("vg:actionLevel", "action-level", provision.action_level),
        ("vg:levelRule", "action-level-rule", provision.level_rule),
    ):
        if concept:
            term = sheet.names.term(Ref("vocabulary", f"{scheme}/{concept}"))
            sheet.add(iri, predicate, term, graph)


def _write_addressee(
    sheet: Sheet, provision: Provision, position: int, addressee: Addressee, graph: str
) -> None:
    names = sheet.names
    stem = provision.ref.local
    iri = names.iri(Ref("addressee", f"{stem}-{position}"))
    sheet.type(iri, "Addressee", graph)
    sheet.add(iri, "rdfs:label", names.term(addressee.label, "en"), graph)
    if addressee.entity:
        sheet.add(iri, "vg:refersTo", names.term(addressee.entity), graph)
    if addressee.condition:
        sheet.add(iri, "vg:condition", names.term(addressee.condition), graph)
    if addressee.through is None:
        sheet.add(names.iri(provision.ref), "vg:addressee", f"<{iri}>", graph)
    else:
        above = names.iri(Ref("addressee", f"{stem}-{addressee.through + 1}"))
        sheet.add(iri, "vg:within", f"<{above}>", graph)
