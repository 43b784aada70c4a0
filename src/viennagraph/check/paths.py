"""SHACL property paths: what leads from a focus node to its value nodes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import BlankNode, NamedNode, Triple

from viennagraph.vocab import rdf, sh

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Predicate:
    """One property.

    >>> str(Predicate(NamedNode("https://example.org/p")))
    '<https://example.org/p>'
    """

    iri: NamedNode

    def __str__(self) -> str:
        return str(self.iri)


@dataclass(frozen=True, slots=True)
class Inverse:
    """A path walked backwards.

    >>> str(Inverse(Predicate(NamedNode("https://example.org/p"))))
    '^<https://example.org/p>'
    """

    path: Path

    def __str__(self) -> str:
        return f"^{_nested(self.path)}"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Paths walked one after another.

    >>> p = Predicate(NamedNode("https://example.org/p"))
    >>> str(Sequence((p, Inverse(p))))
    '<https://example.org/p>/(^<https://example.org/p>)'
    """

    steps: tuple[Path, ...]

    def __str__(self) -> str:
        return "/".join(map(_nested, self.steps))


@dataclass(frozen=True, slots=True)
class Alternative:
    """Paths of which any may be walked.

    >>> p = Predicate(NamedNode("https://example.org/p"))
    >>> str(Alternative((p, p)))
    '<https://example.org/p>|<https://example.org/p>'
    """

    choices: tuple[Path, ...]

    def __str__(self) -> str:
        return "|".join(map(_nested, self.choices))


class Often(StrEnum):
    """How often a path is walked, as SPARQL writes it."""

    ANY = "*"
    SOME = "+"
    ONCE_AT_MOST = "?"


@dataclass(frozen=True, slots=True)
class Repetition:
    """A path walked any number of times, at least once, or at most once.

    >>> str(Repetition(Predicate(NamedNode("https://example.org/p")), Often.SOME))
    '<https://example.org/p>+'
    """

    path: Path
    often: Often

    def __str__(self) -> str:
        return f"{_nested(self.path)}{self.often}"


Path: TypeAlias = Predicate | Inverse | Sequence | Alternative | Repetition

REPETITIONS: dict[str, Often] = {
    sh.zeroOrMorePath: Often.ANY,
    sh.oneOrMorePath: Often.SOME,
    sh.zeroOrOnePath: Often.ONCE_AT_MOST,
}
"""The SHACL property of each way to repeat a path."""


def node(path: Path, name: str) -> NamedNode | BlankNode:
    """The node that stands for a path in RDF; blank ones are called after `name`."""
    return path.iri if isinstance(path, Predicate) else BlankNode(name)


def triples(path: Path, name: str) -> Iterator[Triple]:
    """The triples that spell out a path whose node is `node(path, name)`.

    >>> p = Predicate(NamedNode("https://example.org/p"))
    >>> len(list(triples(Sequence((p, Inverse(p))), "path")))
    5
    """
    match path:
        case Predicate():
            return
        case Sequence(steps):
            yield from _list(steps, name)
        case Alternative(choices):
            yield _triple(name, sh.alternativePath, BlankNode(f"{name}l"))
            yield from _list(choices, f"{name}l")
        case Inverse(inner):
            yield _triple(name, sh.inversePath, node(inner, f"{name}i"))
            yield from triples(inner, f"{name}i")
        case Repetition(inner, often):
            term = next(key for key, value in REPETITIONS.items() if value is often)
            yield _triple(name, term, node(inner, f"{name}i"))
            yield from triples(inner, f"{name}i")


def _list(members: tuple[Path, ...], name: str) -> Iterator[Triple]:
    for i, member in enumerate(members):
        cell = f"{name}r{i}" if i else name
        is_last = i == len(members) - 1
        yield _triple(cell, rdf.first, node(member, f"{cell}f"))
        yield from triples(member, f"{cell}f")
        yield _triple(
            cell, rdf.rest, NamedNode(rdf.nil) if is_last else BlankNode(f"{name}r{i + 1}")
        )


def _triple(name: str, predicate: str, value: NamedNode | BlankNode) -> Triple:
    return Triple(BlankNode(name), NamedNode(predicate), value)


def _nested(path: Path) -> str:
    return str(path) if isinstance(path, Predicate) else f"({path})"
