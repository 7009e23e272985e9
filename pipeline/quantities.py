"""Values of a measure in words: in its decimals, with its unit, as tables and texts print them."""

from collections.abc import Mapping
from typing import Any

from pipeline.case import as_printed
from pipeline.language import Language
from pipeline.scorecard import is_percent, is_rupiah

_SEN = 2
"""Decimals of an amount that is not whole rupiah."""


def measured(measure: Mapping[str, Any], language: Language) -> str:
    """An actual with its unit; a percentage with all decimals, since it was computed."""
    actual, digits = measure["actual"], measure["digits"]
    rounded = None if actual is None else as_printed(actual, measure)
    fixed = is_percent(measure["measured_in"])
    shown = language.number(rounded, digits) if fixed else _short(rounded, measure, language)
    return _with_unit(shown, measure, actual, language)


def target_text(measure: Mapping[str, Any], language: Language) -> str:
    """A target with its unit, as it was promised: 100 %, 301 poin."""
    between = target_range(measure, language)
    if between:
        return _with_unit(between, measure, measure["target_low"], language)
    shown = _short(measure["target"], measure, language)
    return _with_unit(shown, measure, measure["target"], language)


def target_range(measure: Mapping[str, Any], language: Language) -> str:
    """A range target as it is printed; empty where there is none."""
    low, high = measure["target_low"], measure["target_high"]
    if low is None or high is None:
        return ""
    return "–".join(_short(end, measure, language) for end in (low, high))


def difference(one: float, other: float, measure: Mapping[str, Any], language: Language) -> str:
    """How far two values of a measure lie apart, by the numbers as printed, with its unit.

    Between percentages lie points: 6,91 poin persen.
    """
    distance = apart(one, other, measure)
    shown = _short(distance, measure, language)
    if not is_percent(measure["measured_in"]):
        return _with_unit(shown, measure, distance, language)
    return language.say_many(
        "{shown} percentage point",
        "{shown} percentage points",
        1 if distance == 1 else 2,
        shown=shown,
    )


def _short(value: float | None, measure: Mapping[str, Any], language: Language) -> str:
    """A value without trailing zeros; of rupiah, two decimals for sen or none."""
    digits = measure["digits"]
    if value is not None and is_rupiah(measure["measured_in"]):
        printed = as_printed(value, measure)
        return language.number(printed, 0 if printed == int(printed) else max(digits, _SEN))
    return language.short(value, digits)


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
