"""Lines of N-Quads as text: what is said of each node, and what a query looks at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from viennagraph.check.templates import PREFIXES
from viennagraph.vocab import rdf

if TYPE_CHECKING:
    from collections.abc import Iterable

Statements: TypeAlias = dict[str, dict[str, list[str]]]
"""What is said of nodes: by node and by predicate the values, all as N-Quads writes them."""

Backwards: TypeAlias = dict[str, dict[str, list[str]]]
"""By predicate and by value the nodes that have the value."""


class Known(NamedTuple):
    """What is said before any document: also backwards, and each class with all above it."""

    said: Statements
    backwards: Backwards
    above: dict[str, frozenset[str]]


_PREFIX: Final = re.compile(r"PREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE)
_TOKEN: Final = re.compile(
    r"""<[^<>\s]*> | "(?:[^"\\]|\\.)*"(?:@[\w-]+)? | [$?]\w+ | [\w-]*:[\w-]* | \w+ | \^\^ | \S""",
    re.VERBOSE,
)
_RESTART: Final = frozenset({"{", "}", "."})
_WORDS: Final = frozenset({"FILTER", "NOT", "EXISTS", "OPTIONAL", "UNION"})
_PATHS: Final = frozenset("+*?")
_SUBJECT, _VERB, _OBJECT, _AFTER = range(4)
_AGAIN: Final = {";": _VERB, ",": _OBJECT}
_NAMED: Final = {_SUBJECT: _VERB, _OBJECT: _AFTER}


def grouped(lines: Iterable[str]) -> Statements:
    """What lines of N-Quads say, whatever their graphs.

    >>> grouped(['<s:a> <p:b> "c d" <g:1> .', '<s:a> <p:b> <s:e> <g:2> .'])
    {'<s:a>': {'<p:b>': ['"c d"', '<s:e>']}}
    """
    found: Statements = {}
    for line in lines:
        node, predicate, rest = line.split(" ", 2)
        value = rest[: rest.rindex(" <")]
        properties = found.get(node)
        if properties is None:
            found[node] = {predicate: [value]}
        else:
            values = properties.get(predicate)
            if values is None:
                properties[predicate] = [value]
            elif value not in values[-1:]:
                values.append(value)
    return found


def backwards(said: Statements, predicates: Iterable[str]) -> Backwards:
    """For each of some predicates, of what each value is the value.

    >>> backwards({"<s:a>": {"<p:b>": ["<s:c>"], "<p:d>": ["<s:e>"]}}, ["<p:b>"])
    {'<p:b>': {'<s:c>': ['<s:a>']}}
    """
    found: Backwards = {predicate: {} for predicate in predicates}
    wanted = found.keys()
    for node, properties in said.items():
        if not wanted.isdisjoint(properties):
            for predicate in wanted & properties.keys():
                index = found[predicate]
                for value in properties[predicate]:
                    index.setdefault(value, []).append(node)
    return found


def predicates_of(head: str, tail: str) -> frozenset[str] | None:
    """The predicates of all patterns of a query, or None where that cannot be told.

    >>> predicates_of("PREFIX s: <s:> SELECT $this {", "$this s:a+ ?b . FILTER (?b = $this) }")
    frozenset({'<s:a>'})
    >>> predicates_of("SELECT $this {", "$this ?any ?b }") is None
    True
    """
    names = {**PREFIXES, **dict(_PREFIX.findall(head))}
    words = _outside_brackets(_TOKEN.findall(tail))
    if words is None:
        return None
    found: set[str] = set()
    place = _SUBJECT
    for word in words:
        if word in _RESTART or word.upper() in _WORDS:
            place = _SUBJECT
        elif word in _AGAIN:
            place = _AGAIN[word]
        elif place == _VERB and (verb := _expanded(word, names)):
            found.add(verb)
            place = _OBJECT
        elif place == _OBJECT and word in _PATHS:
            continue
        elif place in _NAMED and (word[0] in '$?<"' or ":" in word):
            place = _NAMED[place]
        else:
            return None
    return frozenset(found)


def _expanded(word: str, names: dict[str, str]) -> str | None:
    if word == "a":
        return f"<{rdf.type}>"
    if word[0] == "<":
        return word
    prefix, colon, local = word.partition(":")
    return f"<{names[prefix]}{local}>" if colon and prefix in names else None


def _outside_brackets(words: list[str]) -> list[str] | None:
    """Words without what stands in round brackets, which holds no pattern unless it has braces."""
    kept: list[str] = []
    level = 0
    for word in words:
        if word == "(":
            level += 1
        elif word == ")":
            level -= 1
        elif not level:
            kept.append(word)
        elif word == "{":
            return None
    return kept
