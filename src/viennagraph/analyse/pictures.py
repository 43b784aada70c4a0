"""Pictures of measures: bars with their bounds, and parts of bars side by side.

Colours are told apart by people who see few of them (the palette of Okabe and Ito, 2008), and
each part is hatched, too, so that none is known by its colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final

from viennagraph.analyse.errors import NoPictureError
from viennagraph.ask.values import Value, value
from viennagraph.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from viennagraph.analyse.measure import Measure
    from viennagraph.ask import Table

SUFFIXES: Final = (".svg", ".png")
"""The endings of pictures."""

_SHOWN: Final = 25  # bars that are still read
_WIDTH: Final = 58  # characters of a label
_COLOURS: Final = (
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#D55E00",
    "#F0E442",
    "#999999",
    "#000000",
)
_HATCHES: Final = ("", "//", "..", "\\\\", "xx", "--", "++", "oo", "**")
_METADATA: Final = {"svg": {"Date": None}, "png": {"Software": None}}
_STYLE: Final[dict[Any, object]] = {
    "svg.hashsalt": "viennagraph",  # the same table gives the same bytes
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "axes.spines.top": False,
    "axes.spines.right": False,
}


@dataclass(frozen=True, slots=True)
class _Bar:
    label: str
    value: float
    low: float | None
    high: float | None
    part: str
    rank: float
    count: int


def draw(measure: Measure, table: Table, form: str) -> bytes:
    """The picture of a measure's table, as `svg` or `png`; the same table gives the same bytes.

    Raises:
        NoPictureError: The measure is a table alone, or the table is empty.
        MissingExtraError: The library that draws is not installed.
    """
    if measure.picture is None:
        why, advice = "this measure has no picture", "write it as a table"
        raise NoPictureError(measure.name, why, advice)
    bars = _bars(measure, table)
    if not bars:
        why, advice = "there is nothing to draw", "build documents that the measure speaks of"
        raise NoPictureError(measure.name, why, advice)
    try:
        import matplotlib as mpl  # noqa: PLC0415 (an extra, slow to load)
    except ImportError as error:
        raise MissingExtraError(package="matplotlib", extra="analysis") from error
    with mpl.rc_context(_STYLE):
        figure = _figure(measure, bars)
        out = BytesIO()
        figure.savefig(out, format=form, dpi=150, metadata=_METADATA[form], bbox_inches="tight")
    return out.getvalue()


def _bars(measure: Measure, table: Table) -> list[_Bar]:
    drawn = measure.picture
    if drawn is None:
        return []
    found = []
    for row in table.records():
        cells = {name: value(term) for name, term in row.items()}
        size = cells.get(drawn.value)
        if not isinstance(size, int | float) or (drawn.whole and drawn.whole in cells):
            continue
        found.append(
            _Bar(
                str(cells.get(drawn.label, "")),
                float(size),
                _number(cells, drawn.low),
                _number(cells, drawn.high),
                str(cells.get(drawn.along, "")) if drawn.along else "",
                _number(cells, drawn.rank) or 0.0,
                int(_number(cells, drawn.count) or 0),
            )
        )
    labels = list(dict.fromkeys(bar.label for bar in found))[:_SHOWN]
    return [bar for bar in found if bar.label in labels]


def _number(cells: Mapping[str, Value], column: str | None) -> float | None:
    found = cells.get(column) if column else None
    return float(found) if isinstance(found, int | float) else None


def _shown(label: str, bars: Sequence[_Bar]) -> str:
    cases = sum(bar.count for bar in bars if bar.label == label)
    words = label
    if len(words) > _WIDTH:
        # Names of regional bodies begin alike: their ends tell them apart.
        start = shorten(words, _WIDTH // 2, placeholder="")
        end = shorten(words[::-1], _WIDTH // 2, placeholder="")[::-1]
        words = f"{start} … {end}"
    return f"{words} ({cases})" if cases else words


def _figure(measure: Measure, bars: Sequence[_Bar]) -> Figure:
    from matplotlib.figure import Figure  # noqa: PLC0415 (an extra, slow to load)

    labels = list(dict.fromkeys(bar.label for bar in bars))
    figure = Figure(figsize=(9, 1.2 + 0.34 * len(labels)))
    axes = figure.subplots()
    parts = list(dict.fromkeys(bar.part for bar in sorted(bars, key=lambda bar: bar.rank)))
    starts = dict.fromkeys(labels, 0.0)
    for number, part in enumerate(parts):
        chosen = [bar for bar in bars if bar.part == part]
        places = [labels.index(bar.label) for bar in chosen]
        axes.barh(
            places,
            [bar.value for bar in chosen],
            left=[starts[bar.label] for bar in chosen],
            color=_COLOURS[number % len(_COLOURS)],
            hatch=_HATCHES[number % len(_HATCHES)],
            edgecolor="white",
            label=part or None,
        )
        for bar in chosen:
            starts[bar.label] += bar.value
    _bounds(axes, bars, labels)
    axes.set_yticks(range(len(labels)), [_shown(one, bars) for one in labels])
    axes.invert_yaxis()
    axes.set_title(measure.question, loc="left", fontsize=11)
    if measure.picture is not None:
        axes.set_xlabel(measure.picture.value)
    if any(parts):
        axes.legend(loc="upper left", bbox_to_anchor=(1, 1), fontsize=8, frameon=False)
    axes.margins(y=0.02)
    return figure


def _bounds(axes: Axes, bars: Sequence[_Bar], labels: Sequence[str]) -> None:
    sure = [
        (labels.index(bar.label), bar.value, bar.low, bar.high)
        for bar in bars
        if bar.low is not None and bar.high is not None
    ]
    if not sure:
        return
    places, values, lows, highs = (list(column) for column in zip(*sure, strict=True))
    spread = (
        [max(0.0, size - low) for size, low in zip(values, lows, strict=True)],
        [max(0.0, high - size) for size, high in zip(values, highs, strict=True)],
    )
    axes.errorbar(values, places, xerr=spread, fmt="none", ecolor="#333333", capsize=3)
