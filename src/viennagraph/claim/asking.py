"""What words ask, and how specific that is: the reader that the rules for provisions are given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from viennagraph.claim import asks_imperative, levels
from viennagraph.claim.asks import Ask

if TYPE_CHECKING:
    from collections.abc import Collection

    from viennagraph.claim.asks import ModalForms
    from viennagraph.register.level_table import LevelTable

_NO_FORCE: Final = "none"


@dataclass(frozen=True, slots=True)
class AskReader:
    """The vocabularies of asking; called with words, it gives what they ask.

    `names` are words that name one thing and are not to be cut.

    >>> from viennagraph import resources
    >>> from viennagraph.register import levels, modality
    >>> folder = resources.ontology()
    >>> reader = AskReader(modality.load(folder), levels.load(folder))
    >>> ask = reader("Governments are urged to ratify the convention.")
    >>> ask.strength, ask.actions, ask.level.notation
    ('urged', ('ratify',), '5')
    >>> ask = reader("Ratification of the convention.")
    >>> ask.strength, ask.actions, ask.level.rule
    ('none', (), 'openings-specific')
    """

    forms: ModalForms
    table: LevelTable

    def __call__(self, text: str, names: Collection[str] = ()) -> Ask | None:
        """What words ask; None where they ask nothing and no rule knows how specific they are."""
        ask = asks_imperative.read_any(text, self.forms, names)
        level = levels.level(text, ask, self.table)
        if ask is None:
            return Ask("", _NO_FORCE, (), (), level=level) if level else None
        return replace(ask, level=level)
