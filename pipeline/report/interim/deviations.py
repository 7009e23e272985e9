"""Bars about the target of the year so far, on one scale for all rows of the table."""

from collections.abc import Sequence

from pipeline.account import Measure, MetReason
from pipeline.document import Deviation
from pipeline.language import Language
from pipeline.rounding import half_up

_SPANS = (10, 20, 50)
"""How far a scale may reach to either side of 100."""
_HELD = 0.9
"""The share of values that a scale holds where one does."""


def span_of(measures: Sequence[Measure]) -> int:
    """The smallest scale that holds most achievements."""
    far = [abs(m.achievement - 100) for m in measures if m.achievement is not None]
    for span in _SPANS:
        if sum(one <= span for one in far) >= _HELD * len(far):
            return span
    return _SPANS[-1]


def ends(span: int, language: Language) -> str:
    """The scale's ends and its middle, as the head of the column has them."""
    return " ".join(language.shown(place) for place in (100 - span, 100, 100 + span))


def deviation_of(measure: Measure, span: int, language: Language) -> Deviation | None:
    """A measure's bar; none where it has no achievement. What goes beyond a ceiling is no gain."""
    if measure.achievement is None:
        return None
    share = (measure.achievement - 100) / span
    return Deviation(
        share=max(-1.0, min(share, 1.0)),
        alt=language.say(
            "{name}: {achievement} % of the target so far",
            name=measure.name,
            achievement=half_up(measure.achievement),
        ),
        clipped=abs(share) > 1,
        against=measure.met_reason is MetReason.OVER_CEILING and share > 0,
    )
