"""The drawings of a strategy map: one, or several where one cannot show all objectives.

Places are in the map's own units from its upper left corner.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import MapLink, Mark, StrategyMap
from pipeline.render.fonts import Sans
from pipeline.render.strategy_map.routes import Route, routes
from pipeline.render.strategy_map.shelves import (
    SHEET,
    Lines,
    Shelf,
    boxes,
    parts,
    shelves,
    tops,
)


@dataclass(frozen=True)
class Node:
    """The box of an objective: `lines` of its name, and `standing`, its status, by lines."""

    x: float
    y: float
    width: float
    height: float
    lines: Lines
    standing: Lines
    mark: Mark | None


@dataclass(frozen=True)
class Row:
    """A perspective: its name by lines, and the band it takes up."""

    lines: Lines
    y: float
    height: float


Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class DrawnMap:
    """One drawing. A link is a line of points with an arrow at its end; `alt` describes the drawing
    in words."""

    caption: str
    height: float
    rows: tuple[Row, ...]
    nodes: tuple[Node, ...]
    links: tuple[Points, ...]
    alt: str


_MOST_DRAWN = 300
"""Most links that are drawn: more would cross indistinguishably, and take minutes to route."""


def drawn(value: StrategyMap, faces: Sans) -> tuple[DrawnMap, ...]:
    """The map as one drawing with its links, with whole names if possible; else as several drawings
    without links."""
    for named in (True, False):
        every = list(shelves(value, faces, named=named))
        if len(value.links) > _MOST_DRAWN:
            continue
        whole = _drawing(value.caption, every, value.links, value.links_heading, faces)
        if whole.height <= SHEET.tallest:
            return (whole,)
    drawings = parts(every)
    return tuple(
        _drawing(_part_caption(value, number, len(drawings)), part, (), "", faces)
        for number, part in enumerate(drawings, 1)
    )


def _part_caption(value: StrategyMap, number: int, every: int) -> str:
    return value.part_caption.replace("{number}", str(number)).replace("{all}", str(every))


def _drawing(
    caption: str, every: Sequence[Shelf], links: Sequence[MapLink], heading: str, faces: Sans
) -> DrawnMap:
    ways = routes([(link.source, link.target) for link in links], boxes(every), SHEET.width)
    edges = tops(every, ways)
    nodes = dict(_nodes(every, edges))
    return DrawnMap(
        caption,
        edges[-1],
        tuple(_rows(every, edges, faces)),
        tuple(nodes.values()),
        tuple(
            _line(way, nodes[link.source], nodes[link.target], every, edges)
            for way, link in zip(ways, links, strict=True)
        ),
        " ".join(_told(every, links, heading)),
    )


def _nodes(every: Sequence[Shelf], edges: Sequence[float]) -> Iterator[tuple[str, Node]]:
    places = boxes(every)
    for number, shelf in enumerate(every):
        for objective, lines, standing in zip(
            shelf.objectives, shelf.names, shelf.standings, strict=True
        ):
            yield (
                objective.id,
                Node(
                    places[objective.id].x,
                    edges[number],
                    shelf.width,
                    shelf.height,
                    lines,
                    standing,
                    objective.mark,
                ),
            )


def _rows(every: Sequence[Shelf], edges: Sequence[float], faces: Sans) -> Iterator[Row]:
    """The band of each perspective, from its first shelf to its last."""
    for perspective in dict.fromkeys(shelf.perspective for shelf in every):
        own = [number for number, shelf in enumerate(every) if shelf.perspective is perspective]
        start, end = edges[own[0]], edges[own[-1]] + every[own[-1]].height
        room = (SHEET.label - 2 * SHEET.inset) / SHEET.row
        lines = faces.semibold.broken(perspective.name, room, int((end - start) / SHEET.line))
        yield Row(lines, start - SHEET.gap / 3, end - start + 2 * SHEET.gap / 3)


def _line(
    way: Route, source: Node, target: Node, every: Sequence[Shelf], edges: Sequence[float]
) -> Points:
    """A route as a line: from edge to edge, with a corner at both ends of every run."""

    def height(lane: int, track: int) -> float:
        return edges[lane - 1] + every[lane - 1].height + SHEET.edge + SHEET.track * track

    first, last = way.runs[0], way.runs[-1]
    points = [(first.start, source.y if way.leaves_top else source.y + source.height)]
    for run in way.runs:
        y = height(run.lane, run.track)
        points += [(run.start, y), (run.end, y)]
    points.append((last.end, target.y if way.reaches_top else target.y + target.height))
    return tuple(points)


def _told(every: Sequence[Shelf], links: Sequence[MapLink], heading: str) -> Iterator[str]:
    """The drawing in words: the objectives of each perspective, then the links."""
    for perspective in dict.fromkeys(shelf.perspective for shelf in every):
        own = [shelf for shelf in every if shelf.perspective is perspective]
        names = "; ".join(one.alt for shelf in own for one in shelf.objectives)
        yield f"{perspective.alt}: {names}."
    if links:
        yield f"{heading}: {'; '.join(link.alt for link in links)}."
