"""The documentation becomes a site: without a warning, and without asking anybody for anything."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
DOCS: Final = ROOT / "docs"

# What a browser fetches by itself, wherever it stands: links that a reader follows are not meant.
_FETCHED: Final = re.compile(
    r"""<(?:script|img|iframe|source|link)\b[^>]*\b(?:src|href)=["']?(?:https?:)?//|"""
    r"""url\(["']?(?:https?:)?//|@import\s+["'](?:https?:)?//"""
)
_LINK: Final = re.compile(r'<a class="[^"]*internal"[^>]* href="([^"#]+)(#[^"]*)?"')


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built by the one command."""
    folder = tmp_path_factory.mktemp("docs")
    said = subprocess.run(  # noqa: S603 (the words are ours)
        ["bash", str(ROOT / "scripts/build_docs.sh"), str(folder)],  # noqa: S607 (as above)
        env={**os.environ, "PYTHON": sys.executable},
        check=False,
        capture_output=True,
        text=True,
    )
    assert not said.returncode, said.stderr
    return folder


def test_each_page_is_a_page_of_the_site(built: Path) -> None:
    pages = {page.relative_to(DOCS).with_suffix(".html") for page in DOCS.rglob("*.md")}

    assert pages - {page.relative_to(built) for page in built.rglob("*.html")} == set()


def test_each_page_is_in_the_table_of_contents(built: Path) -> None:
    index = (built / "index.html").read_text("utf-8")
    tree = index.partition('class="sidebar-tree"')[2].partition("</aside>")[0]
    pages = {page.relative_to(DOCS).with_suffix(".html") for page in DOCS.rglob("*.md")}

    assert [str(page) for page in sorted(pages) if f'href="{page}"' not in tree] == ["index.html"]


def test_no_page_asks_another_server_for_anything(built: Path) -> None:
    files = [path for ending in ("*.html", "*.css") for path in built.rglob(ending)]

    assert len(files) > 40
    assert [path.name for path in files if _FETCHED.search(path.read_text("utf-8"))] == []


def test_each_link_within_the_site_leads_to_a_page(built: Path) -> None:
    broken = [
        (page.name, target)
        for page in built.rglob("*.html")
        for target, _ in _LINK.findall(page.read_text("utf-8"))
        if not (page.parent / target).is_file()
    ]

    assert broken == []


def test_the_reference_lists_the_calls_of_python(built: Path) -> None:
    page = (built / "reference" / "python.html").read_text("utf-8")

    assert 'id="viennagraph.api.Graph.ask"' in page
