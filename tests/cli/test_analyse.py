"""`viennagraph analyse`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from viennagraph.cli.app import app
from viennagraph.errors import ExportError

if TYPE_CHECKING:
    from pathlib import Path

RUNNER = CliRunner()


def run(*words: str | Path) -> str:
    """What the command writes."""
    result = RUNNER.invoke(app, ["analyse", *map(str, words)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_without_a_name_the_measures_are_listed() -> None:
    assert "Which acts does everything rest on?" in run()


def test_the_list_is_json_for_programs() -> None:
    known = json.loads(run("--json"))

    assert all(one["definition"] for one in known)


def test_a_measure_is_a_table(sample: Path) -> None:
    assert "Governments" in run("asked-most", "--store", sample)


def test_a_measure_is_csv_for_spreadsheets(sample: Path) -> None:
    heading = run("asked-most", "--store", sample, "--format", "csv").splitlines()[0]

    assert heading.startswith("addressee,addresseeLabel,asks")


def test_a_measure_explains_itself() -> None:
    assert "Beware:" in run("asked-most", "--explain")


def test_a_measure_is_drawn(sample: Path, tmp_path: Path) -> None:
    run("asked-most", "--store", sample, "--picture", tmp_path / "asked.svg")

    assert "<svg" in (tmp_path / "asked.svg").read_text()


def test_a_picture_of_another_kind_is_refused(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.svg or \.png"):
        run("asked-most", "--store", sample, "--picture", tmp_path / "asked.gif")
