"""pySHACL is the oracle: the same shapes and data give the same results."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from pyoxigraph import NamedNode

from viennagraph import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import Store

    Cut: TypeAlias = Callable[[str | Path], tuple[Path, Store]]
    Ask: TypeAlias = Callable[[Path, Store], frozenset[tuple[str, ...]]]
    Found: TypeAlias = Callable[[check.Report], frozenset[tuple[str, ...]]]

CASES = sorted((Path(__file__).parent / "cases").glob("*.trig"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_each_constraint_finds_what_pyshacl_finds(
    file: Path, case: Cut, oracle: Ask, found: Found
) -> None:
    shapes, store = case(file)

    report = check.validate(store, check.load(shapes))

    assert oracle(shapes, store) == found(report)
    assert found(report)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_each_bad_node_is_found_and_no_good_one(file: Path, case: Cut) -> None:
    shapes, store = case(file)
    nodes = {str(term) for quad in store for term in (quad.subject, quad.object)}
    bad = {name for name in nodes if name.startswith("<https://example.org/bad")}

    report = check.validate(store, check.load(shapes))

    found = {str(result.focus) for result in report.results if isinstance(result.focus, NamedNode)}
    assert bad == found
