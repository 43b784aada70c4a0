"""What is published is a crate that the library of research objects opens."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from rocrate.rocrate import ROCrate

SKIPPED = "ignore::DeprecationWarning"


@pytest.fixture(scope="module")
def crate(site: Path) -> ROCrate:
    """The published folder, as the library reads it."""
    return ROCrate(str(site))


@pytest.mark.filterwarnings(SKIPPED)
def test_a_published_folder_is_a_crate_with_title_day_and_licence(crate: ROCrate) -> None:
    root = crate.root_dataset

    assert root["name"] == "Vienna Graph"
    assert str(root["datePublished"])[:2] == "20"
    assert root["license"].id == "https://creativecommons.org/licenses/by/4.0/"
    assert root["creator"]["name"] == "The Vienna Graph developers"


@pytest.mark.filterwarnings(SKIPPED)
def test_each_file_of_a_crate_is_there_with_its_size(crate: ROCrate, site: Path) -> None:
    files = [one for one in crate.get_entities() if one.type == "File"]

    assert "dumps/viennagraph.nq.gz" in {one.id for one in files}
    assert {one.id: one["contentSize"] for one in files} == {
        one.id: str((site / one.id).stat().st_size) for one in files
    }


@pytest.mark.filterwarnings(SKIPPED)
def test_each_dump_of_a_crate_has_its_digest(crate: ROCrate, site: Path) -> None:
    named = {one.id: one["sha256"] for one in crate.get_entities() if one.get("sha256")}
    dumps = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in Path(site, "dumps").rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }

    assert dumps == named
