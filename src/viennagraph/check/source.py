"""Shape files as an index of their triples, and the few ways in which shapes are read from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from viennagraph.check import paths
from viennagraph.check.shapes import ShapesError
from viennagraph.vocab import PREFIXES, rdf, sh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from viennagraph.check.shapes import Name, Term

_TRUTH: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Source:
    """The triples of shape files, by subject and predicate, in the order of the files.

    Blank nodes are called after their file and their place in it, so that reading twice gives
    the same names.
    """

    index: Mapping[Name, Mapping[str, Sequence[Term]]]

    def values(self, subject: Name, predicate: str) -> tuple[Term, ...]:
        """All values of a property, each once."""
        return tuple(dict.fromkeys(self.index.get(subject, {}).get(predicate, ())))

    def value(self, subject: Name, predicate: str) -> Term | None:
        """The only value of a property, or None.

        Raises:
            ShapesError: There are several.
        """
        found = self.values(subject, predicate)
        if len(found) > 1:
            raise ShapesError(
                short(subject), f"{short(predicate)} has {len(found)} values", "keep one of them"
            )
        return found[0] if found else None

    def flag(self, subject: Name, predicate: str) -> bool:
        """The truth value of a property; False where there is none."""
        found = self.value(subject, predicate)
        return found is not None and truth(subject, predicate, found)

    def items(self, subject: Name, head: Term) -> tuple[Term, ...]:
        """The members of an RDF list.

        Raises:
            ShapesError: What `head` names is no list that ends.
        """
        members: list[Term] = []
        seen: set[Name] = set()
        cell = head
        while cell != NamedNode(rdf.nil):
            name = named(subject, cell)
            first, rest = self.value(name, rdf.first), self.value(name, rdf.rest)
            if first is None or rest is None or name in seen:
                raise ShapesError(
                    short(subject), f"{short(head)} is not a list", "write its members as ( … )"
                )
            seen.add(name)
            members.append(first)
            cell = rest
        return tuple(members)

    def path(self, subject: Name, term: Term) -> paths.Path:
        """The property path that a term stands for.

        Raises:
            ShapesError: It is no path.
        """
        match term:
            case NamedNode():
                return paths.Predicate(term)
            case BlankNode() if self.values(term, rdf.first):
                steps = self.items(subject, term)
                return paths.Sequence(tuple(self.path(subject, step) for step in steps))
            case BlankNode():
                return self._special_path(subject, term)
            case _:
                raise ShapesError(
                    short(subject), f"{short(term)} is not a path", "write an IRI or a SHACL path"
                )

    def _special_path(self, subject: Name, term: BlankNode) -> paths.Path:
        said = [(key, value) for key, found in self.index.get(term, {}).items() for value in found]
        if len(said) == 1:
            key, value = said[0]
            if key == sh.inversePath:
                return paths.Inverse(self.path(subject, value))
            if key == sh.alternativePath:
                choices = self.items(subject, value)
                return paths.Alternative(tuple(self.path(subject, choice) for choice in choices))
            if key in paths.REPETITIONS:
                return paths.Repetition(self.path(subject, value), paths.REPETITIONS[key])
        raise ShapesError(
            short(subject),
            "its sh:path is no path that SHACL knows",
            "write an IRI, a list, sh:inversePath, sh:alternativePath, sh:zeroOrMorePath, "
            "sh:oneOrMorePath or sh:zeroOrOnePath",
        )


def read(files: Sequence[Path]) -> Source:
    """The triples of Turtle files.

    Raises:
        ShapesError: A file cannot be read, or is not Turtle.
    """
    index: defaultdict[Name, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for number, file in enumerate(files):
        names: dict[BlankNode, BlankNode] = {}

        def rename(
            term: Term, names: dict[BlankNode, BlankNode] = names, number: int = number
        ) -> Term:
            if not isinstance(term, BlankNode):
                return term
            return names.setdefault(term, BlankNode(f"file{number}node{len(names)}"))

        try:
            for quad in parse(path=str(file), format=RdfFormat.TURTLE):
                subject = named(rename(quad.subject), rename(quad.subject))
                index[subject][quad.predicate.value].append(rename(quad.object))
        except OSError as error:
            raise ShapesError(
                str(file), f"cannot be read ({error})", "give a Turtle file that exists"
            ) from error
        except SyntaxError as error:
            raise ShapesError(
                str(file), f"is not Turtle ({error.msg})", "correct it at the place named"
            ) from error
    return Source({subject: dict(said) for subject, said in index.items()})


def named(subject: Term, term: Term) -> Name:
    """A term as the name of a node.

    Raises:
        ShapesError: It is a literal.
    """
    if isinstance(term, NamedNode | BlankNode):
        return term
    raise ShapesError(short(subject), f"{short(term)} is a literal", "name a node instead")


def iri(subject: Name, predicate: str, term: Term) -> NamedNode:
    """A term as an IRI.

    Raises:
        ShapesError: It is something else.
    """
    if isinstance(term, NamedNode):
        return term
    raise ShapesError(
        short(subject), f"{short(predicate)} has the value {short(term)}", "give it an IRI"
    )


def ground(subject: Name, predicate: str, term: Term) -> NamedNode | Literal:
    """A term that means the same in every graph: an IRI or a literal.

    Raises:
        ShapesError: It is a blank node.
    """
    if isinstance(term, NamedNode | Literal):
        return term
    raise ShapesError(
        short(subject), f"{short(predicate)} names a blank node", "give it an IRI or a literal"
    )


def literal(subject: Name, predicate: str, term: Term) -> Literal:
    """A term as a literal.

    Raises:
        ShapesError: It is something else.
    """
    if isinstance(term, Literal):
        return term
    raise ShapesError(
        short(subject), f"{short(predicate)} has the value {short(term)}", "give it a literal"
    )


def count(subject: Name, predicate: str, term: Term) -> int:
    """A term as a number of things.

    Raises:
        ShapesError: It is no whole number, or below zero.
    """
    text = literal(subject, predicate, term).value
    if text.isascii() and text.isdigit():
        return int(text)
    raise ShapesError(
        short(subject), f"{short(predicate)} has the value {short(term)}", "give it 0, 1, 2 …"
    )


def truth(subject: Name, predicate: str, term: Term) -> bool:
    """A term as a truth value.

    Raises:
        ShapesError: It is neither true nor false.
    """
    text = literal(subject, predicate, term).value
    if text in _TRUTH:
        return _TRUTH[text]
    raise ShapesError(
        short(subject), f"{short(predicate)} has the value {short(term)}", "give it true or false"
    )


def short(term: Term | str) -> str:
    """A term as people write it, with a prefix where one is known.

    >>> short(sh.minCount)
    'sh:minCount'
    """
    if isinstance(term, Literal | BlankNode):
        return str(term)
    text = term if isinstance(term, str) else term.value
    for prefix, namespace in PREFIXES.items():
        if text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return f"<{text}>"
