"""Workings: how figures of parts of a year became those of the year so far."""

from pipeline.account import Cumulative, Measure
from pipeline.case import Case
from pipeline.document import Cell, Chapter, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.wording import paragraph, text_cell, value_cell, working_text
from pipeline.scorecard import AGGREGATIONS
from pipeline.translatable import _

_SO_FAR = _("{table} says how each figure since January came about.")
_OF_PARTS = _("{table} says how the parts made the year.")


def parts_of_the_year(case: Case) -> tuple[Chapter, ...]:
    """How each measure's figure since January came about, or in an annual report the year's."""
    language = case.language
    told = [(m, m.cumulative) for m in case.account.measures if m.cumulative]
    if not told:
        return ()
    is_part = case.report_file.period.is_part_of_a_year
    alone = (Column(language.say("Period alone"), kind="number", width=13),)
    table = PrintedTable(
        "parts-table",
        language.say("From the period alone to the year so far")
        if is_part
        else language.say("From the parts of the year to the year"),
        (
            Column(language.say("Measure"), width=30 if is_part else 36),
            Column(language.say("Aggregation"), width=16 if is_part else 20),
            *(alone if is_part else ()),
            Column(
                language.say("Since January") if is_part else language.say("Of the year"),
                width=24 if is_part else 27,
            ),
            Column(language.say("Not known"), width=17),
        ),
        tuple(_row(measure, beside, language, is_part=is_part) for measure, beside in told),
        note=language.say(
            "A figure since January that the agency delivered stays as it is. Percentages are "
            "never added up, and a part that is not known is never zero."
        )
        if is_part
        else "",
    )
    shown = paragraph(language, _SO_FAR if is_part else _OF_PARTS, table=Ref("parts-table"))
    title = language.say("Parts of the year")
    return (Chapter("parts", "", title, (shown, table)),)


def _row(
    measure: Measure, beside: Cumulative, language: Language, *, is_part: bool
) -> tuple[Cell, ...]:
    rule = AGGREGATIONS.get(measure.aggregation or "")
    unknown = [named_period(part, language) for part in beside.unknown]
    alone = (value_cell(beside.own_actual, measure, language),) if is_part else ()
    return (
        Cell(f"{measure.id} {measure.name}", detail=measure.measured_in),
        text_cell(language.say(rule) if rule else language.say("not stated"), language),
        *alone,
        text_cell(working_text(measure, language), language),
        Cell(language.listed(unknown) if unknown else "–"),
    )
