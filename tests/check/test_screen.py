"""The quick look: it clears most documents, and never one in which the engine finds a fault."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from viennagraph import check, resources
from viennagraph.check.triples import grouped, predicates_of
from viennagraph.knowledge import Knowledge, Settings, knowledge_graphs
from viennagraph.vocab import BASE, org, vg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EXAMPLES = Path(__file__).parent.parent / "shapes"
PASSING = sorted(EXAMPLES.glob("*/*/pass.ttl"))
FAILING = sorted(EXAMPLES.glob("*/*/fail*.ttl"))
GRAPH = "https://example.org/graph"
SETTINGS = Settings(BASE, (), resources.ontology())
TEXT = """COMMISSION ON NARCOTIC DRUGS

REPORT OF THE INVENTED WORKING GROUP

I. Recommendations

1. The following recommendations were drawn up on 2 May 1990:

(a) Governments should invent 12 ways of counting, as UNDCP asked them to do in 1989;

(b) The Executive Director of UNDCP is requested to print them in the report of the Commission.

2. The representative of Canada observed that 40 per cent of all lists were too long.
"""


@cache
def shapes() -> check.Shapes:
    return check.load(resources.shapes())


@cache
def known() -> tuple[str, ...]:
    return tuple(line for graph in knowledge_graphs(SETTINGS) for line in graph.lines)


@cache
def screen() -> check.Screen:
    return check.Screen(shapes(), known())


@cache
def engine() -> ox.Store:
    store = ox.Store()
    store.bulk_extend(_merged(known()))
    return store


def _merged(lines: Sequence[str]) -> Iterator[ox.Quad]:
    for quad in ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS):
        yield ox.Quad(quad.subject, quad.predicate, quad.object)


def _faults(lines: Sequence[str]) -> tuple[check.Result, ...]:
    store = engine()
    new = [quad for quad in set(_merged(lines)) if quad not in store]
    store.extend(new)
    found = check.validate(store, shapes()).violations
    for quad in new:
        store.remove(quad)
    return found


@cache
def _example(file: Path) -> tuple[str, ...]:
    triples = [
        triple
        for path in (EXAMPLES / "context.ttl", file)
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    ]
    return tuple(sorted({f"{' '.join(map(str, t.triple))} <{GRAPH}> ." for t in triples}))


@pytest.fixture(scope="session")
def document(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    path = tmp_path_factory.mktemp("screen") / "invented.txt"
    path.write_text(TEXT, "utf-8")
    return Knowledge.of(SETTINGS).said(path).lines


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


def test_a_document_that_conforms_is_cleared(document: tuple[str, ...]) -> None:
    assert not _faults(document)
    assert screen().clears(document)


@pytest.mark.parametrize("file", FAILING, ids=_name)
def test_an_example_that_the_engine_refuses_is_not_cleared(file: Path) -> None:
    lines = _example(file)

    assert not (screen().clears(lines) and _faults(lines))


def test_most_examples_that_pass_are_cleared() -> None:
    cleared = [file for file in PASSING if screen().clears(_example(file))]

    assert len(PASSING) * 0.9 < len(cleared)


def _changed(lines: tuple[str, ...], lot: random.Random) -> tuple[str, ...]:
    """A document with one to three things wrong, or right in another way."""
    changed = list(lines)
    for _ in range(lot.randint(1, 3)):
        place, other = lot.randrange(len(changed)), lot.randrange(len(changed))
        node, predicate, rest = changed[place].split(" ", 2)
        value, graph = rest[: rest.rindex(" <")], rest[rest.rindex(" <") :]
        theirs = changed[other].split(" ", 2)
        match lot.randrange(7):
            case 0:
                del changed[place]
            case 1:
                changed = [line for line in changed if not line.startswith(f"{node} {predicate} ")]
            case 2:
                changed.append(f"{node} {predicate} {theirs[2]}")
            case 3:
                changed.append(f"{node} {theirs[1]} {theirs[2]}")
            case 4:
                changed[place] = f"{node} {predicate} {re.sub(r'[0-9]', '9', value)}{graph}"
            case 5:
                changed[place] = f'{node} {predicate} ""{graph}'
            case _:
                known_line = lot.choice(known())
                subject, verb, _ = known_line.split(" ", 2)
                changed.append(f"{subject} {verb} {theirs[2]}")
    return tuple(sorted(changed))


@pytest.mark.parametrize("seed", range(120))
def test_a_document_with_a_fault_is_never_cleared(document: tuple[str, ...], seed: int) -> None:
    lines = _changed(document, random.Random(seed))  # noqa: S311 - no secret hangs on it

    assert not (screen().clears(lines) and _faults(lines))


def test_a_document_is_not_cleared_where_it_closes_a_circle_of_known_bodies() -> None:
    below = f"<{org.subOrganizationOf}>"
    line = next(line for line in known() if line.split(" ")[1] == below)
    child, _, parent, *_ = line.split(" ")
    circle = (f"{parent} {below} {child} <{GRAPH}> .",)

    assert {f"{vg.NS.replace('ontology', 'shapes')}Body"} <= {
        result.shape.value for result in _faults(circle)
    }
    assert not screen().clears(circle)


def test_looking_leaves_no_trace(document: tuple[str, ...]) -> None:
    below = f"<{org.subOrganizationOf}>"
    child, _, parent, *_ = next(line for line in known() if below in line).split(" ")
    screen().clears((f"{parent} {below} {child} <{GRAPH}> .",))

    assert screen().clears(document)


def test_a_value_that_holds_spaces_and_brackets_is_kept_whole() -> None:
    said = grouped(['<s:a> <p:b> "c <d> . e"@en <g:1> .'])

    expected = {"<s:a>": {"<p:b>": ['"c <d> . e"@en']}}

    assert expected == said


def test_a_query_with_a_pattern_in_a_filter_is_not_told() -> None:
    tail = "$this s:a ?b . FILTER (EXISTS { $this s:c ?b }) }"

    assert predicates_of("PREFIX s: <s:> SELECT $this {", tail) is None


def test_all_predicates_of_a_query_are_told() -> None:
    tail = "$this a s:T ; s:a ?b , ?c . FILTER NOT EXISTS { ?b s:d+ <s:e> } }"
    found = predicates_of("PREFIX s: <s:> SELECT $this {", tail)

    assert {"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<s:a>", "<s:d>"} == found
