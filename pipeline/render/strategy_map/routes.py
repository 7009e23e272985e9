"""The routes of the strategy map's links: each on its own track, past the boxes, never over them.

Boxes are on shelves; a lane runs between two shelves and below the last. A link leaves its driver's
edge, runs along a lane, passes a shelf in between through a gap beside its boxes, and ends at the
edge of its target. Places are in the map's own units.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Ends = tuple[str, str]
"""The ids of the boxes a link leads from and to."""


@dataclass(frozen=True)
class MapBox:
    """A box on a shelf (0 is the highest), from its left edge."""

    shelf: int
    x: float
    width: float


@dataclass(frozen=True)
class Run:
    """A stretch of a link on a track of a lane (lane 1 is below shelf 0)."""

    lane: int
    track: int
    start: float
    end: float


@dataclass(frozen=True)
class Route:
    """The runs of a link in order, and which edges it leaves and reaches."""

    runs: tuple[Run, ...]
    leaves_top: bool
    reaches_top: bool


_CLEAR = 8.0
"""The distance that links of a lane keep where they leave or reach its boxes."""
_OFFSETS = (0.0, 6.0, -6.0)
"""Offsets of links that share a gap."""


def routes(links: Sequence[Ends], boxes: Mapping[str, MapBox], width: float) -> list[Route]:
    """A route for each link, in the given order."""
    edges = [_edges(boxes[source], boxes[target]) for source, target in links]
    doors = _doors(links, edges, boxes)
    gaps = _Gaps(boxes, width)
    ways = [
        _crossings(boxes[source].shelf, boxes[target].shelf, *doors[place], gaps)
        for place, (source, target) in enumerate(links)
    ]
    tracks = _Tracks()
    order = sorted(range(len(links)), key=lambda place: _reach(ways[place]))
    runs = {place: tuple(tracks.run(*part) for part in ways[place]) for place in order}
    return [Route(runs[place], *edges[place]) for place in range(len(links))]


def _edges(source: MapBox, target: MapBox) -> tuple[bool, bool]:
    """Whether a link leaves from its driver's top, and whether it ends at its target's top."""
    return target.shelf < source.shelf, target.shelf > source.shelf


def _doors(
    links: Sequence[Ends], edges: Sequence[tuple[bool, bool]], boxes: Mapping[str, MapBox]
) -> list[tuple[float, float]]:
    """Where each link leaves and ends: links on one edge are spread over it, in the order of their
    other ends, so that they do not cross at the edge."""
    ends: dict[tuple[str, bool], list[tuple[float, int, int]]] = {}
    for place, ((source, target), (leaves, reaches)) in enumerate(zip(links, edges, strict=True)):
        ends.setdefault((source, leaves), []).append((_middle(boxes[target]), place, 0))
        ends.setdefault((target, reaches), []).append((_middle(boxes[source]), place, 1))
    doors = [[0.0, 0.0] for _link in links]
    taken: dict[int, dict[float, int]] = {}
    for (name, top), sharing in ends.items():
        box = boxes[name]
        lane = taken.setdefault(box.shelf if top else box.shelf + 1, {})
        for step, (_other, place, end) in enumerate(sorted(sharing), 1):
            others = [x for x, link in lane.items() if link != place]
            x = _free(box.x + box.width * step / (len(sharing) + 1), others)
            lane[x] = place
            doors[place][end] = x
    return [(leave, reach) for leave, reach in doors]


def _free(x: float, taken: Sequence[float]) -> float:
    """The place, or the nearest to its right that keeps clear of the others in its lane."""
    while any(abs(x - other) < _CLEAR for other in taken):
        x += _CLEAR
    return x


def _middle(box: MapBox) -> float:
    return box.x + box.width / 2


class _Gaps:
    """The gaps in a shelf: between boxes and at both ends. Links that share one are offset."""

    def __init__(self, boxes: Mapping[str, MapBox], width: float) -> None:
        self.width = width
        self.used: dict[tuple[int, float], int] = {}
        self.shelves: dict[int, list[MapBox]] = {}
        for box in boxes.values():
            self.shelves.setdefault(box.shelf, []).append(box)

    def through(self, shelf: int, here: float, there: float) -> float:
        """The place in the gap that makes the shortest way from `here` to `there`."""
        gap = min(self._of(shelf), key=lambda x: abs(x - here) + abs(x - there))
        count = self.used.get((shelf, gap), 0)
        self.used[shelf, gap] = count + 1
        return gap + _OFFSETS[count % len(_OFFSETS)]

    def _of(self, shelf: int) -> list[float]:
        row = sorted(self.shelves[shelf], key=lambda box: box.x)
        between = [(left.x + left.width + right.x) / 2 for left, right in pairwise(row)]
        last = row[-1].x + row[-1].width
        return [row[0].x - 9, *between, (last + self.width) / 2]


def _crossings(
    source: int, target: int, leave: float, reach: float, gaps: _Gaps
) -> list[tuple[int, float, float]]:
    """The stretches of a link as lane, start and end, from its driver to its target."""
    if target < source:
        lanes, shelves = range(source, target, -1), range(source - 1, target, -1)
    else:
        last = max(target, source + 1)
        lanes, shelves = range(source + 1, last + 1), range(source + 1, last)
    here, parts = leave, []
    for lane, shelf in zip(lanes, [*shelves, None], strict=True):
        there = reach if shelf is None else gaps.through(shelf, here, reach)
        parts.append((lane, here, there))
        here = there
    return parts


def _reach(parts: Sequence[tuple[int, float, float]]) -> float:
    return sum(abs(end - start) for _lane, start, end in parts)


class _Tracks:
    """The tracks of every lane; overlapping stretches get different tracks."""

    def __init__(self) -> None:
        self.taken: dict[int, list[list[tuple[float, float]]]] = {}

    def run(self, lane: int, start: float, end: float) -> Run:
        low, high = min(start, end) - 4, max(start, end) + 4
        tracks = self.taken.setdefault(lane, [])
        for number, taken in enumerate(tracks):
            if all(high < other_low or other_high < low for other_low, other_high in taken):
                taken.append((low, high))
                return Run(lane, number, start, end)
        tracks.append([(low, high)])
        return Run(lane, len(tracks) - 1, start, end)
