"""Runs the W3C test suite of SHACL, core and SPARQL, through the shapes compiled here.

    scripts/shacl_suite.py [FOLDER] [--markdown]

FOLDER holds the suite (`core/`, `sparql/`); without it, it is taken from the source distribution
of pySHACL, which pip downloads.  Each test comes out as the same (the results are those that the
suite and pySHACL give), refused (its shapes use what docs/decisions/0003 leaves out, and are
refused by name) or OTHER.  Exits with 1 where there is one of the last.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tarfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib import OWL, RDF, RDFS, SH, Graph, Namespace

from viennagraph import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

MF: Final = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT: Final = Namespace("http://www.w3.org/ns/shacl-test#")
_PROPERTY: Final = re.compile("<[^<>]*>")
INSIDE: Final = "test/resources/sht_tests"


class Found(NamedTuple):
    """A result as all sides can give it; blank nodes have no name of their own."""

    focus: str
    path: str
    value: str
    severity: str
    shape: str
    component: str


class Outcome(NamedTuple):
    """What came of a test, and why where it is not the same."""

    name: str
    kind: str
    reason: str = ""


def fetched(folder: Path) -> Path:
    """The suite out of the source distribution of the pySHACL that is installed."""
    wanted = f"pyshacl=={version('pyshacl')}"
    words = ["download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", *words, wanted], check=True)  # noqa: S603 (ours)
    archive = next(folder.glob("pyshacl-*.tar.gz"))
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar.gz") / INSIDE


def outcomes(suite: Path) -> Iterator[Outcome]:
    """What comes of each test of the suite."""
    for file in sorted(suite.rglob("*.ttl")):
        graph = Graph().parse(file, format="turtle", publicID=file.as_uri())
        for test in sorted(graph.subjects(RDF.type, SHT.Validate)):
            yield _outcome(file.relative_to(suite).with_suffix("").as_posix(), graph, test)


def _outcome(name: str, graph: Graph, test: Node) -> Outcome:
    action, wanted = graph.value(test, MF.action), graph.value(test, MF.result)
    data = _graph(graph.value(action, SHT.dataGraph), graph)
    shapes = _shapes(_graph(graph.value(action, SHT.shapesGraph), graph))
    try:
        ours = _ours(data, shapes)
    except check.ShapesError as error:
        if wanted == SHT.Failure:
            return Outcome(name, "same", "a failure is expected")
        return Outcome(name, "refused", str(error))
    except (SyntaxError, ValueError, OSError) as error:
        return Outcome(name, "OTHER", f"{type(error).__name__}: {error}")
    if wanted == SHT.Failure:
        return Outcome(name, "OTHER", "a failure is expected, and there is none")
    suite = _found(graph, wanted)
    theirs = _theirs(data, shapes)
    if ours == suite:
        return Outcome(name, "same", "" if theirs == suite else "pySHACL gives other results")
    return Outcome(name, "OTHER", _difference(ours, suite))


def _graph(place: Node | None, here: Graph) -> Graph:
    path = Path(str(place).removeprefix("file://"))
    if not path.is_file():
        return here
    return Graph().parse(path, format="turtle", publicID=path.as_uri())


def _shapes(given: Graph) -> Graph:
    """The shapes of a file that holds a test beside them, with each target by its name.

    Classes that are shapes at once are refused here, and say the same by `sh:targetClass`.
    """
    shapes = Graph() + given
    tests = {*shapes.subjects(RDF.type, SHT.Validate), *shapes.subjects(RDF.type, MF.Manifest)}
    reports = set(shapes.subjects(RDF.type, SH.ValidationReport))
    results = {one for report in reports for one in shapes.objects(report, SH.result)}
    for one in (*tests, *reports, *results):
        shapes.remove((one, None, None))
    kinds = {*shapes.subjects(RDF.type, RDFS.Class), *shapes.subjects(RDF.type, OWL.Class)}
    for one in kinds:
        if (one, RDF.type, SH.NodeShape) in shapes or (one, RDF.type, SH.PropertyShape) in shapes:
            shapes.remove((one, RDF.type, RDFS.Class))
            shapes.remove((one, RDF.type, OWL.Class))
            shapes.add((one, SH.targetClass, one))
    return shapes


def _ours(data: Graph, shapes: Graph) -> frozenset[Found]:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "shapes.ttl"
        place.write_text(shapes.serialize(format="nt"), "utf-8")
        known = check.load(place)
    store = ox.Store()
    store.load(data.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    return frozenset(
        Found(
            _name(one.focus),
            _path(str(one.path) if one.path else ""),
            _name(one.value),
            one.severity.iri,
            _name(one.shape),
            one.component,
        )
        for one in check.validate(store, known).results
    )


def _theirs(data: Graph, shapes: Graph) -> frozenset[Found] | None:
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    except Exception:  # noqa: BLE001 (whatever it says, it gives no results)
        return None
    if not isinstance(report, Graph):
        return None
    return _found(report, next(report.subjects(RDF.type, SH.ValidationReport)))


def _found(graph: Graph, report: Node | None) -> frozenset[Found]:
    return frozenset(
        Found(
            _term(graph.value(one, SH.focusNode)),
            _path(_term(graph.value(one, SH.resultPath))),
            _term(graph.value(one, SH.value)),
            str(graph.value(one, SH.resultSeverity)),
            _term(graph.value(one, SH.sourceShape)),
            str(graph.value(one, SH.sourceConstraintComponent)),
        )
        for one in graph.objects(report, SH.result)
    )


def _path(words: str) -> str:
    """A path that is one property by its name; of others, that there is one."""
    return words if not words or _PROPERTY.fullmatch(words) else "…"


def _name(term: object) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.BlankNode):
        return "_:"
    return str(term)


def _term(term: Node | None) -> str:
    if term is None:
        return ""
    if isinstance(term, rdflib.BNode):
        return "_:"
    if isinstance(term, rdflib.URIRef):
        return f"<{term}>"
    datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
    return str(_kept(ox.Literal(str(term), datatype=datatype, language=term.language)))


def _kept(literal: ox.Literal) -> ox.Literal:
    """The literal in the form that the store keeps, such as 3.0 for 3e0."""
    store, name = ox.Store(), ox.NamedNode("https://example.org/")
    store.add(ox.Quad(name, name, literal))
    return next(iter(store)).object


def _difference(ours: frozenset[Found], suite: frozenset[Found]) -> str:
    alone = [f"too much: {' '.join(one)}" for one in sorted(ours - suite)]
    missing = [f"missing: {' '.join(one)}" for one in sorted(suite - ours)]
    return "; ".join([*alone, *missing])


def main() -> int:
    """Runs the suite and says what came of it."""
    rdflib.NORMALIZE_LITERALS = False  # the suite is about what is written
    reader = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    reader.add_argument("folder", nargs="?", type=Path)
    asked = reader.parse_args()
    with TemporaryDirectory() as folder:
        found = list(outcomes(asked.folder or fetched(Path(folder))))
    for one in found:
        if one.kind != "same" or one.reason:
            print(f"{one.kind} · {one.name} · {one.reason}")
    told = Counter(one.kind for one in found)
    print(f"{len(found)} tests: {told['same']} the same, {told['refused']} refused,", end=" ")
    print(f"{told['OTHER']} other")
    return int(told["OTHER"] > 0 or told["same"] == 0)


if __name__ == "__main__":
    sys.exit(main())
