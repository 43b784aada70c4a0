"""An authority file that names nothing yet is no obstacle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viennagraph import pipeline

if TYPE_CHECKING:
    from pathlib import Path


def test_an_authority_file_without_names_is_read(examples: Path, tmp_path: Path) -> None:
    empty = tmp_path / "names.ttl"
    empty.write_text("@prefix vg: <https://w3id.org/viennagraph/ontology#> .\n", "utf-8")

    summary = pipeline.build([examples / "resolution.txt"], tmp_path / "store", authority=(empty,))

    assert len(summary.read) == 1
