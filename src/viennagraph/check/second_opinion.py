"""What pySHACL says of the same graph and shapes: an implementation that is not ours.

It takes minutes where the compiled shapes take a second, so it is asked only when somebody wants
to know whether both agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyoxigraph as ox

from viennagraph.check.paths import Predicate
from viennagraph.check.report import Report, Result
from viennagraph.check.severity import Severity

if TYPE_CHECKING:
    from pathlib import Path

    import rdflib
    from rdflib.term import Node

_SEVERITIES: Final = {severity.iri: severity for severity in Severity}


class Finding(NamedTuple):
    """A result as every implementation can name it: focus node, shape, constraint, severity."""

    focus: str
    shape: str
    component: str
    severity: str


class Opinion(NamedTuple):
    """How two implementations differ: what ours alone finds, and what pySHACL alone finds."""

    agreed: int
    ours_alone: tuple[Finding, ...]
    theirs_alone: tuple[Finding, ...]

    @property
    def is_same(self) -> bool:
        """Whether both find the same.

        >>> Opinion(3, (), ()).is_same
        True
        """
        return not self.ours_alone and not self.theirs_alone


def second_opinion(report: Report, store: ox.Store, shapes: Path) -> Opinion:
    """Holds a report against what pySHACL finds in the default graph of the same store.

    `shapes` is a Turtle file or a folder of them.
    """
    ours = {
        Finding(str(r.focus), str(r.shape), r.component, r.severity.iri) for r in report.results
    }
    theirs = _found(store, shapes)
    return Opinion(len(ours & theirs), tuple(sorted(ours - theirs)), tuple(sorted(theirs - ours)))


def by_pyshacl(store: ox.Store, shapes: Path) -> Report:
    """What pySHACL finds in the default graph of a store, as a report like ours.

    A result keeps its path where that is one property; longer ones are left out.
    """
    import rdflib  # noqa: PLC0415 - takes a second to import, and is seldom asked

    found = _asked(store, shapes)
    sh = rdflib.SH
    results = {
        Result(
            focus=_term(found.value(node, sh.focusNode)),
            path=_path(found.value(node, sh.resultPath)),
            value=_term(value) if (value := found.value(node, sh.value)) is not None else None,
            severity=_SEVERITIES[str(found.value(node, sh.resultSeverity))],
            shape=_term(found.value(node, sh.sourceShape)),
            component=str(found.value(node, sh.sourceConstraintComponent)),
            message=str(found.value(node, sh.resultMessage) or ""),
        )
        for node in found.objects(None, sh.result)  # and not their details
    }
    return Report(tuple(sorted(results, key=lambda result: result.order)))


def _found(store: ox.Store, shapes: Path) -> set[Finding]:
    return {
        Finding(str(r.focus), str(r.shape), r.component, r.severity.iri)
        for r in by_pyshacl(store, shapes).results
    }


def _asked(store: ox.Store, shapes: Path) -> rdflib.Graph:
    """The graph of results that pySHACL gives."""
    import pyshacl  # noqa: PLC0415 - as rdflib
    import rdflib  # noqa: PLC0415

    rules, data = rdflib.Graph(), rdflib.Graph()
    for file in sorted(shapes.rglob("*.ttl")) if shapes.is_dir() else [shapes]:
        rules.parse(file, format="turtle")
    lines = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
    data.parse(data=lines.decode(), format="nt")
    found: rdflib.Graph = pyshacl.validate(data, shacl_graph=rules, inference="none")[1]
    return found


def _path(term: Node | None) -> Predicate | None:
    import rdflib  # noqa: PLC0415 - as above

    return Predicate(ox.NamedNode(str(term))) if isinstance(term, rdflib.URIRef) else None


def _term(term: Node | None) -> Any:  # noqa: ANN401 - whichever kind of term it is
    """A term of rdflib as the store has it."""
    import rdflib  # noqa: PLC0415 - as above

    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        kind = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return ox.Literal(str(term), datatype=kind)
    return ox.BlankNode(str(term))
