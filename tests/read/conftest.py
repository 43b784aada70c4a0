"""What makes files of each format, and reads them."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from viennagraph.read import read

if TYPE_CHECKING:
    from types import ModuleType

    from viennagraph.model import Text

Lines = Callable[[Path], list[str]]


def _module(name: str) -> ModuleType:
    """A module that lies beside this one, where tests are no package."""
    place = Path(__file__).with_name(f"{name}.py")
    specification = importlib.util.spec_from_file_location(f"read_{name}", place)
    if specification is None or specification.loader is None:
        message = f"no module at {place.name}"
        raise ImportError(message)
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def word() -> ModuleType:
    """Makes Word documents."""
    return _module("word")


@pytest.fixture(scope="session")
def paper() -> ModuleType:
    """Makes PDF files."""
    return _module("paper")


@pytest.fixture
def lines() -> Lines:
    """Reads a file and gives its paragraphs."""
    return lambda path: paragraphs(read(path))


def paragraphs(text: Text) -> list[str]:
    """The paragraphs of a text, without what is cut."""
    return [part.strip() for part in text.characters.split("\n\n") if part.strip()]
