"""Bars around a promise: how far the values of a column are from 100, all on one scale."""

from collections.abc import Sequence

from pipeline.document import Deviation
from pipeline.language import Language

PROMISE = 100.0
"""What a target that is just met comes to, in percent."""
_SPANS = (10.0, 20.0, 50.0)
"""How far a bar may reach to either side of its promise."""
_MOST = 0.9


def span_of(values: Sequence[float], promise: float = PROMISE) -> float:
    """The smallest span that holds nine of ten values; the widest where none does."""
    for span in _SPANS:
        held = sum(abs(value - promise) <= span for value in values)
        if held >= _MOST * len(values):
            return span
    return _SPANS[-1]


def ends(span: float, language: Language, promise: float = PROMISE) -> tuple[str, str, str]:
    """The labels at the left, in the middle and at the right of a bar's scale."""
    left, middle, right = (language.short(promise + off) for off in (-span, 0.0, span))
    return left, middle, right


def bar(
    value: float, span: float, alt: str, *, promise: float = PROMISE, against: bool = False
) -> Deviation:
    """The bar of a value around its promise."""
    off = (value - promise) / span
    return Deviation(min(max(off, -1.0), 1.0), alt, clipped=abs(off) > 1, against=against)


def deviation(
    value: float | None, span: float, language: Language, *, against: bool = False
) -> Deviation | None:
    """The bar of a value in percent; None where there is no value."""
    if value is None:
        return None
    return bar(value, span, language.say("{value} % of 100", value=value), against=against)
