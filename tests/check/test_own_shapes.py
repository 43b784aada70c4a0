"""The shapes of this project, on the examples that break them: pySHACL finds the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from pyoxigraph import RdfFormat, Store

from viennagraph import check, resources

if TYPE_CHECKING:
    from collections.abc import Callable

    Ask: TypeAlias = Callable[[Path, Store], frozenset[tuple[str, ...]]]
    Found: TypeAlias = Callable[[check.Report], frozenset[tuple[str, ...]]]

EXAMPLES = Path(__file__).resolve().parent.parent / "shapes"
STEMS = sorted(
    file.stem for file in resources.shapes().glob("*.ttl") if (EXAMPLES / file.stem).is_dir()
)


@pytest.mark.parametrize("stem", STEMS)
def test_each_example_breaks_what_pyshacl_says_it_breaks(
    stem: str, oracle: Ask, found: Found
) -> None:
    store = Store()
    vocabularies = resources.ontology() / "vocabulary"
    for file in (*vocabularies.glob("*.ttl"), *(EXAMPLES / stem).rglob("*.ttl")):
        store.load(path=str(file), format=RdfFormat.TURTLE)

    report = check.validate(store, check.load(resources.shapes()))

    assert oracle(resources.shapes(), store) == found(report)
    assert report.results
