"""Lines are written as a store gives them back, although no store holds them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from viennagraph.export import order
from viennagraph.spark.canonical import canonical

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    "value",
    [
        f'"007"^^<{XSD}integer>',
        f'"1.50"^^<{XSD}decimal>',
        f'"1.0"^^<{XSD}decimal>',
        f'"2091-06-26"^^<{XSD}date>',
        f'"2091-06"^^<{XSD}gYearMonth>',
        f'"1"^^<{XSD}boolean>',
        f'"no date"^^<{XSD}date>',
        f'"said \\"^^<s:x>"^^<{XSD}string>',
        '"a \\"quoted\\" word"@en',
        '"two\\nlines"',
        "<s:other>",
    ],
)
def test_a_value_is_written_as_a_store_gives_it_back(value: str) -> None:
    line = f"<s:a> <p:b> {value} <g:c> ."
    store = ox.Store()
    store.load(line.encode(), ox.RdfFormat.N_QUADS)
    assert [one.decode().rstrip("\n") for one in order.lines(store)] == canonical([line])


def test_lines_that_come_to_the_same_are_one() -> None:
    lines = [f'<s:a> <p:b> "{number}"^^<{XSD}integer> <g:c> .' for number in ("7", "07")]
    assert [lines[0]] == canonical(lines)
