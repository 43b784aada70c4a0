"""What pySHACL says of the same graph and shapes: an implementation that is not ours.

It takes minutes where the compiled shapes take a second, so it is asked only when somebody wants
to know whether both agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

if TYPE_CHECKING:
    from pathlib import Path

    from viennagraph.check.report import Report


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


def _found(store: ox.Store, shapes: Path) -> set[Finding]:
    import pyshacl  # noqa: PLC0415 - takes a second to import, and is seldom asked
    import rdflib  # noqa: PLC0415

    rules, data = rdflib.Graph(), rdflib.Graph()
    for file in sorted(shapes.rglob("*.ttl")) if shapes.is_dir() else [shapes]:
        rules.parse(file, format="turtle")
    default = (q.triple for q in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    lines = ox.serialize(default, format=ox.RdfFormat.N_TRIPLES) or b""
    data.parse(data=lines.decode(), format="nt")
    _, found, _ = pyshacl.validate(data, shacl_graph=rules, inference="none")
    sh = rdflib.SH
    return {
        Finding(
            found.value(result, sh.focusNode).n3(),
            found.value(result, sh.sourceShape).n3(),
            str(found.value(result, sh.sourceConstraintComponent)),
            str(found.value(result, sh.resultSeverity)),
        )
        for result in found.subjects(rdflib.RDF.type, sh.ValidationResult)
    }
