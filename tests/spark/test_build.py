"""Spark gives what the local engine gives, to the byte."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from viennagraph import ask, relate, resources, spark
from viennagraph.errors import MissingExtraError
from viennagraph.relate.candidates import candidates
from viennagraph.spark import relating, session
from viennagraph.vocab import rdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.spark.conftest import Built
    from viennagraph.summary import Refusal

pytestmark = [
    pytest.mark.filterwarnings("ignore:PySpark does not yet:FutureWarning"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def _name(refusal: Refusal) -> str:
    return refusal.name.rpartition("/")[2]


@pytest.mark.parametrize("cores", [1, 2])
def test_the_lines_are_those_of_the_local_engine(
    local: Built, on_spark: Callable[[int], Built], cores: int
) -> None:
    assert local.lines == on_spark(cores).lines


def test_the_example_has_restatements(local: Built) -> None:
    assert b"/restatement/" in local.lines


def test_the_summary_counts_as_the_local_engine_does(
    local: Built, on_spark: Callable[[int], Built]
) -> None:
    ours, theirs = local.summary, on_spark(1).summary
    counted = ("documents", "passages", "provisions", "mentions", "unresolved", "violations")
    assert [getattr(ours, name) for name in counted] == [getattr(theirs, name) for name in counted]


def test_the_same_files_are_read_and_refused(
    local: Built, on_spark: Callable[[int], Built]
) -> None:
    ours, theirs = local.summary, on_spark(1).summary
    assert sorted(ours.read) == sorted(theirs.read)
    assert {_name(one) for one in ours.refused} == {_name(one) for one in theirs.refused}


def test_the_parts_are_in_order(on_spark: Callable[[int], Built]) -> None:
    parts = sorted(on_spark(2).output.glob("said/part-*.nq"))
    lines = [line for part in parts for line in part.read_bytes().splitlines()]
    assert sorted(lines) == lines


def test_the_tables_hold_what_the_lines_hold(on_spark: Callable[[int], Built]) -> None:
    built = on_spark(1)
    with duckdb.connect() as connection:
        rows = connection.execute(
            "SELECT subject, predicate, object, graph FROM read_parquet(?)",
            [f"{built.output}/said.parquet/*.parquet"],
        ).fetchall()
    lines = [f"{s} {p} {o} <{graph}> .\n".encode() for s, p, o, graph in rows]
    said = [line for part in built.output.glob("said/*.nq") for line in part.open("rb")]
    assert sorted(said) == sorted(lines)


def test_a_table_says_what_became_of_each_file(on_spark: Callable[[int], Built]) -> None:
    place = f"{on_spark(1).output}/documents.parquet/*.parquet"
    with duckdb.connect() as connection:
        rows = connection.execute(
            "SELECT name, fate FROM read_parquet(?) WHERE fate != 'read' ORDER BY name", [place]
        ).fetchall()
    refused = ("a picture.txt", "report 2 é%20.txt")
    assert [(name, "refused") for name in refused] == rows


def test_nothing_that_was_only_on_the_way_is_left(on_spark: Callable[[int], Built]) -> None:
    assert not (on_spark(1).output / "_work").exists()


def test_a_folder_that_is_there_is_not_written_over(
    on_spark: Callable[[int], Built], documents: Path
) -> None:
    output = on_spark(1).output
    with pytest.raises(spark.SparkError, match="there is something"):
        spark.build([str(documents)], str(output), master="local[1]")


def test_spark_finds_the_candidates_that_the_local_engine_finds(
    on_spark: Callable[[int], Built],
) -> None:
    on_spark(1)  # skips where there is no Spark
    words = [f"word{n}" for n in range(12)]
    texts = [words[at % 5 : at % 5 + 5 + at % 3] for at in range(60)]
    with session.session("local[2]") as running:
        assert list(candidates(texts)) == list(relating.near(running, 0)(texts))


def test_without_java_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(spark.JavaMissingError, match="needs Java 17"), session.session(None):
        pass


def test_without_pyspark_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(MissingExtraError, match=r"viennagraph\[spark\]"), session.session(None):
        pass


def test_the_rules_are_given_all_that_their_queries_name() -> None:
    assert rdf.type in relating.predicates()


def test_every_query_of_a_rule_is_one_whose_predicates_are_gathered() -> None:
    folder = Path(relate.__file__).parent
    asked = {
        name
        for file in folder.glob("*.py")
        for name in re.findall(
            r'(?:records\(engine|question\()(?:, )?"([a-z-]+)"', file.read_text("utf-8")
        )
    }
    known = {one.name for one in ask.questions(resources.queries() / "exports")}
    tagged = {
        one.name for one in ask.questions(resources.queries() / "exports") if "relate" in one.tags
    }
    assert asked & known
    assert set() == (asked & known) - tagged
