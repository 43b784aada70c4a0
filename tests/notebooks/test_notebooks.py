"""The notebooks run from the first cell to the last, and carry no words of documents."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SECONDS = 120

each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@pytest.fixture
def in_store(examples_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIENNAGRAPH_STORE", str(examples_store))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "src")]))
    monkeypatch.delenv("MPLBACKEND", raising=False)


def test_there_are_three_notebooks() -> None:
    assert len(NOTEBOOKS) == 3


@each
@pytest.mark.usefixtures("in_store")
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_notebook_runs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)

    NotebookClient(notebook, timeout=SECONDS, kernel_name="python3").execute()

    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert len(outputs) > 3
    assert any("image/png" in output.get("data", ()) for output in outputs)


@each
def test_a_notebook_is_kept_without_answers(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)

    assert not [cell.id for cell in notebook.cells if cell.get("outputs")]


@each
def test_a_notebook_is_valid(path: Path) -> None:
    nbformat.validate(nbformat.read(path, as_version=4))
