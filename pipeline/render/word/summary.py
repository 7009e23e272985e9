"""The executive summary, with as much content as the PDF's page held."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document import (
    Caveat,
    Decision,
    Decisions,
    Deviations,
    Remarks,
    ShortList,
    Summary,
    TallyStrip,
)
from pipeline.render.glyphs import in_sentences, shortened
from pipeline.render.measures import MEASURES
from pipeline.render.word import bars
from pipeline.render.word.grid import Box, Line, grid
from pipeline.render.word.ink import run, written
from pipeline.render.word.script import Script

SHEET = MEASURES.summary
_ENDLESS = 100_000


@dataclass(frozen=True)
class _Room:
    """How many rows a list has, and how many characters a text and a name, at a density."""

    density: int

    def text(self, text: str) -> str:
        cut = in_sentences if self.density < SHEET.whole_sentences_until else shortened
        return cut(text, SHEET.text[self.density])

    def name(self, text: str) -> str:
        return shortened(text, SHEET.name[self.density])

    def rows(self, value: ShortList) -> int:
        """The rows to show; one row more takes no more room than the note that it is left out."""
        most = max(SHEET.rows[self.density], min(value.least, SHEET.least[self.density]))
        return len(value.rows) if len(value.rows) <= most + 1 else most

    def bars(self, value: Deviations) -> int:
        most = SHEET.perspectives[self.density]
        return max(most, value.least) if self.density < SHEET.whole_sentences_until else most


def summary(script: Script, value: Summary) -> Iterator[str]:
    room = _Room(script.density)
    yield written("Lead", run(value.lead))
    yield caveat(script, value.caveat, room)
    yield from _decisions(script, value.decisions, room)
    if value.perspectives:
        yield from _deviations(script, value.perspectives, room)
    for one in value.lists[: SHEET.lists[room.density]]:
        yield from _short_list(script, one, room)
    for remark in value.remarks[: SHEET.remarks[room.density]]:
        yield from _remark(remark, room)


def caveat(script: Script, value: Caveat | None, room: _Room | None = None) -> str:
    """The caveat that goes before any praise; empty where there is none."""
    if value is None:
        return ""
    text = room.text(value.text) if room else in_sentences(value.text, _ENDLESS)
    sign = script.sign(value.mark) + run(" " if value.mark else "")
    return written("Callout", sign + run(f"{value.title}. ", "Strong") + run(text))


def tally(script: Script, value: TallyStrip) -> Iterator[str]:
    """A line of counted targets, then a line each for the standings such as score and money."""
    counted = [
        script.sign(one.mark) + run(" ") + run(one.count, "Strong") + run(f" {one.word}")
        for one in value.counted
    ]
    yield written("Tally", run("    ").join(counted))
    for one in value.standings:
        sign = script.sign(one.mark) + run(" " if one.mark else "")
        beside = f" {one.beside}" if one.beside else ""
        yield written(
            "Tally", sign + run(one.value, "Strong") + run(beside, "Quiet") + run(f" {one.told}")
        )


def _decisions(script: Script, value: Decisions, room: _Room) -> Iterator[str]:
    yield written("SummaryHeading", run(value.heading))
    if value.items:
        lines = [_decision(one, room) for one in value.items]
        shares = (0.05, 0.65, 0.30)
        yield grid([script.width * one for one in shares], lines)
    yield written("BodyText", run(value.nothing))
    yield written("Note", run(value.note))


def _decision(value: Decision, room: _Room) -> Line:
    said = written("TableText", run(shortened(value.what, SHEET.text[room.density]), "Strong"))
    if value.about and room.density < SHEET.about_until:
        said += written("TableText", run(shortened(value.about, SHEET.text[room.density])))
    said += written("TableText", run(room.text(value.why) if value.why else ""))
    if value.how and room.density < SHEET.how_until:
        said += written("TableText", run(room.text(value.how)))
    facts = "".join(
        written(
            "TableText",
            run(f"{one.term}: ", "Quiet") + run(shortened(one.text, SHEET.text[room.density])),
        )
        for one in value.facts
    )
    return Line([Box(written("TableText", run(value.number, "Strong"))), Box(said), Box(facts)])


def _deviations(script: Script, value: Deviations, room: _Room) -> Iterator[str]:
    yield written("SummaryHeading", run(value.heading))
    shown = room.bars(value)
    name, figure, *further = value.columns
    heads = [
        Box(written("TableHead", run(name))),
        Box(written("TableHead", run(figure), align="right")),
        Box(written("TableHead", run(" · ".join(value.ends)))),
        *(Box(written("TableHead", run(one))) for one in further),
    ]
    lines = [Line(heads, head=True)]
    for row in value.rows[:shown]:
        beside = run(f" {row.beside}", "Quiet") if row.beside else ""
        drawn = run(bars.deviation(row.deviation), "Bar") if row.deviation else run("–")
        lines.append(
            Line(
                [
                    Box(written("TableText", run(room.name(row.name)) + beside)),
                    Box(written("TableText", run(row.value), align="right")),
                    Box(written("TableText", drawn)),
                    *(Box(written("TableText", run(room.name(one)))) for one in row.cells),
                ]
            )
        )
    rest = 1 - 0.13 - 0.15
    each = rest / (1 + len(further)) if further else 0
    shares = (rest - each * len(further), 0.13, 0.15, *[each] * len(further))
    yield grid([script.width * one for one in shares], lines)
    if shown < len(value.rows):
        yield written("Note", run(value.more[shown]))


def _short_list(script: Script, value: ShortList, room: _Room) -> Iterator[str]:
    if value.nothing:
        yield written("BodyText", run(f"{value.heading}. ", "Strong") + run(value.nothing))
    else:
        yield written("SummaryHeading", run(value.heading))
    shown = room.rows(value)
    lines = []
    for row in value.rows[:shown]:
        word = run(f"{row.word}: ", "Strong") if row.word else ""
        sign = script.sign(row.mark) + run(" " if row.mark else "")
        name = sign + word + run(room.name(row.name))
        figure = written("TableText", run(room.name(row.value)), align="right")
        lines.append(Line([Box(written("TableText", name)), Box(figure)]))
    if lines:
        yield grid([script.width * one for one in (0.65, 0.35)], lines)
    if shown < len(value.rows):
        yield written("Note", run(value.more[shown]))
    yield written("Note", run(value.note))


def _remark(value: Remarks, room: _Room) -> Iterator[str]:
    yield written("SummaryHeading", run(value.heading))
    told = value.sentences[: SHEET.sentences[room.density]]
    yield written("BodyText", run(" ".join(room.text(one) for one in told)))
