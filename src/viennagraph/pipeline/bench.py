"""One document at a time beside what the ontology knows, held against the shapes.

A document is looked at alone, so that what is found does not depend on which other documents
are built with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from viennagraph import check

if TYPE_CHECKING:
    from collections.abc import Iterable


class Fault(NamedTuple):
    """A violation in words: what breaks a shape, in which passage, and what to do."""

    focus: str
    message: str
    place: str

    def __str__(self) -> str:
        """The fault as a clause of a sentence.

        >>> str(Fault("…/recommendation/D-p2-a", "Give it a strength.", "…/document/D#p2-a"))
        '<…/recommendation/D-p2-a> in <…/document/D#p2-a>: Give it a strength.'
        """
        place = f" in <{self.place}>" if self.place not in {"", self.focus} else ""
        return f"<{self.focus}>{place}: {self.message}"


class Bench:
    """What is known before any document is read, as the shapes look at it."""

    def __init__(self, known: Iterable[str], shapes: check.Shapes) -> None:
        self._shapes = shapes
        self._graph = ox.Store()
        texts = tuple(known)
        for lines in texts:
            self._graph.bulk_extend(map(_held, _quads(lines)))
        self._before = frozenset(check.validate(self._graph, shapes).violations)
        written = (line for text in texts for line in text.split("\n") if line)
        self._screen = check.Screen(shapes, written)

    @property
    def faults_of_the_known(self) -> tuple[Fault, ...]:
        """The violations that stand in the ontology and in the authority files themselves."""
        return tuple(sorted(Fault(_words(one.focus), one.message, "") for one in self._before))

    def faults(self, lines: Iterable[str]) -> tuple[Fault, ...]:
        """The violations that the N-Quads of a document bring with them."""
        lines = tuple(lines)
        if self._screen.clears(lines):
            return ()
        said = _quads("\n".join(lines))
        held = [quad for quad in map(_held, said) if quad not in self._graph]
        self._graph.bulk_extend(held)
        found = check.validate(self._graph, self._shapes)
        new = tuple(one for one in found.violations if one not in self._before)
        told = self._told(new, said) if new else ()
        for quad in held:
            self._graph.remove(quad)
        return told

    def _told(self, found: tuple[check.Result, ...], said: list[ox.Quad]) -> tuple[Fault, ...]:
        # The passages come in only where there is something to tell of them.
        self._graph.bulk_extend(said)
        told = [
            Fault(
                _words(one.result.focus),
                one.result.message,
                next((place.graph for place in one.places), ""),
            )
            for one in check.explain(check.Report(found), self._graph)
        ]
        for graph in list(self._graph.named_graphs()):
            self._graph.remove_graph(graph)
        return tuple(told)


def _quads(lines: str) -> list[ox.Quad]:
    return list(ox.parse(lines.encode(), format=ox.RdfFormat.N_QUADS))


def _held(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def _words(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
