"""Relations between two named things that the words between them state: "X, led by Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from viennagraph.claim.page import Page
from viennagraph.model import Claim, Linked, Passage, Ref
from viennagraph.relations import Relation

_THINGS: Final = frozenset({"Programme", "InformationSystem", "Instrument", "Standard", "Body"})
_FAR: Final = 120


def relation_claims(page: Page) -> Iterator[Claim]:
    """Claims that cues of the vocabulary `relation-cue` find between two mentions.

    The concept's local name says the relation, in lower case with hyphens.  A pattern is matched
    on all that stands between the mentions; with the group `reversed` the second is the subject.
    """
    for passage in page.leaves():
        links = page.linked(passage.start, passage.start + len(passage.words))
        links = tuple(k for k in links if k.entities)
        for index, first in enumerate(links):
            yield from _pairs(page, passage, first, links[index + 1 :])
        yield from _prefixes(page, passage, links)


def _pairs(
    page: Page, passage: Passage, first: Linked, rest: tuple[Linked, ...]
) -> Iterator[Claim]:
    for second in rest:
        if second.mention.start < first.mention.end:
            continue
        if second.mention.start - first.mention.end > _FAR:
            return
        between = (first.mention.end, second.mention.start)
        for cue, pattern in page.cues("relation-cue"):
            found = pattern.fullmatch(page.reading, *between)
            if found is None:
                continue
            left, right = first.entities[0], second.entities[0]
            if found.groupdict().get("reversed") is not None:
                left, right = right, left
            if left != right and page.category(left) in _THINGS:
                relation = _relation(cue.local)
                yield Claim(left, relation, right, passage.fragment)
                yield from _also(page, passage, second, rest, left, relation)


def _also(
    page: Page,
    passage: Passage,
    second: Linked,
    rest: tuple[Linked, ...],
    left: Ref,
    relation: Relation,
) -> Iterator[Claim]:
    """Further objects in a list: "developed by X, Y and Z"."""
    end = second.mention.end
    for other in rest:
        if other.mention.start <= end:
            continue
        between = page.reading[end : other.mention.start]
        if between not in {", ", " and ", ", and ", " and the ", ", the ", " as well as "}:
            return
        if page.category(other.entities[0]) != page.category(second.entities[0]):
            return
        yield Claim(left, relation, other.entities[0], passage.fragment)
        end = other.mention.end


def _prefixes(page: Page, passage: Passage, links: tuple[Linked, ...]) -> Iterator[Claim]:
    """ "UNODC-WCO Container Control Programme": acronyms before a programme are its partners."""
    for thing in links:
        if page.category(thing.entities[0]) not in {"Programme", "Standard", "InformationSystem"}:
            continue
        before = page.reading[max(passage.start, thing.mention.start - 40) : thing.mention.end]
        for maker in links:
            inside = thing.mention.start <= maker.mention.start < thing.mention.end
            joined = page.reading[maker.mention.end : maker.mention.end + 1] in {"-", "/"}
            last = page.reading[maker.mention.end : thing.mention.start] == " "
            near = thing.mention.start - maker.mention.end < len(before)
            if page.category(maker.entities[0]) != "Body" or maker is thing:
                continue
            if inside and maker.mention.end == thing.mention.end:
                yield Claim(thing.entities[0], Relation.OPERATED_BY, maker.entities[0], passage.fragment)
                continue
            if (inside and maker.mention.surface.isupper()) or (last and near) or (
                joined and near and _runs_to(page, maker, thing)
            ):
                yield Claim(thing.entities[0], Relation.PARTNER, maker.entities[0], passage.fragment)


def _runs_to(page: Page, maker: Linked, thing: Linked) -> bool:
    between = page.reading[maker.mention.end : thing.mention.start]
    return thing.mention.start > maker.mention.end and not set(between.strip()) & set(" ,;.()")


def _relation(local: str) -> Relation:
    return {
        "led-by": Relation.LED_BY,
        "partner": Relation.PARTNER,
        "operated-by": Relation.OPERATED_BY,
        "developed-by": Relation.DEVELOPED_BY,
        "operates-in": Relation.OPERATES_IN,
        "established-by": Relation.ESTABLISHED_BY,
        "supplements": Relation.SUPPLEMENTS,
        "part-of": Relation.SUBORGANIZATION_OF,
    }[local]
