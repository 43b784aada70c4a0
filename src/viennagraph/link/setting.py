"""Where a document stands, read from its masthead and headings before anything is linked."""

from __future__ import annotations

import hashlib
import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from viennagraph.link import own_act as acts
from viennagraph.model import (
    Document,
    Entity,
    Mention,
    MentionKind,
    Passage,
    PassageKind,
    Ref,
    Setting,
)
from viennagraph.wording import dates, slugs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viennagraph.register.values import Known, Register

_LABEL: Final = re.compile(r"^\s*(?:\d{1,3}|[IVXLC]+|[A-Z])\.\s+|^\s*\([a-z]{1,4}\)\s+")
_SPACES: Final = re.compile(r"\s+")
_FULL_DATE: Final = re.compile(rf"^\s*(?:{dates.PATTERN})\s*$")


@lru_cache(maxsize=1024)
def title(words: str) -> str:
    r"""The words of a heading or masthead line without number, footnote stars and line ends.

    >>> title("4. Money-laundering and\nillicit flows*")
    'Money-laundering and illicit flows'
    """
    plain = _SPACES.sub(" ", _LABEL.sub("", words)).strip()
    return re.sub(r"[*¹²³⁴⁵⁶⁷⁸⁹⁰]+$", "", plain).strip()


class Frame:
    """The masthead and the headings of a document, asked while it is linked."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        register: Register,
        by_name: dict[str, tuple[Known, ...]],
        symbol: str | None,
    ) -> None:
        self.document = document
        self.register = register
        self.by_name = by_name
        self.passages = {p.fragment: p for p in document.passages}
        self.masthead = tuple(p for p in document.leaves if p.kind is PassageKind.MASTHEAD)
        in_masthead = {p.fragment for p in self.masthead}
        self.mentions = tuple(m for m in mentions if m.passage in in_masthead)
        self.body = self._body()
        numbered = acts.of_masthead([title(p.words) for p in self.masthead], register)
        self.act = acts.entity(numbered, self.body, symbol or self._symbol())
        self.symbol = symbol or self._symbol() or acts.symbol_of(numbered, self.body)
        digest = document.text.digest or hashlib.sha256(document.text.raw.encode()).hexdigest()
        local = slugs.of_symbol(self.symbol) if self.symbol else f"sha256-{digest[:16]}"
        self.ref = Ref("document", local)
        self.year = self._year()
        self.is_report = any(m.key == "own-report" for m in self.mentions)

    def _line(self, mention: Mention) -> str:
        return title(self.passages[mention.passage].words)

    def _symbol(self) -> str | None:
        for m in self.mentions:
            if m.kind is MentionKind.SYMBOL and self._line(m) == m.key:
                return m.key
        return None

    def _body(self) -> Known | None:
        named = [m for m in self.mentions if m.kind is MentionKind.NAME]
        bodies = [
            (m, k) for m in named for k in self.by_name.get(m.key, ()) if k.category == "Body"
        ]
        for m, known in bodies:
            if acts.says_adoption(self._line(m), self.register):
                return known
        lines = [known for m, known in bodies if self._line(m) == m.surface]
        for known in lines:
            below = (k for k in lines if known.ref in k.linked("org:subOrganizationOf"))
            return next(below, known)  # the line of an organ stands under that of its body
        for m in self.mentions:
            name = m.detail("body") if m.kind is MentionKind.MEETING else None
            for known in self.by_name.get(name or "", ()):
                return known
        return bodies[0][1] if bodies else None

    def _year(self) -> int | None:
        for passage in self.masthead:
            words = title(passage.words)
            found = dates.days(words)
            if found and (_FULL_DATE.match(words) or ", " in words):
                return int(found.start[:4])
        found_years = [y for p in self.masthead for y in dates.years(p.words)]
        return found_years[0] if found_years else None

    def heading_chain(self, passage: Passage) -> list[Passage]:
        """The headings above a passage, the nearest first."""
        chain: list[Passage] = []
        above = passage.heading if passage.kind is not PassageKind.HEADING else passage.fragment
        while above is not None and (heading := self.passages.get(above)):
            chain.append(heading)
            above = heading.heading if heading.fragment != heading.heading else None
        return chain

    def topic(self, passage: Passage) -> str | None:
        """The topic under which a passage stands: its heading's, or the masthead's."""
        chain = self.heading_chain(passage)
        return title(chain[0].words) if chain else self._masthead_topic

    @cached_property
    def _masthead_topic(self) -> str | None:
        for cue in self.register.patterns("cue", "topic"):
            for line in reversed(self.masthead):
                if found := re.match(cue.pattern, title(line.words)):
                    return str(found["topic"]).strip()
        return None

    def setting(
        self, meeting: Entity | None, meetings: dict[str, Ref], groups: dict[str, Entity]
    ) -> Setting:
        """The setting as a value, once headings are linked."""
        topics = {
            p.fragment: topic
            for p in self.document.passages
            if (topic := self.topic(p)) is not None
        }
        return Setting(
            ref=self.ref,
            symbol=self.symbol,
            body=self.body.ref if self.body else None,
            meeting=meeting.ref if meeting else None,
            is_report=self.is_report,
            year=self.year,
            topics=topics,
            meetings=meetings,
            groups=groups,
            act=self.act.ref if self.act else None,
        )
