"""What a validation found, as values and as the RDF that SHACL prescribes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from viennagraph.check import paths
from viennagraph.check.severity import Severity
from viennagraph.vocab import PREFIXES, rdf, sh, xsd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from viennagraph.check.shapes import Name, Term


@dataclass(frozen=True, slots=True)
class Result:
    """One constraint that one node does not meet.

    `component` is the IRI of the SHACL constraint component.
    """

    focus: Term
    path: paths.Path | None
    value: Term | None
    severity: Severity
    shape: Name
    component: str
    message: str

    @property
    def order(self) -> tuple[int, str, str, str, str, str, str]:
        """The key by which results are sorted: the worst first, then by node and shape."""
        return (
            self.severity.rank,
            str(self.focus),
            str(self.shape),
            str(self.path or ""),
            self.component,
            str(self.value or ""),
            self.message,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """All results of a validation, in order, each once.

    >>> Report(()).conforms
    True
    """

    results: tuple[Result, ...]

    @property
    def conforms(self) -> bool:
        """True where there is no result of any severity, as SHACL defines it."""
        return not self.results

    @property
    def violations(self) -> tuple[Result, ...]:
        """The results that say that the graph is wrong: these stop a build."""
        return self.of(Severity.VIOLATION)

    def of(self, severity: Severity) -> tuple[Result, ...]:
        """The results of one severity.

        >>> Report(()).of(Severity.WARNING)
        ()
        """
        return tuple(result for result in self.results if result.severity is severity)

    def triples(self) -> Iterator[Triple]:
        """The report as a `sh:ValidationReport`; its nodes are blank and called by their number."""
        report = BlankNode("report")
        yield Triple(report, NamedNode(rdf.type), NamedNode(sh.ValidationReport))
        conforms = Literal("true" if self.conforms else "false", datatype=NamedNode(xsd.boolean))
        yield Triple(report, NamedNode(sh.conforms), conforms)
        for number, result in enumerate(self.results, start=1):
            yield Triple(report, NamedNode(sh.result), BlankNode(f"result{number}"))
            yield from _triples(result, number)

    def to_ntriples(self) -> str:
        r"""The report as N-Triples.

        >>> Report(()).to_ntriples().count("\n")
        2
        """
        return _serialized(self, RdfFormat.N_TRIPLES)

    def to_turtle(self) -> str:
        """The report as Turtle, for people to read.

        >>> "sh:conforms true" in Report(()).to_turtle()
        True
        """
        return _serialized(self, RdfFormat.TURTLE)


def _serialized(report: Report, form: RdfFormat) -> str:
    prefixes = PREFIXES if form == RdfFormat.TURTLE else None
    return (serialize(report.triples(), format=form, prefixes=prefixes) or b"").decode()


def _triples(result: Result, number: int) -> Iterator[Triple]:
    node = BlankNode(f"result{number}")
    values: list[tuple[str, Term]] = [
        (rdf.type, NamedNode(sh.ValidationResult)),
        (sh.focusNode, result.focus),
        (sh.resultSeverity, NamedNode(result.severity.iri)),
        (sh.sourceShape, result.shape),
        (sh.sourceConstraintComponent, NamedNode(result.component)),
        (sh.resultMessage, Literal(result.message)),
    ]
    if result.value is not None:
        values.append((sh.value, result.value))
    if result.path is not None:
        values.append((sh.resultPath, paths.node(result.path, f"path{number}")))
    for predicate, value in values:
        yield Triple(node, NamedNode(predicate), value)
    if result.path is not None:
        yield from paths.triples(result.path, f"path{number}")
