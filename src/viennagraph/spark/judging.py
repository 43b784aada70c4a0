"""Which outcomes are taken: the rules of the local engine, over columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from viennagraph.pipeline.intake import told as told_of
from viennagraph.summary import Refusal

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


class Judged(NamedTuple):
    """The outcomes with what became of them, and what of it a summary tells."""

    documents: DataFrame
    read: tuple[str, ...]
    refused: tuple[Refusal, ...]
    rejected: tuple[Refusal, ...]
    violations: int


def judged(outcomes: DataFrame, *, allow_violations: bool) -> Judged:
    """The outcomes without their lines, each `read`, `refused` or `rejected`.

    Of several files with the same document the first by name is taken.
    """
    from pyspark.sql import Window  # noqa: PLC0415 - an extra that may be absent
    from pyspark.sql import functions as sql  # noqa: PLC0415

    first = Window.partitionBy("iri").orderBy("name", "path")
    known = outcomes.drop("lines")
    fit = known.where("reason = ''").withColumn("taken", sql.first("path").over(first))
    is_broken = sql.size("faults") > 0
    fate = (
        sql.when(sql.col("taken") != sql.col("path"), "refused")
        .when(is_broken & sql.lit(not allow_violations), "rejected")
        .otherwise("read")
    )
    same = sql.format_string(
        "%s is the same document, <%s>. Leave one of the two out.", "taken", "iri"
    )
    fit = fit.withColumn("fate", fate).withColumn(
        "reason", sql.when(sql.col("fate") == "refused", same).otherwise("")
    )
    unfit = known.where("reason != ''").withColumn("fate", sql.lit("refused"))
    documents = fit.drop("taken").unionByName(unfit).orderBy("name", "path").persist()
    told = documents.where("fate != 'read' OR size(faults) > 0").collect()
    names = documents.where("fate = 'read'").select("name").collect()
    return Judged(
        documents,
        tuple(row.name for row in names),
        tuple(Refusal(row.path, row.reason) for row in told if row.fate == "refused"),
        tuple(Refusal(row.path, told_of(row.faults)) for row in told if row.fate == "rejected"),
        sum(len(row.faults) for row in told if row.fate == "read"),
    )
