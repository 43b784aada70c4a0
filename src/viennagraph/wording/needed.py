"""What must stand in a text for a regular expression to match: a quick test before a slow one."""

from __future__ import annotations

from functools import cache
from typing import Final

_OPTIONAL: Final = frozenset("?*{")
_SHORTEST: Final = 2
_ZERO_WIDTH: Final = frozenset("bB")


@cache
def needed(pattern: str) -> tuple[str, ...]:
    r"""Words of which one stands in all that the pattern matches; none where that is not plain.

    >>> needed(r"\b[Tt]he following (?:items|papers)")
    ('he following ',)
    >>> needed(r"was held|took place in \d+")
    ('was held', 'took place in ')
    >>> needed(r"(?i:held)"), needed(r"\d+|held")
    ((), ())
    """
    if "(?i" in pattern or "(?x" in pattern:
        return ()
    words = [max(_runs(branch), key=len, default="") for branch in _branches(pattern)]
    return tuple(dict.fromkeys(words)) if min(map(len, words)) >= _SHORTEST else ()


def _branches(pattern: str) -> list[list[str]]:
    """The branches of a pattern at its top, each as its parts: characters, classes, groups."""
    branches: list[list[str]] = [[]]
    i = 0
    while i < len(pattern):
        end = _part_end(pattern, i)
        if pattern[i] == "|":
            branches.append([])
        else:
            branches[-1].append(pattern[i:end])
        i = end
    return branches


def _part_end(pattern: str, i: int) -> int:
    """Where the part of a pattern ends that begins here."""
    if pattern[i] == "\\":
        return i + 2
    if pattern[i] == "{":
        return pattern.find("}", i) + 1 or i + 1
    if pattern[i] == "[":
        # A bracket right after the opening is one of the characters of the class.
        i += 2 if pattern.startswith("[^", i) else 1
        i += 1 if pattern.startswith("]", i) else 0
        while i < len(pattern) and pattern[i] != "]":
            i += 2 if pattern[i] == "\\" else 1
        return i + 1
    if pattern[i] != "(":
        return i + 1
    i += 1
    while i < len(pattern) and pattern[i] != ")":
        i = _part_end(pattern, i)
    return i + 1


def _runs(parts: list[str]) -> list[str]:
    """The stretches of plain characters, each of which must be there."""
    runs = [""]
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        if after[:1] in _OPTIONAL and after:
            runs.append("")
        elif len(part) == 1 and (part.isalnum() or part in " -,;:’'/\"“”&%"):
            runs[-1] += part
            if after == "+":
                runs.append("")
        elif part[0] == "\\" and part[1] in _ZERO_WIDTH:
            continue
        else:
            runs.append("")
    return runs
