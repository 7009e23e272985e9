"""What to do first: the most urgent advice on different measures, and what each is worth."""

from pipeline.account import WHOLE, Recommendation
from pipeline.case import Case
from pipeline.report.phrases.advice import advice_text
from pipeline.translatable import _


def first_things(case: Case, most: int) -> tuple[str, ...]:
    """The first pieces of advice, one a measure, each with the points it would bring.

    To keep what is well is nothing to decide: advice of low priority without a gain is left out.
    """
    by_measure: dict[str, Recommendation] = {}
    for part in case.account.recommendations:
        if part.priority != "low" or part.impact:
            by_measure.setdefault(part.measure, part)
    first = [*by_measure.values()][:most]
    return tuple(f"{advice_text(part, case)}{_worth(part, case)}" for part in first)


def _worth(part: Recommendation, case: Case) -> str:
    """What the score would gain if the measure just met its target; empty where it is unknown."""
    if not part.impact:
        return ""
    if part.impact_on == WHOLE:
        message = _(" Meeting the target would raise the overall score by {gain}.")
        return case.language.say(message, gain=part.impact)
    return case.language.say(
        " Meeting the target would raise the score of {name} by {gain}.",
        name=case.perspective_name(part.impact_on),
        gain=part.impact,
    )
