"""Measures that lag, why, and what is done about it; and what could not be measured."""

from collections.abc import Iterator, Sequence

from pipeline.account import Measure, states
from pipeline.case import Case
from pipeline.document import Block, Bullets, Cell, Column, Origin, PrintedTable, Section
from pipeline.language import Language
from pipeline.report.interim.progress import numbers_of
from pipeline.report.interim.titles import lagging
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.next_steps import step_of

_SILENT = ("no-actual", "no-target")
"""Findings that say why a measure has no verdict."""


def obstacles(case: Case) -> Iterator[Section]:
    """Cause and solution of the measures that lag; nothing where none does."""
    behind, language = lagging(case), case.language
    if behind:
        heading = language.say("Obstacles and follow-up of what lags")
        yield Section("obstacles", heading, (_table(behind, case),))


def _table(behind: Sequence[Measure], case: Case) -> PrintedTable:
    language, numbers = case.language, numbers_of(case)
    stated = sum(bool(step_of(measure)) for measure in behind)
    caption = language.say_many(
        "{stated} of {count} measure that lags has a follow-up",
        "{stated} of {count} measures that lag have a follow-up",
        len(behind),
        stated=stated,
    )
    return PrintedTable(
        "interim-obstacles",
        caption,
        (
            Column(language.say("Measure"), width=24),
            Column(language.say("Obstacle"), width=28),
            Column(language.say("Follow-up"), width=26),
            Column(language.say("By whom and when"), width=22),
        ),
        tuple(_row(measure, numbers[measure.id], language) for measure in behind),
    )


def _row(measure: Measure, number: str, language: Language) -> tuple[Cell, ...]:
    unset, due = language.say("not yet set"), measure.next_step.due
    owner = measure.owner if states(measure.owner) else None
    told = [part for part in (owner, language.date(due) if due else None) if part]
    return (
        Cell(f"{number} {measure.name}"),
        _said(
            measure.cause, language.say("not stated"), Origin("realization", "cause", measure.id)
        ),
        _said(step_of(measure), unset, Origin("realization", "solution", measure.id)),
        Cell("; ".join(told) or unset),
    )


def _said(text: str | None, otherwise: str, origin: Origin) -> Cell:
    """The agency's own words, or `otherwise` where it gives none."""
    return Cell(text, origin=origin) if text and states(text) else Cell(otherwise)


def unmeasured(case: Case) -> Iterator[Section]:
    """Why measures have no verdict, and which parts of the year are unknown; or nothing."""
    told = tuple(_reasons(case))
    if told:
        heading = case.language.say("What could not be judged")
        blocks: tuple[Block, ...] = (Bullets(tuple((one,) for one in told)),)
        yield Section("unmeasured", heading, blocks)


def _reasons(case: Case) -> Iterator[str]:
    language, numbers = case.language, numbers_of(case)
    for finding in case.account.findings:
        if finding.code in _SILENT and finding.where in numbers:
            yield f"{numbers[finding.where]} {language.finding(finding)}"
    for measure in case.account.measures:
        beside = measure.cumulative
        if beside and beside.unknown and (beside.parts or beside.unsummed or _lacks_own(measure)):
            yield language.say(
                "{number} {measure}: not known of {parts}.",
                number=numbers[measure.id],
                measure=measure.name,
                parts=[named_period(part, language) for part in beside.unknown],
            )


def _lacks_own(measure: Measure) -> bool:
    """Whether the measure has a figure of the period alone that is not known."""
    beside = measure.cumulative
    return beside is not None and not beside.is_position and beside.own_actual is None
