"""Tables of the report that more than one chapter shares."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from pipeline.case import Case
from pipeline.document import Cell, Column, PrintedTable
from pipeline.report.phrases.deduction import deducted_name
from pipeline.report.phrases.wording import number_cell, rating_cell


def perspectives_table(case: Case) -> PrintedTable:
    """The perspectives with weight, score, rating and coverage, and the whole below them."""
    language = case.language
    rows = tuple(
        (
            Cell(perspective.name),
            Cell(language.short(perspective.weight, 4)),
            number_cell(perspective.score, language),
            rating_cell(case.node_band("perspective", perspective.rating), language),
            number_cell(100 * perspective.coverage, language),
        )
        for perspective in case.account.perspectives
    )
    whole = case.account.scorecard
    deduction = (
        Cell(language.say("Deducted: {measure}", measure=deducted_name(case))),
        Cell(""),
        number_cell(None if whole.deducted is None else -whole.deducted, language),
        Cell(""),
        Cell(""),
    )
    total = (
        Cell(language.say("Overall")),
        Cell(""),
        number_cell(whole.score, language),
        rating_cell(case.node_band("scorecard", whole.rating), language),
        number_cell(100 * whole.coverage, language),
    )
    return PrintedTable(
        "perspectives",
        language.say("Scorecard by perspective"),
        (
            Column(language.say("Perspective"), width=38),
            Column(language.say("Weight"), kind="number", width=12),
            Column(language.say("Score"), kind="number", width=14),
            Column(language.say("Rating"), kind="rating", width=22),
            Column(language.say("Coverage"), unit="%", kind="number", width=14),
        ),
        rows,
        total=(deduction, total) if case.rulebook.levels.scorecard.deduct else (total,),
        note=language.say(
            "The score is the weighted mean of what the rulebook averages below it; coverage is "
            "the share of weight that was scored. A dash means there is none, never zero."
        ),
    )


def without_bars(table: PrintedTable) -> PrintedTable:
    """A table in which no row has a bar, without the column of bars and the note about it."""
    kept = [place for place, one in enumerate(table.columns) if one.kind != "deviation"]
    rows = tuple(tuple(row[place] for place in kept) if len(row) > 1 else row for row in table.rows)
    return replace(table, columns=tuple(table.columns[one] for one in kept), rows=rows, note="")


def grouped(rows: Iterable[tuple[str, tuple[Cell, ...]]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows grouped below their headings; rows with the same heading are together."""
    below: dict[str, list[tuple[Cell, ...]]] = {}
    for heading, cells in rows:
        below.setdefault(heading, []).append(cells)
    parts = ([(Cell(heading),), *lines] for heading, lines in below.items())
    return tuple(chain.from_iterable(parts))
