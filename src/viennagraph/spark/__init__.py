"""The same build on Apache Spark: the same pure stages, from any path that Spark reads.

What comes out is what the local engine holds, as partitioned N-Quads and Parquet.
"""

from viennagraph.spark.building import build
from viennagraph.spark.session import JavaMissingError, SparkError

__all__ = ["JavaMissingError", "SparkError", "build"]
