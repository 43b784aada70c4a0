"""A build on Spark: documents from any path that it reads, partitioned files out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from viennagraph import pipeline, relate, resources
from viennagraph.knowledge import Settings, knowledge_graphs
from viennagraph.manifest import Manifest
from viennagraph.pipeline.reading import Reader
from viennagraph.spark import files, reading, relating
from viennagraph.spark.canonical import canonical
from viennagraph.spark.judging import judged
from viennagraph.spark.session import SparkError, session
from viennagraph.summary import Progress, Summary
from viennagraph.tally import tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pyspark.sql import DataFrame, SparkSession

    from viennagraph.spark.judging import Judged

_SAID: Final = "said"
_HELD: Final = "held"
_WORK: Final = "_work"
_GRAPH: Final = r" <[^<> ]*> \.$"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a build does, and where it writes."""

    paths: tuple[str, ...]
    output: str
    terms: reading.Terms
    decisions: tuple[relate.Decision, ...]
    allow_violations: bool
    told: Callable[[Progress], None]


def build(  # noqa: PLR0913 - the options of the command
    paths: Sequence[str],
    output: str,
    *,
    master: str | None = None,
    base: str | None = None,
    authority: Sequence[Path] = (),
    manifest: Path | None = None,
    allow_violations: bool = False,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Summary:
    """Reads files and folders by Spark, and writes what the local engine would hold.

    `output` gets the folders `said` (the named graphs) and `held` (their merge) with N-Quads in
    order, the same as tables (`said.parquet`, `held.parquet`), and `documents.parquet`, which says
    what became of each file.

    Raises:
        SparkError: Spark cannot start, read or write.
        ViennaGraphError: An authority file, the manifest or the base cannot be used.
    """
    begun = time.monotonic()
    terms = reading.Terms(
        pipeline.base_for(base),
        tuple(sorted({(path.name, path.read_bytes()) for path in authority})),
        tuple(sorted(Manifest.load(manifest).symbols.items())),
    )
    known = _known(terms, allow_violations=allow_violations)
    decisions = relate.load(relate.beside(Path(output)))
    plan = _Plan(tuple(paths), output.rstrip("/"), terms, decisions, allow_violations, progress)
    with session(master) as spark:
        if files.is_there(spark, plan.output):
            what, advice = "there is something", "name a new folder, or remove this one"
            raise SparkError(what, plan.output, advice)
        outcome, counts = _run(spark, plan, known)
        files.remove(spark, f"{plan.output}/{_WORK}")
    return Summary(
        read=outcome.read,
        refused=outcome.refused,
        rejected=outcome.rejected,
        violations=outcome.violations,
        seconds=time.monotonic() - begun,
        **counts,
    )


def _run(spark: SparkSession, plan: _Plan, known: Sequence[str]) -> tuple[Judged, dict[str, int]]:
    plan.told(Progress(0, 0, "", "reading"))
    outcomes = _read(spark, plan)
    outcome = judged(outcomes, allow_violations=plan.allow_violations)
    outcome.documents.write.parquet(f"{plan.output}/documents.parquet")
    said = _lines(spark, known).union(_taken(outcomes, outcome.documents))
    plan.told(Progress(0, 0, "", "relating"))
    skeleton = relating.skeleton(spark, _merge(said), f"{plan.output}/{_WORK}/skeleton")
    found = relating.inferred(spark, skeleton, plan.terms.base, plan.decisions)
    relating.add(skeleton, found)
    plan.told(Progress(0, 0, "", "storing"))
    written = files.write_lines(spark, said.union(_lines(spark, found)), f"{plan.output}/{_SAID}")
    files.write_table(written, f"{plan.output}/{_SAID}.parquet")
    merge = files.write_lines(spark, _merge(written), f"{plan.output}/{_HELD}")
    files.write_table(merge, f"{plan.output}/{_HELD}.parquet")
    return outcome, tally(skeleton)


def _known(terms: reading.Terms, *, allow_violations: bool) -> list[str]:
    """The lines of the ontology and of the authority files, which have to meet the shapes."""
    with TemporaryDirectory() as folder:
        settings: Settings = reading.settings(terms, Path(folder))
        reader = Reader(settings, resources.shapes())
        if reader.bench.faults_of_the_known and not allow_violations:
            raise pipeline.broken(settings, reader)
        return canonical(line for graph in knowledge_graphs(settings) for line in graph.lines)


def _read(spark: SparkSession, plan: _Plan) -> DataFrame:
    """What each content came to; it is written down, so that nothing is read twice."""
    place = f"{plan.output}/{_WORK}/outcomes"
    contents = files.contents(spark, plan.paths)
    found = contents.rdd.mapPartitions(partial(reading.outcomes, terms=plan.terms))
    spark.createDataFrame(found, reading.SCHEMA).write.parquet(place)
    return spark.read.parquet(place)


def _taken(outcomes: DataFrame, documents: DataFrame) -> DataFrame:
    """The lines of the documents that are taken."""
    from pyspark.sql import functions as sql  # noqa: PLC0415 - an extra that may be absent

    left = documents.where("fate != 'read'").select("digest")
    taken = outcomes.join(sql.broadcast(left), "digest", "left_anti")
    return taken.select(sql.explode("lines").alias("value"))


def _merge(said: DataFrame) -> DataFrame:
    """What is held: each statement once, without its graph."""
    from pyspark.sql import functions as sql  # noqa: PLC0415 - an extra that may be absent

    return said.select(sql.regexp_replace("value", _GRAPH, " .").alias("value")).distinct()


def _lines(spark: SparkSession, lines: Iterable[str]) -> DataFrame:
    rows = [(line,) for line in lines]
    return spark.createDataFrame(rows, "value string")
