"""What holds across documents: candidates are joined by Spark, the rules are those of `relate`.

The rules ask a graph of no more than the statements whose predicates their queries name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from viennagraph import ask, relate, resources
from viennagraph.ask.engines import Oxigraph
from viennagraph.relate.candidates import LEAST, MANY, SHARE, TABLE, candidates, shingles
from viennagraph.spark.canonical import canonical
from viennagraph.vocab import expand, rdf, vg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyspark.sql import DataFrame, SparkSession

    from viennagraph.relate.candidates import Near

_CHUNK: Final = 50_000  # lines that come to this process at a time
_NAME: Final = re.compile(r"(?<![\w<])([a-z][\w-]*:[A-Za-z]\w*)")
_COUNTED: Final = (rdf.type, vg.readFrom, vg.linkVerdict)
_TAG: Final = "relate"
_PARTS: Final = 32  # in which pairs come to this process
_FEW: Final = 2_000
"""With fewer texts, looking for candidates here takes less than asking Spark."""


def predicates() -> tuple[str, ...]:
    """The predicates that the rules ask for, and those by which a summary counts.

    >>> vg.statedIn in predicates()
    True
    """
    texts = [one.text for one in ask.questions(resources.queries() / "exports") if _TAG in one.tags]
    lines = [line for text in texts for line in text.splitlines() if not line.startswith("#")]
    names = {found for line in lines for found in _NAME.findall(line)}
    return tuple(sorted({*map(expand, names), *_COUNTED}))


def skeleton(spark: SparkSession, held: DataFrame, place: str) -> ox.Store:
    """The statements that the rules ask for, in a store of this process.

    They are written down at `place`, so that they come in many small parts.
    """
    from pyspark.sql import functions as sql  # noqa: PLC0415 - an extra that may be absent

    wanted = [f"<{name}>" for name in predicates()]
    lines = held.where(sql.split("value", " ", 3)[1].isin(*wanted))
    lines.write.option("maxRecordsPerFile", _CHUNK).text(place, lineSep="\n")
    store = ox.Store()
    rows = iter(spark.sparkContext.textFile(place).toLocalIterator())
    while chunk := list(islice(rows, _CHUNK)):
        store.bulk_load("\n".join(chunk), ox.RdfFormat.N_QUADS)
    return store


def inferred(
    spark: SparkSession, store: ox.Store, base: str, decisions: Sequence[relate.Decision]
) -> list[str]:
    """The lines of all that the rules infer."""
    found = relate.inferred(Oxigraph(store), base, decisions, near=near(spark))
    return canonical(line for _, lines in found for line in lines)


def add(store: ox.Store, lines: Iterable[str]) -> None:
    """Puts into a store what lines of named graphs say, as its merge."""
    for quad in ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS):
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object))


def near(spark: SparkSession, few: int = _FEW) -> Near:
    """What finds candidates by Spark: the same as `candidates` finds."""

    def find(texts: Sequence[Sequence[str]]) -> Iterable[tuple[int, tuple[int, ...]]]:
        if len(texts) < few:
            return candidates(texts)
        return _grouped(_pairs(spark, texts))

    return find


def _pairs(spark: SparkSession, texts: Sequence[Sequence[str]]) -> DataFrame:
    from pyspark.sql import functions as sql  # noqa: PLC0415 - an extra that may be absent

    numbers: dict[str, int] = {}
    rows = [(at, shingles(text, numbers).tolist()) for at, text in enumerate(texts)]
    parts = spark.sparkContext.parallelize(rows, spark.sparkContext.defaultParallelism)
    runs = spark.createDataFrame(parts, "text long, runs array<long>").select(
        "text", sql.explode("runs").alias("run")
    )
    runs = runs.withColumn("place", sql.pmod("run", sql.lit(TABLE)))
    counts = runs.groupBy("place").count().where(f"count > 1 AND count <= {MANY}")
    useful = runs.join(counts, "place", "left_semi").select("text", "run").persist()
    told = useful.groupBy("text").agg((sql.count("run") * sql.lit(SHARE)).alias("told"))
    whole = runs.groupBy("text").agg((sql.count("run") * sql.lit(LEAST)).alias("least"))
    enough = told.join(whole, "text").select("text", sql.greatest("told", "least").alias("enough"))
    earlier = useful.withColumnRenamed("text", "earlier")
    shared = useful.join(earlier, "run").where("earlier < text").groupBy("text", "earlier").count()
    theirs = enough.select(sql.col("text").alias("earlier"), sql.col("enough").alias("theirs"))
    return (
        shared.join(enough, "text")
        .join(theirs, "earlier")
        .where("count >= enough OR count >= theirs")
        .select("text", "earlier")
    )


def _grouped(pairs: DataFrame) -> Iterator[tuple[int, tuple[int, ...]]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for row in pairs.repartition(_PARTS).toLocalIterator():
        found[row.text].append(row.earlier)
    for text in sorted(found):
        yield text, tuple(sorted(found[text]))
