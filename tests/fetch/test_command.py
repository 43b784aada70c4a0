"""`viennagraph fetch`, as a user meets it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fetch.conftest import PDF, document, status
from viennagraph import cli, fetch

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fetch.conftest import Origin

    Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.server


@pytest.fixture
def run(
    origin: Origin,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Fetches from the server into a folder of the test; gives the exit code and the words."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("COLUMNS", raising=False)
    words = (Path(fetch.__file__).parent / "service.toml").read_text("utf-8")
    words = words.replace("https://documents.un.org/api/symbol", f"http://{origin.host}")
    words = words.replace('hosts = ["documents.un.org"', f'hosts = ["{origin.host}"')
    words = words.replace("delay_seconds = 2.0", "delay_seconds = 0")
    Path("service.toml").write_text(words, "utf-8")

    def go(*arguments: object) -> tuple[int, str, str]:
        common = ["viennagraph", "fetch", "--service", "service.toml", "--allow-loopback"]
        return called(monkeypatch, capsys, [*common, *map(str, arguments)])

    return go


def called(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    written = capsys.readouterr()
    code = ended.value.code
    return (code if isinstance(code, int) else 0, written.out, written.err)


def test_what_came_and_what_did_not_is_told(origin: Origin, run: Run) -> None:
    origin.on_symbol("A/RES/91/1", document())
    code, out, err = run("A/RES/91/1", "A/RES/91/2")

    assert code == 2
    assert out.splitlines() == [
        "documents/A_RES_91_1.pdf: A/RES/91/1",
        "2 documents: 1 fetched, 1 refused",
    ]
    assert "viennagraph: A/RES/91/2 refused: the service has no such document (404) at" in err
    assert "viennagraph build documents --manifest documents/manifest.tsv" in err


def test_the_cache_is_where_the_system_keeps_caches(
    origin: Origin, run: Run, tmp_path: Path
) -> None:
    origin.on_symbol("A/1", document())
    run("A/1")

    assert (tmp_path / "cache" / "viennagraph" / "fetch" / "lock").exists()


def test_a_folder_and_a_cache_are_named(origin: Origin, run: Run, tmp_path: Path) -> None:
    origin.on_symbol("A/1", document())
    code, _, _ = run("A/1", "--output", "un", "--cache", "kept")

    assert code == 0
    assert (tmp_path / "un" / "A_1.pdf").read_bytes() == PDF
    assert (tmp_path / "kept" / "lock").exists()


def test_other_programs_get_json(origin: Origin, run: Run) -> None:
    origin.on_symbol("A/1", document())
    code, out, _ = run("A/1", "A/2", "--json")
    first, second = json.loads(out)

    assert code == 2
    assert (first["status"], first["file"], first["size"]) == ("fetched", "A_1.pdf", len(PDF))
    assert (second["status"], second["symbol"]) == ("refused", "A/2")


def test_a_second_run_says_that_nothing_changed(origin: Origin, run: Run) -> None:
    origin.on_symbol("A/1", document())
    run("A/1")
    code, out, _ = run("A/1")

    assert (code, out.splitlines()[-1]) == (0, "1 document: 1 unchanged")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["no symbol"], "is not a document symbol"),
        (["A/1", "--language", "de"], "choose one of ar, en"),
        (["A/1", "--format", "odt"], "choose one of pdf, docx"),
        (["A/1", "--service", "none.toml"], "none.toml"),
    ],
)
def test_wrong_use_is_told_before_anything_is_asked(
    origin: Origin, run: Run, arguments: list[str], told: str
) -> None:
    code, out, err = run(*arguments)

    assert (code, out, origin.asked) == (2, "", [])
    assert err.startswith("viennagraph: ")
    assert told in err


def test_loopback_is_closed_without_the_switch(
    origin: Origin,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("A/1")[0] == 2
    asked = len(origin.asked)
    words = ["viennagraph", "fetch", "A/2", "--service", "service.toml"]
    code, _, err = called(monkeypatch, capsys, words)

    assert (code, len(origin.asked)) == (2, asked)
    assert "the address is not one of https" in err


def test_the_switch_of_the_tests_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = called(monkeypatch, capsys, ["viennagraph", "fetch", "--help"])

    assert "--service" in out
    assert "loopback" not in out


def test_what_was_fetched_is_built_under_its_symbol(
    origin: Origin,
    run: Run,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    body = (root / "examples" / "resolution.txt").read_bytes()
    first, last = (json.dumps(line.decode()) for line in (body[:20], body[-20:].strip()))
    with Path("service.toml").open("a", encoding="utf-8") as stream:
        stream.write(
            '\n[formats.txt]\nending = ".txt"\nmedia_types = ["text/plain"]\n'
            f"begins = {first}\nends = {last}\ntail_bytes = 64\n"
        )
    plain = status(200, body, Content_Type="text/plain; charset=utf-8")
    origin.on_symbol("E/CN.7/2091/99", plain, rest="&l=en&t=txt")
    code, _, _ = run("E/CN.7/2091/99", "--format", "txt")
    words = "viennagraph build documents --manifest documents/manifest.tsv --jobs 1 --store s"
    built, _, told = called(monkeypatch, capsys, words.split())

    assert (code, built, told) == (0, 0, "")

    words = "viennagraph trace document/E-CN.7-2091-99 --store s"
    _, out, _ = called(monkeypatch, capsys, words.split())

    assert "E_CN.7_2091_99.txt" in out
