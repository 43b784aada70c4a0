"""What the reference repeats is what the files say."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
SCRIPT: Final = ROOT / "scripts" / "reference_pages.py"
SPEC: Final = importlib.util.spec_from_file_location("reference_pages", SCRIPT)
assert SPEC is not None
assert SPEC.loader is not None
SCRIPTED: Final = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(SCRIPTED)


@pytest.mark.parametrize("name", sorted(SCRIPTED.PAGES))
def test_a_page_is_as_its_script_writes_it(name: str) -> None:
    page = SCRIPTED.FOLDER / f"{name}.md"

    # `python scripts/reference_pages.py` writes the pages anew.
    assert SCRIPTED.PAGES[name]() == page.read_text("utf-8")
