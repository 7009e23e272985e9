"""The order of what is to be done: by the priority of its advice, then by its gain."""

from pipeline.account import Measure
from pipeline.case import Case
from pipeline.report.phrases.weights import share_of_whole

_PRIORITIES = ("high", "medium", "low")


def urgency(measure: Measure, case: Case) -> tuple[int, float, float]:
    """Sort key: the most urgent measure first; measures without advice after the others."""
    advice = case.account.advice_on(measure.id)
    places = [_PRIORITIES.index(part.priority) for part in advice]
    gain = max((part.impact or 0.0 for part in advice), default=0.0)
    return min(places, default=len(_PRIORITIES)), -gain, -share_of_whole(measure, case)
