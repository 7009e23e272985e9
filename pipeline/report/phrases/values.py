"""Values of a measure as text: in its decimals, with its unit, for tables and sentences."""

from pipeline.account import Measure, Told
from pipeline.language import Language

_SEN = 2
"""Decimals of an amount that is not whole rupiah."""


def actual_text(measure: Measure, language: Language) -> str:
    """The actual with its unit; a percentage with all its decimals, since it was computed."""
    return value_text(measure.reached, measure, language)


def value_text(value: Told | None, measure: Measure, language: Language) -> str:
    """A value of a measure in the form of its actual."""
    if value is None or isinstance(value, str) or not measure.is_percent:
        return promised_text(value, measure, language)
    return _with_unit(language.number(measure.rounded(value), measure.digits), measure)


def target_text(measure: Measure, language: Language) -> str:
    """The target with its unit, as it was promised: 100 %, 301 poin."""
    between = target_range(measure, language)
    return (
        _with_unit(between, measure)
        if between
        else promised_text(measure.promised, measure, language)
    )


def promised_text(value: Told | None, measure: Measure, language: Language) -> str:
    """A value of a measure in the form of its target, without trailing zeros; a grade unchanged."""
    if value is None:
        return language.missing
    if isinstance(value, str):
        return value
    return _with_unit(_short(value, measure, language), measure)


def target_range(measure: Measure, language: Language) -> str:
    """A range target in its printed form; empty where the target is no range."""
    if measure.target_low is None or measure.target_high is None:
        return ""
    ends = (measure.target_low, measure.target_high)
    return "–".join(_short(end, measure, language) for end in ends)


def difference(one: float, other: float, measure: Measure, language: Language) -> str:
    """The distance between two values of a measure, by the numbers as printed, with its unit.

    Between percentages it is in percentage points: 6,90 poin persen.
    """
    distance = measure.distance(one, other)
    if not measure.is_percent:
        return _with_unit(_short(distance, measure, language), measure)
    return language.say(
        "{shown} percentage points", shown=language.number(distance, measure.digits)
    )


def _short(value: float, measure: Measure, language: Language) -> str:
    """A value without trailing zeros; rupiah with decimals for sen, or with none."""
    printed = measure.rounded(value)
    if measure.is_rupiah:
        whole = printed == int(printed)
        return language.number(printed, 0 if whole else max(measure.digits, _SEN))
    return language.short(printed, measure.digits)


def _with_unit(shown: str, measure: Measure) -> str:
    if measure.is_percent:
        return f"{shown}\u00a0%"
    return f"Rp{shown}" if measure.is_rupiah else f"{shown} {measure.measured_in}".strip()
