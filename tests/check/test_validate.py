from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from viennagraph import check
from viennagraph.vocab import sh

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Cut: TypeAlias = Callable[[str | Path], tuple[Path, Store]]

HEAD = """
@prefix ex: <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
TWO_SHAPES = """
ex:shapes {
  ex:Thing-shape a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:P, ex:Q .
  ex:P sh:path ex:p ; sh:minCount 1 ; sh:message "Fügen Sie ex:p hinzu."@de, "Add ex:p."@en .
  ex:Q sh:path ex:q ; sh:maxCount 1 ; sh:severity sh:Warning .
}
"""


def ex(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/{name}")


def run(case: Cut, text: str, *, among: list[str] | None = None) -> check.Report:
    shapes, store = case(HEAD + text)
    return check.validate(store, check.load(shapes), among=among)


def test_the_worst_results_come_first_and_then_by_node(case: Cut) -> None:
    report = run(case, TWO_SHAPES + "ex:data { ex:b a ex:Thing . ex:a a ex:Thing ; ex:q 1, 2 . }")

    assert [
        ("Violation", ex("a"), ex("P")),
        ("Violation", ex("b"), ex("P")),
        ("Warning", ex("a"), ex("Q")),
    ] == [(result.severity, result.focus, result.shape) for result in report.results]


def test_the_english_message_is_given(case: Cut) -> None:
    report = run(case, TWO_SHAPES + "ex:data { ex:b a ex:Thing }")
    expected = ("Add ex:p.",)

    assert expected == tuple(result.message for result in report.results)


def test_a_shape_without_a_message_says_what_its_constraint_asks(case: Cut) -> None:
    report = run(case, TWO_SHAPES + "ex:data { ex:b a ex:Thing ; ex:p 1 ; ex:q 1, 2 }")
    expected = "there must be at most 1 of these values"

    assert expected == report.results[0].message


def test_a_message_of_a_query_has_room_for_what_it_selects(case: Cut) -> None:
    text = """
    ex:shapes {
      ex:S sh:targetClass ex:Thing ; sh:sparql ex:Query .
      ex:Query sh:message "{$this} has {?value}, not {?other}" ;
        sh:select "SELECT $this ?value WHERE { $this <https://example.org/p> ?value }" .
    }
    ex:data { ex:b a ex:Thing ; ex:p "a quote" }
    """

    report = run(case, text)
    expected = "https://example.org/b has a quote, not {?other}"

    assert expected == report.results[0].message


def test_warnings_do_not_conform_and_are_no_violations(case: Cut) -> None:
    report = run(case, TWO_SHAPES + "ex:data { ex:b a ex:Thing ; ex:p 1 ; ex:q 1, 2 }")

    expected = (False, 0, 1)
    found = (
        report.conforms,
        len(report.violations),
        len(report.of(check.Severity.WARNING)),
    )

    assert expected == found


def test_a_shape_shared_by_two_shapes_gives_its_result_once(case: Cut) -> None:
    text = """
    ex:shapes {
      ex:S sh:targetClass ex:Thing ; sh:property ex:P .
      ex:T sh:targetSubjectsOf ex:q ; sh:property ex:P .
      ex:P sh:path ex:p ; sh:minCount 1 .
    }
    ex:data { ex:b a ex:Thing ; ex:q 1 }
    """

    report = run(case, text)
    expected = 1

    assert expected == len(report.results)


def test_only_subjects_of_the_graphs_named_are_looked_at(case: Cut) -> None:
    shapes, store = case(HEAD + TWO_SHAPES + "ex:data { ex:a a ex:Thing . ex:b a ex:Thing . }")
    store.add(Quad(ex("b"), ex("r"), Literal("said here"), ex("passage")))
    loaded = check.load(shapes)

    among = check.validate(store, loaded, among=["https://example.org/passage"])

    assert ((ex("a"), ex("b")), (ex("b"),)) == (
        tuple(result.focus for result in check.validate(store, loaded).results),
        tuple(result.focus for result in among.results),
    )


def test_looking_at_no_graph_finds_nothing(case: Cut) -> None:
    report = run(case, TWO_SHAPES + "ex:data { ex:b a ex:Thing }", among=[])
    expected = ()

    assert expected == report.results


def test_only_the_default_graph_is_looked_at(case: Cut) -> None:
    shapes, store = case(HEAD + TWO_SHAPES + "ex:data { ex:a a ex:Thing ; ex:p 1 ; ex:q 1 . }")
    store.add(Quad(ex("a"), ex("q"), Literal("2"), ex("passage")))

    assert check.validate(store, check.load(shapes)).conforms


@pytest.mark.parametrize(
    ("datatype", "written"),
    [
        pytest.param("date", "2019-13-01", id="a thirteenth month"),
        pytest.param("dateTime", "2019-01-01", id="a day without its hour"),
        pytest.param("gYear", "nineteen", id="a year in words"),
        pytest.param("gYearMonth", "2019", id="a year without its month"),
        pytest.param("duration", "a while", id="a duration in words"),
        pytest.param("decimal", "1,5", id="a decimal comma"),
        pytest.param("double", "many", id="a number in words"),
    ],
)
def test_a_literal_in_no_form_of_its_datatype_is_refused(
    case: Cut, datatype: str, written: str
) -> None:
    text = f"""
    ex:shapes {{ ex:S sh:targetSubjectsOf ex:p ; sh:property ex:P .
                 ex:P sh:path ex:p ; sh:datatype xsd:{datatype} . }}
    ex:data {{ ex:a ex:p "{written}"^^xsd:{datatype} }}
    """

    report = run(case, text)
    expected = (sh.NS + "DatatypeConstraintComponent",)

    assert expected == tuple(r.component for r in report.results)


def test_a_sequence_is_walked_backwards_from_its_end(case: Cut) -> None:
    text = """
    ex:shapes { ex:S sh:targetClass ex:Thing ; sh:property ex:P .
                ex:P sh:path [ sh:inversePath ( ex:q ex:r ) ] ; sh:class ex:Other . }
    ex:data { ex:d ex:q ex:e . ex:e ex:r ex:b . ex:b a ex:Thing . }
    """

    report = run(case, text)

    assert [(ex("b"), ex("d"))] == [(result.focus, result.value) for result in report.results]


def test_a_query_that_counts_is_not_misled_by_a_node_with_two_types(case: Cut) -> None:
    text = """
    ex:shapes {
      ex:S sh:targetClass ex:Thing ; sh:sparql ex:Query .
      ex:Query sh:select '''SELECT $this WHERE { $this <https://example.org/p> ?x }
                            GROUP BY $this HAVING (COUNT(?x) > 1)''' .
    }
    ex:data { ex:Sub rdfs:subClassOf ex:Thing . ex:b a ex:Thing, ex:Sub ; ex:p 1 }
    """

    assert run(case, text).conforms


def test_the_order_in_which_triples_came_changes_nothing(case: Cut) -> None:
    shapes, store = case(HEAD + TWO_SHAPES + "ex:data { ex:b a ex:Thing . ex:a a ex:Thing . }")
    backwards = Store()
    for quad in sorted(store, key=str, reverse=True):
        backwards.add(quad)

    loaded = check.load(shapes)

    assert check.validate(store, loaded) == check.validate(backwards, check.load(shapes))


def test_braces_and_hashes_inside_strings_do_not_mislead_the_place_for_focus_nodes(
    case: Cut,
) -> None:
    text = r"""
    ex:shapes {
      ex:S sh:targetClass ex:Thing ; sh:sparql ex:Query .
      ex:Query sh:select '''
        # { not here
        PREFIX h: <https://example.org/#{>
        SELECT $this ("{" AS ?value) (EXISTS { ?a ?b "x" } AS ?other) { $this a ?kind }''' .
    }
    ex:data { ex:b a ex:Thing }
    """.replace("#{>", "#>")

    report = run(case, text)

    assert [Literal("{")] == [result.value for result in report.results]


def test_templates_hold_no_place_that_nothing_fills() -> None:
    folder = files("viennagraph.check") / "templates"
    texts = [file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".rq")]

    places = {place for text in texts for place in re.findall(r"%(?!\{[a-z]+\}).", text)}

    assert set() == places


def test_each_template_is_used() -> None:
    folder = files("viennagraph.check")
    names = {file.name[:-3] for file in (folder / "templates").iterdir()}
    sources = [file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".py")]

    unused = {name for name in names if not any(f'"{name}"' in source for source in sources)}

    assert unused == set()
