"""The notebooks run from the first cell to the last, and carry no words of documents."""

from __future__ import annotations

import os
import re
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


def test_there_are_four_notebooks() -> None:
    assert len(NOTEBOOKS) == 4


@each
@pytest.mark.usefixtures("in_store")
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_notebook_runs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)

    NotebookClient(notebook, timeout=SECONDS, kernel_name="python3").execute()

    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert len(outputs) > 3
    is_drawn = any("image/png" in output.get("data", ()) for output in outputs)
    assert is_drawn or path.stem == "ten-questions"


def test_the_questions_are_those_of_the_page() -> None:
    page = (ROOT / "docs" / "ten-questions.md").read_text("utf-8")
    notebook = nbformat.read(ROOT / "notebooks" / "ten-questions.ipynb", as_version=4)
    asked = [
        cell.source.replace("'", '"')
        for cell in notebook.cells
        if cell.cell_type == "code" and "graph." in cell.source
    ]

    _, *blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)  # the first opens the graph
    assert len(blocks) == 10
    for block in blocks:
        question = re.findall(r'graph\.\w+\("[^"]+"', block)[0]
        assert any(question in cell for cell in asked), question


@each
def test_a_notebook_is_kept_without_answers(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)

    assert not [cell.id for cell in notebook.cells if cell.get("outputs")]


@each
def test_a_notebook_is_valid(path: Path) -> None:
    nbformat.validate(nbformat.read(path, as_version=4))
