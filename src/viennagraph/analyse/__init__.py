"""Measures of the graph: each a table with a definition, a source and its caveats.

>>> [one.name for one in measures()][:2]
['bridging-programmes', 'programme-communities']
"""

from __future__ import annotations

from typing import Final

from viennagraph.analyse import asks, programmes, states, threads
from viennagraph.analyse.errors import NoPictureError, UnknownMeasureError
from viennagraph.analyse.measure import Measure, Picture

__all__ = ["Measure", "NoPictureError", "Picture", "UnknownMeasureError", "measure", "measures"]

_MEASURES: Final = (
    Measure(
        "bridging-programmes",
        "Which programmes tie the regions together?",
        programmes.bridges,
        ("references",),
        Picture("programmeLabel", "references"),
    ),
    Measure(
        "programme-communities",
        "Which programmes are named by the same bodies, and how does that shift over the years?",
        programmes.circles,
        ("references",),
    ),
    Measure(
        "travelling-provisions",
        "Which provisions start families, and how far do they travel?",
        threads.travelled,
        ("families",),
    ),
    Measure(
        "acts-relied-on",
        "Which acts does everything rest on?",
        threads.relied_on,
        ("citations",),
        Picture("actLabel", "pagerank"),
    ),
    Measure(
        "topics-over-time",
        "Which topics rise, and which fade?",
        asks.topics,
        ("topics",),
        Picture("topicLabel", "asks"),
    ),
    Measure(
        "strengths-by-body",
        "Which strengths does each body use?",
        asks.strengths,
        ("strengths",),
        Picture("bodyLabel", "share", along="strength", rank="rank", count="asks"),
    ),
    Measure(
        "firmness-by-topic",
        "How firmly does each body ask, on which topic?",
        asks.firmness,
        ("strengths",),
        Picture("bodyLabel", "firm", "low", "high", whole="topic", count="asks"),
    ),
    Measure(
        "asked-most",
        "Who is asked most, and most firmly?",
        asks.addressees,
        ("addressees",),
        Picture("addresseeLabel", "firm", "low", "high", count="asks"),
    ),
    Measure(
        "states-by-participation",
        "How do States take part, and how do they report?",
        states.participation,
        ("participation",),
        Picture("stateLabel", "rate", "low", "high", count="asked"),
    ),
)


def measures() -> tuple[Measure, ...]:
    """Every measure, in the order of the questions that analysts ask first."""
    return _MEASURES


def measure(name: str) -> Measure:
    """The measure of that name.

    >>> measure("asked-most").queries
    ('addressees',)

    Raises:
        UnknownMeasureError: There is none.
    """
    known = {one.name: one for one in _MEASURES}
    if name not in known:
        raise UnknownMeasureError(name, tuple(known))
    return known[name]
