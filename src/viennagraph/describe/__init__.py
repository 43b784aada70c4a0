"""Descriptions: what is known of a thing, a passage or the whole dataset, as linked data.

A source answers the queries of `queries/describe` by name; `serialise` writes what they come to.
"""

from __future__ import annotations

from viennagraph.describe.context import NAME as CONTEXT
from viennagraph.describe.context import written as context
from viennagraph.describe.datasets import Dump, Edition, dataset, prefixes
from viennagraph.describe.errors import MediaTypeError
from viennagraph.describe.header import dataset_of
from viennagraph.describe.passages import evidence, passage
from viennagraph.describe.passages import quads as passage_quads
from viennagraph.describe.statistics import Statistics, statistics
from viennagraph.describe.things import FORMATS, PAGE, STATIC_FORMATS, page_of, pages, thing
from viennagraph.describe.words import LEFT_OUT, without_words
from viennagraph.describe.writing import MEDIA, serialise

__all__ = [
    "CONTEXT",
    "FORMATS",
    "LEFT_OUT",
    "MEDIA",
    "PAGE",
    "STATIC_FORMATS",
    "Dump",
    "Edition",
    "MediaTypeError",
    "Statistics",
    "context",
    "dataset",
    "dataset_of",
    "evidence",
    "page_of",
    "pages",
    "passage",
    "passage_quads",
    "prefixes",
    "serialise",
    "statistics",
    "thing",
    "without_words",
]
