"""The layout of a measure's strip: column widths, the periods that have room, and the drawing.

The columns of the table are the axis of the drawing: a point is above the cell of its value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document import Strip, StripColumn
from pipeline.render.columns import LETTERS
from pipeline.render.fonts import Face
from pipeline.render.measures import MEASURES, POINTS

SHEET = MEASURES.strip
_DRAWN = 3
"""Points from which a line is drawn."""


@dataclass(frozen=True)
class Placed:
    """A column of the drawing: its middle, and how far down its point and its target are."""

    x: float
    point: float | None
    line: float | None


@dataclass(frozen=True)
class StripSheet:
    """The periods that have room, and the percent of the table that columns take: the row names, a
    period, a column beside the periods, and the rest for the verdict.

    A strip of one period is a `row`. Without `drawn` there is no drawing; its lengths are in
    millimetres from its upper left corner, `width` is that of all columns but the first.
    """

    periods: tuple[StripColumn, ...]
    beside: tuple[StripColumn, ...]
    label: float
    period: float
    aside: float
    rest: float
    row: bool
    width: float = 0
    drawn: tuple[Placed, ...] = ()
    standing: tuple[Placed, ...] = ()
    whisker: tuple[float, float] | None = None

    @property
    def known(self) -> tuple[Placed, ...]:
        """The columns that have a point on the line."""
        return tuple(one for one in self.drawn if one.point is not None)


def laid_out(strip: Strip, face: Face) -> StripSheet:
    """The strip with as many of its latest periods as its columns leave room for."""
    return _row(strip, face) if len(strip.periods) == 1 else _through(strip, face)


def _row(strip: Strip, face: Face) -> StripSheet:
    """One period: beside it the comparisons of its actual, as far as there is room. The distance to
    each is not printed."""
    figures = min(3 * _width(strip.periods, face), _WHOLE - SHEET.label)
    width = figures / 3
    beside: tuple[StripColumn, ...] = ()
    standing = [replace(one, actual="") for one in strip.beside]
    aside = max((SHEET.narrowest, *(_needed(one, face) for one in standing)))
    for column in strip.beside:
        if SHEET.label + figures + aside * (len(beside) + 1) + SHEET.verdict <= _WHOLE:
            beside = (*beside, column)
    rest = _WHOLE - SHEET.label - figures - aside * len(beside)
    return StripSheet(strip.periods, beside, SHEET.label, width, aside, rest, row=True)


_WHOLE = 100.0


def _through(strip: Strip, face: Face) -> StripSheet:
    """Periods beside each other; the oldest are left out where there is no room."""
    aside = max((SHEET.aside, *(_needed(one, face) for one in strip.beside)))
    last = max(aside * len(strip.beside), SHEET.verdict)
    width = min(_width(strip.periods, face), _WHOLE - SHEET.label)
    most = max(int((_WHOLE - SHEET.label - last) / width), 1)
    periods = strip.periods[-most:]
    rest = _WHOLE - SHEET.label - width * len(periods)
    aside = rest / max(len(strip.beside), 1)
    whole = MEASURES.page.text_width / POINTS / _WHOLE
    known = sum(column.point is not None for column in periods)
    drawn: tuple[Placed, ...] = ()
    standing: tuple[Placed, ...] = ()
    if strip.alt and known >= _DRAWN:
        drawn = tuple(_placed(periods, 0, whole * width))
        standing = tuple(_placed(strip.beside, whole * width * len(periods), whole * aside))
    return StripSheet(
        periods,
        strip.beside,
        SHEET.label,
        width,
        aside,
        rest,
        row=False,
        width=whole * (_WHOLE - SHEET.label),
        drawn=drawn,
        standing=standing,
        whisker=_whisker(strip) if drawn else None,
    )


def _width(columns: Sequence[StripColumn], face: Face) -> float:
    """Percent of the table that each of these columns takes; above 100 where a figure is longer
    than the page is wide, which is reported once it is set."""
    return max(SHEET.narrowest, *(_needed(one, face) for one in columns))


def _placed(columns: Sequence[StripColumn], left: float, width: float) -> Iterator[Placed]:
    for place, column in enumerate(columns):
        yield Placed(left + width * (place + 0.5), _down(column.point), _down(column.line))


def _down(height: float | None) -> float | None:
    """Millimetres from the drawing's upper edge to a height of 0 to 1."""
    if height is None:
        return None
    return SHEET.height - SHEET.edge - height * (SHEET.height - 2 * SHEET.edge)


def _whisker(strip: Strip) -> tuple[float, float] | None:
    low, high = (_down(end) for end in strip.interval or (None, None))
    return None if low is None or high is None else (low, high)


def _needed(column: StripColumn, face: Face) -> float:
    """Percent of the table that a column takes for its widest figure or word."""
    words = [*column.heading.split(), column.actual, column.target, column.achievement]
    widest = max(face.width(word) for word in words)
    return _WHOLE * (LETTERS.usual * widest + SHEET.padding * POINTS) / MEASURES.page.text_width
