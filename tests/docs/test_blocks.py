"""What a page shows, runs: every command and every line of Python, on the invented documents."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from types import ModuleType


def _loaded() -> ModuleType:
    path = Path(__file__).with_name("blocks.py")
    spec = importlib.util.spec_from_file_location("docs_blocks", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look for their module there
    spec.loader.exec_module(module)
    return module


shown = _loaded()
NOT_RUN: Final = 30
RUN: Final = 115

SMALL: Final = "publish.md"

SHOWING: Final = [
    page for page in shown.PAGES if any(block.language in shown.RUN for block in shown.blocks(page))
]


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: str(page.relative_to(shown.ROOT)))
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_what_a_page_shows_runs(
    page: Path,
    examples_store: Path,
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    # A page about publishing writes thousands of pages, unless the store is small.
    shown.prepare(tmp_path, sample if page.name == SMALL else examples_store, page)
    names: dict[str, object] = {}

    for block in shown.blocks(page):
        shown.run(block, tmp_path, names)
    close = getattr(names.get("graph"), "close", None)
    if close is not None:
        close()

    assert "Traceback" not in capsys.readouterr().err


def test_few_blocks_are_not_run() -> None:
    blocks = [block for page in shown.PAGES for block in shown.blocks(page)]
    left = [block for block in blocks if block.reason is not None]

    assert len(left) <= NOT_RUN
    assert len([block for block in blocks if block.runs]) >= RUN


def test_no_command_hides_in_a_block_of_another_name() -> None:
    hidden = [
        page.name
        for page in shown.PAGES
        if "\n```\nviennagraph" in page.read_text("utf-8")
        or any(block.language in shown.UNNAMED for block in shown.blocks(page))
    ]

    assert hidden == []


@pytest.mark.parametrize("page", shown.PAGES, ids=lambda page: str(page.relative_to(shown.ROOT)))
def test_turtle_that_a_page_shows_can_be_read(page: Path) -> None:
    turtle = [block.body for block in shown.blocks(page) if block.language == "turtle"]

    assert [body for body in turtle if not shown.parses(body)] == []
