"""Where the minutes of a service go: per service and overall, and step by step."""

from collections.abc import Iterator, Sequence

from pipeline.account import Measure, ServiceMinutes, Services, StepMinutes
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.shares import off_the_whole
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.rounding import half_up
from pipeline.translatable import _


def service_minutes_blocks(
    measure: Measure, measures: Sequence[Measure], language: Language
) -> Iterator[Block]:
    """The tables behind a measure that counts minutes; or a reference to those of the first measure
    that counts the same minutes."""
    if measure.services is None:
        return
    first = next(one for one in measures if one.services == measure.services)
    if first is not measure:
        table = Ref(f"service-minutes-{first.id}")
        yield paragraph(language, "It counts the minutes of {table} too.", table=table)
        return
    by_service, by_step = f"service-minutes-{measure.id}", f"service-steps-{measure.id}"
    several = len(measure.services.services) > 1
    told = (
        _("{table} gives the minutes of each service and of all together.")
        if several
        else _("{table} gives the minutes of the service.")
    )
    yield paragraph(language, told, table=Ref(by_service))
    yield _services(by_service, measure.services, language)
    if measure.services.steps:
        yield paragraph(
            language,
            "{table} gives the minutes of each step and its share of them all.",
            table=Ref(by_step),
        )
        yield _steps(by_step, measure.services.steps, language)


def _services(table_id: str, minutes: Services, language: Language) -> PrintedTable:
    """Every service, and the total of several; cycles, where a step is known to add value."""
    has_cycle = minutes.whole.cycle_effectiveness is not None
    cycle = Column(language.say("Cycle effectiveness"), unit="%", kind="number", width=21)
    whole = (language.say("All services"), minutes.whole)
    several = len(minutes.services) > 1

    def row(name: str, of: ServiceMinutes) -> tuple[Cell, ...]:
        return _service(name, of, language)[: None if has_cycle else -1]

    return PrintedTable(
        table_id,
        _slowest(minutes, language),
        (
            Column(language.say("Service"), width=40),
            Column(language.say("Minutes"), kind="number", width=18),
            Column(language.say("Time against standard"), unit="%", kind="number", width=21),
            *([cycle] if has_cycle else []),
        ),
        tuple(row(one.service or "", one) for one in minutes.services),
        total=(row(*whole),) if several else (),
    )


def _slowest(minutes: Services, language: Language) -> str:
    """The service that is slowest against its standard; without standards, the longest service."""
    every = language.say("All services")
    known = [
        (m.against_standard, m.service or every) for m in minutes.services if m.against_standard
    ]
    if not known:
        longest = max(minutes.services, key=lambda one: one.minutes)
        return language.say("Most minutes: {name}", name=longest.service or every)
    share, name = min(known)
    if share >= _ON_TIME:
        return language.say("All services within their standard time")
    return language.say(
        "Slowest beside its standard: {name}, at {share} %", name=name, share=half_up(share)
    )


_ON_TIME = 100.0


def _service(name: str, minutes: ServiceMinutes, language: Language) -> tuple[Cell, ...]:
    return (
        Cell(name),
        Cell(language.short(half_up(minutes.minutes))),
        number_cell(minutes.against_standard, language),
        number_cell(minutes.cycle_effectiveness, language),
    )


def _longest(steps: Sequence[StepMinutes], language: Language) -> str:
    most = max(steps, key=lambda one: one.minutes)
    if most.share is None:
        return language.say("Most minutes: {name}", name=most.step)
    return language.say(
        "Most minutes: {name}, {share} % of all", name=most.step, share=half_up(most.share)
    )


def _steps(table_id: str, steps: Sequence[StepMinutes], language: Language) -> PrintedTable:
    return PrintedTable(
        table_id,
        _longest(steps, language),
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
