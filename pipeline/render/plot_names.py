"""Places the names of a plot's points: beside their marks, covering nothing else.

Places are in the units the plot is drawn in, from its upper left corner; a name that finds no room
is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.document import Point
from pipeline.render.fonts import Sans
from pipeline.render.measures import MEASURES

SHEET = MEASURES.plot
Side = Literal["right", "left", "above", "below"]
Anchor = Literal["start", "middle", "end"]

_OFFSETS: Mapping[Side, tuple[float, float, Anchor]] = {
    "right": (9, 4, "start"),
    "left": (-9, 4, "end"),
    "above": (0, -10, "middle"),
    "below": (0, 19, "middle"),
}
"""From the middle of a mark to the line of its name, by side, in the order tried."""
_CLEAR = SHEET.mark + 1
"""From the middle of a mark to what keeps clear of it."""


@dataclass(frozen=True)
class Text:
    """A text of the plot; `anchor` says whether its place is its start, middle or end."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"


@dataclass(frozen=True)
class Mark:
    """A point in its place, with its name; no name where it would cover something."""

    x: float
    y: float
    strong: bool
    name: Text | None


@dataclass(frozen=True)
class Extent:
    """The rectangle that something takes up in the plot."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Extent") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def place_of(x: float, y: float) -> tuple[float, float]:
    """The place of two shares of the plot's width and height, from its lower left corner."""
    return SHEET.left + SHEET.wide * x, SHEET.bottom - SHEET.high * y


def marked(
    points: Sequence[Point], lines: tuple[float, float], corners: Sequence[Text], faces: Sans
) -> tuple[Mark, ...]:
    """The points, merged where they share a place, each name on a side where it covers nothing.

    `lines` are the shares at which the lines between the quarters run: a name crosses them only
    where it would otherwise be left out. The strong points are named first. `corners` are the names
    of the quarters, in bold letters.
    """
    kept = _together(points)
    edges = tuple(_lines(lines))
    drawn = [_box(corner, faces.semibold.width(corner.text)) for corner in corners]
    placed: dict[int, Text | None] = {}
    for number in sorted(range(len(kept)), key=lambda number: not kept[number].strong):
        others = [_mark(point) for point in (*kept[:number], *kept[number + 1 :])]
        placed[number], taken = _with_room(kept[number], [*drawn, *others], edges, faces)
        drawn += [taken] if taken else []
    return tuple(
        Mark(*place_of(point.x, point.y), point.strong, placed[number])
        for number, point in enumerate(kept)
    )


def _together(points: Sequence[Point]) -> list[Point]:
    """The points; those whose marks would overlap share one mark with all their names."""
    kept: list[Point] = []
    for point in points:
        near = next((one for one in kept if _cover(one, point)), None)
        if near is None:
            kept.append(point)
        else:
            kept[kept.index(near)] = replace(near, label=f"{near.label}, {point.label}")
    return kept


def _cover(one: Point, other: Point) -> bool:
    return one.strong is other.strong and _mark(one).meets(_mark(other))


def _with_room(
    point: Point, taken: Sequence[Extent], lines: Sequence[Extent], faces: Sans
) -> tuple[Text | None, Extent | None]:
    """The point's name on the first free side, and the space it takes with the gap to its mark."""
    wide = faces.regular.width(point.label)
    for kept_clear in ((*taken, *lines), taken):
        for side in _OFFSETS:
            name = _name(point, side)
            box = _joined(_box(name, wide), point, side)
            if _inside(box) and not any(box.meets(other) for other in kept_clear):
                return name, box
    return None, None


def _name(point: Point, side: Side) -> Text:
    x, y = place_of(point.x, point.y)
    beside, below, anchor = _OFFSETS[side]
    return Text(x + beside, y + below, point.label, anchor)


def _mark(point: Point) -> Extent:
    x, y = place_of(point.x, point.y)
    return Extent(x - _CLEAR, y - _CLEAR, x + _CLEAR, y + _CLEAR)


def _box(text: Text, wide: float) -> Extent:
    """The space that a text takes which is `wide` em wide."""
    width = SHEET.letters * wide
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return Extent(left, text.y - SHEET.ascent, left + width, text.y + SHEET.descent)


def _joined(name: Extent, point: Point, side: Side) -> Extent:
    """A name's box extended to its mark."""
    mark = _mark(point)
    if side == "right":
        return replace(name, left=mark.right)
    if side == "left":
        return replace(name, right=mark.left)
    if side == "above":
        return replace(name, bottom=mark.top)
    return replace(name, top=mark.bottom)


def _inside(box: Extent) -> bool:
    return (
        box.left > SHEET.left
        and box.right < SHEET.right
        and box.top > SHEET.top
        and box.bottom < SHEET.bottom
    )


def _lines(lines: tuple[float, float]) -> Iterator[Extent]:
    x, y = place_of(*lines)
    yield Extent(x - 1, SHEET.top, x + 1, SHEET.bottom)
    yield Extent(SHEET.left, y - 1, SHEET.right, y + 1)
