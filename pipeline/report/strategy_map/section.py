"""Chapter II: the strategy map, objectives by perspective and the links between them, laid out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from pipeline.case import Case
from pipeline.document import (
    Block,
    MapLink,
    MapNode,
    MapRow,
    Ref,
    Section,
    StrategyMap,
)
from pipeline.report.phrases.wording import colour_of, paragraph
from pipeline.report.strategy_map.routes import Box, Route, routes
from pipeline.report.strategy_map.words import (
    Objective,
    in_words,
    links_of,
    links_table,
    marks,
    standing_of,
)

_WIDTH, _LABEL, _GAP = 1000.0, 150.0, 24.0
_EDGE, _TRACK = 15.0, 9.0
"""From a box to the nearest track of a lane, and from track to track."""
_LINE, _PADDING, _LETTER = 20.0, 12.0, 8.6
_MARK, _SMALL_LETTER = 34.0, 6.9
"""What the score and rating of a box leave to the mark before them, and their smaller letters."""
_ABREAST, _MOST_LINES = 4, 4
_TALLEST = 1450.0
"""Height of a map that the page still draws with letters of six points."""


@dataclass(frozen=True)
class _Shelf:
    """Objectives of one perspective that stand side by side."""

    side: str
    height: float
    width: float
    objectives: tuple[Objective, ...]


def map_section(case: Case) -> Section:
    """The map; its heading says how many links were given."""
    language = case.language
    links = links_of(case)
    heading = (
        language.say_many(
            "Strategy map: {count} cause–effect link",
            "Strategy map: {count} cause–effect links",
            len(links),
        )
        if links
        else language.say("Strategy map: no links delivered")
    )
    told = (
        paragraph(
            language,
            "{map} shows the objectives by perspective and what drives what; the mark and the "
            "score tell how each stands in this period.",
            map=Ref("strategy-map"),
        )
        if links
        else paragraph(
            language,
            "{map} shows the objectives by perspective with their scores. No links between them "
            "were delivered, so none is drawn.",
            map=Ref("strategy-map"),
        )
    )
    shelves = _shelves(case)
    whole = _strategy_map("strategy-map", language.say("Strategy map"), shelves, links, case)
    if whole.height <= _TALLEST:
        return Section("map", heading, (told, whole))
    return Section("map", heading, tuple(_in_parts(shelves, links, case)))


def _in_parts(
    shelves: Sequence[_Shelf], links: Sequence[tuple[str, str]], case: Case
) -> Iterator[Block]:
    """Of more objectives than one drawing can show, several drawings; their links in a table."""
    language, parts = case.language, _parts(shelves)
    for number, part in enumerate(parts, 1):
        map_id = "strategy-map" if number == 1 else f"strategy-map-{number}"
        sides = dict.fromkeys(case.perspective_name(shelf.side) for shelf in part)
        yield paragraph(
            language,
            "{map} shows objectives of these perspectives: {perspectives}. The mark and the score "
            "tell how each stands in this period.",
            map=Ref(map_id),
            perspectives=list(sides),
        )
        caption = language.say(
            "Strategy map, part {number} of {all}", number=number, all=len(parts)
        )
        yield _strategy_map(map_id, caption, part, (), case)
    if links:
        yield paragraph(language, "{table} lists what drives what.", table=Ref("strategy-links"))
        yield links_table(links, case)


def _parts(shelves: Sequence[_Shelf]) -> list[list[_Shelf]]:
    """The shelves of each drawing. A perspective is cut only where none would hold it whole."""
    parts: list[list[_Shelf]] = [[]]
    for place, shelf in enumerate(shelves):
        begins = not place or shelves[place - 1].side != shelf.side
        own = [one for one in shelves if one.side == shelf.side] if begins else [shelf]
        if _high(own) > _TALLEST:
            own = [shelf]
        if parts[-1] and _high([*parts[-1], *own]) > _TALLEST:
            parts.append([])
        parts[-1].append(shelf)
    return parts


def _high(shelves: Sequence[_Shelf]) -> float:
    return _tops(shelves, ())[-1]


def _strategy_map(
    map_id: str,
    caption: str,
    shelves: Sequence[_Shelf],
    links: Sequence[tuple[str, str]],
    case: Case,
) -> StrategyMap:
    language = case.language
    boxes = _boxes(shelves)
    ways = routes(links, boxes, _WIDTH)
    tops = _tops(shelves, ways)
    nodes = {
        str(objective["id"]): _node(objective, boxes[str(objective["id"])], tops, shelf, case)
        for shelf in shelves
        for objective in shelf.objectives
    }
    return StrategyMap(
        map_id,
        caption,
        _WIDTH,
        tops[-1],
        tuple(_rows(shelves, tops, case)),
        tuple(nodes.values()),
        tuple(
            MapLink(_drawn(way, nodes[source], nodes[target], shelves, tops))
            for way, (source, target) in zip(ways, links, strict=True)
        ),
        in_words(nodes, links, case),
        marks(case),
        note=language.say("An arrow leads from what drives to what is driven.") if links else "",
    )


def _shelves(case: Case) -> list[_Shelf]:
    """The perspectives' objectives from the top; a perspective without any is left out."""
    names = {m["objective_id"]: m["objective"] for m in case.measures()}
    shelves: list[_Shelf] = []
    for side in case.rulebook.perspectives:
        objectives = [
            {**row, "name": names[row["id"]]}
            for row in case.scored.objectives.iter_rows(named=True)
            if row["parent"] == side.id
        ]
        for start in range(0, len(objectives), _ABREAST):
            abreast = tuple(objectives[start : start + _ABREAST])
            width = (_WIDTH - _LABEL - _GAP * len(abreast)) / len(abreast)
            lines = max(len(_broken(o["name"], width)) for o in abreast)
            height = 2 * _PADDING + _LINE * (lines + 1)
            shelves.append(_Shelf(side.id, height, width, abreast))
    return shelves


def _boxes(shelves: Sequence[_Shelf]) -> dict[str, Box]:
    return {
        str(objective["id"]): Box(number, _LABEL + place * (shelf.width + _GAP), shelf.width)
        for number, shelf in enumerate(shelves)
        for place, objective in enumerate(shelf.objectives)
    }


def _tops(shelves: Sequence[_Shelf], ways: Sequence[Route]) -> list[float]:
    """The upper edge of every shelf, and below them the end of the map.

    A lane is as high as its tracks need.
    """
    tracks = [0] * (len(shelves) + 1)
    for run in (run for way in ways for run in way.runs):
        tracks[run.lane] = max(tracks[run.lane], run.track + 1)
    tops = [_GAP / 2]
    for number, shelf in enumerate(shelves, 1):
        lane = 2 * _EDGE + _TRACK * max(tracks[number] - 1, 0)
        bare = number == len(shelves) and not tracks[number]
        tops.append(tops[-1] + shelf.height + (_GAP / 2 if bare else lane))
    return tops


def _rows(shelves: Sequence[_Shelf], tops: Sequence[float], case: Case) -> Iterator[MapRow]:
    """The band of each perspective, from its first shelf to its last."""
    for side in dict.fromkeys(shelf.side for shelf in shelves):
        own = [number for number, shelf in enumerate(shelves) if shelf.side == side]
        start, end = tops[own[0]], tops[own[-1]] + shelves[own[-1]].height
        high = int((end - start) / _LINE)
        lines = tuple(wrap(case.perspective_name(side), 14, max_lines=high, placeholder=" …"))
        yield MapRow(lines, start - _GAP / 3, end - start + 2 * _GAP / 3)


def _drawn(
    way: Route, source: MapNode, target: MapNode, shelves: Sequence[_Shelf], tops: Sequence[float]
) -> tuple[tuple[float, float], ...]:
    """A route as a line: from edge to edge, with a corner at both ends of every run."""

    def height(lane: int, track: int) -> float:
        return tops[lane - 1] + shelves[lane - 1].height + _EDGE + _TRACK * track

    first, last = way.runs[0], way.runs[-1]
    points = [(first.start, source.y if way.leaves_top else source.y + source.height)]
    for run in way.runs:
        y = height(run.lane, run.track)
        points += [(run.start, y), (run.end, y)]
    points.append((last.end, target.y if way.reaches_top else target.y + target.height))
    return tuple(points)


def _broken(text: str, width: float) -> list[str]:
    """A name in lines that fit a box; what does not fit ends in an ellipsis."""
    letters = int((width - 2 * _PADDING) / _LETTER)
    return wrap(text, letters, max_lines=_MOST_LINES, placeholder=" …")


def _node(
    objective: Objective, box: Box, tops: Sequence[float], shelf: _Shelf, case: Case
) -> MapNode:
    letters = int((box.width - _MARK) / _SMALL_LETTER)
    standing = " · ".join(standing_of(objective, case))
    (standing,) = wrap(standing, letters, max_lines=1, placeholder=" …")
    return MapNode(
        box.x,
        tops[box.shelf],
        box.width,
        shelf.height,
        tuple(_broken(objective["name"], box.width)),
        standing,
        colour_of(case.node_band("objective", objective["rating"])),
    )
