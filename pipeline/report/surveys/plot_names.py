"""Where the names of a plot's points stand: beside their marks, and over nothing else.

Places are in the units the plot is drawn in, from its upper left corner; a name that finds no room
is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document import Point, Side

_LEFT, _TOP, _WIDTH, _HEIGHT = 70.0, 10.0, 580.0, 350.0
_LETTER, _BOLD_LETTER, _ASCENT, _DESCENT = 7.2, 7.8, 10.0, 3.0
"""A name's letters, rather too wide than too narrow, and how far they reach from their line."""
_MARK, _APART = 6.0, 9.0
"""From the middle of a mark to its edge, and to the name beside it."""
_SIDES: tuple[Side, ...] = ("right", "left", "above", "below")


@dataclass(frozen=True)
class Box:
    """A stretch of the plot that something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether any of it is shared."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def named(
    points: Sequence[Point], lines: tuple[float, float], corners: Sequence[str]
) -> tuple[Point, ...]:
    """The points, marks at one place as one, each name on a side where it covers nothing.

    `lines` are the shares at which the lines between the quarters stand: a name crosses them only
    where it would be left out else. The strong points are named first.
    """
    marked = _together(points)
    edges, drawn = tuple(_lines(lines)), [*_corner_words(corners)]
    placed: dict[int, Point] = {}
    for place in sorted(range(len(marked)), key=lambda place: not marked[place].strong):
        others = [_mark(point) for point in (*marked[:place], *marked[place + 1 :])]
        placed[place], box = _with_room(marked[place], [*drawn, *others], edges)
        drawn += [box] if box else []
    return tuple(placed[place] for place in range(len(marked)))


def _together(points: Sequence[Point]) -> list[Point]:
    """Points whose marks would cover each other share one mark with all names."""
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
    point: Point, taken: Sequence[Box], lines: Sequence[Box]
) -> tuple[Point, Box | None]:
    """The point with its name on the first free side, and what the name takes up."""
    for kept_clear in ((*taken, *lines), taken):
        for side in _SIDES:
            box = _name(point, side)
            if _inside(box) and not any(box.meets(other) for other in kept_clear):
                return replace(point, side=side), box
    return replace(point, label=""), None


def _middle(point: Point) -> tuple[float, float]:
    return _LEFT + _WIDTH * point.x, _TOP + _HEIGHT * (1 - point.y)


def _mark(point: Point) -> Box:
    x, y = _middle(point)
    return Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK)


def _name(point: Point, side: Side) -> Box:
    """What a name takes up on a side of its mark, with the gap between them."""
    x, y = _middle(point)
    wide = _LETTER * len(point.label)
    if side == "right":
        return Box(x + _MARK, y + 4 - _ASCENT, x + _APART + wide, y + 4 + _DESCENT)
    if side == "left":
        return Box(x - _APART - wide, y + 4 - _ASCENT, x - _MARK, y + 4 + _DESCENT)
    if side == "above":
        return Box(x - wide / 2, y - 10 - _ASCENT, x + wide / 2, y - _MARK)
    return Box(x - wide / 2, y + _MARK, x + wide / 2, y + 19 + _DESCENT)


def _inside(box: Box) -> bool:
    return (
        box.left > _LEFT
        and box.right < _LEFT + _WIDTH
        and box.top > _TOP
        and box.bottom < _TOP + _HEIGHT
    )


def _lines(lines: tuple[float, float]) -> Iterator[Box]:
    x, y = _middle(Point(*lines, ""))
    yield Box(x - 1, _TOP, x + 1, _TOP + _HEIGHT)
    yield Box(_LEFT, y - 1, _LEFT + _WIDTH, y + 1)


def _corner_words(corners: Iterable[str]) -> Iterator[Box]:
    """The names of the quarters, in the corners of the plot."""
    places = (("left", 27), ("right", 27), ("left", 352), ("right", 352))
    for words, (side, line) in zip(corners, places, strict=True):
        wide = _BOLD_LETTER * len(words)
        left = _LEFT + 8 if side == "left" else _LEFT + _WIDTH - 8 - wide
        yield Box(left, line - _ASCENT, left + wide, line + _DESCENT)
