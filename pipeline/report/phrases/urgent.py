"""What to do first: the most urgent advice on different measures, and what each is worth."""

from collections.abc import Sequence

from pipeline.case import Case
from pipeline.results import Recommendation
from pipeline.translatable import _

_WHOLE = "scorecard"


def first_things(case: Case, advice: Sequence[Recommendation], most: int) -> tuple[str, ...]:
    """The first pieces of advice, one a measure, each with the points it would bring.

    To keep what is well is nothing to decide: advice of low priority without a gain is left out.
    """
    by_measure: dict[str, Recommendation] = {}
    for part in advice:
        if part.priority != "low" or part.impact:
            by_measure.setdefault(part.measure, part)
    return tuple(f"{part.text}{_worth(part, case)}" for part in [*by_measure.values()][:most])


def _worth(part: Recommendation, case: Case) -> str:
    """What the score would gain if the measure just met its target; empty where it is unknown."""
    if not part.impact:
        return ""
    if part.impact_on == _WHOLE:
        message = _(" Meeting the target would raise the overall score by {gain}.")
        return case.language.say(message, gain=part.impact)
    return case.language.say(
        " Meeting the target would raise the score of {name} by {gain}.",
        name=case.perspective_name(part.impact_on),
        gain=part.impact,
    )
