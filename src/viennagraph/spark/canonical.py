"""Lines of N-Quads as a store gives them back, without a store."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.vocab import vg

if TYPE_CHECKING:
    from collections.abc import Iterable

_TYPED: Final = re.compile(r'"(?:[^"\\]|\\.)*"\^\^<[^>]*>(?= <[^<>]*> \.$)')


def canonical(lines: Iterable[str]) -> list[str]:
    """The lines in order and each once, their typed values written as a store writes them.

    >>> x = "http://www.w3.org/2001/XMLSchema#"
    >>> canonical([f'<s:a> <p:b> "007"^^<{x}integer> <g:c> .'])
    ['<s:a> <p:b> "7"^^<http://www.w3.org/2001/XMLSchema#integer> <g:c> .']
    """
    return sorted({_TYPED.sub(_settled, line) if '"^^<' in line else line for line in lines})


def _settled(found: re.Match[str]) -> str:
    return _literal(found[0])


@lru_cache(maxsize=1 << 16)
def _literal(written: str) -> str:
    """A typed value as a store gives it back: numbers and dates have one spelling there."""
    store = ox.Store()
    line = f"<{vg.NS}> <{vg.NS}> {written} .\n"
    store.load(line.encode(), ox.RdfFormat.N_QUADS)
    return next(str(quad.object) for quad in store)
