"""One `Reading` to quads: passages, mentions, provisions, claims, and what is new."""

from __future__ import annotations

from collections import Counter
from typing import Final

from viennagraph.graph.names import Names, Sheet
from viennagraph.graph.provisions import write_provision
from viennagraph.model import Entity, Linked, Passage, Reading, Ref, Typed
from viennagraph.relations import Relation

_LABELLED: Final = {"Document": "rdfs:label", "Person": "foaf:name", "Topic": "skos:prefLabel"}
_CLASSES: Final = {"Person": "foaf:Person", "Topic": "skos:Concept"}
_IN_ENGLISH: Final = frozenset({"skos:prefLabel", "skos:altLabel", "rdfs:label"})


def quads(reading: Reading, names: Names) -> tuple[str, ...]:
    """All that a document says as sorted lines of N-Quads, every one in a named graph."""
    sheet = Sheet(names)
    document = names.iri(reading.ref)
    _write_file(sheet, reading, document)
    for passage in reading.document.passages:
        _write_passage(sheet, passage, document, names.iri(_file(reading)))
    for entity in reading.entities:
        _write_entity(sheet, entity, document)
    _write_mentions(sheet, reading, document)
    for provision in reading.provisions:
        write_provision(sheet, provision, document)
    for claim in reading.claims:
        graph = f"{document}#{claim.passage}" if claim.passage else document
        subject = names.iri(claim.subject)
        if claim.relation == Relation.IS_A:
            sheet.type(subject, str(claim.object), graph)
            continue
        language = "en" if claim.relation in _IN_ENGLISH else None
        sheet.add(subject, claim.relation, names.term(claim.object, language), graph)
    return tuple(sheet.sorted())


def _file(reading: Reading) -> Ref:
    return Ref("content", reading.ref.local)


def _write_file(sheet: Sheet, reading: Reading, document: str) -> None:
    names, text = sheet.names, reading.document.text
    file = names.iri(_file(reading))
    sheet.type(document, "Document", document)
    sheet.add(document, "vg:readFrom", f"<{file}>", document)
    sheet.add(document, "vg:sourceName", names.term(text.name), document)
    sheet.type(file, "File", document)
    sheet.add(file, "vg:sourceName", names.term(text.name), document)
    sheet.add(file, "vg:sourceDigest", names.term(text.digest), document)
    sheet.add(file, "dcterms:format", names.term(text.media_type), document)


def _write_passage(sheet: Sheet, passage: Passage, document: str, file: str) -> None:
    names = sheet.names
    iri = f"{document}#{passage.fragment}"
    sheet.type(iri, "Passage", iri)
    sheet.add(iri, "dcterms:isPartOf", f"<{document}>", iri)
    kind = names.term(Ref("vocabulary", f"passage-kind/{passage.kind}"))
    sheet.add(iri, "vg:passageKind", kind, iri)
    sheet.add(iri, "vg:text", names.term(passage.words), iri)
    if passage.parent:
        sheet.add(iri, "vg:within", f"<{document}#{passage.parent}>", iri)
    for name, value in (
        ("vg:paragraph", passage.paragraph),
        ("vg:item", passage.item),
        ("vg:section", passage.section),
    ):
        if value:
            sheet.add(iri, name, names.term(value), iri)
    if passage.page:
        sheet.add(iri, "vg:page", _integer(names, passage.page), iri)
    for order, (start, end) in enumerate(passage.segments, start=1):
        segment, selector = f"{iri}-segment-{order}", f"{iri}-selector-{order}"
        sheet.add(iri, "vg:segment", f"<{segment}>", iri)
        sheet.type(segment, "Segment", iri)
        sheet.add(segment, "vg:order", _integer(names, order), iri)
        sheet.add(segment, "oa:hasSource", f"<{file}>", iri)
        sheet.add(segment, "oa:hasSelector", f"<{selector}>", iri)
        sheet.type(selector, "oa:TextPositionSelector", iri)
        sheet.add(selector, "oa:start", _integer(names, start), iri)
        sheet.add(selector, "oa:end", _integer(names, end), iri)


def _integer(names: Names, number: int) -> str:
    return names.term(Typed(str(number), "integer"))


def _write_entity(sheet: Sheet, entity: Entity, document: str) -> None:
    names = sheet.names
    iri = names.iri(entity.ref)
    sheet.type(iri, _CLASSES.get(entity.category, entity.category), document)
    predicate = _LABELLED.get(entity.category, "skos:prefLabel")
    language = "en" if predicate in _IN_ENGLISH else None
    sheet.add(iri, predicate, names.term(entity.label, language), document)
    for other in entity.alternatives:
        if other != entity.label:
            sheet.add(iri, "skos:altLabel", names.term(other, "en"), document)
    if entity.acronym:
        sheet.add(iri, "vg:acronym", names.term(entity.acronym), document)
    if entity.identifier:
        sheet.add(iri, "dcterms:identifier", names.term(entity.identifier), document)


def _write_mentions(sheet: Sheet, reading: Reading, document: str) -> None:
    seen: Counter[tuple[int, int]] = Counter()
    for linked in sorted(reading.links, key=_in_document):
        span = reading.document.raw_span(linked.mention.start, linked.mention.end)
        seen[span] += 1
        again = f";{seen[span]}" if seen[span] > 1 else ""
        iri = f"{document}#char={span.start},{span.end}{again}"
        graph = f"{document}#{linked.mention.passage}"
        _write_mention(sheet, linked, iri, graph)
        sheet.add(iri, "vg:start", _integer(sheet.names, span.start), graph)
        sheet.add(iri, "vg:end", _integer(sheet.names, span.end), graph)


def _in_document(linked: Linked) -> tuple[int, int, str, str, tuple[Ref, ...]]:
    """The place of a mention; of several in one place, an order that is always the same."""
    mention = linked.mention
    return mention.start, mention.end, mention.kind, mention.key, linked.entities


def _write_mention(sheet: Sheet, linked: Linked, iri: str, graph: str) -> None:
    names, mention = sheet.names, linked.mention
    sheet.type(iri, "Citation" if linked.is_citation else "Mention", graph)
    sheet.add(iri, "vg:statedIn", f"<{graph}>", graph)
    sheet.add(iri, "vg:surface", names.term(mention.surface), graph)
    verdict = names.term(Ref("vocabulary", f"link-verdict/{linked.verdict}"))
    sheet.add(iri, "vg:linkVerdict", verdict, graph)
    for ref in linked.entities:
        sheet.add(iri, "vg:refersTo", names.term(ref), graph)
    if linked.verdict != "certain":
        sheet.add(iri, "vg:reason", names.term(linked.reason), graph)
        for ref in linked.candidates:
            if ref not in linked.entities:
                sheet.add(iri, "vg:candidate", names.term(ref), graph)
    if mention.locator and linked.is_citation:
        sheet.add(iri, "vg:locator", names.term(mention.locator), graph)
