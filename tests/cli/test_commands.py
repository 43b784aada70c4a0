"""The commands, as a user meets them: words, files and exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from viennagraph import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command and gives its exit code and what it wrote."""
    monkeypatch.delenv("COLUMNS", raising=False)

    def go(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["viennagraph", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capsys.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else 0, written.out, written.err)

    return go


def test_help_names_every_command(run: Run) -> None:
    code, out, _ = run("--help")

    assert code == 0
    assert all(name in out for name in ("build", "export", "validate", "query", "trace"))


def test_help_loads_none_of_the_heavy_libraries() -> None:
    heavy = "pyoxigraph rdflib networkx SPARQLWrapper rich.console viennagraph.vocab"
    words = (
        "import sys, viennagraph.cli; "
        f"print([name for name in {heavy.split()} if name in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-c", words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [("query", "documents-read"), ("trace", "AIRCOP"), ("validate",), ("export", "x.nq")],
)
def test_a_missing_store_says_how_to_build_one(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    code, out, err = run(*arguments, "--store", tmp_path / "none")

    assert (code, out) == (2, "")
    assert err.startswith("viennagraph: there is no store at ")
    assert "viennagraph build PATH" in err


def test_a_wrong_option_is_wrong_use(run: Run) -> None:
    code, _, err = run("query", "--nonsense")

    assert code == 2
    assert "--nonsense" in err


# ── query ────────────────────────────────────────────────────────────────────────────────────


def test_query_without_a_name_lists_the_questions(
    run: Run,
) -> None:
    code, out, _ = run("query")

    assert code == 0
    assert "recommendations-naming-a-programme" in out


def test_query_answers_with_quotes(run: Run, sample: Path) -> None:
    code, out, _ = run("query", "recommendations-naming-a-programme", "--store", sample)

    assert code == 0
    assert "law enforcement agencies to turn to the Airport" in " ".join(out.split())
    assert "rows" in out


def test_query_takes_the_name_of_a_thing_for_its_iri(run: Run, sample: Path) -> None:
    name = "recommendations-naming-a-programme"
    given = [("--param", f"programme={word}") for word in ("AIRCOP", "programme/aircop")]
    first, second = (run("query", name, *param, "--json", "--store", sample) for param in given)

    assert first == second
    assert json.loads(first[1])["results"]["bindings"]


def test_query_writes_every_format(run: Run, sample: Path) -> None:
    asked = ("query", "documents-read", "--store", sample, "--format")
    table = list(csv.DictReader(io.StringIO(run(*asked, "csv")[1])))
    tsv = run(*asked, "tsv")[1].splitlines()
    markdown = run(*asked, "markdown")[1].splitlines()
    found = json.loads(run(*asked, "json")[1])

    assert len(table) == len(tsv) - 1 == len(markdown) - 2 == len(found["results"]["bindings"])


def test_query_takes_sparql_from_a_file(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.rq"
    path.write_text("SELECT (1 AS ?one) WHERE {}")

    assert run("query", path, "--format", "csv", "--store", sample) == (0, "one\r\n1\r\n", "")


def test_query_takes_sparql_from_standard_input(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("SELECT (1 AS ?one) WHERE {}"))

    assert run("query", "-", "--format", "csv", "--store", sample) == (0, "one\r\n1\r\n", "")


def test_query_says_when_nothing_is_found(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.rq"
    path.write_text("SELECT ?s WHERE { ?s <x:nothing> ?o }")

    assert "nothing found" in run("query", path, "--store", sample)[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(("who-knows",), "there is no question 'who-knows'", id="unknown question"),
        pytest.param(("none.rq",), "the query cannot be read", id="missing file"),
        pytest.param(("documents-read", "--param", "x"), "write --param name=value", id="no value"),
        pytest.param(("documents-read", "--param", "x=1"), "no place", id="no such parameter"),
        pytest.param(
            ("meetings-of-a-body", "--param", "body=Zzqqx"), "nothing is called", id="unknown thing"
        ),
    ],
)
def test_a_question_that_cannot_be_asked_is_wrong_use(
    run: Run, sample: Path, arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = run("query", *arguments, "--store", sample)

    assert (code, out) == (2, "")
    assert words in err


def test_broken_sparql_is_wrong_use(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.rq"
    path.write_text("SELECT nothing")

    assert run("query", path, "--store", sample)[0] == 2


# ── trace ────────────────────────────────────────────────────────────────────────────────────


def test_trace_shows_document_paragraph_and_quote(run: Run, sample: Path) -> None:
    code, out, _ = run("trace", "AIRCOP", "--store", sample)

    assert code == 0
    assert "UNODC/HONEURO/91/6" in out
    assert "paragraph 2 (c)" in out
    assert "“(c) Governments should encourage" in out


def test_trace_as_json_gives_each_statement_its_quote(run: Run, sample: Path) -> None:
    found = json.loads(run("trace", "AIRCOP", "--json", "--store", sample)[1])

    assert found["thing"]["label"] == "Airport Communication Project"
    assert all(one["quote"] for one in found["statements"] if "#" in one["graph"])


def test_a_name_that_is_not_found_is_wrong_use(run: Run, sample: Path) -> None:
    code, _, err = run("trace", "AIRCOPP", "--store", sample)

    assert (
        code,
        err,
    ) == (2, "viennagraph: nothing is called 'AIRCOPP' in the graph: did you mean 'AIRCOP'?\n")


# ── export and validate ──────────────────────────────────────────────────────────────────────


def test_export_writes_the_file_and_says_so_beside_the_output(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "graph.trig"

    assert (0, "", f"{path} written\n") == run("export", path, "--store", sample)
    assert path.stat().st_size > 0


def test_validate_says_which_where_and_what_to_do(run: Run, tmp_path: Path) -> None:
    passage = "https://w3id.org/viennagraph/document/D#p1"
    vg = "https://w3id.org/viennagraph/ontology#"
    path = tmp_path / "broken.nq"
    path.write_text(
        f"<{passage}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{vg}Passage> <{passage}> ."
    )
    code, out, _ = run("validate", path)

    assert code == 1
    assert f"which: {passage}" in out
    assert f"where: {passage}" in out
    assert "does not conform" in out


def test_an_empty_graph_conforms(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.ttl"
    path.write_text("")
    code, out, _ = run("validate", path)

    assert code == 0
    assert out == "the graph conforms: 0 violations, 0 warnings, 0 remarks\n"


def test_validate_asks_a_second_opinion(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "port.ttl"
    path.write_text("<https://example.org/a> a <https://example.org/Port> .", "utf-8")

    code, out, _ = run("validate", "--second-opinion", path)

    assert code == 0
    assert "pySHACL agrees: 0 results" in out


def test_validate_lets_pyshacl_answer(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "passage.ttl"
    path.write_text(
        "<https://example.org/a> a <https://w3id.org/viennagraph/ontology#Passage> .", "utf-8"
    )

    told = [
        json.loads(run("validate", "--json", *more, path)[1])
        for more in ((), ("--engine", "pyshacl"))
    ]

    assert [one["shape"] for one in told[0]["results"]] == [
        one["shape"] for one in told[1]["results"]
    ]
    assert not told[1]["conforms"]


def test_validate_writes_json_and_a_shacl_report(run: Run, sample: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.ttl"
    code, out, _ = run("validate", "--json", "--report", report, "--store", sample)

    assert (code == 0) == json.loads(out)["conforms"]
    assert "sh:ValidationReport" in report.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        pytest.param("graph.docx", "", "no format to read", id="format"),
        pytest.param("graph.ttl", "<a> <b> .", "correct the file", id="syntax"),
        pytest.param("none.ttl", None, "check the name", id="missing"),
    ],
)
def test_a_file_that_is_no_graph_is_unreadable_input(
    run: Run,
    tmp_path: Path,
    name: str,
    content: str | None,
    words: str,
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    code, _, err = run("validate", path)

    assert code == 2
    assert words in err
