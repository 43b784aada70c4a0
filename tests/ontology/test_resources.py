"""Where the data of the package lies: in the package, or in the checkout around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viennagraph import resources
from viennagraph.errors import ResourceError, ViennaGraphError

if TYPE_CHECKING:
    from pathlib import Path


def _installed_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    package = folder / "src" / "viennagraph"
    package.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    return package


def test_the_folders_of_the_checkout_are_found() -> None:
    assert (resources.ontology() / "viennagraph.ttl").is_file()
    assert (resources.shapes() / "viennagraph.ttl").is_file()
    assert (resources.queries() / "questions").is_dir()


def test_the_folders_inside_the_package_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = _installed_at(tmp_path, monkeypatch) / "data" / "shapes"
    expected.mkdir(parents=True)
    (tmp_path / "shapes").mkdir()

    assert expected == resources.shapes()


def test_a_missing_folder_is_named_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = _installed_at(tmp_path, monkeypatch)

    with pytest.raises(ResourceError, match="install viennagraph again") as caught:
        resources.queries()

    assert caught.value.name == "queries"
    assert str(package / "data" / "queries") == caught.value.place


def test_an_error_of_ours_ends_with_exit_code_two() -> None:
    assert ViennaGraphError("wrong use").exit_code == 2
