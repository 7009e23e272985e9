"""Chapter III, one measure: its figures, its account, what the agency says, and its facts."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.account import Measure, states
from pipeline.case import Case
from pipeline.document import MeasureCard, Origin, Remark
from pipeline.language import Language
from pipeline.report.chapters.finding import finding
from pipeline.report.chapters.in_brief import account_of
from pipeline.report.chapters.strip import strip
from pipeline.report.phrases.marks import mark_of
from pipeline.report.phrases.places import numbers
from pipeline.report.phrases.values import promised_text
from pipeline.report.phrases.wording import working_text
from pipeline.rounding import half_up

COMPACT = 25
"""Measures in a report from which on each has a compact card."""


FEW = 2
"""Measures in a report up to which the brief has room for their cards."""


def cards_of_few(case: Case) -> tuple[MeasureCard, ...]:
    """For the brief: the cards of a report of few measures, without cause and next step, which the
    decisions give. Empty where there are more measures."""
    measures = case.account.measures
    if len(measures) > FEW:
        return ()
    placed = numbers(case.account)
    cards = (measure_card(measure, placed[measure.id], case) for measure in measures)
    return tuple(replace(card, account=(), told=()) for card in cards)


def measure_card(measure: Measure, number: str, case: Case) -> MeasureCard:
    """The card of one measure, with its number."""
    language = case.language
    return MeasureCard(
        f"measure-{measure.id}",
        number,
        measure.name,
        finding(measure, language),
        strip(measure, case, compact=len(case.account.measures) >= COMPACT),
        account_of(measure, case),
        tuple(_told(measure, language)),
        tuple(_facts(measure, case)),
        mark_of(measure),
    )


def _told(measure: Measure, language: Language) -> Iterator[Remark]:
    """The cause, the solution, done or planned, and the next step, as the agency gives them."""
    for label, text, column in (
        (language.say("Cause"), measure.cause, "cause"),
        (language.say("Solution"), measure.solution, "solution"),
        (language.say("Next step"), _next(measure, language), ""),
    ):
        if states(text):
            yield Remark(label, (text,), _from(measure, column))


def _from(measure: Measure, column: str) -> Origin | None:
    """Where the agency wrote a text: a column of the measure's row in the register."""
    return Origin("realization", column, measure.id) if column else None


def _next(measure: Measure, language: Language) -> str:
    """By when the solution is done, and the target of the next period; empty without both."""
    step = measure.next_step
    target = None if step.promised is None else promised_text(step.promised, measure, language)
    if step.due and target:
        return language.say(
            "Done by {due}; the target of the next period is {target}.", due=step.due, target=target
        )
    if step.due:
        return language.say("Done by {due}.", due=step.due)
    return (
        language.say("The target of the next period is {target}.", target=target) if target else ""
    )


def _facts(measure: Measure, case: Case) -> Iterator[Remark]:
    """What is measured, from what, how, and who is responsible; blank facts are left out."""
    language, worst, maximum = case.language, measure.worst, measure.maximum
    for label, text, column in (
        (language.say("Definition"), measure.definition, "definition"),
        (language.say("Formula"), _formula(measure, language), ""),
        (language.say("Source"), measure.source, "source"),
        (language.say("Accuracy"), _interval(measure, case), ""),
        (language.say("Collected"), measure.collected, "collected"),
        (language.say("Verified by"), measure.verified_by, "verified_by"),
        (language.say("Limits of the data"), measure.limitation, "limitation"),
        (
            language.say("Worst value"),
            None if worst is None else promised_text(worst, measure, language),
            "",
        ),
        (
            language.say("Highest value possible"),
            None if maximum is None else promised_text(maximum, measure, language),
            "",
        ),
        (language.say("Programme"), measure.programme, "programme"),
        (language.say("Responsible"), measure.owner, "owner"),
    ):
        if states(text):
            yield Remark(label, (text,), _from(measure, column))


def _formula(measure: Measure, language: Language) -> str | None:
    """The formula with its numbers; None for a figure taken as reported."""
    return None if measure.is_reported else working_text(measure, language)


def _interval(measure: Measure, case: Case) -> str | None:
    """The interval of an index that a survey estimates; None for any other measure."""
    if measure.certainty is None:
        return None
    language = case.language
    low, high = (
        language.number(measure.rounded(end), measure.digits) for end in measure.certainty.interval
    )
    return language.say(
        "{level} % interval from {low} to {high}",
        level=language.short(half_up(100 * case.rulebook.survey.confidence)),
        low=low,
        high=high,
    )
