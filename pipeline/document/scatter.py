"""A plot of points over two axes, divided into four by two lines."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """One point at shares of the plot's width and height, from its lower left corner.

    `strong` points are those the reader is to look at first; they differ in shape as well.
    """

    x: float
    y: float
    label: str
    strong: bool = False


@dataclass(frozen=True)
class Tick:
    """A number beside an axis, at a share of its length."""

    place: float
    text: str


@dataclass(frozen=True)
class Scatter:
    """A captioned plot. `corners` name its quarters: upper left and right, lower left and right.

    An axis' ticks are placed in order: a tick without room beside those before is left out. `alt`
    says the same in words, made from the same points. `unnamed_note` follows the note where a
    point's label found no room.
    """

    id: str
    caption: str
    points: tuple[Point, ...]
    x_axis: str
    y_axis: str
    x_line: float
    y_line: float
    corners: tuple[str, str, str, str]
    alt: str
    x_ticks: tuple[Tick, ...] = ()
    y_ticks: tuple[Tick, ...] = ()
    note: str = ""
    unnamed_note: str = ""
    label: str = ""
