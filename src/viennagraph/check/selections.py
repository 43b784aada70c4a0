"""Constraints that are queries of the shape's author: how one query comes to answer for all nodes.

SHACL runs such a query once for each focus node, with `$this` bound to it.  Here it runs once:
the pattern for the focus nodes goes in at the head of its WHERE, and the join does the rest.
That gives the same rows as long as `$this` is projected and no row counts on others, which is why
LIMIT and OFFSET are refused together with what SHACL itself forbids.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import QuerySolutions, Store

from viennagraph.check.shapes import Selection, ShapesError
from viennagraph.check.source import literal, named, short
from viennagraph.check.templates import PREFIXES
from viennagraph.vocab import owl, sh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.check.paths import Path
    from viennagraph.check.shapes import Name, Term
    from viennagraph.check.source import Source

_OPAQUE: Final = re.compile(
    r"""
      \#[^\n]*
    | <[^<>"{}|^`\\\s]*>
    | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"
    | '''(?:[^'\\]|\\.|'(?!''))*'''
    | "(?:[^"\\\n]|\\.)*"
    | '(?:[^'\\\n]|\\.)*'
    """,
    re.VERBOSE | re.DOTALL,
)
"""Comments, IRIs and strings: nothing in them is a keyword or a brace."""

_REFUSED: Final = re.compile(r"(?<![\w:?$])(?:MINUS|VALUES|SERVICE|LIMIT|OFFSET)\b", re.IGNORECASE)
_VARIABLE: Final = r"[$?]{}\b"
_THIS: Final = re.compile(r"[$?]this\b")
_RENAMED: Final = re.compile(r"\bAS\s+[$?]this\b", re.IGNORECASE)
_EXISTS: Final = re.compile(r"\bEXISTS\s*\Z", re.IGNORECASE)
_SUBQUERY: Final = re.compile(
    r"\s*SELECT\b(?P<names>.*?)(?:\bWHERE\b|\Z)", re.IGNORECASE | re.DOTALL
)


def selection(source: Source, shape: Name, path: Path | None, term: Term) -> Selection | None:
    """The constraint that a `sh:sparql` value describes; None where it is deactivated.

    Raises:
        ShapesError: Its query is missing, is not SPARQL, or is not one that SHACL allows.
    """
    name = named(shape, term)
    if source.flag(name, sh.deactivated):
        return None
    written = source.value(name, sh.select)
    if written is None:
        raise ShapesError(short(shape), "its sh:sparql has no sh:select", "add the query")
    text = literal(name, sh.select, written).value
    masked = _OPAQUE.sub(lambda match: " " * len(match[0]), text)
    refused = _REFUSED.search(masked)
    if refused:
        raise ShapesError(
            short(shape), f"its sh:select uses {refused[0]}", "say it without, as by FILTER"
        )
    _refuse_unbound(shape, masked)
    opening = _opening(shape, masked) + 1
    prologue = _prologue(source, name)
    head = prologue + _bound(shape, path, text[:opening], masked[:opening])
    tail = _bound(shape, path, text[opening:], masked[opening:])
    _try(shape, head + tail)
    messages = source.values(name, sh.message)
    message = literal(name, sh.message, messages[0]).value if messages else None
    return Selection("SPARQLConstraintComponent", name, head, tail, message)


def _refuse_unbound(shape: Name, masked: str) -> None:
    """Refuses a group that asks of `$this` where nothing in it says which node that is.

    SHACL puts the node in beforehand, a join afterwards: a condition in a group of its own, or a
    query in the query, would see a variable without a value, and nothing would be found.
    """
    if _RENAMED.search(masked):
        raise ShapesError(short(shape), "its sh:select gives $this a value", "use another name")
    for inner in _groups(masked):
        selected = _SUBQUERY.match(inner)
        if selected and not _THIS.search(selected["names"]) and "*" not in selected["names"]:
            what = "its sh:select has a query in it that does not give $this"
            raise ShapesError(short(shape), what, "SELECT $this … there too")
        if selected:
            continue
        bare = _without(inner, "()")
        if _THIS.search(inner) and not _THIS.search(bare):
            what = "its sh:select asks of $this in a group that has no pattern with it"
            raise ShapesError(short(shape), what, "take the condition out of the group")


def _groups(masked: str) -> Iterator[str]:
    """What stands in each group below the first, without the groups in it and those of EXISTS."""
    begun: list[int] = []
    for position, character in enumerate(masked):
        if character == "{":
            begun.append(position)
        elif character == "}" and begun:
            start = begun.pop()
            if begun and not _EXISTS.search(masked, 0, start):
                yield _without(masked[start + 1 : position], "{}")


def _without(text: str, pair: str) -> str:
    """The text without what stands between brackets of a kind."""
    depth, kept = 0, []
    for character in text:
        depth += character == pair[0]
        if depth == 0:
            kept.append(character)
        depth -= character == pair[1] and depth > 0
    return "".join(kept)


def _opening(shape: Name, masked: str) -> int:
    depth = 0
    for position, character in enumerate(masked):
        depth += (character == "(") - (character == ")")
        if character == "{" and depth == 0:
            return position
    raise ShapesError(short(shape), "its sh:select has no WHERE", "write SELECT $this WHERE { … }")


def _bound(shape: Name, path: Path | None, text: str, masked: str) -> str:
    known = {"PATH": str(path) if path else None, "shapesGraph": None}
    known["currentShape"] = str(shape) if str(shape).startswith("<") else None
    for variable, value in known.items():
        places = tuple(re.finditer(_VARIABLE.format(variable), masked))
        if places and value is None:
            raise ShapesError(
                short(shape), f"its sh:select uses ${variable}", "say it without that variable"
            )
        for place in reversed(places):
            text = f"{text[: place.start()]}{value}{text[place.end() :]}"
            masked = f"{masked[: place.start()]}{' ' * len(value or '')}{masked[place.end() :]}"
    return text


def _prologue(source: Source, name: Name) -> str:
    lines: list[str] = []
    waiting = [named(name, term) for term in source.values(name, sh.prefixes)]
    seen: set[Name] = set()
    while waiting:
        holder = waiting.pop(0)
        if holder in seen:
            continue
        seen.add(holder)
        waiting.extend(named(name, term) for term in source.values(holder, owl.NS + "imports"))
        declarations = (named(holder, term) for term in source.values(holder, sh.declare))
        lines.extend(_declaration(source, holder, term) for term in declarations)
    return "".join(dict.fromkeys(lines))


def _declaration(source: Source, holder: Name, name: Name) -> str:
    prefix, namespace = source.value(name, sh.prefix), source.value(name, sh.namespace)
    if prefix is None or namespace is None:
        raise ShapesError(
            short(holder), "its sh:declare is incomplete", "give it sh:prefix and sh:namespace"
        )
    label = literal(name, sh.prefix, prefix).value
    return f"PREFIX {label}: <{literal(name, sh.namespace, namespace).value}>\n"


def _try(shape: Name, query: str) -> None:
    try:
        answer = Store().query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        raise ShapesError(
            short(shape), f"its sh:select is not SPARQL ({error.msg})", "correct the query"
        ) from error
    if not isinstance(answer, QuerySolutions) or "this" not in (v.value for v in answer.variables):
        raise ShapesError(short(shape), "its sh:select does not give $this", "SELECT $this …")
