"""Bars about a promise: how far the values of a column lie from 100, all on one scale."""

from collections.abc import Sequence

from pipeline.document import Deviation
from pipeline.language import Language

PROMISE = 100.0
_SPANS = (10.0, 20.0, 50.0)
"""How far a bar reaches to either side: the smallest that holds most values."""
_MOST = 0.9


def span_of(values: Sequence[float]) -> float:
    """The smallest span that holds nine values of ten; the widest where none does."""
    for span in _SPANS:
        held = sum(abs(value - PROMISE) <= span for value in values)
        if held >= _MOST * len(values):
            return span
    return _SPANS[-1]


def ends(span: float, language: Language) -> tuple[str, ...]:
    """What stands at the left, in the middle and at the right of a bar."""
    return tuple(language.short(PROMISE + off) for off in (-span, 0.0, span))


def deviation(
    value: float | None, span: float, language: Language, *, against: bool = False
) -> Deviation | None:
    """The bar of a value in percent; null where there is none."""
    if value is None:
        return None
    off = value - PROMISE
    share = min(max(off / span, -1.0), 1.0)
    return Deviation(share, _alt(value, language), clipped=abs(off) > span, against=against)


def _alt(value: float, language: Language) -> str:
    return language.say("{value} % of 100", value=value)
