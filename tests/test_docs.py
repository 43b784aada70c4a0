"""The documentation cannot lie: what it names is there, and what is there it names."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Final

import pyoxigraph
import pytest
import typer

from viennagraph import cli, resources

ROOT: Final = Path(__file__).resolve().parent.parent
DOCS: Final = ROOT / "docs"
PAGES: Final = sorted(
    [
        *ROOT.glob("*.md"),
        *DOCS.rglob("*.md"),
        *(ROOT / "ontology").glob("*.md"),
        *(ROOT / "shapes").glob("*.md"),
        *(ROOT / "queries").glob("*.md"),
    ]
)
PROSE: Final = [page for page in PAGES if page.name != "CHANGELOG.md"]
QUESTIONS: Final = sorted(path.stem for path in (resources.queries() / "questions").glob("*.rq"))

_LINK: Final = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCE: Final = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_INLINE: Final = re.compile(r"`([^`\n]+)`")
_NO_PROSE: Final = re.compile(r"\s*(?:[|#>-]|\d+\.)|  ")
_FILLERS: Final = re.compile(r"\b(?:we|simply|just|easily|powerful)\b", re.IGNORECASE)
_TWO_SENTENCES: Final = re.compile(r"[a-z)][.!?] (?=[A-Z])")

by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
by_prose = pytest.mark.parametrize("page", PROSE, ids=lambda page: str(page.relative_to(ROOT)))


def commands() -> dict[str, set[str]]:
    """Each command with its options."""
    group = typer.main.get_command(cli.app)
    return {
        name: {option for parameter in command.params for option in parameter.opts}
        for name, command in group.commands.items()  # type: ignore[attr-defined]
    }


def fences(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return [body for name, body in _FENCE.findall(page.read_text("utf-8")) if name == language]


def calls(page: Path) -> list[list[str]]:
    """The words after `viennagraph` wherever a page shows the command."""
    shown = [line for block in fences(page, "sh") for line in block.splitlines()]
    shown += _INLINE.findall(_FENCE.sub("", page.read_text("utf-8")))
    found = []
    for line in shown:
        for part in re.split(r"&&|(?<!\\)\||;", line.split("  #")[0]):
            words = shlex.split(part)
            if words and Path(words[0]).name == "viennagraph" and len(words) > 1:
                found.append(words[1:])
    return found


def prose(page: Path) -> list[str]:
    """The paragraphs of a page: no code, no tables, no lists, no headings."""
    lines = _FENCE.sub("", page.read_text("utf-8")).splitlines()
    return [line for line in lines if line and not _NO_PROSE.match(line)]


@by_page
def test_each_relative_link_leads_somewhere(page: Path) -> None:
    targets = [target for target in _LINK.findall(page.read_text("utf-8")) if "://" not in target]
    broken = [
        target for target in targets if not (page.parent / (target.split("#")[0] or ".")).exists()
    ]

    assert not broken


@by_page
def test_each_command_that_a_page_shows_exists(page: Path) -> None:
    known = commands()
    unknown = [
        " ".join(words)
        for words in calls(page)
        if not words[0].startswith("-")
        and (
            words[0] not in known
            or {w.split("=")[0] for w in words if w.startswith("--")} - known[words[0]] - {"--help"}
        )
    ]

    assert not unknown


@by_page
def test_each_question_that_a_page_shows_exists(page: Path) -> None:
    asked = [
        words[1]
        for words in calls(page)
        if words[0] == "query" and len(words) > 1 and re.fullmatch(r"[a-z]+(-[a-z]+)+", words[1])
    ]

    assert not set(asked) - set(QUESTIONS)


@by_page
def test_each_query_that_a_page_shows_runs(page: Path) -> None:
    store = pyoxigraph.Store()

    for query in fences(page, "sparql"):
        assert store.query(query) is not None


@by_prose
def test_prose_has_no_filler(page: Path) -> None:
    fillers = [line for line in prose(page) if _FILLERS.search(_INLINE.sub("", line))]

    assert not fillers


@by_prose
def test_prose_has_one_sentence_on_a_line(page: Path) -> None:
    long = [line for line in prose(page) if _TWO_SENTENCES.search(_INLINE.sub("", line))]

    assert not long


def test_each_command_is_documented() -> None:
    page = (DOCS / "reference" / "commands.md").read_text("utf-8")

    assert not [name for name in commands() if f"viennagraph {name}" not in page]


def test_each_question_is_documented() -> None:
    page = (DOCS / "reference" / "questions.md").read_text("utf-8")

    assert not [name for name in QUESTIONS if name not in page]


def test_each_page_is_reached_from_the_index() -> None:
    index = DOCS / "index.md"
    linked = {(DOCS / target).resolve() for target in _LINK.findall(index.read_text("utf-8"))}

    assert not set(DOCS.rglob("*.md")) - linked - {index}
