"""The tutorial shows what its commands answer."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


@pytest.fixture(scope="module")
def tutorial(root: Path) -> ModuleType:
    """The program that plays the page."""
    spec = importlib.util.spec_from_file_location("tutorial", root / "scripts/tutorial_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_command_answers_as_the_tutorial_says(tutorial: ModuleType) -> None:
    page = tutorial.PAGE.read_text("utf-8")

    # `python scripts/tutorial_page.py` writes the page anew.
    assert page == tutorial.played(page)


def test_the_tutorial_ends_with_a_cited_answer(tutorial: ModuleType) -> None:
    page = tutorial.PAGE.read_text("utf-8")
    answer = page.partition("## 3. A question")[2].partition("## 4.")[0]

    assert "Container Control" in answer
    assert "UNODC/HONLAC/95/5" in answer
    assert "nothing found" not in answer
