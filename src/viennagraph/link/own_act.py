"""The act of which a document is the text, by the number that its masthead gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from viennagraph.link import entities as made
from viennagraph.wording import symbols

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viennagraph.model import Entity
    from viennagraph.register.values import Known, Register

_GENRE: Final = "genre"
_PRINTED: Final = re.compile(r"A|E|S|A/HRC")
_CODES: Final = {"resolution": "RES", "decision": "DEC"}


class Numbered(NamedTuple):
    """The kind and number of an act, as a masthead prints them."""

    kind: str
    number: str


def of_masthead(lines: Sequence[str], register: Register) -> Numbered | None:
    """The kind and number that the lines of a masthead give to the act below them."""
    adopted = " ".join(line.lower() for line in lines if says_adoption(line, register))
    for i, line in enumerate(lines):
        found = _said("act-number", line, register)
        if found is None or not (number := found.groupdict().get("number")):
            continue
        kind = (found.groupdict().get("type") or "").lower()
        if not kind and not adopted:
            return None
        kind = kind or ("decision" if "decision" in adopted.split() else "resolution")
        letters = [m["letter"] for m in _letters(lines[i + 1 :], register)]
        return Numbered(kind, f"{number} {letters[0]}" if letters else number)
    return None


def says_adoption(line: str, register: Register) -> bool:
    """Whether a masthead line says who adopted the act."""
    return _said("act-adopted", line, register) is not None


def symbol_of(numbered: Numbered | None, body: Known | None) -> str | None:
    """The symbol of the text of an act, for organs whose acts have symbols.

    >>> from viennagraph.model import Ref
    >>> from viennagraph.register.values import Known
    >>> organ = Known(Ref("body", "ga"), "Body", "General Assembly", (), series=("A",))
    >>> symbol_of(Numbered("resolution", "91/7 C"), organ)
    'A/RES/91/7 C'
    >>> symbol_of(Numbered("resolution", "9 (XX)"), organ)
    'A/RES/9(XX)'
    """
    series = next((s for s in body.series if _PRINTED.fullmatch(s)), None) if body else None
    if series is None or numbered is None:
        return None
    number = re.sub(r"\s+\(", "(", numbered.number)
    return f"{series}/{_CODES[numbered.kind]}/{number}"


def entity(numbered: Numbered | None, body: Known | None, symbol: str | None) -> Entity | None:
    """The act as a thing, by its number or by the symbol of its text."""
    if body is None:
        return None
    if numbered:
        return made.act(body, numbered.kind, numbered.number)
    if symbol and (found := symbols.act(symbol)) and found[0] in body.series:
        return made.act(body, found[1], found[2])
    return None


def _letters(lines: Sequence[str], register: Register) -> list[re.Match[str]]:
    found = (_said("act-part-letter", line, register) for line in lines)
    return [match for match in found if match]


def _said(concept: str, line: str, register: Register) -> re.Match[str] | None:
    patterns = (re.compile(cue.pattern) for cue in register.patterns(_GENRE, concept))
    return next((m for pattern in patterns if (m := pattern.search(line))), None)
