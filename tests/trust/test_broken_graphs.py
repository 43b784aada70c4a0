"""A graph that is broken by chance breaks the shapes here as it does for pySHACL.

`--graphs N` breaks the golden graph N times.
"""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib import RDF, SH

from viennagraph import check, resources
from viennagraph.vocab import BASE, skos, xsd

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

SEED: Final = 20_171
MOST: Final = 6
WORDS: Final = (
    ox.Literal("words"),
    ox.Literal("mots", language="fr"),
    ox.Literal(""),
    ox.Literal("-1", datatype=ox.NamedNode(xsd.integer)),
    ox.Literal("2091-02-30", datatype=ox.NamedNode(xsd.date)),
    ox.NamedNode("https://example.org/nothing"),
)
Row = tuple[str, str, str, str, str]


def golden(root: Path) -> list[list[ox.Triple]]:
    """For each document of the golden graph what it says and all that is known, in order."""
    known: set[ox.Triple] = set()
    said: defaultdict[str, set[ox.Triple]] = defaultdict(set)
    for quad in ox.parse(path=root / "tests/questions/sample.trig"):
        name = str(quad.graph_name).partition("#")[0]
        (said[name] if f"<{BASE}document/" in name else known).add(quad.triple)
    schemes = [
        quad.triple
        for file in sorted((root / "ontology/vocabulary").glob("*.ttl"))
        for quad in ox.parse(path=file)
        if quad.predicate.value == skos.inScheme
    ]
    wholes = []
    for _, triples in sorted(said.items()):
        terms = {term for one in known | triples for term in (one.subject, one.object)}
        concepts = {one for one in schemes if one.subject in terms}
        wholes.append(sorted(known | triples | concepts, key=str))
    return wholes


def broken(whole: list[ox.Triple], chance: random.Random) -> list[ox.Triple]:
    """The graph with some of its triples gone, moved or changed."""
    made = list(whole)
    for _ in range(chance.randint(1, MOST)):
        place = chance.randrange(len(made))
        one, other = made[place], chance.choice(whole)
        match chance.choice(["lose", "move", "value", "word", "property", "copy"]):
            case "lose":
                del made[place]
            case "move":
                made[place] = ox.Triple(other.subject, one.predicate, one.object)
            case "value":
                made[place] = ox.Triple(one.subject, one.predicate, other.object)
            case "word":
                made[place] = ox.Triple(one.subject, one.predicate, chance.choice(WORDS))
            case "property":
                made[place] = ox.Triple(one.subject, other.predicate, one.object)
            case _:
                made.append(ox.Triple(one.subject, one.predicate, other.object))
    return made


def ours(triples: list[ox.Triple], shapes: check.Shapes) -> set[Row]:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    return {
        (str(one.focus), str(one.value or ""), one.severity.iri, str(one.shape), one.component)
        for one in check.validate(store, shapes).results
    }


def theirs(triples: list[ox.Triple], shapes: rdflib.Graph) -> set[Row]:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)  # literals as the store keeps them
    kept = (quad.triple for quad in store)
    data = rdflib.Graph()
    data.parse(
        data=(ox.serialize(kept, format=ox.RdfFormat.N_TRIPLES) or b"").decode(), format="nt"
    )
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    return {
        (
            _words(report.value(one, SH.focusNode)),
            _words(report.value(one, SH.value)),
            str(report.value(one, SH.resultSeverity)),
            _words(report.value(one, SH.sourceShape)),
            str(report.value(one, SH.sourceConstraintComponent)),
        )
        for one in report.objects(report.value(None, RDF.type, SH.ValidationReport), SH.result)
    }


def _words(term: object) -> str:
    if term is None:
        return ""
    if isinstance(term, rdflib.Literal):
        kind = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return str(ox.Literal(str(term), datatype=kind, language=term.language))
    return f"<{term}>"


def test_each_broken_graph_has_the_results_that_pyshacl_finds(
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
    monkeypatch: pytest.MonkeyPatch,
    root: Path,
) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    count = request.config.getoption("--graphs")
    wholes = golden(root)
    compiled, parsed = check.load(resources.shapes()), rdflib.Graph()
    for file in sorted(resources.shapes().rglob("*.ttl")):
        parsed.parse(file, format="turtle")
    found = 0
    for number in range(count):
        made = broken(wholes[number % len(wholes)], random.Random(SEED + number))  # noqa: S311 (the same each time)
        results = ours(made, compiled)
        difference = sorted(theirs(made, parsed) ^ results)
        assert difference == [], f"graph {number}"
        found += len(results)
        if number % 50 == 0:
            print(f"{number} graphs, {found} results", flush=True)  # noqa: T201 (a figure)
    record_property("results", found)
    print(f"{count} broken graphs, {found} results, all the same")  # noqa: T201 (a figure)
    assert found > count
