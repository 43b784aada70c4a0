"""A curve of cost over size as an SVG, with both axes in powers of ten."""

from __future__ import annotations

from html import escape
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WIDE: Final = 640
_HIGH: Final = 360
_LEFT: Final = 64
_RIGHT: Final = 150
_TOP: Final = 20
_BELOW: Final = 48
_COLOURS: Final = ("#1b1b1b", "#0072b2", "#d55e00", "#009e73", "#cc79a7")
_LEAST: Final = 1e-3


def picture(sizes: Sequence[int], curves: Mapping[str, Sequence[float]]) -> str:
    """An SVG of milliseconds a document over the number of documents.

    >>> picture([10, 100], {"all": [1.0, 2.0]}).startswith("<svg ")
    True
    """
    values = [max(value, _LEAST) for row in curves.values() for value in row]
    across = _Axis(min(sizes), max(sizes), _LEFT, _WIDE - _RIGHT)
    down = _Axis(min(values), max(values), _HIGH - _BELOW, _TOP)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" '
            'font-family="sans-serif" font-size="12">'
        ),
        (
            "<title>Milliseconds of the processor for each document, by the number of documents"
            "</title>"
        ),
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#fff"/>',
        *_grid(across, down),
        *_lines(sizes, curves, across, down),
        (
            f'<text x="{(_LEFT + _WIDE - _RIGHT) / 2:.0f}" y="{_HIGH - 10}" text-anchor="middle">'
            "documents</text>"
        ),
        (
            f'<text transform="translate(16 {(_HIGH - _BELOW + _TOP) / 2:.0f}) rotate(-90)" '
            'text-anchor="middle">ms a document</text>'
        ),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Axis:
    """From a number to a place between two, by its power of ten."""

    def __init__(self, least: float, most: float, start: float, end: float) -> None:
        self.low, self.high = floor(log10(least)), max(ceil(log10(most)), floor(log10(least)) + 1)
        self._start, self._end = start, end

    def __call__(self, value: float) -> float:
        share = (log10(max(value, _LEAST)) - self.low) / (self.high - self.low)
        return self._start + share * (self._end - self._start)

    @property
    def ticks(self) -> list[float]:
        """The powers of ten along the axis."""
        return [10.0**power for power in range(self.low, self.high + 1)]


def _grid(across: _Axis, down: _Axis) -> Iterator[str]:
    for tick in across.ticks:
        x = across(tick)
        yield f'<path d="M{x:.1f} {_TOP}V{_HIGH - _BELOW}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{_HIGH - _BELOW + 18}" text-anchor="middle">{tick:,.0f}</text>'
    for tick in down.ticks:
        y = down(tick)
        yield f'<path d="M{_LEFT} {y:.1f}H{_WIDE - _RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{tick:g}</text>'


def _lines(
    sizes: Sequence[int], curves: Mapping[str, Sequence[float]], across: _Axis, down: _Axis
) -> Iterator[str]:
    free = 0.0
    ordered = sorted(curves, key=lambda name: -curves[name][-1])
    for name in ordered:
        colour = _COLOURS[list(curves).index(name) % len(_COLOURS)]
        places = [
            (across(size), down(value)) for size, value in zip(sizes, curves[name], strict=True)
        ]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in places:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
        x, y = places[-1]
        # Names stand below each other where the curves end close together.
        free = max(y + 4, free + 14)
        yield f'<text x="{x + 8:.1f}" y="{free:.1f}" fill="{colour}">{escape(name)}</text>'
