"""Every check finds its fault, and none in the golden graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from viennagraph import ask
from viennagraph.ask.engines import Oxigraph

if TYPE_CHECKING:
    from pyoxigraph import Store

    from viennagraph.ask.engines import Engine

HERE: Final = Path(__file__).resolve().parent
CHECKS: Final = {check.name: check for check in ask.checks()}


def test_each_check_has_a_fault_to_find() -> None:
    faults = sorted(path.stem for path in (HERE / "faults").glob("*.trig"))

    assert faults == sorted(CHECKS)


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_finds_nothing_in_the_golden_graph(name: str, engine: Engine) -> None:
    assert not engine.select(CHECKS[name].text).rows


def test_a_check_finds_its_fault(fault: tuple[str, Store]) -> None:
    name, store = fault
    found = Oxigraph(store).select(CHECKS[name].text)

    assert len(found) > 0
    assert found.columns == ("focus", "path", "value", "message")
    assert all(None not in row for row in found.rows)


def test_both_engines_find_the_same_fault(
    fault: tuple[str, Store], faulty_engines: tuple[Engine, Engine]
) -> None:
    text = CHECKS[fault[0]].text
    oxigraph, rdflib = (engine.select(text) for engine in faulty_engines)

    assert oxigraph == rdflib
