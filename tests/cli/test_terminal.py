"""The terminal: help with examples, completion, words that fit, and silence in a pipe."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
import typer
from typer.testing import CliRunner

from viennagraph.cli import app
from viennagraph.cli.examples import examples
from viennagraph.cli.output import working, write_table

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS: Final = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
NO_JSON: Final = {"mcp", "serve"}  # they answer until they are stopped

each = pytest.mark.parametrize("name", COMMANDS)


class Terminal(io.StringIO):
    """Words written to a terminal."""

    def isatty(self) -> bool:
        return True


def told(*words: str, **environment: str) -> str:
    done = CliRunner().invoke(app, list(words), env=environment)
    return done.output


@each
def test_the_help_of_a_command_has_an_example(name: str) -> None:
    assert f"\n    viennagraph {name}" in told(name, "--help")


@each
def test_an_example_is_a_call_of_its_command_with_options_that_it_has(name: str) -> None:
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    known = {option for parameter in command.params for option in parameter.opts}

    for line in examples()[name]:
        words = shlex.split(line)
        words = words[words.index("viennagraph") :]
        assert name == words[1]
        assert {word for word in words if word.startswith("--")} <= known


@each
def test_a_command_writes_json_for_other_programs(name: str) -> None:
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    known = {option for parameter in command.params for option in parameter.opts}

    assert ("--json" in known) != (name in NO_JSON)


@each
def test_what_a_command_does_fits_in_the_list_of_commands(name: str) -> None:
    (line,) = re.findall(rf"^  {name} +(.+)$", told("--help", COLUMNS="80"), re.MULTILINE)

    assert not line.endswith("...")


def test_the_short_form_of_help_works() -> None:
    assert told("query", "--help") == told("query", "-h")


def test_a_shell_completes_the_names_of_questions() -> None:
    given = {"COMP_WORDS": "viennagraph query what-a", "COMP_CWORD": "2"}
    done = subprocess.run(
        [sys.executable, "-m", "viennagraph"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        | {"_VIENNAGRAPH_COMPLETE": "complete_bash", **given},
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.stdout.split() == ["what-a-document-rests-on", "what-a-meeting-adopted"]


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (["quer"], "'query'"),
        (["query", "--stor", "x"], "--store"),
        (["query", "documents-reed"], "documents-read"),
        (["query", "what-a-meeting-adopted", "--param", "meting=x"], "meeting"),
        (["analyse", "strength-by-body"], "strengths-by-body"),
        (["export", "graph.trigg"], ".trig"),
    ],
)
def test_an_error_names_the_nearest_right_word(
    words: list[str], nearest: str, examples_store: Path
) -> None:
    given = [] if "--stor" in words or words == ["quer"] else ["--store", str(examples_store)]
    done = CliRunner().invoke(app, [*words, *given])

    assert done.exit_code
    assert nearest in (done.output + str(done.exception))


def test_a_table_whose_cells_would_be_towers_is_written_as_records(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")

    write_table(("name", "quote"), [("one", "many words " * 60)])

    assert capsys.readouterr().out.startswith("name   one\nquote  many words")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_of_a_table_is_wider_than_the_terminal(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    write_table(("a", "b", "c"), [("x" * 90, "some words " * 9, "y")] * 3)

    assert max(map(len, capsys.readouterr().out.splitlines())) <= width


def test_lines_in_a_pipe_end_with_their_last_word(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(("question", "what it asks"), [("short", "x"), ("longer", "words")])
    lines = capsys.readouterr().out.splitlines()

    assert [line.rstrip() for line in lines] == lines


def test_work_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    with contextlib.redirect_stderr(screen), working("publishing"):
        pass

    assert "publishing" in screen.getvalue()


def test_work_is_silent_in_a_pipe() -> None:
    pipe = io.StringIO()
    with contextlib.redirect_stderr(pipe), working("publishing"):
        pass

    assert not pipe.getvalue()


def test_there_is_no_colour_where_it_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    screen = Terminal()
    with contextlib.redirect_stdout(screen):
        write_table(("heading",), [("cell",)])

    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", screen.getvalue())


def test_an_export_says_in_json_what_it_wrote(examples_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    said = json.loads(told("export", str(file), "--store", str(examples_store), "--json"))

    assert {str(file): file.stat().st_size} == said["files"]
