"""Invented documents, what the local engine makes of them, and what Spark makes of them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from viennagraph import export, pipeline, spark, store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from viennagraph.summary import Summary

REPORT = """INVENTED EXAMPLE. No such meeting was held.

UNODC/HONEURO/{number}/6

{day} July 20{number}

Original: English

Report of the {ordinal} Meeting of Heads of National Drug Law Enforcement Agencies, Europe, held \
in Lisbon from 26 to 29 June 20{number}

I. Matters calling for action

1. The following recommendations concern the topic entitled “Lamps and ladders”:

(a) Governments are encouraged to join AIRCOP and to count what they find at their ports;

(b) Governments should train their customs officers in {word} at ports and at land borders.
"""
MEETINGS = ("Ninetieth", "Ninety-first", "Ninety-second", "Ninety-third", "Ninety-fourth")


def _ready() -> None:
    """Skips where there is no Spark to try; the run as a whole tells skips aloud."""
    pytest.importorskip("pyspark", reason="SKIPPED: pyspark is not installed (extra `spark`)")
    if shutil.which("java") is None:
        pytest.skip("SKIPPED: Spark needs Java 17, and there is none")


@dataclass(frozen=True)
class Built:
    """What a build came to, and the lines that it wrote, in order."""

    summary: Summary
    lines: bytes
    output: Path


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports that restate one another, a copy, a second file of a document, and no document."""
    folder = tmp_path_factory.mktemp("documents")
    for at, ordinal in enumerate(MEETINGS):
        word = "patience" if at % 2 else "the use of lamps"
        text = REPORT.format(number=90 + at, ordinal=ordinal, day=at + 1, word=word)
        (folder / f"report {at} é%20.txt").write_text(text, "utf-8")
    copy = folder / "copies"
    copy.mkdir()
    (copy / "a copy.txt").write_bytes((folder / "report 1 é%20.txt").read_bytes())
    again = REPORT.format(number=92, ordinal=MEETINGS[2], day=9, word="ladders")
    (folder / "report 2 again.txt").write_text(again, "utf-8")
    (folder / "a picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture(scope="session")
def local(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What the local engine makes of the documents."""
    folder = tmp_path_factory.mktemp("local")
    summary = pipeline.build([documents], folder / "store")
    with store.reading(folder / "store") as snapshot:
        export.write(snapshot, folder / "graph.nq")
    return Built(summary, (folder / "graph.nq").read_bytes(), folder)


@pytest.fixture(scope="session")
def on_spark(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Built]:
    """What Spark makes of the documents on so many cores, worked out once."""
    _ready()
    known: dict[int, Built] = {}

    def built(cores: int) -> Built:
        if cores not in known:
            output = tmp_path_factory.mktemp("spark") / "graph"
            summary = spark.build([str(documents)], str(output), master=f"local[{cores}]")
            parts = [*output.glob("said/*.nq"), *output.glob("held/*.nq")]
            lines = (line for part in parts for line in part.read_bytes().splitlines(keepends=True))
            known[cores] = Built(summary, b"".join(sorted(lines)), output)
        return known[cores]

    return built
