"""A quick look at a document before its graph is held against the shapes.

Most documents break nothing, and most shapes say so at a glance: a value is there, it is of the
class, it has the form.  The screen reads the lines of a document as text and answers one question:
is it certain that the document brings no violation?  Where it is not, the engine decides as if
there were no screen; so the screen may doubt too much, and must never be sure too soon.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pyoxigraph import QuerySolutions, RdfFormat, Store, parse

from viennagraph.check.reach import depth, walked_back, walks_back
from viennagraph.check.shapes import Selection
from viennagraph.check.surmise import YES, Surmise, View, surmises
from viennagraph.check.templates import PREFIXES, fill
from viennagraph.check.triples import Known, backwards, grouped, predicates_of
from viennagraph.vocab import rdf, rdfs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viennagraph.check.shapes import Name, Shape, Shapes
    from viennagraph.check.triples import Statements

_TYPE: Final = f"<{rdf.type}>"
_BELOW: Final = f"<{rdfs.subClassOf}>"


class Screen:
    """Shapes, and what is known before any document, made ready for a quick look."""

    def __init__(self, shapes: Shapes, known: Iterable[str]) -> None:
        self._targets = _Targets(shapes)
        said = grouped(known)
        self._known = Known(said, backwards(said, self._targets.backwards), _above(said))
        self._selections = [
            _Asked(shape, one, self._known, self._targets)
            for shape in shapes
            for one in shape.constraints
            if isinstance(one, Selection) and shape.is_active and shape.targets
        ]
        self._depth = depth(shapes)
        self._walks_back = walks_back(shapes)
        self._referrers = _referrers(said)
        self._is_sure = all(one.predicates is not None for one in self._selections)

    def clears(self, lines: Iterable[str]) -> bool:
        """Whether N-Quads lines certainly bring no violation beside what is known."""
        said = grouped(lines)
        if not self._is_sure or any(_BELOW in properties for properties in said.values()):
            return False
        view = View(self._known, said)
        focus: defaultdict[Name, set[str]] = defaultdict(set)
        for node in self._affected(said, view):
            for shape in self._targets.of(node, view):
                if shape.outright(node, view) != YES:
                    return False
                if shape.has_query:
                    focus[shape.shape.name].add(node)
        return all(one.is_clear(said, focus[one.shape.name]) for one in self._selections)

    def _affected(self, said: Statements, view: View) -> set[str]:
        """The nodes of which a document may change what holds: its own, and what leads to them."""
        known = self._known.said
        changed = {
            node
            for node, properties in said.items()
            if node not in known or _is_new(properties, known[node])
        }
        values = {value for index in view.backwards.values() for value in index}
        affected = changed | values
        border = affected if self._walks_back else changed
        for _ in range(self._depth):
            border = {other for node in border for other in self._referrers.get(node, ())}
            border -= affected
            affected |= border
        return affected


class _Targets:
    """Which shapes look at a node."""

    def __init__(self, shapes: Shapes) -> None:
        self._by_class: defaultdict[str, list[Surmise]] = defaultdict(list)
        self._by_subject: defaultdict[str, list[Surmise]] = defaultdict(list)
        self._by_object: defaultdict[str, list[Surmise]] = defaultdict(list)
        self._by_name: defaultdict[str, list[Surmise]] = defaultdict(list)
        places = {
            "target-class": self._by_class,
            "target-subjects-of": self._by_subject,
            "target-objects-of": self._by_object,
            "target-nodes": self._by_name,
        }
        for one in surmises(shapes):
            for target in one.shape.targets:
                for _, term in target.fields:
                    places[target.template][term].append(one)
        walked = (name for shape in shapes for name in walked_back(shape.path))
        self.backwards = frozenset({*self._by_object, *walked})
        self._of_types: dict[tuple[str, ...], tuple[Surmise, ...]] = {}

    def of(self, node: str, view: View) -> list[Surmise]:
        """The shapes that look at a node; one that does so for two reasons may come twice."""
        properties = view.properties(node)
        found = [*self._typed(tuple(properties.get(_TYPE, ())), view)]
        if not self._by_subject.keys().isdisjoint(properties):
            for predicate in self._by_subject.keys() & properties.keys():
                found += self._by_subject[predicate]
        for predicate, shapes in self._by_object.items():
            if view.subjects(predicate, node):
                found += shapes
        return found + self._by_name[node] if node in self._by_name else found

    def _typed(self, types: tuple[str, ...], view: View) -> tuple[Surmise, ...]:
        found = self._of_types.get(types)
        if found is None:
            classes = {above for one in types for above in view.above.get(one, {one})}
            shapes = (shape for one in sorted(classes) for shape in self._by_class.get(one, ()))
            found = self._of_types[types] = tuple(dict.fromkeys(shapes))
        return found


class _Asked:
    """A query of a shape's author, put to no more than the statements that it names."""

    def __init__(self, shape: Shape, selection: Selection, known: Known, targets: _Targets) -> None:
        self.shape = shape
        self.predicates = predicates_of(selection.head, selection.tail)
        self._query = f"{selection.head} {{ %s }} {selection.tail}"
        self._store = Store()
        self._store.bulk_load(self._triples(known.said), RdfFormat.N_TRIPLES)
        view = View(known, {})
        self._known = {
            node for node in known.said if any(one.shape is shape for one in targets.of(node, view))
        }
        self._before = self._rows(self._known)

    def is_clear(self, said: Statements, focus: set[str]) -> bool:
        """Whether the query has no more rows with a document than without."""
        triples = self._triples(said)
        if not triples:
            return self._rows(focus) <= self._before
        new = [
            quad for quad in parse(triples, format=RdfFormat.N_TRIPLES) if quad not in self._store
        ]
        self._store.extend(new)
        rows = self._rows(focus | self._known)
        for quad in new:
            self._store.remove(quad)
        return rows <= self._before

    def _rows(self, focus: set[str]) -> frozenset[str]:
        if not focus:
            return frozenset()
        nodes = fill("target-nodes", nodes=" ".join(sorted(focus)))
        found = self._store.query(self._query.replace("%s", nodes, 1), prefixes=PREFIXES)
        return frozenset(map(str, found)) if isinstance(found, QuerySolutions) else frozenset()

    def _triples(self, said: Statements) -> str:
        wanted = self.predicates or frozenset()
        return "".join(
            f"{node} {predicate} {value} .\n"
            for node, properties in said.items()
            for predicate in wanted & properties.keys()
            for value in properties[predicate]
        )


def _is_new(properties: dict[str, list[str]], known: dict[str, list[str]]) -> bool:
    return any(set(values) - set(known.get(name, ())) for name, values in properties.items())


def _above(known: Statements) -> dict[str, frozenset[str]]:
    """Each class with itself and all that stand above it."""
    direct = {node: said[_BELOW] for node, said in known.items() if _BELOW in said}
    return {node: _closure(node, direct) for node in direct}


def _closure(node: str, direct: dict[str, list[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += direct.get(one, ())
    return frozenset(found)


def _referrers(known: Statements) -> dict[str, set[str]]:
    """Each node with those of which it is a value."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for node, properties in known.items():
        for values in properties.values():
            for value in values:
                if value[0] == "<":
                    found[value].add(node)
    return dict(found)
