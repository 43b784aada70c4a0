"""Where a printed line goes on from the one above it, and how the two are joined."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from viennagraph.read.labels import LABEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from viennagraph.read.lines import Line

_DONE: Final = re.compile(r"(?:[.:;!?]|[;,] (?:and|or))[”\"’')\]]*[¹²³⁴⁵⁶⁷⁸⁹⁰*]*$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT: Final = re.compile(r"([^\W\d_]+)-$")
_REST: Final = re.compile(r"[^\W\d_]+")
_SIZES_DIFFER: Final = 0.06
_LOOSE: Final = 1.25  # of the usual distance between lines: a wider one is a break
_INDENT: Final = 0.6  # of the size
_ONE_LINE: Final = 2.0  # of the size: lines further apart are not in one paragraph
_CLEARLY_SHORT: Final = 0.35  # of the column's width
_USUAL: Final = 1.15


def pitch(lines: Sequence[Line]) -> float:
    """The usual distance between the lines of a paragraph, in sizes."""
    distances = sorted(
        (above.base - line.base) / line.size
        for above, line in itertools.pairwise(lines)
        if _is_below(line, above) and 0 < above.base - line.base < _ONE_LINE * line.size
    )
    return distances[len(distances) // 3] if distances else _USUAL


def _is_below(line: Line, above: Line) -> bool:
    return (line.page, line.column) == (above.page, above.column)


def begins(  # noqa: PLR0911 - one answer for each rule, in order
    line: Line, paragraph: Sequence[Line], usual: float
) -> bool:
    """Whether a line begins a paragraph of its own, below the lines of another."""
    above = paragraph[-1]
    if line.is_row or above.is_row:
        return True
    if abs(line.size - above.size) > _SIZES_DIFFER * above.size or line.is_bold != above.is_bold:
        return True
    if _is_below(line, above) and not 0 < above.base - line.base < usual * line.size * _LOOSE:
        return True
    if _CUT.search(above.words):
        return False
    is_done = _DONE.search(above.words) is not None
    room = _room(line, paragraph)
    if LABEL.match(line.words):
        return is_done or room > 0 or abs(line.left - above.left) > _INDENT * line.size
    if line.is_bold:
        is_short = above.right_edge - above.right > _CLEARLY_SHORT * (
            line.right_edge - line.left_edge
        )
        return is_short or (is_done and room > 0)
    if not is_done and line.words[0].islower():
        return False
    return room > 0 or (is_done and len(paragraph) > 1 and _is_indented(line, above))


def _is_indented(line: Line, above: Line) -> bool:
    return line.left - line.left_edge > above.left - above.left_edge + _INDENT * line.size


def _room(line: Line, paragraph: Sequence[Line]) -> float:
    """How much would have been left on the line above with this line's first word on it.

    The right edge is that of the paragraph, once it has lines enough to show one.
    """
    above = paragraph[-1]
    edge = max(other.right for other in paragraph) if len(paragraph) > 1 else above.right_edge
    if len(paragraph) > 1 and above.column != paragraph[0].column:
        edge = above.right_edge
    first = line.words.split(" ", 1)[0]
    width = (line.right - line.left) / max(len(line.words), 1)
    return edge - above.right - width * (len(first) + 1.5)


def vocabulary(lines: Iterable[Line]) -> Mapping[str, int]:
    """How often each word of a document occurs, without those that a line's end may have cut."""
    counts: Counter[str] = Counter()
    is_cut = False
    for line in lines:
        found = _WORD.findall(line.words.lower())
        if is_cut:
            found = found[1:]
        is_cut = _CUT.search(line.words) is not None
        counts.update(found[:-1] if is_cut else found)
    return counts


def glue(above: str, below: str, words: Mapping[str, int]) -> str | None:
    """What stands between two lines of a paragraph: a space, nothing, or None to heal a word.

    A hyphen at a line's end is kept where the document writes the compound so elsewhere, or knows
    both halves as words of their own; else it cut one word in two.

    >>> glue("the inter-", "national drug", {"international": 2})
    >>> glue("of drug-", "related crime", {"drug": 3, "related": 1})
    ''
    >>> glue("of the", "Commission", {})
    ' '
    """
    cut, rest = _CUT.search(above), _REST.match(below)
    if cut is None or rest is None or not below[0].islower():
        return "" if above.endswith(("-", "/", "—", "\u00ad")) else " "
    first, second = cut[1].lower(), rest[0].lower()
    if words.get(first + second):
        return None
    is_compound = words.get(f"{first}-{second}") or (words.get(first) and words.get(second))
    return "" if is_compound else None
