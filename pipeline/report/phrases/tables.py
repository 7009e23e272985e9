"""Tables of the report that more than one chapter shares."""

from collections.abc import Iterable, Sequence
from itertools import chain

from pipeline.account import Measure
from pipeline.case import Case
from pipeline.document import Cell, Column, PrintedTable
from pipeline.report.phrases.deduction import deducted_name
from pipeline.report.phrases.standing import measure_bullet
from pipeline.report.phrases.wording import number_cell, rating_cell, room, target_cell, value_cell
from pipeline.translatable import _

_PLAIN = _(
    "Achievement is before floor and cap. In the bars the mark shows the target, the length the "
    "score (at most {cap})."
)
_CONVERTED = _(
    "Achievement is before the rulebook's scale, floor and cap. In the bars the mark shows what a "
    "met target counts, the length the score (at most {cap})."
)
"""By whether the rulebook converts achievements."""


def perspectives_table(case: Case) -> PrintedTable:
    """The four perspectives: weight, score, rating, coverage, and the whole below them."""
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


def grouped(rows: Iterable[tuple[str, tuple[Cell, ...]]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows below the heading each comes with; those that share one stand together."""
    below: dict[str, list[tuple[Cell, ...]]] = {}
    for heading, cells in rows:
        below.setdefault(heading, []).append(cells)
    parts = ([(Cell(heading),), *lines] for heading, lines in below.items())
    return tuple(chain.from_iterable(parts))


def measure_cell(measure: Measure) -> Cell:
    """A measure with its unit below it."""
    return Cell(measure.name, detail=measure.measured_in)


def measures_table(
    table_id: str, caption: str, measures: Sequence[Measure], case: Case
) -> PrintedTable:
    """Measures with target, actual, achievement, score and rating."""
    language, widest = case.language, room(measures)
    return PrintedTable(
        table_id,
        caption,
        (
            Column(language.say("Measure"), unit=language.say("unit"), width=32),
            Column(language.say("Target"), kind="number", width=11),
            Column(language.say("Actual"), kind="number", width=11),
            Column(language.say("Achievement"), unit="%", kind="number", width=13),
            Column(language.say("Rating"), kind="rating", width=17),
            Column(language.say("Score against target"), kind="bullet", width=16),
        ),
        tuple(
            (
                measure_cell(measure),
                target_cell(measure, language, room=widest),
                value_cell(measure.reached, measure, language, room=widest),
                number_cell(measure.achievement, language),
                rating_cell(case.band_of(measure), language),
                Cell(bullet=measure_bullet(measure, case)),
            )
            for measure in measures
        ),
        note=language.say(
            _CONVERTED if case.rulebook.scoring.conversion else _PLAIN,
            cap=language.short(case.rulebook.scoring.cap),
        ),
    )
