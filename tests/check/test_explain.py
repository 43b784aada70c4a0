from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest
from pyoxigraph import RdfFormat, Store

from viennagraph import check

if TYPE_CHECKING:
    from pathlib import Path

    Rows: TypeAlias = list[tuple[str, str | None, str | None, str | None]]

SHAPES = """
@prefix ex: <https://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
ex:S sh:targetClass ex:Meeting ; sh:property ex:Ordinal, ex:Body, ex:Place, ex:Sittings .
ex:Ordinal sh:path ex:ordinal ; sh:maxInclusive 99 .
ex:Body sh:path ex:body ; sh:maxCount 1 .
ex:Place sh:path ex:place ; sh:minCount 1 .
ex:Sittings sh:path [ sh:inversePath ex:within ] ; sh:maxCount 1 .
"""
SAID = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ex: <https://example.org/> .
@prefix vg: <https://w3id.org/viennagraph/ontology#> .
<https://example.org/D> { <https://example.org/D> dcterms:identifier "X/INVENTED/1" . }
<https://example.org/D#p1> {
  <https://example.org/D#p1> dcterms:isPartOf <https://example.org/D> ; vg:paragraph "1" ;
    vg:text "The invented meeting was the hundredth." .
  ex:m a ex:Meeting ; ex:ordinal 100 ; ex:body ex:b .
}
<https://example.org/D#p2> {
  <https://example.org/D#p2> dcterms:isPartOf <https://example.org/D> ; vg:paragraph "2" ;
    vg:text "Another body met." .
  ex:m ex:body ex:c . ex:s1 ex:within ex:m .
}
<https://example.org/authority> { ex:m ex:place ex:hall . ex:s2 ex:within ex:m . }
"""
FIRST = (
    "https://example.org/D#p1",
    "X/INVENTED/1",
    "1",
    "The invented meeting was the hundredth.",
)
SECOND = ("https://example.org/D#p2", "X/INVENTED/1", "2", "Another body met.")
THIRD = ("https://example.org/authority", None, None, None)


def places(tmp_path: Path, shape: str, leave_out: str = "") -> Rows:
    """The places given for the result of one shape."""
    file = tmp_path / "shapes.ttl"
    file.write_text(SHAPES, "utf-8")
    store = Store()
    store.load(SAID.replace(leave_out, "").encode(), format=RdfFormat.TRIG)
    store.extend(type(quad)(*quad.triple) for quad in list(store))
    found = check.explain(check.validate(store, check.load(file)), store)
    (explanation,) = (e for e in found if e.result.shape.value.endswith(shape))
    return [(p.graph, p.symbol, p.paragraph, p.quote) for p in explanation.places]


def test_a_wrong_value_is_found_where_it_is_said(tmp_path: Path) -> None:
    expected = [FIRST]

    assert expected == places(tmp_path, "Ordinal")


def test_too_many_values_are_found_wherever_one_is_said(tmp_path: Path) -> None:
    expected = [FIRST, SECOND]

    assert expected == places(tmp_path, "Body")


def test_a_missing_value_leads_to_what_is_said_of_the_node(tmp_path: Path) -> None:
    expected = [FIRST, SECOND]

    assert expected == places(tmp_path, "Place", "ex:m ex:place ex:hall . ")[:2]


def test_a_path_backwards_is_followed_and_a_graph_that_is_no_passage_has_no_quote(
    tmp_path: Path,
) -> None:
    expected = [SECOND, THIRD]

    assert expected == places(tmp_path, "Sittings")


def test_a_node_that_nobody_speaks_of_has_no_place(tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text(f"{SHAPES} ex:N sh:targetNode ex:nobody ; sh:in () .", "utf-8")
    report = check.validate(Store(), check.load(file))
    expected = [()]

    assert expected == [explanation.places for explanation in check.explain(report, Store())]


@pytest.mark.parametrize("value", ['"banana"', "ex:nobody"])
def test_a_value_on_its_own_has_the_places_that_name_it(tmp_path: Path, value: str) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text(f"{SHAPES} ex:N sh:targetObjectsOf ex:p ; sh:in () .", "utf-8")
    store = Store()
    trig = (
        f"@prefix ex: <https://example.org/> . {{ ex:a ex:p {value} }} ex:g {{ ex:a ex:p {value} }}"
    )
    store.load(trig.encode(), format=RdfFormat.TRIG)

    (explanation,) = check.explain(check.validate(store, check.load(file)), store)

    assert [check.Place("https://example.org/g")] == list(explanation.places)
