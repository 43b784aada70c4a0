"""The command `build` passes on what a user wants, and tells what came of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

import viennagraph
from viennagraph import cli
from viennagraph.summary import Progress, Refusal, Summary

if TYPE_CHECKING:
    from collections.abc import Callable

DONE = Summary(
    read=("a.txt", "b.txt"),
    left_alone=1,
    documents=2,
    passages=40,
    provisions=9,
    mentions=30,
    unresolved=1,
    seconds=0.52,
)


@pytest.fixture
def build(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str, dict[str, Any]]]:
    """Runs `viennagraph build` over a pipeline that only gives the summary it is told to give."""

    def go(summary: Summary, *arguments: str) -> tuple[int, str, str, dict[str, Any]]:
        asked: dict[str, Any] = {}

        def pipeline_build(paths: tuple[Path, ...], store: Path, **given: object) -> Summary:
            asked.update(given, paths=paths, store=store)
            asked["progress"](Progress(1, 2, "a.txt", "parse"))
            return summary

        module = ModuleType("viennagraph.pipeline")
        module.build = pipeline_build  # type: ignore[attr-defined]  # as the real one has it
        monkeypatch.setitem(sys.modules, "viennagraph.pipeline", module)
        monkeypatch.setattr(viennagraph, "pipeline", module, raising=False)
        monkeypatch.setattr(sys, "argv", ["viennagraph", "build", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capsys.readouterr()
        return int(ended.value.code or 0), written.out, written.err, asked

    return go


def test_build_passes_on_every_option(build: Callable[..., Any]) -> None:
    options = (
        "--store s --manifest m.csv --authority x.ttl --authority y.ttl --base urn:b/ --jobs 3"
    )
    _, _, _, asked = build(DONE, "in", "more", *options.split(), "--replace", "--allow-violations")
    asked.pop("progress")

    assert asked == {
        "paths": (Path("in"), Path("more")),
        "store": Path("s"),
        "manifest": Path("m.csv"),
        "authority": (Path("x.ttl"), Path("y.ttl")),
        "base": "urn:b/",
        "jobs": 3,
        "replace": True,
        "allow_violations": True,
    }


def test_build_ends_with_a_summary_and_is_quiet_in_a_pipe(build: Callable[..., Any]) -> None:
    code, out, err, _ = build(DONE, "in")

    assert (code, err) == (0, "")
    assert out == (
        "2 documents read, 1 file of other types left alone (0.5 s)\n"
        "viennagraph-store: 2 documents, 40 passages, 9 provisions, 30 mentions (1 unresolved), "
        "0 violations\n"
    )


def test_a_second_build_says_that_nothing_changed(build: Callable[..., Any]) -> None:
    _, out, _, _ = build(Summary(unchanged=4, documents=4), "in")

    assert out.startswith("nothing changed, 4 unchanged (0.0 s)\n")


def test_a_refused_input_is_told_and_gives_exit_code_2(build: Callable[..., Any]) -> None:
    refusal = Refusal("x.txt", "the file is empty: save it again")
    code, out, err, _ = build(Summary(refused=(refusal,), rejected=(refusal,)), "in")

    assert code == 2
    assert err.splitlines()[0] == "viennagraph: x.txt: the file is empty: save it again"
    assert "1 refused" in out


def test_a_document_that_breaks_the_shapes_gives_exit_code_1(build: Callable[..., Any]) -> None:
    code, out, err, _ = build(Summary(rejected=(Refusal("x.txt", "3 violations"),)), "in")

    assert code == 1
    assert "x.txt" in err
    assert "1 not stored for violations" in out


def test_the_summary_comes_as_json(build: Callable[..., Any]) -> None:
    _, out, _, _ = build(DONE, "in", "--json")

    assert json.loads(out)["passages"] == 40


def test_build_needs_a_path(build: Callable[..., Any]) -> None:
    code, _, err, asked = build(DONE)

    assert (code, asked) == (2, {})
    assert "PATH" in err


def test_spark_asks_for_the_folder_that_it_writes(build: Callable[..., Any]) -> None:
    code, _, err, asked = build(DONE, "in", "--engine", "spark")
    assert code == 2
    assert "add --output DIR" in err
    assert not asked


@pytest.mark.parametrize("option", ["--master", "--output"])
def test_the_options_of_spark_are_refused_without_it(
    build: Callable[..., Any], option: str
) -> None:
    code, _, err, asked = build(DONE, "in", option, "somewhere")
    assert code == 2
    assert "--engine spark" in err
    assert not asked


def test_spark_is_handed_paths_as_they_are_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[object, ...]] = []

    def spark_build(paths: tuple[str, ...], output: str, **given: object) -> Summary:
        asked.append((paths, output, given["master"]))
        return DONE

    module = ModuleType("viennagraph.spark")
    module.build = spark_build  # type: ignore[attr-defined]  # as the real one has it
    monkeypatch.setitem(sys.modules, "viennagraph.spark", module)
    monkeypatch.setattr(viennagraph, "spark", module, raising=False)
    options = ("--engine", "spark", "--master", "yarn", "--output", "s3a://bucket/graph")
    monkeypatch.setattr(sys, "argv", ["viennagraph", "build", "hdfs://host/in", *options])
    with pytest.raises(SystemExit):
        cli.main()
    expected = ("hdfs://host/in",), "s3a://bucket/graph", "yarn"
    assert [expected] == asked
    assert "s3a://bucket/graph: 2 documents" in capsys.readouterr().out
