"""How measures were judged: targets and actuals no rule can compare, substituted figures."""

from collections.abc import Iterator

from pipeline.account import WHOLE, Flag, Measure
from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.rulebook import Scoring
from pipeline.values import Number, Values

FLAGS = (
    Flag.NEGATIVE_TARGET,
    Flag.GRADE_MISSED,
    Flag.ZERO_ACTUAL,
    Flag.NEGATIVE_ACTUAL,
    Flag.UNUSABLE_WORST,
    Flag.UNFIT_VARIANT,
    Flag.LAST_VALUE,
    Flag.COUNTED_AS_ZERO,
    Flag.AT_MAXIMUM,
)
"""Flags of scoring that are findings of their own; targets that are missing or zero are reported
in `completeness.py`."""


def judged_specially(case: Case) -> Iterator[Finding]:
    """One finding for every flag that scoring put on a measure."""
    for measure in case.account.measures:
        for flag in (flag for flag in FLAGS if flag in measure.flags):
            values = {"measure": measure.name, **_why(flag, measure, case.rulebook.scoring)}
            yield Finding(flag.value, measure.id, values=values, about=(measure.id,))


def _why(flag: Flag, measure: Measure, scoring: Scoring) -> Values:
    """The values that a flag's finding has besides the measure's name."""
    match flag:
        case Flag.NEGATIVE_TARGET | Flag.ZERO_ACTUAL | Flag.NEGATIVE_ACTUAL:
            return {"variant": measure.variant}
        case Flag.GRADE_MISSED:
            told = {"actual": measure.actual_grade, "target": measure.target_grade}
            return {**told, "scale": measure.scale}
        case Flag.UNFIT_VARIANT:
            return {"variant": measure.variant, "polarity": measure.polarity}
        case Flag.UNUSABLE_WORST:
            return {"worst": Number(measure.worst)}
        case Flag.LAST_VALUE:
            return {"counted": Number(measure.counted, 4)}
        case Flag.AT_MAXIMUM:
            return {"cap": Number(scoring.cap)}
        case _:
            return {}


def rulebook_names_unknown(case: Case) -> Iterator[Finding]:
    """Objectives that the rulebook weighs, and measures in its advice, that the delivery lacks."""
    book = case.rulebook
    every = (*case.account.measures, *case.account.dropped)
    objectives = {measure.objective_id for measure in every}
    measures = {measure.id for measure in every}
    named = [(name, "objective_weights", objectives) for name in book.objective_weights]
    named += [(m, f"advice.{one.id}", measures) for one in book.advice for m in one.measures]
    for name, key, known in named:
        if name not in known:
            values = {"name": name, "key": key}
            yield Finding("rulebook-names-unknown", key, found=name, values=values)


def tied_perspectives(case: Case) -> Iterator[Finding]:
    """More than one perspective has the lowest score."""
    scores = {
        perspective.id: perspective.score
        for perspective in case.account.perspectives
        if perspective.score is not None
    }
    lowest = min(scores.values(), default=None)
    tied = [key for key, score in scores.items() if score == lowest]
    if 1 < len(tied) < len(scores):
        names = [case.account.perspective(key).name for key in tied]
        values: Values = {"perspectives": names, "score": lowest}
        yield Finding("tied-perspectives", WHOLE, found=tied, values=values)


JUDGEMENT: tuple[Detector, ...] = (judged_specially, rulebook_names_unknown, tied_perspectives)
