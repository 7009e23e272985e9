"""Which mark is printed beside a measure, and what the marks mean."""

from collections.abc import Iterable, Mapping

from pipeline.account import Measure, MetReason
from pipeline.document import Mark
from pipeline.language import Language


def mark_of(measure: Measure) -> Mark | None:
    """The outcome of its target; None where it has no target."""
    match measure.met_reason:
        case MetReason.REACHED | MetReason.WITHIN_RANGE:
            return "met"
        case MetReason.MISSED | MetReason.OUTSIDE_RANGE:
            return "missed"
        case MetReason.OVER_CEILING:
            return "over_ceiling"
        case MetReason.UNMEASURED | MetReason.WITHHELD:
            return "unmeasured"
        case MetReason.NO_TARGET | None:
            return None


def mark_of_all(measures: Iterable[Measure]) -> Mark | None:
    """The gravest of their marks; None where no measure has a target."""
    marks = [mark_of(measure) for measure in measures]
    return next((mark for mark in _GRAVEST_FIRST if mark in marks), None)


_GRAVEST_FIRST: tuple[Mark, ...] = ("over_ceiling", "missed", "unmeasured", "met")


def mark_words(language: Language) -> Mapping[Mark, str]:
    """What each mark means, as its text alternative and for a legend."""
    return {
        "met": language.say("target met"),
        "missed": language.say("target missed"),
        "over_ceiling": language.say("over its ceiling"),
        "unmeasured": language.say("not measured"),
    }
