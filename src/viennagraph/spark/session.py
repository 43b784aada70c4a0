"""A session of Spark, or a clear word about what is missing for one."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from viennagraph.errors import MissingExtraError, ViennaGraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

LOCAL: Final = "local[*]"
"""The master where none is named: all cores of this machine."""

_SETTINGS: Final = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
_SMALL: Final = {"spark.sql.shuffle.partitions": "8", "spark.driver.memory": "4g"}
"""What is fitting on one machine; on a cluster its own settings count."""


class SparkError(ViennaGraphError):
    """Spark cannot do what it is asked for."""

    def __init__(self, what: str, place: str, advice: str) -> None:
        super().__init__(f"{what} at {place}: {advice}")
        self.what = what
        self.place = place
        self.advice = advice


class JavaMissingError(ViennaGraphError):
    """There is no Java to run Spark with."""

    def __init__(self) -> None:
        super().__init__(
            "Apache Spark needs Java 17 or later, and none was found: install it "
            "(Debian: `apt-get install openjdk-17-jre-headless`), or name its folder in JAVA_HOME"
        )


@contextmanager
def session(master: str | None) -> Iterator[SparkSession]:
    """A session at a master, ended with the context.

    Raises:
        MissingExtraError: PySpark is not installed.
        JavaMissingError: There is no Java.
        SparkError: The master cannot be reached, or is none.
    """
    spark = _started(master or LOCAL)
    try:
        yield spark
    finally:
        spark.stop()


def _started(master: str) -> SparkSession:
    try:
        from py4j.protocol import (  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra
            Py4JError,
        )
        from pyspark.errors import PySparkException  # noqa: PLC0415
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(package="pyspark", extra="spark") from error
    if not _has_java():
        raise JavaMissingError
    # Spark looks for `python3`, which need not be the Python that has this package.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("viennagraph")
    settings = _SETTINGS | (_SMALL if master.startswith("local") else {})
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        spark: SparkSession = builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        what = f"Spark does not start ({_first_line(error)})"
        advice = "name a master such as local[2], spark://host:7077 or yarn"
        raise SparkError(what, master, advice) from error
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    if home:
        return Path(home, "bin", "java").exists()
    return shutil.which("java") is not None


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), repr(error))
