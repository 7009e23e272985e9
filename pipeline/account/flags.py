"""Why a measure has no actual, or how it was judged specially: one word for each reason."""

from collections.abc import Iterable
from enum import StrEnum


class Flag(StrEnum):
    """What a reader should know of how a measure was computed or judged."""

    NO_ACTUAL = "no-actual"
    UNAVAILABLE = "unavailable"
    NO_DATA = "no-data"
    NO_OUTPUT = "no-output"
    ZERO_OUTPUT = "zero-output"
    FEW_RESPONDENTS = "few-respondents"
    FEW_INCOMPLETE = "few-incomplete"
    MISSING_REALIZED = "missing-realized"
    OUTPUT_SHORT = "output-short"
    OUTPUT_UNKNOWN = "output-unknown"
    NO_TARGET = "no-target"
    ZERO_TARGET = "zero-target"
    NEGATIVE_TARGET = "negative-target"
    TARGET_IMPLIED = "target-implied"
    GRADE_MISSED = "grade-missed"
    ZERO_ACTUAL = "zero-actual"
    NEGATIVE_ACTUAL = "negative-actual"
    UNUSABLE_WORST = "unusable-worst"
    UNFIT_VARIANT = "unfit-variant"
    LAST_VALUE = "last-value"
    COUNTED_AS_ZERO = "counted-as-zero"
    AT_MAXIMUM = "at-maximum"
    DEDUCTION = "deduction"


_OUTPUT_NOT_HELD = frozenset({Flag.OUTPUT_SHORT, Flag.OUTPUT_UNKNOWN})


def is_unearned(flags: Iterable[str]) -> bool:
    """Whether economy must not be called good: the output missed its target, or is not known."""
    return not _OUTPUT_NOT_HELD.isdisjoint(flags)
