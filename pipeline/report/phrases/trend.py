"""Lines through the periods, and words on them that agree with the printed numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.account import Measure, Told
from pipeline.case import Case
from pipeline.document import Trend, TrendChart
from pipeline.language import Language
from pipeline.report.phrases.names import named_period
from pipeline.rounding import half_up
from pipeline.translatable import _

_LONGEST = 5
"""Earlier periods that a line shows at most."""

_WORDS = {1: _("rose"), 0: _("unchanged"), -1: _("fell")}


def direction(now: float, before: float) -> int:
    """1, 0 or −1 by scores as they are printed, so that words and numbers agree."""
    return (half_up(now) > half_up(before)) - (half_up(now) < half_up(before))


def measured_past(measure: Measure) -> tuple[tuple[str, Told], ...]:
    """The earlier periods in which a measure had an actual, with it, oldest first."""
    return tuple(
        (figure.period, figure.reached) for figure in measure.past if figure.reached is not None
    )


def trend_chart(
    chart_id: str, caption: str, measures: Iterable[Measure], case: Case
) -> TrendChart | None:
    """A line for each measure that has earlier actuals; null where none has."""
    trends = tuple(trend for measure in measures for trend in _trend(measure, case))
    note = case.language.say(
        "Each line has a scale of its own, from its lowest to its highest; the word below it "
        "compares the last period with the first."
    )
    return TrendChart(chart_id, caption, trends, note) if trends else None


def _trend(measure: Measure, case: Case) -> Iterator[Trend]:
    past = measured_past(measure)[-_LONGEST:]
    if not past or measure.reached is None:
        return
    language = case.language
    periods = [*(period for period, _actual in past), case.account.period]
    values = [*(actual for _period, actual in past), measure.reached]
    heights = _heights([measure.height(value) for value in values])
    shown = [_brief(value, measure, language) for value in values]
    names = [named_period(period, language) for period in periods]
    told = "; ".join(f"{name} {value}" for name, value in zip(names, shown, strict=True))
    yield Trend(
        measure.name,
        tuple(zip(_places(periods), heights, strict=True)),
        f"{names[0]}: {shown[0]}",
        f"{names[-1]}: {shown[-1]}",
        language.say(_WORDS[measure.direction(values[-1], values[0])]),
        f"{measure.name}: {told}.",
    )


def _brief(value: Told, measure: Measure, language: Language) -> str:
    """A value with its unit where that is short, or a grade."""
    if isinstance(value, str):
        return value
    printed = measure.rounded(value)
    if measure.is_percent:
        return f"{language.number(printed, measure.digits)}\u00a0%"
    return language.short(printed, measure.digits)


_YEAR = re.compile("[0-9]{4}")


def _places(periods: Sequence[str]) -> list[float]:
    """Where periods stand between the first and the last: years by time, others in equal steps."""
    are_years = all(_YEAR.fullmatch(period) for period in periods)
    times = [int(period) for period in periods] if are_years else range(len(periods))
    return [(time - times[0]) / (times[-1] - times[0]) for time in times]


def _heights(values: Sequence[float]) -> list[float]:
    """Values between the lowest and the highest; a level line runs through the middle."""
    low, span = min(values), max(values) - min(values)
    return [(value - low) / span if span else 0.5 for value in values]
