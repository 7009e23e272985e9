"""Cells of statistical tables: coefficients, p values, intervals, each rounded once."""

from collections.abc import Sequence
from math import floor, log10

from pipeline.document import Cell
from pipeline.language import Language
from pipeline.rounding import half_up

_COEFFICIENT = 3
_LEAST_P = 0.001
_SIGNIFICANT = 3


def coefficient(value: float | None, language: Language) -> str:
    """A correlation or alpha with three decimals; a dash where there is none."""
    if value is None:
        return "–"
    # Zero has no sign: −0.0004 rounds to it.
    return language.number(half_up(value, _COEFFICIENT) + 0.0, _COEFFICIENT)


def coefficient_cell(value: float | None, language: Language) -> Cell:
    return Cell(coefficient(value, language))


def probability(value: float | None, language: Language) -> str:
    """A p value with three decimals; below the least of them, only that it is below."""
    if value is not None and value < _LEAST_P:
        return f"< {language.number(_LEAST_P, _COEFFICIENT)}"
    return coefficient(value, language)


def p_text(value: float, language: Language) -> str:
    """A p value in a sentence: `p = 0.045`, `p < 0.001`."""
    shown = probability(value, language)
    return f"p {shown}" if shown.startswith("<") else f"p = {shown}"


def estimates(values: Sequence[float | None], language: Language) -> tuple[str, ...]:
    """Numbers of any size in a column: the smallest has three significant digits.

    All have the same number of decimals, at least two and at most twelve.
    """
    sizes = [floor(log10(abs(value))) for value in values if value]
    digits = min(12, max(2, _SIGNIFICANT - 1 - min(sizes, default=0)))
    return tuple(
        "–" if value is None else language.number(half_up(value, digits) + 0.0, digits)
        for value in values
    )


def between(
    interval: tuple[float, float] | None, language: Language, digits: int = _COEFFICIENT
) -> str:
    """The two ends of an interval, or a dash."""
    if interval is None:
        return "–"
    low, high = (language.number(half_up(end, digits), digits) for end in interval)
    return language.say("{low} to {high}", low=low, high=high)
