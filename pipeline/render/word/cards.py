"""The card of a measure: its heading and finding, its strip as a table, its account, its facts."""

from collections.abc import Iterator, Sequence

from pipeline.document import MeasureCard, Remark, Strip, StripColumn
from pipeline.render.strip import StripSheet, laid_out
from pipeline.render.word.grid import Box, Line, grid
from pipeline.render.word.ink import run, written
from pipeline.render.word.script import Script


def measure_card(script: Script, card: MeasureCard) -> Iterator[str]:
    sign = script.sign(card.mark) + run(" " if card.mark else "")
    name = script.placed(card.id, run(f"{card.number} ", "Quiet") + run(card.name))
    yield written("Heading4", sign + name)
    yield written("Finding", run(card.finding))
    yield strip(script, card.strip)
    yield written("BodyText", script.runs(card.account))
    for one in card.told:
        yield remark(script, one)
    for one in card.facts:
        yield remark(script, one, "Fact")


def remark(script: Script, value: Remark, style: str = "BodyText") -> str:
    """A paragraph that opens with its subject."""
    text = script.passage(value.origin, script.runs(value.runs))
    return written(style, run(f"{value.label}. ", "Label") + text)


def strip(script: Script, value: Strip) -> str:
    """A table of the figures of the periods that the PDF has room for."""
    sheet = laid_out(value, script.faces.semibold)
    if sheet.row:
        return _row(script, value, sheet)
    return _through(script, value, sheet)


def _row(script: Script, value: Strip, sheet: StripSheet) -> str:
    """One period: its figures in one row."""
    now = sheet.periods[0]
    heads = (value.rows[1], value.rows[0], f"{value.rows[2]} (%)")
    beside = [column.heading for column in sheet.beside]
    shares = [sheet.label, *[sheet.period] * 3, *[sheet.aside] * len(beside), sheet.rest]
    lines = (
        Line([_head(value.unit), *map(_figure_head, (*heads, *beside)), Box("")], head=True),
        Line(
            [
                Box(written("TableText", run(now.heading))),
                _figure(now.target),
                _figure(now.actual, "Strong"),
                _achieved(script, now),
                *(_figure(column.target) for column in sheet.beside),
                _verdict(script, value),
            ]
        ),
    )
    return grid(_widths(script, shares), lines)


def _through(script: Script, value: Strip, sheet: StripSheet) -> str:
    """Periods side by side: actual, target, achievement, and what else the actual is compared with.

    The drawing above them, which adds no figures, is only in the PDF.
    """
    last, spanned = len(sheet.periods) - 1, max(len(sheet.beside), 1)
    blank = [] if sheet.beside else [Box("")]
    shares = [sheet.label, *[sheet.period] * len(sheet.periods), *[sheet.aside] * spanned]
    sign = "" if sheet.periods[last].mark else " (%)"

    def line(name: str, texts: Sequence[str], aside: Sequence[str]) -> Line:
        figures = [
            _figure(text, "Strong" if place == last else "", _KEPT)
            for place, text in enumerate(texts)
        ]
        beside = [_figure(text, "", _KEPT) for text in aside]
        return Line([_named(name, _KEPT), *figures, *beside, *blank])

    lines = (
        Line(
            [
                _head(value.unit),
                *(_figure_head(one.heading) for one in (*sheet.periods, *sheet.beside)),
                *blank,
            ],
            head=True,
        ),
        line(
            value.rows[0], [one.actual for one in sheet.periods], [o.actual for o in sheet.beside]
        ),
        line(
            value.rows[1], [one.target for one in sheet.periods], [o.target for o in sheet.beside]
        ),
        Line(
            [
                _named(f"{value.rows[2]}{sign}"),
                *(_achieved(script, one) for one in sheet.periods),
                Box(_verdict(script, value).content, span=spanned),
            ]
        ),
    )
    return grid(_widths(script, shares), lines)


def _widths(script: Script, shares: Sequence[float]) -> list[float]:
    return [script.width * share / sum(shares) for share in shares]


_LETTERS, _KEPT = "TableText", "TableKept"
"""The style of the last row, and of rows that stay on the page of the next row."""


def _named(text: str, letters: str = _LETTERS) -> Box:
    return Box(written(letters, run(text)))


def _head(text: str) -> Box:
    return Box(written("TableHead", run(text)))


def _figure_head(text: str) -> Box:
    return Box(written("TableHead", run(text), align="right"))


def _figure(text: str, style: str = "", letters: str = _LETTERS) -> Box:
    return Box(written(letters, run(text, style), align="right"))


def _achieved(script: Script, column: StripColumn) -> Box:
    content = script.sign(column.mark) or run(column.achievement)
    return Box(written("TableText", content, align="right"))


def _verdict(script: Script, value: Strip) -> Box:
    sign = script.sign(value.mark) + run(" " if value.mark else "")
    return Box(written("TableText", sign + run(value.verdict)))
