"""Writes blocks, sections and chapters in Word's own styles for headings, lists and captions."""

from collections.abc import Iterable, Iterator

from pipeline.document import (
    BarChart,
    Block,
    Bullets,
    Callout,
    Chapter,
    Definitions,
    MeasureCard,
    Paragraph,
    Picture,
    PrintedTable,
    Remark,
    Scatter,
    Section,
    Signatures,
    StrategyMap,
)
from pipeline.render.word.cards import measure_card, remark
from pipeline.render.word.figures import chart, picture, scatter, strategy_map
from pipeline.render.word.grid import Box, Line, grid
from pipeline.render.word.ink import run, written
from pipeline.render.word.script import Script
from pipeline.render.word.signing import signatures
from pipeline.render.word.tables import printed_table

BULLET = 1
"""The list whose points have dashes; numbered lists come after it."""


def blocks(script: Script, values: Iterable[Block]) -> Iterator[str]:
    for value in values:
        yield from block(script, value)


def block(script: Script, value: Block) -> Iterator[str]:
    """A block as paragraphs and tables. Every kind is listed, so that none is forgotten."""
    match value:
        case Paragraph():
            style = "Lead" if value.lead else "BodyText"
            yield written(style, script.passage(value.origin, script.runs(value.runs)))
        case Remark():
            yield remark(script, value)
        case Bullets():
            yield from bullets(script, value)
        case Definitions():
            yield definitions(script, value)
        case PrintedTable():
            yield from printed_table(script, value)
        case BarChart():
            yield from chart(script, value)
        case StrategyMap():
            yield from strategy_map(script, value)
        case Scatter():
            yield from scatter(script, value)
        case Picture():
            yield from picture(script, value)
        case Callout():
            yield written("CalloutTitle", run(value.title))
            yield written("Callout", script.runs(value.runs))
        case MeasureCard():
            yield from measure_card(script, value)
        case Signatures():
            yield signatures(script, value)


def bullets(script: Script, value: Bullets) -> Iterator[str]:
    """A list; a numbered list begins at 1."""
    number = 0
    if value.ordered:
        script.lists += 1
        number = BULLET + script.lists
    style = "ListNumber" if value.ordered else "ListBullet"
    for item in value.items:
        yield written(style, script.passage(value.origin, script.runs(item)), number=number)


def definitions(script: Script, value: Definitions) -> str:
    """A table of terms, each heading its row, with their definitions."""
    lines = [
        Line(
            [
                Box(written("TableText", run(item.term, "Strong"))),
                Box(written("TableText", script.passage(item.origin, run(item.text)))),
            ]
        )
        for item in value.items
    ]
    shares = (0.28, 0.72)
    return grid([script.width * one for one in shares], lines) if lines else ""


_LOWEST = 5
"""The lowest level of heading with a style; a card's heading is of the fourth."""


def section(script: Script, value: Section, level: int = 2) -> Iterator[str]:
    number = run(f"{value.number} ", "Quiet") if value.number else ""
    heading = script.placed(value.id, number + run(value.heading))
    yield written(f"Heading{min(level, _LOWEST)}", heading, new_page=value.own_page)
    yield written("Detail", run(value.detail))
    yield from blocks(script, value.blocks)
    for part in value.sections:
        yield from section(script, part, level + 1)


def chapter(script: Script, value: Chapter, *, new_page: bool = False) -> Iterator[str]:
    ahead = new_page or value.own_page
    yield heading(script, value.id, value.title, value.label, new_page=ahead)
    yield from blocks(script, value.blocks)
    for part in value.sections:
        yield from section(script, part)


def heading(
    script: Script, target: str, title: str, label: str = "", *, new_page: bool = False
) -> str:
    """The heading of a chapter, after its label."""
    before = run(f"{label}\N{EM SPACE}", "Quiet") if label else ""
    return written("Heading1", script.placed(target, before + run(title)), new_page=new_page)
