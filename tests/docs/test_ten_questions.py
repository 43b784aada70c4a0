"""An analyst's ten questions: each has one command, one page and one cell, and quotes."""

from __future__ import annotations

import ast
import csv
import io
import re
import shlex
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from typer.testing import CliRunner

import viennagraph
from viennagraph import index, store
from viennagraph.cli.app import app
from viennagraph.export import base_of
from viennagraph.site import Embedded, Settings, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "ten-questions.md"
PART: Final = re.compile(
    r"^## (?P<number>\d+)\. (?P<title>[^\n]+)\n.*?"
    r"^```sh\nviennagraph (?P<command>[^\n]+)\n```\n\n"
    r"Page: `(?P<page>[^`]+)`\n\n"
    r"^```python\n(?P<cell>.*?)^```\n",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A question of the page, with its three answers."""

    number: int
    title: str
    command: str
    page: str
    cell: str


PARTS: Final = [
    Part(int(found["number"]), found["title"], found["command"], found["page"], found["cell"])
    for found in PART.finditer(PAGE.read_text("utf-8"))
]

each = pytest.mark.parametrize("part", PARTS, ids=lambda part: f"question {part.number}")


@pytest.fixture(scope="module")
def site(examples_store: Path) -> Iterator[Site]:
    """The site of the invented documents."""
    settings = Settings("/", "", is_live=True, has_text=True)
    with store.reading(examples_store) as snapshot:
        source = Embedded.of(snapshot, base_of(snapshot))
        yield Site(source, index.open_index(snapshot, has_text=True), settings)


def rows_of_command(part: Part, folder: Path) -> list[dict[str, str]]:
    words = [*shlex.split(part.command), "--store", str(folder), "--format", "csv"]
    said = CliRunner().invoke(app, words)
    assert not said.exit_code, said.output
    return list(csv.DictReader(io.StringIO(said.stdout)))


def test_there_are_ten_questions() -> None:
    assert list(range(1, 11)) == [part.number for part in PARTS]


@each
def test_a_command_answers_with_quotes(part: Part, examples_store: Path) -> None:
    rows = rows_of_command(part, examples_store)

    assert rows
    assert [row for row in rows if not row["quote"] or not row["document"]] == []


@each
def test_a_page_shows_the_quotes_of_the_command(
    part: Part, examples_store: Path, site: Site
) -> None:
    quotes = [row["quote"] for row in rows_of_command(part, examples_store)]
    page = site.page(part.page)
    assert page is not None
    words = " ".join(re.sub(r"<[^>]+>", "", site.render(page)).split())

    # Pages cut long words; the beginning of a quote finds it.
    assert [quote for quote in quotes if beginning(quote) in words]


@each
def test_a_cell_gives_the_rows_of_the_command(part: Part, examples_store: Path) -> None:
    with viennagraph.open(examples_store) as graph:
        names: dict[str, object] = {"graph": graph}
        exec(compile(ast.parse(part.cell), part.title, "exec"), names)  # noqa: S102 (of our page)
        rows = list(names["answer"])  # type: ignore[call-overload]

    expected = [row["quote"] for row in rows_of_command(part, examples_store)]
    assert expected == [row["quote"] for row in rows]


def beginning(quote: str) -> str:
    return " ".join(escape(quote, quote=False).split())[:40]
