"""Chapter II: the strategy map, objectives by perspective and the links between them, laid out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from pipeline.case import Case
from pipeline.document import BandMark, MapLink, MapNode, MapRow, Ref, Section, StrategyMap
from pipeline.report.map_routes import Box, Route, routes
from pipeline.report.standing import scale
from pipeline.report.wording import colour_of, paragraph

Objective = Mapping[str, Any]

_WIDTH, _LABEL, _GAP = 1000.0, 150.0, 24.0
_EDGE, _TRACK = 15.0, 9.0
"""From a box to the nearest track of a lane, and from track to track."""
_LINE, _PADDING, _LETTER = 20.0, 12.0, 8.6
_MARK, _SMALL_LETTER = 34.0, 6.9
"""What the score and rating of a box leave to the mark before them, and their smaller letters."""
_ABREAST, _MOST_LINES = 4, 4


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
    links = _links(case)
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
            "were delivered, and none is invented.",
            map=Ref("strategy-map"),
        )
    )
    return Section("map", heading, (told, _strategy_map(links, case)))


def _links(case: Case) -> list[tuple[str, str]]:
    if "links" not in case.tables:
        return []
    return list(case.tables["links"].select("from_objective", "to_objective").iter_rows())


def _strategy_map(links: Sequence[tuple[str, str]], case: Case) -> StrategyMap:
    language = case.language
    shelves = _shelves(case)
    boxes = _boxes(shelves)
    ways = routes(links, boxes, _WIDTH)
    tops = _tops(shelves, ways)
    nodes = {
        str(objective["id"]): _node(objective, boxes[str(objective["id"])], tops, shelf, case)
        for shelf in shelves
        for objective in shelf.objectives
    }
    return StrategyMap(
        "strategy-map",
        language.say("Strategy map"),
        _WIDTH,
        tops[-1],
        tuple(_rows(shelves, tops, case)),
        tuple(nodes.values()),
        tuple(
            MapLink(_drawn(way, nodes[source], nodes[target], shelves, tops))
            for way, (source, target) in zip(ways, links, strict=True)
        ),
        _alt(links, case),
        _marks(case),
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
    standing = " · ".join(_standing(objective, case))
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


def _standing(objective: Objective, case: Case) -> Iterator[str]:
    """An objective's score and, where it has one, its rating."""
    language, score = case.language, objective["score"]
    band = case.node_band("objective", objective["rating"])
    yield language.say("not scored") if score is None else language.number(score)
    if band:
        yield language.text(band.label)


def _marks(case: Case) -> tuple[BandMark, ...]:
    """What the marks mean, the open circle too where an objective has it."""
    bands = scale(case, "objective")
    if bands and case.scored.objectives["score"].null_count():
        return (*bands, BandMark(case.language.say("not scored"), "", "neutral"))
    return bands


def _alt(links: Sequence[tuple[str, str]], case: Case) -> str:
    """The map in words: by perspective the objectives, how each stands, and then the links."""
    language = case.language
    names = {m["objective_id"]: m["objective"] for m in case.measures()}
    told = []
    for side in case.rulebook.perspectives:
        objectives = [
            f"{names[row['id']]} ({', '.join(_standing(row, case))})"
            for row in case.scored.objectives.iter_rows(named=True)
            if row["parent"] == side.id
        ]
        if objectives:
            name = case.perspective_name(side.id)
            told.append(
                language.say(
                    "Objectives, {perspective}: {objectives}.",
                    perspective=name,
                    objectives="; ".join(objectives),
                )
            )
    if links:
        ways = "; ".join(f"{names[source]} → {names[target]}" for source, target in links)
        told.append(language.say("Links: {links}.", links=ways))
    return " ".join(told)
