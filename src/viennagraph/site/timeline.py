"""What happened around a thing, in the order of time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viennagraph.site.words import words
from viennagraph.vocab import vg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from viennagraph.site.gather import Named
    from viennagraph.site.incoming import Group

_COUNTED: Final = {
    vg.mentions: "name it",
    vg.madeBy: "made",
    vg.addressee: "ask it",
    vg.topic: "on it",
    vg.speaker: "told of it",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A date and what was then: a thing, or `count` provisions of one body."""

    date: str
    what: str
    thing: Named | None = None
    ended: str = ""
    count: int = 0

    @property
    def year(self) -> str:
        """The year of its date."""
        return self.date[:4]


def entries(groups: Iterable[Group]) -> tuple[Entry, ...]:
    """The entries of a timeline, the earliest first; dateless things are left out."""
    found = [entry for group in groups for entry in _of(group)]
    return tuple(sorted(found, key=lambda one: (one.date, one.what, _label(one))))


def _of(group: Group) -> Iterator[Entry]:
    if word := words().timeline.get(group.iri):
        for item in group.items:
            if item.date:
                yield Entry(item.date, word, item.thing, item.ended)
    elif (verb := _COUNTED.get(group.iri)) and not group.is_capped:
        counts = Counter((item.year, item.body) for item in group.items if item.year)
        for (year, body), count in counts.items():
            yield Entry(year, verb, body, count=count)


def _label(entry: Entry) -> str:
    return entry.thing.label if entry.thing else ""
