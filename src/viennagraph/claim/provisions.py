"""Recommendations, observations and conclusions, and the paragraphs of acts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from viennagraph.claim.acts import act_paragraphs
from viennagraph.claim.provision_parts import Maker, plain
from viennagraph.model import Addressee, Passage, PassageKind, Provision, ProvisionKind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.asking import AskReader
    from viennagraph.claim.page import Page

_CUES: Final = (
    ("recommendations", ProvisionKind.RECOMMENDATION),
    ("observations", ProvisionKind.OBSERVATION),
    ("conclusions", ProvisionKind.CONCLUSION),
)
_LISTED: Final = frozenset({PassageKind.ITEM, PassageKind.PARAGRAPH})


def provisions(page: Page, asking: AskReader) -> Iterator[Provision]:
    """Every provision of the document; `asking` reads what one asks, given what it names."""
    maker = Maker(page, asking)
    for passage in page.document.passages:
        children = page.children.get(passage.fragment)
        if children and not passage.parent:
            yield from _listed(maker, passage, children)
    yield from _recommendation_list(maker)
    yield from act_paragraphs(maker)


# ── Lists that their opening words announce ──────────────────────────────────────────────────


def _listed(maker: Maker, passage: Passage, children: tuple[Passage, ...]) -> Iterator[Provision]:
    """The items of a paragraph whose opening words announce what they are."""
    page, opening = maker.page, children[0]
    if opening.kind is not PassageKind.BLOCK:
        return
    start, end = opening.start, opening.start + len(opening.words)
    kind = next((kind for cue, kind in _CUES if page.cued(cue, start, end)), None)
    if kind is None and _announces_list(page, start, end):
        kind = ProvisionKind.RECOMMENDATION
    if kind is None:
        return
    draft = page.setting.is_report and "draft" in page.document.reading[:2000].lower()
    for item in children:
        if item.kind not in _LISTED:
            continue
        text = plain(item.words)
        if kind is ProvisionKind.RECOMMENDATION:
            text = _without_recommenders(maker, text)
        yield replace(
            maker.make(item, kind, text),
            made_by=_maker(page, passage),
            topic=page.setting.topics.get(passage.fragment) or _quoted(page, start, end),
            status="proposed" if draft and kind is ProvisionKind.RECOMMENDATION else "adopted",
        )


def _announces_list(page: Page, start: int, end: int) -> bool:
    patterns = (pattern for _, pattern in page.cues("genre", "list-announced"))
    return any(pattern.search(page.reading, start, end) for pattern in patterns)


def _quoted(page: Page, start: int, end: int) -> str | None:
    found = re.search(r"“([^”]+)”", page.reading[start:end])
    return found[1] if found else None


def _maker(page: Page, passage: Passage) -> Ref | None:
    """The working group of the topic where the document says that working groups made them."""
    group = page.setting.groups.get(passage.fragment)
    end = page.children[passage.fragment][0].start + len(page.children[passage.fragment][0].words)
    if group and page.cued("made-by-working-groups", 0, end):
        return group.ref
    return page.meeting_of(passage)


def _without_recommenders(maker: Maker, text: str) -> str:
    """A recommendation without the States in brackets after it, which made it."""
    for _, pattern in maker.page.cues("genre", "list-recommenders"):
        found = pattern.search(text)
        if found and _are_states(maker, found[0]):
            return text[: found.start()]
    return text


def _are_states(maker: Maker, words: str) -> bool:
    """Whether names in brackets are all names of States."""
    inner = words.strip(" ;.")[1:-1]
    parts = [part.strip() for part in re.split(r",(?![^(]*\))", inner)]
    return bool(parts) and all(maker.names_state(part) for part in parts)


# ── Lists that are a document ────────────────────────────────────────────────────────────────


def _recommendation_list(maker: Maker) -> Iterator[Provision]:
    """The numbered paragraphs of a document whose masthead says to whom it recommends."""
    page = maker.page
    lines = page.leaves(PassageKind.MASTHEAD)
    addressee = next((found for line in lines if (found := _to(page, line))), None)
    if addressee is None:
        return
    for passage in page.document.passages:
        if passage.parent or passage.kind is not PassageKind.PARAGRAPH:
            continue
        text = _without_recommenders(maker, plain(passage.words))
        made = maker.make(passage, ProvisionKind.RECOMMENDATION, text)
        if not made.addressees:
            made = replace(made, addressees=(addressee,))
        yield made


def _to(page: Page, line: Passage) -> Addressee | None:
    """The addressee whom a masthead line names."""
    words = " ".join(page.words(line).split())
    for _, pattern in page.cues("genre", "list-title"):
        if found := pattern.search(words):
            named = page.entities(line.start, line.start + len(line.words), "State", "Body")
            ref = next((r for r, k in named if k.mention.surface in found["addressee"]), None)
            return Addressee(found["addressee"], ref)
    return None
