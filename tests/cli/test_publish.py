"""`viennagraph publish` and `viennagraph load`, as a user calls them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from viennagraph.cli import main
from viennagraph.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path


def called(*words: str) -> str:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_the_data_alone_is_published_and_loaded_again(sample: Path, tmp_path: Path) -> None:
    folder, root = str(tmp_path / "data"), str(tmp_path / "store")
    told = called(
        *("publish", folder, "--store", str(sample)),
        *("--data-only", "--without-text", "--json"),
    )
    loaded = called("load", f"{folder}/viennagraph.nq.gz", "--store", root, "--json")
    rows = called("query", "documents-read", "--store", root, "--format", "csv")

    assert list(json.loads(told)["dumps"]) == ["viennagraph.nq.gz"]
    assert json.loads(loaded)["documents"] > 0
    assert len(rows.splitlines()) > 1


def test_a_report_says_what_was_written(sample: Path, tmp_path: Path) -> None:
    told = called("publish", str(tmp_path / "data"), "--store", str(sample), "--data-only")

    assert "1 dump, 5 files" in told


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ((), "nothing says where to publish"),
        (("site", "--to", "http://127.0.0.1:9/"), "nothing says where to publish"),
        (("site", "--origin", "example.org"), "is no origin"),
        (("--to", "http://jo:secret@127.0.0.1:9/update"), "holds a name or a password"),
        (("--to", "ftp://127.0.0.1/update"), "does not begin with http"),
    ],
)
def test_what_makes_no_sense_is_refused(
    words: tuple[str, ...],
    problem: str,
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["viennagraph", "publish", *words, "--store", str(sample)])

    with pytest.raises(SystemExit) as ended:
        main()
    said = " ".join(capsys.readouterr().err.split())

    assert ended.value.code == 2
    assert problem in said
    assert "secret" not in said


def test_a_dump_that_is_not_there_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["viennagraph", "load", "none.nq", "--store", str(tmp_path)])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 2
    assert "none.nq" in capsys.readouterr().err
