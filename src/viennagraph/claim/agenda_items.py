"""One agenda item, wherever it is named: its reference and what is claimed of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from viennagraph.model import Claim, Ref
from viennagraph.relations import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator


def reference(meeting: Ref, number: str, *, provisional: bool = False) -> Ref:
    """The item of a meeting's agenda by its number.

    >>> reference(Ref("meeting", "cnd-61"), "6 (a)").local
    'cnd-61-6-a'
    """
    local = re.sub(r"[^0-9a-z]+", "-", number).strip("-")
    return Ref("agenda-item", f"{meeting.local}{'-provisional' if provisional else ''}-{local}")


def claims(
    item: Ref, meeting: Ref, number: str, title: str | None, status: str, place: tuple[Ref, str]
) -> Iterator[Claim]:
    """What makes a reference an agenda item; `place` is the passage, as a thing and by fragment."""
    passage, fragment = place
    yield Claim(item, Relation.IS_A, "vg:AgendaItem", fragment)
    yield Claim(item, Relation.STATED_IN, passage, fragment)
    yield Claim(item, Relation.AGENDA_OF, meeting, fragment)
    yield Claim(item, Relation.ITEM_NUMBER, number, fragment)
    yield Claim(item, Relation.ALSO_CALLED, f"agenda item {number}", fragment)
    yield Claim(
        item, Relation.AGENDA_STATUS, Ref("vocabulary", f"agenda-status/{status}"), fragment
    )
    if title:
        yield Claim(item, Relation.TITLE, title, fragment)
