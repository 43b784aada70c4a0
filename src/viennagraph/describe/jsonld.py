"""JSON-LD in its compact form, with the published context: the same statements, the same bytes."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph.describe.context import NAME, Context, Key, context, short
from viennagraph.vocab import BASE, rdf, xsd

if TYPE_CHECKING:
    from collections.abc import Iterable

    Node = dict[str, object]
    Object = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what JSON holds exactly
_STRINGS: Final = frozenset({xsd.string, rdf.langString})
_DEFAULT: Final = ox.DefaultGraph()


def compact(quads: Iterable[ox.Quad], base: str = BASE, at: str | None = None) -> bytes:
    """Quads as compact JSON-LD: nodes in the order of their IRIs, keys in the order of names.

    `at` is where the context is published, if not under the base.
    """
    graphs: dict[str, dict[str, list[ox.Quad]]] = defaultdict(lambda: defaultdict(list))
    for quad in sorted(set(quads), key=str):
        name = "" if quad.graph_name == _DEFAULT else _id(quad.graph_name)
        graphs[name][_id(quad.subject)].append(quad)
    known = context()
    top = _nodes(graphs.pop("", {}), known)
    for name in sorted(graphs):
        top.append({"id": name, "graph": _nodes(graphs[name], known)})
    value = {"@context": at or base + NAME, "graph": top}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _nodes(subjects: dict[str, list[ox.Quad]], known: Context) -> list[Node]:
    return [_node(subject, subjects[subject], known) for subject in sorted(subjects)]


def _node(subject: str, quads: list[ox.Quad], known: Context) -> Node:
    types: list[str] = []
    values: dict[str, list[object]] = defaultdict(list)
    maps: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    singles: set[str] = set()
    for quad in quads:
        iri, value = quad.predicate.value, quad.object
        key = known.keys.get(iri)
        if key is not None and not _fits(key, value):
            key = None
        if iri == rdf.type and isinstance(value, ox.NamedNode):
            types.append(known.classes.get(value.value) or short(value.value))
        elif key is not None and key.has_languages and isinstance(value, ox.Literal):
            maps[key.name][value.language or "@none"].append(value.value)
        elif key is not None:
            values[key.name].append(_plain(key, value))
            if key.is_single:
                singles.add(key.name)
        else:
            values[_absolute(iri, known)].append(_whole(value))
    for name in singles:
        if len(values[name]) == 1:
            values[name] = values[name][0]  # type: ignore[assignment]
    keyed: Node = {**values, **{name: dict(found) for name, found in maps.items()}}
    node: Node = {"id": subject}
    if types:
        node["type"] = sorted(types)
    return node | {name: keyed[name] for name in sorted(keyed)}


def _fits(key: Key, value: Object) -> bool:
    if key.kind == "@id":
        return isinstance(value, ox.NamedNode | ox.BlankNode)
    if not isinstance(value, ox.Literal):
        return False
    if key.has_languages:
        return value.datatype.value in _STRINGS
    return value.datatype.value == (key.kind or xsd.string)


def _plain(key: Key, value: Object) -> object:
    if isinstance(value, ox.NamedNode | ox.BlankNode):
        return _id(value)
    words = str(value) if isinstance(value, ox.Triple) else value.value
    if key.kind == xsd.integer and _INTEGER.fullmatch(words):
        return int(words)
    if key.kind == xsd.boolean and words in {"true", "false"}:
        return words == "true"
    return words


def _whole(value: Object) -> Node:
    match value:
        case ox.Literal() if value.language:
            return {"@value": value.value, "@language": value.language}
        case ox.Literal() if value.datatype.value == xsd.string:
            return {"@value": value.value}
        case ox.Literal():
            return {"@value": value.value, "@type": value.datatype.value}
        case _:
            return {"id": _id(value)}


def _absolute(iri: str, known: Context) -> str:
    """A key that the context says nothing of, so that nothing is read into its values."""
    prefixed = short(iri)
    return iri if any(key.name == prefixed for key in known.keys.values()) else prefixed


def _id(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)
