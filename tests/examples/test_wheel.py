"""The installed package: complete without the checkout it was made from."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def python(*words: str, cwd: Path, path: Path | None = None) -> str:
    """What Python prints in that folder; with `path`, what lies there comes first."""
    environment = {**os.environ, "PYTHONPATH": str(path)} if path else None
    return subprocess.run(  # noqa: S603 (the words are those of the tests below)
        [sys.executable, *words],
        cwd=cwd,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as a wheel unpacks it."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = ("-m", "pip", "--quiet", "--disable-pip-version-check")
    python(
        *(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), "."),
        cwd=root,
    )
    (wheel,) = folder.glob("*.whl")
    python(*(*pip, "install", "--no-deps", "--target", str(folder / "site"), str(wheel)), cwd=root)
    return folder / "site"


@pytest.mark.parametrize("folder", ["ontology", "shapes", "queries"])
def test_the_wheel_holds_the_knowledge_of_the_checkout(
    root: Path, installed: Path, folder: str
) -> None:
    def files(top: Path) -> list[str]:
        found = (path.relative_to(top) for path in top.rglob("*") if path.is_file())
        return sorted(str(path) for path in found)

    assert files(root / folder) == files(installed / "viennagraph" / "data" / folder)


def test_the_installed_package_reads_its_own_knowledge(installed: Path, tmp_path: Path) -> None:
    code = "from viennagraph import resources; print(resources.ontology())"

    assert str(installed) in python("-c", code, cwd=tmp_path, path=installed)


def test_the_installed_command_answers_from_another_folder(
    installed: Path, examples: Path, tmp_path: Path
) -> None:
    python("-m", "viennagraph", "build", str(examples), cwd=tmp_path, path=installed)
    question = ("query", "recommendations-naming-a-programme", "--format", "csv")
    answer = python("-m", "viennagraph", *question, cwd=tmp_path, path=installed)

    assert "when a parcel has travelled as air freight" in answer
