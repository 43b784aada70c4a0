"""A published site of the invented documents, made once."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from viennagraph.publish import Order, publish

if TYPE_CHECKING:
    from types import ModuleType

ORIGIN = "https://vienna.example"
ROOT = "/vg/"


@pytest.fixture(scope="session")
def site(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with the words of its documents."""
    folder = tmp_path_factory.mktemp("published") / "site"
    publish(Order(sample, folder, ROOT, ORIGIN, jobs=1))
    return folder


@pytest.fixture(scope="session")
def wordless(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site without them."""
    folder = tmp_path_factory.mktemp("wordless") / "site"
    publish(Order(sample, folder, has_text=False, jobs=1))
    return folder


@pytest.fixture
def static_day() -> date:
    return date(2091, 3, 2)


@pytest.fixture(scope="session")
def servers() -> ModuleType:
    """The module that starts other servers."""
    place = Path(__file__).with_name("servers.py")
    specification = importlib.util.spec_from_file_location("publish_servers", place)
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module
