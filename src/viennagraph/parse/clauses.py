"""How words end and begin: what a block may go on with, and what stands by itself.

An act is one sentence in many paragraphs, so a comma ends a paragraph there, and a verb on a line
of its own leads what stands below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viennagraph.parse.blocks import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viennagraph.parse.blocks import Block

_FORMULA: Final = re.compile(r"(?:The|L[ae]|L[’'])\s?[A-Z0-9][^.;:]{3,500},\*{0,3}\d?$")
_FORMULA_OPEN: Final = re.compile(
    r"The(?: [A-Z][\w-]+| \d+[a-z]{2}| and| on| of| for| the| des| et){2,9}$"
)
_ACT_TITLE: Final = re.compile(r"\d{1,4}(?:/\d{1,3}| \([IVXLC]+\))\. [A-Z“]")
_FORMULA_LINE: Final = re.compile(
    r"The(?: [A-Z][\w-]+| and| on| of| for| the){2,9}[,.](?: [A-Z].*)?", re.DOTALL
)
_NEAR: Final = 3
_WE: Final = re.compile(r"We,?\s(?!.*:$)[^.;:]{3,400},$", re.DOTALL)
_JOINED: Final = re.compile(r"[,;]\s+(?:and|et)$")
_LONGEST_LEAD: Final = 80
_LONGEST_TITLE: Final = 280
# A line that ends in one of these was torn; a verb or its object does not end so.
_OPEN_WORD: Final = re.compile(
    r"\b(?:an?|and|as|at|by|for|from|in|into|its|of|on|or|that|the|their|this|to|under|with)$"
)


def is_formula(block: Block) -> bool:
    """Whether a line names those who speak in what follows: "The General Assembly,"."""
    words = plain(block.words)
    return not block.label and bool(_FORMULA.match(words) or _WE.match(words))


def ends_clause(block: Block) -> bool:
    """Whether words end as a clause of an act does: ",", ";", ", and"."""
    words = _JOINED.sub(",", block.ending)
    return words.endswith((",", ";", ".", ":")) or bool(_FORMULA_OPEN.match(words))


def is_lead(block: Block) -> bool:
    """Whether a line is a verb, perhaps with its object, that leads what stands below it."""
    words = block.words.strip()
    if not words[:1].islower() or len(words) > _LONGEST_LEAD:
        return False
    return words[-1].isalpha() and "," not in words and not _OPEN_WORD.search(words)


def is_open_formula(block: Block, below: Block | None) -> bool:
    """Whether a line without its comma ("The General Assembly") leads a clause below it."""
    if below is None or not _FORMULA_OPEN.match(plain(block.words)):
        return False
    return ends_clause(below) and below.after_blank


def is_title_above(above: Block, block: Block) -> bool:
    """Whether a clause of an act stands below a title that has no mark of its own."""
    if above.label or not above.after_blank or len(above.words) > _LONGEST_TITLE:
        return False
    return above.is_title and block.words[:1].isupper() and ends_clause(block)


def opens_act(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line is the numbered title of an act, with its formula right below.

    Pages cut from a volume hold the end of one act and then others: "91/7. Harbours", and below
    it "The General Assembly,".
    """
    if not _ACT_TITLE.match(plain(blocks[index].words)):
        return False
    below = (plain(block.words) for block in blocks[index + 1 : index + 1 + _NEAR])
    return any(_FORMULA_LINE.fullmatch(words) for words in below)
