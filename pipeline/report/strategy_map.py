"""Chapter II: the strategy map, objectives by perspective and the links between them, laid out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from pipeline.case import Case
from pipeline.document import MapLink, MapNode, MapRow, Ref, Section, StrategyMap
from pipeline.report.wording import colour_of, paragraph

Objective = Mapping[str, Any]

_WIDTH, _LABEL, _GAP, _LANE = 1000.0, 150.0, 18.0, 34.0
_LINE, _PADDING, _LETTER = 20.0, 12.0, 8.6
_ABREAST, _MOST_LINES = 4, 4


@dataclass(frozen=True)
class _Shelf:
    """Objectives that stand side by side, and where."""

    y: float
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
    nodes = {str(o["id"]): n for s in _every(shelves) for o, n in _nodes(s, case)}
    rows = tuple(_row(case.perspective_name(side), inside) for side, inside in shelves.items())
    last = rows[-1]
    return StrategyMap(
        "strategy-map",
        language.say("Strategy map"),
        _WIDTH,
        last.y + last.height + _LANE / 2,
        rows,
        tuple(nodes.values()),
        tuple(MapLink(_way(nodes[source], nodes[target])) for source, target in links),
        _alt(links, case),
        note=language.say("An arrow leads from what drives to what is driven.") if links else "",
    )


def _row(name: str, inside: Sequence[_Shelf]) -> MapRow:
    """A perspective's strip, its name in as many lines as the strip is high."""
    height = inside[-1].y + inside[-1].height + _GAP - inside[0].y
    lines = wrap(name, 14, max_lines=int(height / _LINE) - 1, placeholder=" …")
    return MapRow(tuple(lines), inside[0].y - _GAP / 2, height)


def _every(shelves: Mapping[str, Sequence[_Shelf]]) -> Iterator[_Shelf]:
    for inside in shelves.values():
        yield from inside


def _shelves(case: Case) -> dict[str, list[_Shelf]]:
    """Where each perspective's objectives stand, from the top; those without any are left out."""
    names = {m["objective_id"]: m["objective"] for m in case.measures()}
    shelves: dict[str, list[_Shelf]] = {}
    y = _GAP
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
            shelves.setdefault(side.id, []).append(_Shelf(y, height, width, abreast))
            y += height + _LANE + _GAP
    return shelves


def _broken(text: str, width: float, most: int = _MOST_LINES) -> list[str]:
    """A name in lines that fit a box; what does not fit ends in an ellipsis."""
    return wrap(text, int((width - 2 * _PADDING) / _LETTER), max_lines=most, placeholder=" …")


def _nodes(shelf: _Shelf, case: Case) -> Iterator[tuple[Objective, MapNode]]:
    language = case.language
    for place, objective in enumerate(shelf.objectives):
        band = case.node_band("objective", objective["rating"])
        score = objective["score"]
        standing = language.say("not scored") if score is None else language.number(score)
        if band:
            standing = f"{standing} · {language.text(band.label)}"
        (standing, *_) = _broken(standing, shelf.width - _PADDING, 1)
        yield (
            objective,
            MapNode(
                _LABEL + place * (shelf.width + _GAP),
                shelf.y,
                shelf.width,
                shelf.height,
                tuple(_broken(objective["name"], shelf.width)),
                standing,
                colour_of(band),
            ),
        )


def _way(source: MapNode, target: MapNode) -> tuple[tuple[float, float], ...]:
    """From the driver's edge along the lane between the rows to the edge of what it drives.

    Within one row the way runs below the boxes.
    """
    here, there = source.x + source.width / 2, target.x + target.width / 2
    if target.y < source.y:
        lane = source.y - (_LANE + _GAP) / 2
        return (here, source.y), (here, lane), (there, lane), (there, _foot(target))
    lane = _foot(source) + (_LANE + _GAP) / 2
    end = _foot(target) if target.y == source.y else target.y
    return (here, _foot(source)), (here, lane), (there, lane), (there, end)


def _foot(node: MapNode) -> float:
    return node.y + node.height


def _alt(links: Sequence[tuple[str, str]], case: Case) -> str:
    """The map in words: objectives with their scores, then the links."""
    language = case.language
    names = {m["objective_id"]: m["objective"] for m in case.measures()}
    standing = [
        f"{names[row['id']]} "
        + ("–" if row["score"] is None else f"({language.number(row['score'])})")
        for row in case.scored.objectives.iter_rows(named=True)
    ]
    told = language.say("Objectives: {objectives}.", objectives="; ".join(standing))
    if not links:
        return told
    ways = "; ".join(f"{names[source]} → {names[target]}" for source, target in links)
    return f"{told} " + language.say("Links: {links}.", links=ways)
