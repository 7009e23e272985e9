"""Whether each measure met its target: of no rulebook, and of no score."""

from collections.abc import Mapping
from typing import Any

from pipeline.account import Flag, MetReason
from pipeline.account.verdict import compared
from pipeline.grades import Graded, GradeScale
from pipeline.results import Working
from pipeline.scorecard import Polarity


def grade_met(graded: Graded, scale: GradeScale) -> MetReason:
    """Why a grade counts as reached (at or above the target), missed, or neither."""
    if graded.target is None:
        return MetReason.NO_TARGET
    if graded.actual is None:
        return MetReason.UNMEASURED
    reached = scale.places[graded.actual] <= scale.places[graded.target]
    return MetReason.REACHED if reached else MetReason.MISSED


def met_reason(row: Mapping[str, Any], working: Working) -> MetReason:
    """Why a measure's target counts as met, missed, or neither."""
    actual, target = row["actual"], row["target"]
    low, high = row["target_low"], row["target_high"]
    ends = None if low is None or high is None else (low, high)
    if target is None and ends is None:
        return MetReason.NO_TARGET
    if actual is None:
        is_withheld = Flag.FEW_RESPONDENTS in row["flags"]
        return MetReason.WITHHELD if is_withheld else MetReason.UNMEASURED
    if _spent_over_ceiling(working):
        return MetReason.OVER_CEILING
    return compared(actual, target, ends, Polarity(row["polarity"]))


def _spent_over_ceiling(working: Working) -> bool:
    """Whether the budget lines that a measure counts spent more than they had together."""
    realized, ceiling = working.values.get("realized"), working.values.get("ceiling")
    return realized is not None and ceiling is not None and realized > ceiling
