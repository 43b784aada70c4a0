"""Document symbols as a user types them, and the file names made from them."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from viennagraph.fetch.errors import SymbolError

_LONGEST: Final = 100
_PART: Final = r"[A-Za-z0-9(][A-Za-z0-9.()\[\]+,&* -]*"
_SYMBOL: Final = re.compile(rf"[A-Za-z][A-Za-z0-9.-]*(?:/{_PART})+")
_SPACE: Final = re.compile(r"\s+")


def symbol(words: str) -> str:
    """The symbol that the words are, with single spaces.

    >>> symbol(" S/RES/1325  (2000) ")
    'S/RES/1325 (2000)'

    Raises:
        SymbolError: They are none.
    """
    trimmed = _SPACE.sub(" ", words).strip()
    if len(trimmed) > _LONGEST or not _SYMBOL.fullmatch(trimmed):
        raise SymbolError(words)
    return trimmed


def stem(one: str) -> str:
    """What the name of a file of this symbol begins with: safe on every system, and its alone.

    Two symbols that differ in more than spaces have two names, since no symbol has a `_` or `%`.

    >>> stem("A/C.3/73/L.5"), stem("S/RES/1325 (2000)"), stem("A/71/5*")
    ('A_C.3_73_L.5', 'S_RES_1325(2000)', 'A_71_5%2A')
    """
    return quote(one.replace(" ", "").replace("/", "_"), safe="()+,")
