"""What came of a promise in grades, and how a grade moved: by the order of its scale."""

from pipeline.account import Measure
from pipeline.language import Language
from pipeline.report.phrases.names import named_period
from pipeline.translatable import _
from pipeline.values import Values

_RESULTS = {
    1: _("It came to {actual}, above the target of {target}: an achievement of {achievement}."),
    0: _(
        "It came to {actual}, which meets the target of {target}: an achievement of {achievement}."
    ),
    -1: _("It came to {actual}, below the target of {target}: an achievement of {achievement}."),
}
_MOVED = {
    1: _("It rose from {before} in {period}."),
    -1: _("It fell from {before} in {period}."),
}
"""By the way from the one grade to the other."""


def graded_result(measure: Measure, values: Values, language: Language) -> str:
    """One sentence; empty where the measure is told in numbers."""
    if measure.actual_grade is None or measure.target_grade is None:
        return ""
    way = measure.direction(measure.actual_grade, measure.target_grade)
    return language.say(_RESULTS[way], **values)


def graded_move(measure: Measure, before: str, period: str, language: Language) -> str:
    """One sentence; empty where it stayed."""
    way = measure.direction(measure.reached or before, before)
    then = named_period(period, language)
    return language.say(_MOVED[way], before=before, period=then) if way else ""
