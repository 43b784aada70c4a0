"""Persons by name, and office holders by office."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.model import Document, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.find.names import Hit

_PART: Final = (
    r"(?:[A-ZÀ-ÖØ-ÞŠŽČĆĐ][\w’'.-]*"
    r"|de|da|do|dos|del|della|den|der|di|du|van|von|bin|al|el|la|le|ten|ter|y)"
)
_NAME: Final = rf"[A-ZÀ-ÖØ-ÞŠŽČĆĐ][\w’'-]++(?: {_PART}){{0,4}} [A-ZÀ-ÖØ-ÞŠŽČĆĐ][\w’'-]++"
_BEFORE_STATE: Final = re.compile(rf"(?P<name>{_NAME}) \($")
_BEFORE_OFFICE: Final = re.compile(rf"(?<!\w)(?P<name>{_NAME}), (?:the )?(?=(?:[\w-]+ ){{0,3}})")
_HONOURED: Final = re.compile(
    rf"\b(?:H\.E\. )?(?:Mr|Ms|Mrs|Dr|Prof|Sir|Mme|M)\.? (?P<name>{_NAME}|[A-ZÀ-Þ][\w’'-]+)"
)
_TITLE: Final = re.compile(r".*\b(?:Mr|Ms|Mrs|Dr|Prof|Mme)\.? ")
_OWNER: Final = re.compile(r"[’']s?$")
# What may stand between a name and an office ("the then President"); a word that ties the office
# to a verb ("convened by the President") leads away from the name.
_BETWEEN: Final = re.compile(
    r"(?:(?!(?:as|at|by|for|from|in|of|on|that|to|under|which|who|whom|with) )[a-z][\w-]* ){1,3}"
)
_WIDE: Final = 90


def person_mentions(
    document: Document, states: dict[int, Hit], offices: re.Pattern[str], hits: dict[int, list[Hit]]
) -> Iterator[Mention]:
    """Persons with a State in parentheses, with an office after a comma, or with a title.

    `states` holds hits of States by the offset at which they begin, `offices` finds the name of an
    office, `hits` holds all names by the offset at which they begin.
    """
    reading = document.reading
    found_at: set[int] = set()
    for start, hit in sorted(states.items()):
        if reading[hit.end : hit.end + 1] != ")" or reading[start - 1 : start] != "(":
            continue
        near = max(0, start - _WIDE)
        line = reading.rfind("\n", near, start) + 1 or near
        if found := _BEFORE_STATE.search(reading, line, start):
            begin, end = found.span("name")
            found_at.add(begin)
            yield _person(document, begin, end, (("state", hit.name),))
    for found in _BEFORE_OFFICE.finditer(reading):
        office = offices.match(reading, found.end()) or _after_words(reading, found.end(), offices)
        if office is None or found.start() in found_at or found.start() in hits:
            continue
        found_at.add(found.start())
        details = (("role", office["role"]), ("office", str(office.start())))
        yield _person(document, *found.span("name"), details)
    for found in _HONOURED.finditer(reading):
        begin, end = found.span("name")
        if begin not in found_at and begin not in hits:
            yield _person(document, begin, end, ())


def _after_words(reading: str, start: int, offices: re.Pattern[str]) -> re.Match[str] | None:
    """An office after up to three lower-case words: "post-special session facilitator of"."""
    words = _BETWEEN.match(reading, start)
    if words is None:
        return None
    stop = words.end()
    for at in [m.end() for m in re.finditer(" ", reading[start:stop])]:
        if office := offices.match(reading, start + at):
            return office
    return None


def office_mentions(
    document: Document, offices: re.Pattern[str], hits: dict[int, list[Hit]]
) -> Iterator[Mention]:
    """Office holders called by their office: "the Chair of the Commission", "the Secretary"."""
    reading = document.reading
    for found in offices.finditer(reading):
        start, end = found.start("role"), found.end("role")
        details = [("role", found["role"])]
        if found["of"]:
            for hit in hits.get(found.end(), [])[:1]:
                details.append(("of", hit.name))
                end = hit.end
        elif not found["the"]:
            continue
        details.append(("definite", "yes" if found["the"] else "no"))
        yield Mention(
            MentionKind.REFERENCE,
            document.leaf_at(start).fragment,
            start,
            end,
            reading[start:end],
            "officer",
            None,
            tuple(details),
        )


def _person(
    document: Document, start: int, end: int, details: tuple[tuple[str, str], ...]
) -> Mention:
    surface = document.reading[start:end]
    if title := _TITLE.match(surface):
        # "Chair Mr. Dekker": the office belongs to the one before.
        start, surface = start + title.end(), surface[title.end() :]
    if owner := _OWNER.search(surface):
        end, surface = start + owner.start(), surface[: owner.start()]
    passage = document.leaf_at(start).fragment
    return Mention(MentionKind.PERSON, passage, start, end, surface, surface, None, details)
