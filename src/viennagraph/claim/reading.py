"""All rules of the stage, run over one document."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from viennagraph.claim.figures import figure_claims
from viennagraph.claim.masthead import masthead_claims
from viennagraph.claim.meetings import meeting_claims
from viennagraph.claim.page import Page
from viennagraph.claim.papers import paper_claims
from viennagraph.claim.people import body_of, people_claims
from viennagraph.claim.provisions import provisions
from viennagraph.claim.relations_said import relation_claims
from viennagraph.claim.said import told
from viennagraph.model import Claim, Document, Entity, Linkage, Provision, Reading, Ref
from viennagraph.relations import Relation
from viennagraph.wording import symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.asking import AskReader
    from viennagraph.register.values import Register


def read_claims(
    document: Document, linkage: Linkage, register: Register, asking: AskReader
) -> Reading:
    """Everything that a linked document says, in an order that depends on the document alone."""
    page = Page.of(document, linkage, register)
    found = tuple(provisions(page, asking))
    claims = tuple(
        chain(
            masthead_claims(page),
            meeting_claims(page),
            people_claims(page),
            paper_claims(page),
            relation_claims(page),
            figure_claims(page),
            _groups(page, found),
            _series(page),
        )
    )
    agenda = {c.passage for c in claims if c.object == "vg:AgendaItem" and c.passage}
    spoken = told(page, asking.forms, found, agenda)
    return Reading(
        document=document,
        ref=linkage.setting.ref,
        links=linkage.links,
        entities=(*_with_groups(page, linkage.entities, found), *spoken.entities),
        provisions=(*found, *spoken.provisions),
        claims=tuple(dict.fromkeys((*claims, *spoken.claims))),
    )


def _with_groups(
    page: Page, entities: tuple[Entity, ...], found: tuple[Provision, ...]
) -> tuple[Entity, ...]:
    """The new entities, with the working groups that made provisions without being named."""
    known = {entity.ref for entity in entities}
    makers = {provision.made_by for provision in found} - known
    groups = {group.ref: group for group in page.setting.groups.values() if group.ref in makers}
    return (*entities, *(groups[ref] for ref in sorted(groups)))


def _groups(page: Page, found: tuple[Provision, ...]) -> Iterator[Claim]:
    """A meeting's working groups stand under the body whose meeting it is, and in that meeting."""
    named = ((ref, k.mention.passage) for k in page.links for ref in k.entities)
    makers = ((p.made_by, p.passage) for p in found if p.made_by)
    for ref, passage in (*named, *makers):
        if ref.kind != "body" or "-working-group" not in ref.local:
            continue
        meeting = Ref("meeting", ref.local.split("-working-group")[0])
        if page.entity(meeting) is None:  # a working group that no meeting set up
            continue
        yield Claim(ref, Relation.GROUP_AT, meeting, passage)
        if body := body_of(page, meeting):
            yield Claim(ref, Relation.SUBORGANIZATION_OF, body, passage)


def _series(page: Page) -> Iterator[Claim]:
    """A range of documents holds each of them."""
    by_symbol = {e.identifier: e.ref for e in page.new.values() if e.identifier}
    for linked in page.links:
        for ref in linked.entities:
            entity = page.new.get(ref)
            if entity is None or entity.category != "DocumentSeries":
                continue
            for symbol in symbols.expand(entity.label):
                if symbol in by_symbol:
                    part: Ref = by_symbol[symbol]
                    yield Claim(ref, Relation.HAS_PART, part, linked.mention.passage)
