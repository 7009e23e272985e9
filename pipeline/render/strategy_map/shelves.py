"""The shelves of the strategy map: objectives of one perspective side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import MapObjective, MapPerspective, StrategyMap
from pipeline.render.fonts import Face
from pipeline.render.measures import MEASURES
from pipeline.render.strategy_map.routes import MapBox, Route

SHEET = MEASURES.map
_ABREAST, _MOST_LINES = 4, 4


@dataclass(frozen=True)
class Shelf:
    """Objectives of one perspective that stand side by side, their names as they are broken."""

    perspective: MapPerspective
    objectives: tuple[MapObjective, ...]
    names: tuple[tuple[str, ...], ...]
    width: float

    @property
    def height(self) -> float:
        """The names' lines, and one for an objective's status."""
        return 2 * SHEET.padding + SHEET.line * (max(map(len, self.names)) + 1)


def shelves(value: StrategyMap, bold: Face) -> Iterator[Shelf]:
    """The perspectives' objectives from the top; a perspective without any is left out."""
    for perspective in value.perspectives:
        for start in range(0, len(perspective.objectives), _ABREAST):
            abreast = perspective.objectives[start : start + _ABREAST]
            width = (SHEET.width - SHEET.label - SHEET.gap * len(abreast)) / len(abreast)
            room = (width - 2 * SHEET.padding) / SHEET.name
            names = tuple(bold.broken(one.name, room, _MOST_LINES) for one in abreast)
            yield Shelf(perspective, abreast, names, width)


def parts(every: Sequence[Shelf]) -> list[list[Shelf]]:
    """The shelves of each drawing. A perspective is cut only where none would hold it whole."""
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
    """How high a drawing of these shelves is without links."""
    return tops(every, ())[-1]


def boxes(every: Sequence[Shelf]) -> dict[str, MapBox]:
    """The box of each objective, by its id."""
    return {
        objective.id: MapBox(number, SHEET.label + place * (shelf.width + SHEET.gap), shelf.width)
        for number, shelf in enumerate(every)
        for place, objective in enumerate(shelf.objectives)
    }


def tops(every: Sequence[Shelf], ways: Sequence[Route]) -> list[float]:
    """The upper edge of every shelf, and below them the end of the map.

    A lane is as high as its tracks need.
    """
    tracks = [0] * (len(every) + 1)
    for run in (run for way in ways for run in way.runs):
        tracks[run.lane] = max(tracks[run.lane], run.track + 1)
    edges = [SHEET.gap / 2]
    for number, shelf in enumerate(every, 1):
        lane = 2 * SHEET.edge + SHEET.track * max(tracks[number] - 1, 0)
        bare = number == len(every) and not tracks[number]
        edges.append(edges[-1] + shelf.height + (SHEET.gap / 2 if bare else lane))
    return edges
