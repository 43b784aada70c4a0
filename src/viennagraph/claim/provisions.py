"""Recommendations, observations, conclusions, and the paragraphs of resolutions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from viennagraph.claim import asks
from viennagraph.claim.page import Page
from viennagraph.model import (
    Addressee,
    Linked,
    MentionKind,
    Passage,
    PassageKind,
    Provision,
    ProvisionKind,
    Ref,
)

_LABEL: Final = re.compile(r"^\s*(?:[-–•]\s+)?(?:\d{1,3}\.|\([a-z0-9]{1,4}\))\s+")
_CUES: Final = (
    ("recommendations", ProvisionKind.RECOMMENDATION),
    ("observations", ProvisionKind.OBSERVATION),
    ("conclusions", ProvisionKind.CONCLUSION),
)
KIND_SEGMENT: Final = {
    ProvisionKind.RECOMMENDATION: "recommendation",
    ProvisionKind.OBSERVATION: "observation",
    ProvisionKind.CONCLUSION: "conclusion",
    ProvisionKind.COMMITMENT: "commitment",
    ProvisionKind.STATEMENT: "statement",
    ProvisionKind.OPERATIVE: "operative-paragraph",
    ProvisionKind.PREAMBULAR: "preambular-paragraph",
}
Asking = Callable[[str, tuple[str, ...]], "asks.Ask | None"]


def provisions(page: Page, asking: Asking) -> Iterator[Provision]:
    """Every provision of the document; `asking` reads what one asks, given what it names."""
    for passage in page.document.passages:
        children = page.children.get(passage.fragment)
        if children and not passage.parent:
            yield from _listed(page, passage, children, asking)
    if _is_act(page):
        yield from _paragraphs(page, asking)


def _listed(
    page: Page, passage: Passage, children: tuple[Passage, ...], asking: Asking
) -> Iterator[Provision]:
    """The items of a paragraph whose opening words announce what they are."""
    opening = children[0]
    if opening.kind is not PassageKind.BLOCK:
        return
    start, end = opening.start, opening.start + len(opening.words)
    kind = next((kind for cue, kind in _CUES if page.cued(cue, start, end)), None)
    if kind is None:
        return
    draft = page.setting.is_report and "draft" in page.document.reading[:2000].lower()
    for item in children:
        if item.kind is not PassageKind.ITEM:
            continue
        provision = _provision(page, item, kind, asking, _maker(page, passage))
        yield replace(
            provision,
            topic=page.setting.topics.get(passage.fragment) or _quoted(page, start, end),
            status="proposed" if draft and kind is ProvisionKind.RECOMMENDATION else "adopted",
        )


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


def _provision(
    page: Page, passage: Passage, kind: ProvisionKind, asking: Asking, made_by: Ref | None
) -> Provision:
    text = _LABEL.sub("", " ".join(passage.words.split()))
    asks_someone = kind in {ProvisionKind.RECOMMENDATION, ProvisionKind.OPERATIVE}
    ask = asking(text, _names(page, passage)) if asks_someone else None
    leaf = passage if passage.is_leaf else page.children[passage.fragment][0]
    ref = Ref(KIND_SEGMENT[kind], f"{page.setting.ref.local}-{passage.fragment}")
    base = Provision(
        kind=kind,
        ref=ref,
        passage=leaf.fragment,
        text=text,
        made_by=made_by,
        mentions=_mentions(page, passage),
        is_ask=kind is ProvisionKind.RECOMMENDATION or bool(ask and ask.actions),
    )
    if ask is None:
        return base
    return replace(
        base,
        addressees=tuple(_known(page, passage, addressee) for addressee in ask.addressees),
        modality=ask.modality,
        strength=ask.strength,
        actions=tuple(dict.fromkeys(ask.actions)),
        leading_verb=ask.leading,
        action_level=ask.level.name if ask.level else None,
        level_rule=ask.level.rule if ask.level else None,
    )


def _mentions(page: Page, passage: Passage) -> tuple[Ref, ...]:
    found = [ref for linked in _links(page, passage) for ref in linked.entities]
    return tuple(dict.fromkeys(found))


def _names(page: Page, passage: Passage) -> tuple[str, ...]:
    """The names in a passage, which are not to be read as words of a sentence."""
    named = (
        " ".join(linked.mention.surface.split())
        for linked in _links(page, passage)
        if linked.mention.kind is MentionKind.NAME
    )
    return tuple(sorted({surface for surface in named if " " in surface}))


def _links(page: Page, passage: Passage) -> Iterator[Linked]:
    for leaf in [passage] if passage.is_leaf else _leaves(page, passage):
        yield from page.linked(leaf.start, leaf.start + len(leaf.words))


def _leaves(page: Page, passage: Passage) -> list[Passage]:
    found: list[Passage] = []
    for child in page.children.get(passage.fragment, ()):
        found += [child] if child.is_leaf else _leaves(page, child)
    return found


def _known(page: Page, passage: Passage, addressee: Addressee) -> Addressee:
    """The addressee with the entity that its words name, where they name one."""
    words = addressee.label
    for known in page.register.entities:
        if words in known.names or words[:1].upper() + words[1:] in known.names:
            return replace(addressee, entity=known.ref)
    for ref, linked in page.entities(passage.start, passage.start + len(passage.words)):
        if re.sub(r"^[Tt]he ", "", linked.mention.surface) == re.sub(r"^[Tt]he ", "", words):
            return replace(addressee, entity=ref)
    return addressee


# ── Resolutions ──────────────────────────────────────────────────────────────────────────────


def _is_act(page: Page) -> bool:
    """Whether the document is the text of a resolution or decision: it has an enacting formula."""
    return any(
        page.cued("enacting-formula", p.start, p.start + len(p.words))
        for p in page.leaves(PassageKind.BLOCK)
    )


def _paragraphs(page: Page, asking: Asking) -> Iterator[Provision]:
    body = page.setting.body
    operative = False
    for passage in page.document.passages:
        if passage.parent or passage.kind not in {PassageKind.BLOCK, PassageKind.PARAGRAPH}:
            continue
        text = " ".join(passage.words.split())
        if passage.kind is PassageKind.PARAGRAPH:
            operative = True
            yield _provision(page, passage, ProvisionKind.OPERATIVE, asking, body)
        elif not operative and (verb := page.cued("preambular", passage.start, passage.start + 80)):
            provision = _provision(page, passage, ProvisionKind.PREAMBULAR, asking, body)
            yield replace(provision, text=text, leading_verb=verb["verb"].lower())
