"""Figures as tables: a chart's bars, the strategy map, a plot's quarters; pictures as they are."""

from collections.abc import Iterator

from pipeline.document import BarChart, Picture, Point, Scatter, StrategyMap
from pipeline.render.measures import MEASURES
from pipeline.render.plot import plotted
from pipeline.render.word import bars
from pipeline.render.word.grid import Box, Line, grid
from pipeline.render.word.ink import attribute, run, written
from pipeline.render.word.script import SIGNS, Script
from pipeline.render.word.tables import caption, note

_PARTED = " · "


def chart(script: Script, value: BarChart) -> Iterator[str]:
    """A row for each bar: its label, the bar in letters, its value."""
    yield caption(script, value.id, value.label, value.caption)
    shares = (0.5, 0.3, 0.2)
    lines = [
        Line(
            [
                Box(written("TableText", run(one.label))),
                Box(written("TableText", run(bars.bar(one), "Bar"))),
                Box(written("TableText", run(one.value), align="right")),
            ]
        )
        for one in value.bars
    ]
    yield grid([script.width * one for one in shares], lines, said=attribute(value.caption))
    if value.mark_label:
        yield note(f"│ {value.mark_label}")
    yield note(value.note)


def strategy_map(script: Script, value: StrategyMap) -> Iterator[str]:
    """A row for each perspective with its objectives and their status; then which drives which."""
    yield caption(script, value.id, value.label, value.caption)
    lines = []
    for side in value.perspectives:
        objectives = "".join(
            written(
                "TableText",
                script.sign(one.mark)
                + run(" " if one.mark else "")
                + run(one.name, "Strong")
                + (run(f" – {one.standing}") if one.standing else ""),
            )
            for one in side.objectives
        )
        name = written("TableText", run(side.name, "Strong"))
        lines.append(Line([Box(name, fill="EFF3F6"), Box(objectives)]))
    shares = (0.25, 0.75)
    yield grid([script.width * one for one in shares], lines, said=attribute(value.caption))
    words = script.document.words
    yield note("   ".join(f"{SIGNS[mark]} {words.marks[mark]}" for mark in value.marks))
    if value.links:
        yield written("BodyText", run(f"{value.links_heading}:") if value.links_heading else "")
        for one in value.links:
            yield written("ListBullet", run(one.alt))
    yield note(value.note)


def scatter(script: Script, value: Scatter) -> Iterator[str]:
    """The quarters of the plot, each with the names of its points, and what its axes show."""
    plot = plotted(value, script.faces)
    yield caption(script, value.id, value.label, value.caption)
    lines = []
    for names, is_high in ((value.corners[:2], True), (value.corners[2:], False)):
        boxes = []
        for name, is_right in zip(names, (False, True), strict=True):
            inside = [
                one
                for one in value.points
                if (one.y >= value.y_line) is is_high and (one.x >= value.x_line) is is_right
            ]
            boxes.append(Box(_quarter(name, inside)))
        lines.append(Line(boxes))
    half = script.width / 2
    yield grid([half, half], lines, said=attribute(value.caption))
    for axis, ticks in ((value.x_axis, plot.x_ticks), (value.y_axis, plot.y_ticks)):
        numbers = _PARTED.join(text.text for _place, text in ticks)
        yield note(f"{axis}: {numbers}" if numbers else axis)
    told = (
        value.note if plot.named or not value.unnamed_note else f"{value.note} {value.unnamed_note}"
    )
    yield note(told)


def _quarter(name: str, points: list[Point]) -> str:
    named = _PARTED.join(one.label for one in points)
    return written("TableText", run(name, "Strong")) + written("TableText", run(named))


def picture(script: Script, value: Picture) -> Iterator[str]:
    """A picture of the agency, as wide as the text or as high as a page allows."""
    yield written("Picture", script.pictured(value.source, value.alt, MEASURES.picture))
    yield caption(script, value.id, value.label, value.caption)
