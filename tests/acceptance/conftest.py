"""The annotated reports, built once, and how their graph scores."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from viennagraph import pipeline

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def quality(root: Path) -> ModuleType:
    """The program that measures."""
    place = root / "scripts" / "quality_report.py"
    spec = importlib.util.spec_from_file_location("quality_report", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality_report"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def ratchet() -> dict[str, dict[str, float]]:
    """The figures below which none may fall."""
    return tomllib.loads((HERE / "scores.toml").read_text("utf-8"))


@pytest.fixture(scope="session")
def corpus(shared: Path, quality: ModuleType) -> Path:
    """The folder of the reports."""
    return shared / "corpus" / str(quality.REPORTS)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("acceptance") / "store"


@pytest.fixture(scope="session")
def summary(corpus: Path, place: Path) -> Any:  # noqa: ANN401 - what the pipeline gives
    """What the build of the reports says; the store stands at `place` then."""
    return pipeline.build([corpus], place)


@pytest.fixture(scope="session")
def scores(shared: Path, quality: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401
    """The figures of each annotated report, by section."""
    return quality.measured(shared, tmp_path_factory.mktemp("scored")).scores
