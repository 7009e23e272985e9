"""Values of a measure in words: in its decimals, with its unit, as tables and texts print them."""

from collections.abc import Mapping
from typing import Any

from pipeline.case import as_printed
from pipeline.language import Language
from pipeline.scorecard import is_percent, is_rupiah


def measured(measure: Mapping[str, Any], language: Language) -> str:
    """An actual with its unit; a percentage with all decimals, since it was computed."""
    actual, digits = measure["actual"], measure["digits"]
    rounded = None if actual is None else as_printed(actual, measure)
    fixed = is_percent(measure["measured_in"])
    shown = language.number(rounded, digits) if fixed else language.short(rounded, digits)
    return _with_unit(shown, measure, actual, language)


def target_text(measure: Mapping[str, Any], language: Language) -> str:
    """A target with its unit, as it was promised: 100 %, 301 poin."""
    between = target_range(measure, language)
    if between:
        return _with_unit(between, measure, measure["target_low"], language)
    shown = language.short(measure["target"], measure["digits"])
    return _with_unit(shown, measure, measure["target"], language)


def target_range(measure: Mapping[str, Any], language: Language) -> str:
    """A range target as it is printed; empty where there is none."""
    low, high = measure["target_low"], measure["target_high"]
    if low is None or high is None:
        return ""
    return "–".join(language.short(end, measure["digits"]) for end in (low, high))


def difference(one: float, other: float, measure: Mapping[str, Any], language: Language) -> str:
    """How far two values of a measure lie apart, by the numbers as printed, with its unit.

    Between percentages lie points: 6,91 poin persen.
    """
    distance = apart(one, other, measure)
    shown = language.short(distance, measure["digits"])
    if not is_percent(measure["measured_in"]):
        return _with_unit(shown, measure, distance, language)
    return language.say_many(
        "{shown} percentage point",
        "{shown} percentage points",
        1 if distance == 1 else 2,
        shown=shown,
    )


def apart(one: float, other: float, measure: Mapping[str, Any]) -> float:
    """How far two values of a measure lie apart, by the numbers as printed."""
    return as_printed(abs(as_printed(one, measure) - as_printed(other, measure)), measure)


def _with_unit(
    shown: str, measure: Mapping[str, Any], value: float | None, language: Language
) -> str:
    unit = measure["measured_in"]
    if value is None:
        return language.missing
    if is_percent(unit):
        return f"{shown}\u00a0%"
    return f"Rp{shown}" if is_rupiah(unit) else f"{shown} {unit}".strip()
