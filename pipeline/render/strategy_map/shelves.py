"""The shelves of the strategy map: objectives of one perspective side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import MapObjective, MapPerspective, StrategyMap
from pipeline.render.fonts import ELLIPSIS, Face, Sans
from pipeline.render.measures import MEASURES
from pipeline.render.strategy_map.routes import MapBox, Route

SHEET = MEASURES.map
_ABREAST, _MOST_LINES = (4, 3), 4
"""How many boxes may be abreast, in the order tried, and most lines of a text in a box."""
Lines = tuple[str, ...]


@dataclass(frozen=True)
class Shelf:
    """Objectives of one perspective side by side: the lines of their names, and of their status
    below."""

    perspective: MapPerspective
    objectives: tuple[MapObjective, ...]
    names: tuple[Lines, ...]
    standings: tuple[Lines, ...]
    width: float

    @property
    def height(self) -> float:
        """The height for the longest name and the longest status."""
        lines = max(map(len, self.names)) + max(map(len, self.standings))
        return 2 * SHEET.padding + SHEET.line * lines


def shelves(value: StrategyMap, faces: Sans, *, named: bool) -> Iterator[Shelf]:
    """The shelves of all perspectives from the top, as low as possible; a perspective without
    objectives has none.

    `named`: fewer boxes are abreast where their names would be cut short.
    """
    for perspective in value.perspectives:
        ways = [tuple(_abreast(perspective, most, faces)) for most in _ABREAST]
        yield from min(ways, key=lambda way: (named and _cut(way), _height(way)))


def _cut(way: Sequence[Shelf]) -> int:
    """How many names end in an ellipsis."""
    names = (name for shelf in way for name in shelf.names)
    return sum(name[-1].endswith(ELLIPSIS) for name in names)


def _height(way: Sequence[Shelf]) -> float:
    return sum(shelf.height + SHEET.close for shelf in way)


def _abreast(perspective: MapPerspective, most: int, faces: Sans) -> Iterator[Shelf]:
    """Shelves with equally many boxes, except that the last may have fewer."""
    count = len(perspective.objectives)
    even = -(-count // max(-(-count // most), 1))
    for start in range(0, count, max(even, 1)):
        yield _shelf(perspective, perspective.objectives[start : start + even], faces)


def _shelf(perspective: MapPerspective, abreast: tuple[MapObjective, ...], faces: Sans) -> Shelf:
    width = (SHEET.width - SHEET.label - SHEET.gap * len(abreast)) / len(abreast)
    room = width - 2 * SHEET.padding
    beside = (room - SHEET.mark) / SHEET.standing
    return Shelf(
        perspective,
        abreast,
        tuple(faces.semibold.broken(one.name, room / SHEET.name, _MOST_LINES) for one in abreast),
        tuple(_standing(one.standing, beside, faces.regular) for one in abreast),
        width,
    )


def _standing(text: str, width: float, face: Face) -> Lines:
    """On one line, or with the rating on separate lines below the score if that takes no more."""
    score, mark, rating = text.partition(" · ")
    through = face.broken(text, width, _MOST_LINES)
    if not mark or len(through) == 1:
        return through
    apart = (*face.broken(score + mark, width, 1), *face.broken(rating, width, _MOST_LINES))
    return min(apart, through, key=len)


def parts(every: Sequence[Shelf]) -> list[list[Shelf]]:
    """The shelves of each drawing. A perspective is split only if no drawing can hold it whole."""
    drawings: list[list[Shelf]] = [[]]
    for place, shelf in enumerate(every):
        begins = not place or every[place - 1].perspective is not shelf.perspective
        own = [one for one in every if one.perspective is shelf.perspective] if begins else [shelf]
        if bare_height(own) > SHEET.tallest:
            own = [shelf]
        if drawings[-1] and bare_height([*drawings[-1], *own]) > SHEET.tallest:
            drawings.append([])
        drawings[-1].append(shelf)
    return drawings


def bare_height(every: Sequence[Shelf]) -> float:
    """The height of a drawing of these shelves without links."""
    return tops(every, ())[-1]


def boxes(every: Sequence[Shelf]) -> dict[str, MapBox]:
    """The box of each objective, by its id."""
    return {
        objective.id: MapBox(number, SHEET.label + place * (shelf.width + SHEET.gap), shelf.width)
        for number, shelf in enumerate(every)
        for place, objective in enumerate(shelf.objectives)
    }


def tops(every: Sequence[Shelf], ways: Sequence[Route]) -> list[float]:
    """The upper edge of every shelf, then the lower end of the map.

    A lane is as high as its tracks need.
    """
    tracks = [0] * (len(every) + 1)
    for run in (run for way in ways for run in way.runs):
        tracks[run.lane] = max(tracks[run.lane], run.track + 1)
    edges = [SHEET.gap / 2]
    for number, shelf in enumerate(every, 1):
        below = every[number].perspective if number < len(every) else None
        lane = _lane(tracks[number], below, shelf)
        edges.append(edges[-1] + shelf.height + lane)
    return edges


def _lane(tracks: int, below: MapPerspective | None, shelf: Shelf) -> float:
    """The height of the lane below a shelf."""
    if tracks:
        return 2 * SHEET.edge + SHEET.track * (tracks - 1)
    if below is None:
        return SHEET.gap / 2
    return SHEET.close if below is shelf.perspective else SHEET.gap
