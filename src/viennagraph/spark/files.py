"""Files in and out, wherever Spark reads and writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from viennagraph.read import FORMATS
from viennagraph.spark.session import SparkError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import DataFrame, SparkSession

_EACH: Final = 64  # documents that a task reads one after another
_PARTS: Final = "/part-*"
_NQUADS: Final = ".nq"
_LINE: Final = r"^(<[^>]*>) (<[^>]*>) (.*?)(?: <([^<> ]*)>)? \.$"
_COLUMNS: Final = {"subject": 1, "predicate": 2, "object": 3, "graph": 4}


def contents(spark: SparkSession, paths: Sequence[str]) -> DataFrame:
    """Each content once, with its digest and the files that have it in the order of their names.

    Raises:
        SparkError: There is nothing at a path.
    """
    from pyspark.errors import AnalysisException  # noqa: PLC0415 - an extra that may be absent
    from pyspark.sql import functions as sql  # noqa: PLC0415

    try:
        found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load([*paths])
    except AnalysisException as error:
        what = f"Spark finds no file ({str(error).splitlines()[0]})"
        advice = "name files and folders that every worker can read"
        raise SparkError(what, ", ".join(paths), advice) from error
    ending = sql.lower(sql.regexp_extract("path", r"(\.[^./]*)$", 1))
    found = found.where(ending.isin(*FORMATS))
    tasks = max(spark.sparkContext.defaultParallelism, found.select("path").count() // _EACH)
    file = sql.struct(
        sql.regexp_extract("path", r"([^/]*)$", 1).alias("name"), sql.col("path").alias("path")
    )
    return (
        found.select(sql.sha2("content", 256).alias("digest"), file.alias("file"), "content")
        .repartition(tasks, "digest")
        .groupBy("digest")
        .agg(
            sql.sort_array(sql.collect_list("file")).alias("files"),
            sql.first("content").alias("content"),
        )
    )


def write_lines(spark: SparkSession, lines: DataFrame, place: str) -> DataFrame:
    """Writes lines in order, as parts that end in .nq, and gives what was written.

    The parts hold the lines in the order of their names.
    """
    lines.sort("value").write.text(place, lineSep="\n")
    files, where = _file_system(spark, place)
    for status in files.globStatus(where(place + _PARTS)):
        part = status.getPath()
        number = part.getName().split("-")[1]
        files.rename(part, where(part.getParent(), f"part-{number}{_NQUADS}"))
    return spark.read.text(place, lineSep="\n")


def write_table(lines: DataFrame, place: str) -> None:
    """Writes lines of N-Quads as a Parquet table of their terms.

    Subject, predicate and object stand as N-Quads writes them; the graph is a bare IRI, and empty
    in what is held.
    """
    from pyspark.sql import functions as sql  # noqa: PLC0415 - an extra that may be absent

    columns = [
        sql.regexp_extract("value", _LINE, number).alias(name) for name, number in _COLUMNS.items()
    ]
    lines.select(*columns).write.parquet(place)


def is_there(spark: SparkSession, place: str) -> bool:
    """Whether there is a file or a folder at a place."""
    files, where = _file_system(spark, place)
    return bool(files.exists(where(place)))


def remove(spark: SparkSession, place: str) -> None:
    """Removes a folder and all that is in it."""
    files, where = _file_system(spark, place)
    files.delete(where(place), True)  # noqa: FBT003 - a method of Java


def _file_system(spark: SparkSession, place: str) -> tuple[Any, Any]:
    """The file system of a place as Java has it, and what makes a path there."""
    gateway: Any = spark.sparkContext._jvm  # noqa: SLF001 - PySpark has no other way to it
    where = gateway.org.apache.hadoop.fs.Path
    settings = spark.sparkContext._jsc.hadoopConfiguration()  # noqa: SLF001 - as above
    return where(place).getFileSystem(settings), where
