"""Blocks to passages: numbering, nesting, and pieces that a page break tore apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph.parse.assembly import assemble
from viennagraph.parse.blocks import blocks
from viennagraph.parse.outline import outline

if TYPE_CHECKING:
    from viennagraph.model import Document, Text


def parse(text: Text) -> Document:
    r"""The passages of a text.

    Leaf passages do not overlap and cover every character that is not white space.

    >>> from viennagraph.model import Text
    >>> from viennagraph.read.markup import strip
    >>> raw = "1. The Meeting asked Governments:\n\n(a) To report;\n\n(b) To meet."
    >>> characters, runs, marks, pages = strip(raw)
    >>> text = Text("a.txt", "", "text/plain", raw, characters, runs, marks, pages)
    >>> [passage.fragment for passage in parse(text).passages]
    ['p1', 'p1-block-1', 'p1-a', 'p1-b']
    """
    return assemble(text, outline(tuple(blocks(text)), text.characters))
