"""Tables: one for each class, and one of evidence."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from viennagraph import export, store
from viennagraph.errors import ExportError

if TYPE_CHECKING:
    from pathlib import Path

AIRCOP = "https://w3id.org/viennagraph/programme/aircop"


@pytest.fixture(scope="module")
def tables(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables") / "graph.csv"
    with store.reading(sample) as snapshot:
        export.write(snapshot, folder)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_class_has_a_table_with_a_row_for_each_thing(tables: Path) -> None:
    programmes = [row for row in rows(tables / "Programme.csv") if row["iri"] == AIRCOP]

    assert {key: programmes[0][key] for key in ("iri", "label", "vg:acronym")} == {
        "iri": AIRCOP,
        "label": "Airport Communication Project",
        "vg:acronym": "AIRCOP",
    }


def test_a_value_that_is_a_thing_comes_with_its_label(tables: Path) -> None:
    found = {row["vg:strength"]: row["vg:strength label"] for row in rows(tables / "Ask.csv")}

    assert found["https://w3id.org/viennagraph/vocabulary/strength/urged"] == "urged"


def test_several_values_share_a_cell(tables: Path) -> None:
    asks = rows(tables / "Recommendation.csv")

    assert any(" | " in row["vg:mentions"] for row in asks)


def test_evidence_gives_the_place_and_the_words_of_each_statement(tables: Path) -> None:
    evidence = [
        row
        for row in rows(tables / "evidence.csv")
        if row["object"] == AIRCOP and row["predicate"] == "vg:mentions"
    ]

    assert {"UNODC/HONEURO/91/6", "E/CN.7/2092/9"} <= {row["document label"] for row in evidence}
    assert all("AIRCOP" in row["quote"] or "Airport" in row["quote"] for row in evidence)
    assert all(row["paragraph"] for row in evidence)


def test_the_layout_of_a_text_is_no_evidence(tables: Path) -> None:
    predicates = {row["predicate"] for row in rows(tables / "evidence.csv")}

    assert not predicates & {"vg:segment", "oa:start", "vg:passageKind"}


def test_tables_take_the_place_of_older_ones(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph.csv"
    folder.mkdir()
    (folder / "Old.csv").write_text("old")
    with store.reading(sample) as snapshot:
        export.write(snapshot, folder)

    assert not (folder / "Old.csv").exists()
    assert [folder] == list(tmp_path.iterdir())


def test_a_folder_of_other_things_is_left_alone(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "graph.csv"
    folder.mkdir()
    (folder / "thesis.txt").write_text("dear")
    with store.reading(sample) as snapshot, pytest.raises(ExportError, match="no folder of"):
        export.write(snapshot, folder)

    assert (folder / "thesis.txt").read_text() == "dear"
