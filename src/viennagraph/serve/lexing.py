r"""What a SPARQL query may do, told from its tokens, however it is written.

The engine dials any address that a `SERVICE` names.  It reads a grammar without tokens: `SERVICE`
may stand glued to its neighbours, and `<` may begin an IRI or be less-than, with quotes and
comments beginning at other places then.  So every way of reading the query is gone through, and a
query is refused if one of them shows the word; the number of ways is bounded by the characters.

>>> calls_service("SELECT * { ?s <urn:service> 'service' . service:a ?p ?service } # SERVICE")
False
>>> calls_service("SELECT * { FILTER(?a<'>')SERVICE<urn:x>{} FILTER('a'!='b') }")
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LAST: Final = 0x10FFFF
_TOKEN: Final = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<blank>_:\w+)
    | (?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    | (?P<name>(?P<prefix>(?:[^\W\d_][\w.\-·]{0,200}+(?<!\.))?):
        (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
           (?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)?)
    | (?P<word>\w+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UNSURE: Final = re.compile(r"//|[)'#]")
_FORMS: Final = frozenset({"select", "construct", "ask", "describe"})
_UPDATES: Final = frozenset(
    {"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"}
)
_CHANGING: Final = frozenset({"now", "rand", "uuid", "struuid"})
_SERVICE: Final = "service"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words of a query say of it.

    `form` is "select", "construct", "ask", "describe", "update" or "" where it is none of these;
    `is_steady` says that the same graph gives the same answer, `depth` how deep groups and brackets
    stand in one another.
    """

    form: str
    calls_service: bool
    is_steady: bool
    depth: int


def read(query: str) -> Reading:
    """What the words of a query say of it.

    >>> read("PREFIX ask: <urn:x> SELECT (NOW() AS ?n) {}")
    Reading(form='select', calls_service=False, is_steady=False, depth=2)
    """
    tokens = list(_TOKEN.finditer(query))
    words = [token[0].casefold() for token in tokens if token.lastgroup == "word"]
    form = next((word for word in words if word in _FORMS | _UPDATES), "")
    return Reading(
        form="update" if form in _UPDATES else form,
        calls_service=calls_service(query),
        is_steady=_CHANGING.isdisjoint(words),
        depth=_depth(token[0] for token in tokens if token.lastgroup == "other"),
    )


def calls_service(query: str) -> bool:
    r"""Whether the query may ask another server, in any way of reading it.

    >>> calls_service("SELECT * { \\u0053ERVICE <urn:x> { ?s ?p ?o } }")
    True
    """
    # Escaped characters may stand in a keyword, says the standard; this engine refuses them.
    return any(_shows_service(text) for text in {query, decoded(query)})


def decoded(query: str) -> str:
    r"""The query with its code-point escapes replaced, as SPARQL 1.1 section 19.2 has it.

    >>> decoded("\\u0041SK {}")
    'ASK {}'
    """

    def character(found: re.Match[str]) -> str:
        number = int(found[1] or found[2], 16)
        return chr(number) if number <= _LAST else found[0]

    return _ESCAPE.sub(character, query)


def _depth(marks: Iterator[str]) -> int:
    deepest = depth = 0
    for mark in marks:
        depth += (mark in "({[") - (mark in ")}]")
        deepest = max(deepest, depth)
    return deepest


def _shows_service(text: str) -> bool:
    if _SERVICE not in text.casefold():
        return False
    seen: set[int] = set()
    waiting = [0]
    while waiting:
        place = waiting.pop()
        token = _TOKEN.match(text, place)
        if place in seen or token is None:
            continue
        seen.add(place)
        if _is_service(token):
            return True
        waiting += _following(token)
    return False


def _is_service(token: re.Match[str]) -> bool:
    """Whether the token is the keyword, or may be the keyword glued to a name before a group."""
    if token.lastgroup == "word":
        return _SERVICE in token[0].casefold()
    if token.lastgroup == "name" and _SERVICE in token["prefix"].casefold():
        return _opens_group(token)
    return False


def _opens_group(token: re.Match[str]) -> bool:
    seen: set[int] = set()
    waiting = [token.end()]
    while waiting:
        place = waiting.pop()
        after = _TOKEN.match(token.string, place)
        if place in seen or after is None:
            continue
        seen.add(place)
        if after[0] == "{":
            return True
        if after.lastgroup in {"space", "comment"}:
            waiting += _following(after)
    return False


def _following(token: re.Match[str]) -> list[int]:
    """Where the next token may begin."""
    places = [token.end()]
    if token.lastgroup == "comment":
        # Some end a comment at a carriage return, some at a line feed alone.
        line = token.string.find("\n", token.end())
        places.append(len(token.string) if line < 0 else line)
    elif token.lastgroup == "iri":
        # As less-than, it leads into brackets, quotes or comments that the IRI would hide; two
        # slashes in a row stand in no expression.
        unsure = _UNSURE.search(token[0])
        if unsure and unsure[0] != "//":
            places.append(token.start() + 1)
    return places
