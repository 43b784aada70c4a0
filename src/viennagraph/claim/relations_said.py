"""Relations between named things that the words between them state: "X, led by Y and Z"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from viennagraph.claim.clause_words import JOINED
from viennagraph.model import Claim, Linked, Passage, Ref
from viennagraph.relations import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from viennagraph.claim.page import Page

_FAR: Final = 140
_NAMED: Final = re.compile(r"\(\?P<\w+>")
_CLOSING: Final = re.compile(r"\)| \([^)]{1,60}\)")
_ACTORS: Final = frozenset({"Body", "State", "Group", "Person"})
_WORKS: Final = frozenset({"Programme", "InformationSystem", "Standard"})
_RUN: Final = _WORKS - {"Standard"}
_MADE: Final = _WORKS | {"Body", "Instrument"}
_TEXTS: Final = frozenset({"Instrument", "Resolution", "Decision", "Document"})
_BETWEEN: Final = {
    Relation.LED_BY: (_MADE, _ACTORS),
    Relation.PARTNER: (_WORKS, _ACTORS),
    Relation.OPERATED_BY: (_RUN, _ACTORS),
    Relation.DEVELOPED_BY: (_WORKS, _ACTORS),
    Relation.OPERATES_IN: (_WORKS, frozenset({"State", "Region"})),
    Relation.ESTABLISHED_BY: (_WORKS | {"Body"}, _TEXTS),
    Relation.SUPPLEMENTS: (frozenset({"Instrument"}), frozenset({"Instrument"})),
    Relation.SUBORGANIZATION_OF: (frozenset({"Body"}), frozenset({"Body"})),
    Relation.MEMBER_OF: (frozenset({"State", "Body"}), frozenset({"Body"})),
    Relation.PART_OF_PROGRAMME: (frozenset({"Programme"}), frozenset({"Programme"})),
}


@dataclass(frozen=True, slots=True)
class _Cue:
    """A pattern of words between two things, and the relation that they state."""

    relation: Relation
    pattern: re.Pattern[str]


def relation_claims(page: Page) -> Iterator[Claim]:
    """Claims that cues of the vocabulary `relation-cue` find between two mentions.

    A concept's notation is the relation.  A pattern is matched on all that stands between the
    mentions, but for what closes the first in parentheses; with the group `reversed` the second
    is the subject.  Each end may be a list: "X and Y, developed by A, B and C" states six.
    """
    relations = {t.local: Relation(t.notation) for t in page.terms("relation-cue") if t.notation}
    cues = [_Cue(relations[c.local], p) for c, p in page.cues("relation-cue")]
    any_cue = _any(tuple(cue.pattern.pattern for cue in cues))
    for passage in page.leaves():
        links = page.linked(passage.start, passage.start + len(passage.words))
        links = tuple(linked for linked in links if linked.entities)
        for index in range(len(links)):
            yield from _pairs(page, passage, links, index, cues, any_cue)
        yield from _prefixes(page, passage, links)


@cache
def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for all cues, whose groups no longer have names."""
    plain = (_NAMED.sub("(?:", pattern) for pattern in patterns)
    return re.compile("|".join(f"(?:{pattern})" for pattern in plain), re.MULTILINE)


def _pairs(
    page: Page,
    passage: Passage,
    links: Sequence[Linked],
    index: int,
    cues: Sequence[_Cue],
    any_cue: re.Pattern[str],
) -> Iterator[Claim]:
    first = links[index]
    for other in range(index + 1, len(links)):
        second = links[other]
        if second.mention.start < first.mention.end:
            continue
        if second.mention.start - first.mention.end > _FAR:
            return
        closing = _CLOSING.match(page.reading, first.mention.end, second.mention.start)
        start = closing.end() if closing else first.mention.end
        if any_cue.fullmatch(page.reading, start, second.mention.start) is None:
            continue
        for cue in cues:
            found = cue.pattern.fullmatch(page.reading, start, second.mention.start)
            if found is None or _within(links, second):
                continue
            subjects = _listed(page, links[index::-1])
            objects = _listed(page, links[other:])
            if cue.relation is Relation.SUBORGANIZATION_OF:
                objects = objects[:1]  # "the Board of the League, the Fund and others"
            if found.groupdict().get("reversed") is not None:
                subjects, objects = objects, subjects
            yield from _all(page, passage, cue.relation, subjects, objects)


def _all(
    page: Page,
    passage: Passage,
    relation: Relation,
    subjects: Sequence[Ref],
    objects: Sequence[Ref],
) -> Iterator[Claim]:
    """The relation of each subject to each object, where their classes may stand in it."""
    left, right = _BETWEEN[relation]
    for subject in subjects:
        for thing in objects:
            fits = page.category(subject) in left and page.category(thing) in right
            if fits and subject != thing and _is_possible(page, relation, subject, thing):
                yield Claim(subject, relation, thing, passage.fragment)


def _within(links: Sequence[Linked], linked: Linked) -> bool:
    """Whether a name stands in a longer one, such as that of an act."""
    start, end = linked.mention.start, linked.mention.end
    return any(k.mention.start <= start and end < k.mention.end for k in links)


def _is_possible(page: Page, relation: Relation, subject: Ref, thing: Ref) -> bool:
    """Whether a body of which it is known what it is a part of is said to be a part of that.

    Words that give it another place speak of a namesake: "the Board of the Harbour League".
    """
    if relation is not Relation.SUBORGANIZATION_OF:
        return True
    above = set(_above(page, subject))
    return not above or thing in above


def _above(page: Page, body: Ref) -> Iterator[Ref]:
    known = page.register.by_ref.get(body)
    for parent in known.linked(Relation.SUBORGANIZATION_OF) if known else ():
        yield parent
        yield from _above(page, parent)


def _listed(page: Page, links: Sequence[Linked]) -> tuple[Ref, ...]:
    """A thing and the others of its class in the list that it begins or, backwards, ends."""
    first = links[0]
    found = [first.entities[0]]
    category = page.category(first.entities[0])
    last = first
    for linked in links[1:]:
        before, after = sorted((last, linked), key=lambda k: k.mention.start)
        if after.mention.start < before.mention.end:
            continue
        joined = JOINED.fullmatch(page.reading, before.mention.end, after.mention.start)
        if joined is None or page.category(linked.entities[0]) != category:
            break
        found.append(linked.entities[0])
        last = linked
    return tuple(dict.fromkeys(found))


# ── Acronyms in and before a name ────────────────────────────────────────────────────────────


def _prefixes(page: Page, passage: Passage, links: Sequence[Linked]) -> Iterator[Claim]:
    """Acronyms before a work are its partners: "UNODC-WCO Container Control Programme"."""
    for work in links:
        if page.category(work.entities[0]) not in _WORKS:
            continue
        for maker in links:
            known = page.register.by_ref.get(maker.entities[0])
            if maker is work or page.category(maker.entities[0]) != "Body":
                continue
            if known and known.stands_alone:  # a programme may be called after the whole system
                continue
            if relation := _prefixed(page, maker, work):
                yield Claim(work.entities[0], relation, maker.entities[0], passage.fragment)


def _prefixed(page: Page, maker: Linked, work: Linked) -> Relation | None:
    """The relation of a work to a body whose name stands in its name or right before it."""
    inside = work.mention.start <= maker.mention.start < work.mention.end
    if inside and maker.mention.end == work.mention.end:
        return Relation.OPERATED_BY
    if inside:
        return Relation.PARTNER if maker.mention.surface.isupper() else None
    between = page.reading[maker.mention.end : work.mention.start]
    is_before = work.mention.start >= maker.mention.end
    joined = between[:1] in {"-", "/"} and not set(between.strip()) & set(" ,;.()")
    return Relation.PARTNER if is_before and (between == " " or joined) else None
