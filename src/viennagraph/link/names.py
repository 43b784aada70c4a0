"""The entities of the register by what they are called, indexed once for all documents."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from viennagraph.link import entities as made
from viennagraph.register.values import Known, Register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viennagraph.model import Ref

_TOGETHER: Final = "Subsidiary bodies of"
_Index = dict[str, tuple[Known, ...]]


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of the register by name, by short name and by symbol series.

    `keys` holds bodies by the short form in the names of their meetings, `together` the
    subsidiary bodies of a body, taken together, by that body.  `numbers` holds how bodies number
    their acts, by symbol series.
    """

    full: _Index = field(repr=False)
    short: _Index = field(repr=False)
    series: _Index = field(repr=False)
    keys: _Index = field(repr=False)
    together: dict[Ref, Known] = field(repr=False)
    numbers: dict[str, re.Pattern[str]] = field(repr=False)

    @classmethod
    def of(cls, register: Register) -> Names:
        """The index of a register."""
        bodies = [known for known in register.entities if known.category == "Body"]
        together = [known for known in register.entities if known.label.startswith(_TOGETHER)]
        return cls(
            full=_index((name, known) for known in register.entities for name in known.names),
            short=_index((name, known) for known in register.entities for name in known.shorts),
            series=_index((series, body) for body in bodies for series in body.series),
            keys=_index((made.key(body), body) for body in bodies),
            together={
                parent: known
                for known in reversed(together)
                for parent in known.linked("org:subOrganizationOf")
            },
            numbers=_numbers(register),
        )

    def may_number(self, body: Known, number: str) -> bool:
        """Whether a body numbers its acts so, as far as the form of its numbers is known."""
        forms = [self.numbers[s] for s in body.series if s in self.numbers]
        return not forms or any(form.fullmatch(number) for form in forms)

    def numbering(self, number: str) -> tuple[Known, ...]:
        """The bodies whose acts bear numbers of this form."""
        fitting = [s for s, form in self.numbers.items() if form.fullmatch(number)]
        return tuple(body for series in fitting for body in self.series.get(series, ()))

    def called(self, name: str | None) -> tuple[Known, ...]:
        """The entities of that name or, where there is none, of that short name."""
        return self.full.get(name or "") or self.short.get(name or "", ())


def _numbers(register: Register) -> dict[str, re.Pattern[str]]:
    return {
        term.notation or "": re.compile(
            "|".join(cue.pattern for cue in register.patterns("act-number", term.local))
        )
        for term in register.scheme("act-number")
    }


def _index(pairs: Iterable[tuple[str, Known]]) -> _Index:
    found: defaultdict[str, list[Known]] = defaultdict(list)
    for name, known in pairs:
        found[name].append(known)
    return {name: tuple(entities) for name, entities in found.items()}
