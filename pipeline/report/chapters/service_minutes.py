"""Where the minutes of a service go: per service and overall, and step by step."""

from collections.abc import Iterator, Sequence

from pipeline.account import Measure, ServiceMinutes, Services, StepMinutes
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.shares import off_the_whole
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.rounding import half_up


def service_minutes_blocks(measure: Measure, language: Language) -> Iterator[Block]:
    """The tables behind a measure that counts minutes."""
    if measure.services is None:
        return
    by_service, by_step = f"service-minutes-{measure.id}", f"service-steps-{measure.id}"
    yield paragraph(
        language,
        "{table} gives the minutes of each service and of all together.",
        table=Ref(by_service),
    )
    yield _services(by_service, measure.services, language)
    if measure.services.steps:
        yield paragraph(
            language,
            "{table} gives the minutes of each step and its share of them all.",
            table=Ref(by_step),
        )
        yield _steps(by_step, measure.services.steps, language)


def _services(table_id: str, minutes: Services, language: Language) -> PrintedTable:
    return PrintedTable(
        table_id,
        language.say("Minutes by service"),
        (
            Column(language.say("Service"), width=40),
            Column(language.say("Minutes"), kind="number", width=18),
            Column(language.say("Time against standard"), unit="%", kind="number", width=21),
            Column(language.say("Cycle effectiveness"), unit="%", kind="number", width=21),
        ),
        tuple(_service(one.service or "", one, language) for one in minutes.services),
        total=(_service(language.say("All services"), minutes.whole, language),),
    )


def _service(name: str, minutes: ServiceMinutes, language: Language) -> tuple[Cell, ...]:
    return (
        Cell(name),
        Cell(language.short(half_up(minutes.minutes))),
        number_cell(minutes.against_standard, language),
        number_cell(minutes.cycle_effectiveness, language),
    )


def _steps(table_id: str, steps: Sequence[StepMinutes], language: Language) -> PrintedTable:
    return PrintedTable(
        table_id,
        language.say("Minutes by step"),
        (
            Column(language.say("Step"), width=40),
            Column(language.say("Adds value"), width=20),
            Column(language.say("Minutes"), kind="number", width=20),
            Column(language.say("Share of minutes"), unit="%", kind="number", width=20),
        ),
        tuple(
            (
                Cell(one.step),
                Cell("–" if one.value_added is None else language.shown(one.value_added)),
                Cell(language.short(half_up(one.minutes))),
                number_cell(one.share, language),
            )
            for one in steps
        ),
        note=off_the_whole([one.share for one in steps if one.share is not None], language),
    )
