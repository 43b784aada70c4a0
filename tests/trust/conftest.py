"""What the tests of trust share: documents of every format, and a reader that is watched."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType


@pytest.fixture(scope="session")
def documents() -> ModuleType:
    """Makes documents of every format, and damages them."""
    name = "trust_documents"
    if name not in sys.modules:
        place = Path(__file__).with_name("documents.py")
        specification = importlib.util.spec_from_file_location(name, place)
        assert specification
        assert specification.loader
        module = importlib.util.module_from_spec(specification)
        sys.modules[name] = module
        specification.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def judge(documents: ModuleType, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]  # noqa: ANN201 (its type is in the other module)
    """Reads a document and says whether it was read or refused."""
    return documents.Judge(tmp_path_factory.mktemp("judged"))
