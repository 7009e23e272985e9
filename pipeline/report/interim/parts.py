"""Of the workings: how figures of parts of a year made those of the year so far."""

from pipeline.account import Cumulative, Measure
from pipeline.case import Case
from pipeline.document import Cell, Chapter, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.wording import paragraph, text_cell, value_cell, working_text
from pipeline.scorecard import AGGREGATIONS


def parts_of_the_year(case: Case) -> tuple[Chapter, ...]:
    """How each measure's figure since January came about; nothing in a report of a year."""
    language = case.language
    told = [(m, m.cumulative) for m in case.account.measures if m.cumulative]
    if not told:
        return ()
    table = PrintedTable(
        "parts-table",
        language.say("From the period alone to the year so far"),
        (
            Column(language.say("Measure"), width=30),
            Column(language.say("Aggregation"), width=16),
            Column(language.say("Period alone"), kind="number", width=13),
            Column(language.say("Since January"), width=24),
            Column(language.say("Not known"), width=17),
        ),
        tuple(_row(measure, beside, language) for measure, beside in told),
        note=language.say(
            "A figure since January that the agency delivered stays as it is. Percentages are "
            "never added up, and a part that is not known is never zero."
        ),
    )
    shown = paragraph(
        language, "{table} says how each figure since January came about.", table=Ref("parts-table")
    )
    title = language.say("Parts of the year")
    return (Chapter("parts", "", title, (shown, table)),)


def _row(measure: Measure, beside: Cumulative, language: Language) -> tuple[Cell, ...]:
    rule = AGGREGATIONS.get(measure.aggregation or "")
    unknown = [named_period(part, language) for part in beside.unknown]
    return (
        Cell(f"{measure.id} {measure.name}", detail=measure.measured_in),
        text_cell(language.say(rule) if rule else language.say("not stated"), language),
        value_cell(beside.own_actual, measure, language),
        text_cell(working_text(measure, language), language),
        Cell(language.listed(unknown) if unknown else "–"),
    )
