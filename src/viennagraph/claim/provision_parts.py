"""What every provision is made of: its words, what it names, and of whom it asks what."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from viennagraph.model import (
    Addressee,
    Linked,
    MentionKind,
    Passage,
    Provision,
    ProvisionKind,
    Ref,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.claim.asking import AskReader
    from viennagraph.claim.page import Page

_LABEL: Final = re.compile(
    r"^\s*(?:[-–•]\s+)?(?:\d{1,3}(?:\.\d{1,3})*\.|\d{1,3}(?:\.\d{1,3})+|\(?[a-z0-9]{1,4}\)"
    r"|\d{1,3}(?=\s+[a-z]))\s+"
)
_ARTICLE: Final = re.compile(r"^[Tt]he ")
_ASKING: Final = frozenset({ProvisionKind.RECOMMENDATION, ProvisionKind.OPERATIVE})
KIND_SEGMENT: Final = {
    ProvisionKind.RECOMMENDATION: "recommendation",
    ProvisionKind.OBSERVATION: "observation",
    ProvisionKind.CONCLUSION: "conclusion",
    ProvisionKind.COMMITMENT: "commitment",
    ProvisionKind.STATEMENT: "statement",
    ProvisionKind.OPERATIVE: "operative-paragraph",
    ProvisionKind.PREAMBULAR: "preambular-paragraph",
}


def plain(words: str) -> str:
    r"""The words of a passage on one line, without the label before them.

    >>> plain("(a) To\n report;"), plain("2 to meet"), plain("115.3. Ratify")
    ('To report;', 'to meet', 'Ratify')
    """
    return _LABEL.sub("", " ".join(words.split()))


class Maker:
    """Makes the provisions of one document."""

    def __init__(self, page: Page, asking: AskReader) -> None:
        self.page = page
        self.asking = asking
        self._called: dict[str, Ref] = {}
        for known in page.register.entities:
            for name in known.names:
                self._called.setdefault(name, known.ref)

    def names_state(self, name: str) -> bool:
        """Whether a name is that of a State."""
        ref = self._called.get(name) or self._called.get(name.removeprefix("the "))
        return ref is not None and ref.kind == "state"

    def make(
        self, passage: Passage, kind: ProvisionKind, text: str, sentence: str | None = None
    ) -> Provision:
        """The provision of these words that a passage makes.

        `sentence` is the words to read for what is asked, where they are more than the text.
        """
        page = self.page
        leaf = passage if passage.is_leaf else page.children[passage.fragment][0]
        ask = self.asking(sentence or text, _names(page, passage)) if kind in _ASKING else None
        if ask and kind is ProvisionKind.OPERATIVE and not (ask.modality and ask.actions):
            ask = None  # it asks nothing of anyone
        made = Provision(
            kind=kind,
            ref=Ref(KIND_SEGMENT[kind], f"{page.setting.ref.local}-{passage.fragment}"),
            passage=leaf.fragment,
            text=text,
            mentions=_mentions(page, passage),
            is_ask=kind is ProvisionKind.RECOMMENDATION or ask is not None,
        )
        if ask is None:
            return made
        return replace(
            made,
            addressees=tuple(self._known(passage, addressee) for addressee in ask.addressees),
            modality=ask.modality or None,
            strength=ask.strength,
            actions=tuple(dict.fromkeys(ask.actions)),
            leading_verb=ask.leading,
            action_level=ask.level.name if ask.level else None,
            level_rule=ask.level.rule if ask.level else None,
        )

    def _known(self, passage: Passage, addressee: Addressee) -> Addressee:
        """The addressee with the entity that its words name, where they name one."""
        words = addressee.label
        if ref := self._called.get(words) or self._called.get(words[:1].upper() + words[1:]):
            return replace(addressee, entity=ref)
        within = (passage.start, passage.start + len(passage.words))
        for ref, linked in self.page.entities(*within):
            if _ARTICLE.sub("", linked.mention.surface) == _ARTICLE.sub("", words):
                return replace(addressee, entity=ref)
        return addressee


def _names(page: Page, passage: Passage) -> tuple[str, ...]:
    """The names in a passage, which are not to be read as words of a sentence."""
    named = (
        " ".join(linked.mention.surface.split())
        for linked in _links(page, passage)
        if linked.mention.kind is MentionKind.NAME
    )
    return tuple(sorted({surface for surface in named if " " in surface}))


def _mentions(page: Page, passage: Passage) -> tuple[Ref, ...]:
    found = [ref for linked in _links(page, passage) for ref in linked.entities]
    return tuple(dict.fromkeys(found))


def _links(page: Page, passage: Passage) -> Iterator[Linked]:
    for leaf in [passage] if passage.is_leaf else _leaves(page, passage):
        yield from page.linked(leaf.start, leaf.start + len(leaf.words))


def _leaves(page: Page, passage: Passage) -> list[Passage]:
    found: list[Passage] = []
    for child in page.children.get(passage.fragment, ()):
        found += [child] if child.is_leaf else _leaves(page, child)
    return found
