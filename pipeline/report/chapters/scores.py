"""Workings: scores from the measures up to the scorecard, with the weight that each carries."""

from collections.abc import Iterator

from pipeline.account import Measure, Node
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.report.phrases.places import numbers, objectives_in_order
from pipeline.report.phrases.standing import measure_bullet, node_bullet
from pipeline.report.phrases.tables import grouped, perspectives_table
from pipeline.report.phrases.wording import number_cell, paragraph, rating_cell
from pipeline.translatable import _


def scores_blocks(case: Case) -> Iterator[Block]:
    """A table each for perspectives, objectives and measures."""
    yield paragraph(
        case.language,
        "{perspectives} sums up the perspectives, {objectives} the objectives and {measures} the "
        "measures below them.",
        perspectives=Ref("perspectives"),
        objectives=Ref("objectives"),
        measures=Ref("scores-table"),
    )
    yield perspectives_table(case)
    yield _objectives_table(case)
    yield measures_table(case)


def _objectives_table(case: Case) -> PrintedTable:
    """Every objective below its perspective, with score, rating and coverage."""
    language = case.language
    are_rated = bool(case.rulebook.levels.objective.bands)
    rating = Column(language.say("Rating"), kind="rating", width=17)
    return PrintedTable(
        "objectives",
        language.say("Objectives with their scores"),
        (
            Column(language.say("Objective"), width=43 if are_rated else 60),
            Column(language.say("Score"), kind="number", width=10),
            *([rating] if are_rated else []),
            Column(language.say("Score against target"), kind="bullet", width=18),
            Column(language.say("Coverage"), unit="%", kind="number", width=12),
        ),
        grouped(
            (perspective.name, _objective(node, case, are_rated=are_rated))
            for perspective in case.account.perspectives
            for node in case.account.objectives
            if node.perspective == perspective.id
        ),
    )


def _objective(node: Node, case: Case, *, are_rated: bool) -> tuple[Cell, ...]:
    language = case.language
    rating = rating_cell(case.node_band("objective", node.rating), language)
    return (
        Cell(node.name),
        number_cell(node.score, language),
        *([rating] if are_rated else []),
        Cell(bullet=node_bullet(node, case, "objective")),
        number_cell(100 * node.coverage, language),
    )


_PLAIN = _(
    "Achievement is before floor and cap. In the bars the mark shows the target, the length the "
    "score (at most {cap})."
)
_CONVERTED = _(
    "Achievement is before the rulebook's scale, floor and cap. In the bars the mark shows what a "
    "met target counts, the length the score (at most {cap})."
)
"""By whether the rulebook converts achievements."""


def measures_table(case: Case) -> PrintedTable:
    """Every measure with its achievement and score, below its objective."""
    language, account = case.language, case.account
    placed = numbers(account)
    return PrintedTable(
        "scores-table",
        language.say("Measures with their scores"),
        (
            Column(language.say("Measure"), width=37),
            Column(language.say("Achievement"), unit="%", kind="number", width=12),
            Column(language.say("Score"), kind="number", width=10),
            Column(language.say("Weight"), kind="number", width=8),
            Column(language.say("Rating"), kind="rating", width=18),
            Column(language.say("Score against target"), kind="bullet", width=15),
        ),
        grouped(
            (account.objective(objective).name, _measure(measure, placed[measure.id], case))
            for objective, inside in objectives_in_order(account)
            for measure in inside
        ),
        note=language.say(
            _CONVERTED if case.rulebook.scoring.conversion else _PLAIN,
            cap=language.short(case.rulebook.scoring.cap),
        ),
    )


def _measure(measure: Measure, number: str, case: Case) -> tuple[Cell, ...]:
    language = case.language
    return (
        Cell(f"{number} {measure.name}", detail=measure.id),
        number_cell(measure.achievement, language),
        number_cell(measure.score, language),
        Cell(language.short(measure.weight, 4)),
        rating_cell(case.band_of(measure), language),
        Cell(bullet=measure_bullet(measure, case)),
    )
