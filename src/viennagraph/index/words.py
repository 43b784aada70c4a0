"""What a user types, as queries of the full text that cannot be broken."""

from __future__ import annotations

import re
from typing import Final

from viennagraph.index.values import Piece

OPEN, CLOSE = "\x02", "\x03"
"""What marks a hit on its way through the engine; texts are cleared of them before."""

_TERM: Final = re.compile(r'"([^"]*)"|(\S+)')
_WORD: Final = re.compile(r"[^\W_]+")
_MOST: Final = 16  # terms of one search that are looked at
_LONGEST: Final = 400
# What neither XML nor HTML can hold, and what marks hits.
_CLEARED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHORT: Final = {"res": "resolution", "dec": "decision"}
_QUOTES: Final = str.maketrans("“”„«»", '"""""')


def terms(typed: str) -> tuple[tuple[str, ...], ...]:
    """What was typed as terms: each a word, or the words of a phrase in quotation marks.

    >>> terms('parcels "drug trafficking" E/CN.7')
    (('parcels',), ('drug', 'trafficking'), ('e', 'cn', '7'))
    """
    found = _TERM.finditer(typed[:_LONGEST].translate(_QUOTES).lower())
    parts = (tuple(_WORD.findall(match[1] or match[2] or "")) for match in found)
    return tuple(dict.fromkeys(part for part in parts if part))[:_MOST]


def matching(typed: str, *, is_any: bool = False, is_begun: bool = False) -> str:
    """The full-text query for all terms, or for any; the last may be the beginning of a word.

    >>> matching('NEAR( "drug" OR', is_begun=True)
    '"near" "drug" "or"*'
    """
    parts = [f'"{" ".join(term)}"' for term in terms(typed)]
    if parts and is_begun:
        parts[-1] += "*"
    return (" OR " if is_any else " ").join(parts)


def key(name: str) -> str:
    """A symbol or name in the one spelling under which all of its spellings meet.

    >>> key("UNODC/HONEURO/12/6") == key("unodc-honeuro-12-6")
    True
    >>> key("CND res. 56/10")
    'cndresolution5610'
    """
    return "".join(_SHORT.get(word, word) for word in _WORD.findall(name.lower()))


def cleared(text: str) -> str:
    """The text without the characters that mark hits, and without those that no page can hold."""
    return _CLEARED.sub(" ", text)


def pieces(marked: str) -> tuple[Piece, ...]:
    r"""A marked text in pieces.

    >>> [(piece.words, piece.is_hit) for piece in pieces("of \x02parcels\x03.")]
    [('of ', False), ('parcels', True), ('.', False)]
    """
    found = []
    for part in marked.split(OPEN):
        hit, mark, rest = part.partition(CLOSE)
        found += (
            [Piece(hit, is_hit=True), Piece(rest, is_hit=False)]
            if mark
            else [Piece(part, is_hit=False)]
        )
    return tuple(piece for piece in found if piece.words)
