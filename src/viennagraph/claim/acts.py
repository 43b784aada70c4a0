"""The paragraphs of resolutions, decisions and declarations, wherever a document holds one.

An act is one sentence: its formula says who speaks, each paragraph after it is led by a verb, and
the items of a paragraph go on with its words.  Acts run to the next annex, or, in a document that
holds other things too, to the next heading with a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from viennagraph.claim.provision_parts import Maker, plain
from viennagraph.model import Passage, PassageKind, Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.page import Page

_GENRE: Final = "genre"
_LEAD: Final = 80
_TOP: Final = frozenset({PassageKind.BLOCK, PassageKind.PARAGRAPH})
_INNER: Final = frozenset({PassageKind.BLOCK, PassageKind.PARAGRAPH, PassageKind.ITEM})
_FIRST_VERB: Final = 80


@dataclass(frozen=True, slots=True)
class _Led:
    """Words that those of an item go on with: the verb that leads them, and of which kind."""

    kind: ProvisionKind
    verb: str
    words: str


def act_paragraphs(maker: Maker) -> Iterator[Provision]:
    """The preambular and operative paragraphs of every act in a document, and their items."""
    page = maker.page
    is_open = False
    alone = _is_act_alone(page)
    status = "proposed" if _is_draft(page) else "adopted"
    for passage in page.document.passages:
        if passage.parent:
            continue
        if passage.kind is PassageKind.ANNEX or (_is_numbered(passage) and not alone):
            is_open = False
        elif passage.kind in _TOP and is_formula(page, passage):
            is_open = True
        elif is_open and passage.kind in _TOP:
            for provision in _paragraph(maker, passage):
                yield replace(
                    provision,
                    made_by=page.setting.body,
                    part_of=page.setting.act,
                    status=status,
                )


def is_formula(page: Page, passage: Passage) -> bool:
    """Whether a passage is the line in which those who speak in an act name themselves."""
    return passage.is_leaf and _said(page, passage, "act-formula") is not None


# ── Where acts stand ─────────────────────────────────────────────────────────────────────────


def _is_act_alone(page: Page) -> bool:
    """Whether the body of a document begins with an act, so that its headings are the act's."""
    body = (p for p in page.document.passages if p.kind in {*_TOP, PassageKind.HEADING})
    return next((is_formula(page, p) for p in body), False)


def _is_numbered(passage: Passage) -> bool:
    return passage.kind is PassageKind.HEADING and not re.search(r"-u-\d+$", passage.fragment)


def _is_draft(page: Page) -> bool:
    symbol = page.setting.symbol or ""
    lines = [symbol, *(page.words(p) for p in page.leaves(PassageKind.MASTHEAD))]
    drafts = [pattern for _, pattern in page.cues(_GENRE, "act-draft")]
    return any(pattern.search(line) for pattern in drafts for line in lines)


# ── One paragraph ────────────────────────────────────────────────────────────────────────────


def _paragraph(maker: Maker, passage: Passage) -> Iterator[Provision]:
    page = maker.page
    opening = passage if passage.is_leaf else page.children[passage.fragment][0]
    led = _led(page, passage, opening)
    if led is None:
        return
    is_lead = not passage.is_leaf and _is_lead(opening)
    if not is_lead:
        made = maker.make(passage, led.kind, plain(opening.words), plain(passage.words))
        is_led = led.verb and led.verb != made.leading_verb
        yield replace(made, leading_verb=led.verb) if is_led else made
    if not passage.is_leaf:
        yield from _items(maker, passage, led)


def _items(maker: Maker, passage: Passage, led: _Led) -> Iterator[Provision]:
    """What each item of a paragraph provides, read as the end of the paragraph's sentence."""
    page = maker.page
    for child in page.children[passage.fragment][1:]:
        if child.kind not in _INNER:
            continue
        opening = child if child.is_leaf else page.children[child.fragment][0]
        words = plain(opening.words)
        joined = f"{led.words.rstrip(' :,')} {words[:1].lower()}{words[1:]}"
        whole = plain(child.words)
        sentence = f"{led.words.rstrip(' :,')} {whole[:1].lower()}{whole[1:]}"
        made = maker.make(child, led.kind, words, sentence)
        yield replace(made, leading_verb=led.verb or None)
        if not child.is_leaf:
            inner = _lead_at_end(page, words) or replace(led, words=joined)
            yield from _items(maker, child, inner)


def _led(page: Page, passage: Passage, opening: Passage) -> _Led | None:
    """The kind of a paragraph, by the verb that leads it."""
    words = plain(opening.words)
    if passage.kind is PassageKind.PARAGRAPH:
        found = _said(page, opening, "act-numbered") or _said(page, opening, "act-operative")
        return _Led(ProvisionKind.OPERATIVE, found["verb"] if found else "", words)
    for concept, kind in (
        ("act-operative", ProvisionKind.OPERATIVE),
        ("act-preambular", ProvisionKind.PREAMBULAR),
    ):
        if found := _said(page, opening, concept):
            return _Led(kind, found["verb"], words)
    return None


def _lead_at_end(page: Page, words: str) -> _Led | None:
    """The verb that ends an item and leads a list of its own, as where a line is lost."""
    for _, pattern in page.cues(_GENRE, "act-lead"):
        if found := pattern.search(words):
            return _Led(ProvisionKind.OPERATIVE, found["verb"], found["lead"])
    return None


def _is_lead(opening: Passage) -> bool:
    """Whether opening words are a verb, perhaps with its object, and no clause of their own."""
    words = opening.words.strip()
    return words[:1].islower() and len(words) <= _LEAD and words[-1:].isalpha()


def _said(page: Page, passage: Passage, concept: str) -> re.Match[str] | None:
    """The words of a part of the genre with which a passage opens."""
    end = passage.start + len(passage.words)
    if concept != "act-formula":
        end = min(end, passage.start + _FIRST_VERB)
    reading = page.reading[passage.start : end]
    return next((m for p, _ in page.living(_GENRE, concept) if (m := p.match(reading))), None)
