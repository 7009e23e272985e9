"""What is deducted from the scorecard, in words."""

from pipeline.account import Flag, Measure
from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.phrases.values import actual_text
from pipeline.rounding import half_up


def is_deduction(measure: Measure) -> bool:
    """Whether its points are deducted from the scorecard, and it counts nowhere else."""
    return Flag.DEDUCTION in measure.flags


def deducted_name(case: Case) -> str:
    """The name of the measure that the rulebook deducts; its id where it is not delivered."""
    wanted = case.rulebook.levels.scorecard.deduct
    return case.account.measure(wanted).name if case.account.knows(wanted) else wanted


def deducted_text(case: Case) -> str:
    """How many points were deducted, and for what; empty where none were."""
    language, points = case.language, case.account.scorecard.deducted
    if points is None:
        return ""
    return language.say(
        "{points} points were deducted: {measure}.",
        points=language.number(half_up(points)),
        measure=deducted_name(case),
    )


def deduction_result(measure: Measure, language: Language) -> str:
    """What a deduction means for the score."""
    if measure.actual is None:
        return language.say("Its points are not known, so there is no overall score.")
    return language.say(
        "{actual} is taken off the overall score; it counts nowhere else.",
        actual=actual_text(measure, language),
    )
