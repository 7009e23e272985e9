"""Lays out a plot: marks, names, numbers and lines in the units it is drawn in."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document import Scatter, Tick
from pipeline.render.fonts import Sans
from pipeline.render.measures import MEASURES
from pipeline.render.plot_names import Mark, Text, marked, place_of

SHEET = MEASURES.plot
_APART = 6.0
"""Space that two numbers of an axis keep between them."""
_TICK = 5.0
"""Length of a tick."""


@dataclass(frozen=True)
class Plot:
    """All that is drawn of a plot. `x_line` and `y_line` are the places of its two lines; `x_ticks`
    and `y_ticks` are the numbers beside the axes. Not `named` where a name is left out."""

    x_line: float
    y_line: float
    marks: tuple[Mark, ...]
    corners: tuple[Text, ...]
    x_ticks: tuple[tuple[float, Text], ...]
    y_ticks: tuple[tuple[float, Text], ...]

    @property
    def named(self) -> bool:
        return all(mark.name for mark in self.marks)


def plotted(value: Scatter, faces: Sans) -> Plot:
    """The plot, with each name and number that has room."""
    corners = _corners(value.corners)
    return Plot(
        *place_of(value.x_line, value.y_line),
        marked(value.points, (value.x_line, value.y_line), corners, faces),
        corners,
        _below(value.x_ticks, faces),
        _beside(value.y_ticks),
    )


def _corners(words: Sequence[str]) -> tuple[Text, ...]:
    """The names of the quarters, in the corners of the area."""
    left, right = SHEET.left + SHEET.inset, SHEET.right - SHEET.inset
    high, low = SHEET.top + SHEET.inset + 9, SHEET.bottom - SHEET.inset
    return (
        Text(left, high, words[0]),
        Text(right, high, words[1], "end"),
        Text(left, low, words[2]),
        Text(right, low, words[3], "end"),
    )


def _below(ticks: Sequence[Tick], faces: Sans) -> tuple[tuple[float, Text], ...]:
    """The numbers below the area; a number too close to an earlier number is left out."""
    kept: list[tuple[float, Text]] = []
    for tick in ticks:
        x, _ = place_of(tick.place, 0)
        room = _APART + SHEET.letters * faces.regular.width(tick.text)
        if all(abs(x - other) >= room for other, _text in kept):
            kept.append((x, Text(x, SHEET.bottom + _TICK + 13, tick.text, "middle")))
    return tuple(sorted(kept, key=lambda one: one[0]))


def _beside(ticks: Sequence[Tick]) -> tuple[tuple[float, Text], ...]:
    """The numbers left of the area, chosen in the same way."""
    kept: list[tuple[float, Text]] = []
    for tick in ticks:
        _, y = place_of(0, tick.place)
        if all(abs(y - other) >= SHEET.ascent + _APART for other, _text in kept):
            kept.append((y, Text(SHEET.left - _TICK - 3, y + 4, tick.text, "end")))
    return tuple(sorted(kept, key=lambda one: -one[0]))
