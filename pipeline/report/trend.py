"""What moved since earlier periods: in words that agree with the printed numbers, and as lines."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.case import Case, as_printed, two
from pipeline.document import Trend, TrendChart
from pipeline.quantities import measured
from pipeline.results import EarlierFigure
from pipeline.scorecard import is_percent
from pipeline.translatable import _

_LONGEST = 5
"""Earlier periods that a line shows at most."""

_MEASURE_MOVED = {
    1: _("{name} rose from {before} in {period} to {now}."),
    0: _("{name} stayed at {now}, as in {period}."),
    -1: _("{name} fell from {before} in {period} to {now}."),
}
_WORDS = {1: _("rose"), 0: _("unchanged"), -1: _("fell")}


def direction(now: float, before: float) -> int:
    """1, 0 or −1 by scores as they are printed, so that words and numbers agree."""
    return (two(now) > two(before)) - (two(now) < two(before))


def side(now: float, other: float, measure: Mapping[str, Any]) -> int:
    """The same of two values of a measure: 1 where the first is above the other."""
    shown, beside = as_printed(now, measure), as_printed(other, measure)
    return (shown > beside) - (shown < beside)


def measured_past(measure_id: str, case: Case) -> tuple[EarlierFigure, ...]:
    """The earlier periods in which a measure had an actual, oldest first."""
    return tuple(figure for figure in case.past(measure_id) if figure.actual is not None)


def movement(measure: Mapping[str, Any], case: Case) -> str:
    """How a measure moved since its last earlier actual; empty where there is none."""
    past = measured_past(measure["measure_id"], case)
    if not past or measure["actual"] is None or past[-1].actual is None:
        return ""
    return case.language.say(
        _MEASURE_MOVED[side(measure["actual"], past[-1].actual, measure)],
        name=measure["measure"],
        before=measured({**measure, "actual": past[-1].actual}, case.language),
        period=past[-1].period,
        now=measured(measure, case.language),
    )


def score_movements(case: Case) -> Iterator[str]:
    """How the scores moved since the last scorecard that was made by the same rulebook."""
    same = [signed for signed in case.earlier if signed.rulebook == case.rulebook.id]
    if not same:
        return
    before, language = same[-1], case.language
    whole = case.scored.scorecard["score"].item()
    nodes = [(language.say("The overall score"), whole, before.score)]
    nodes += [
        (case.perspective_name(row["id"]), row["score"], before.perspectives.get(row["id"]))
        for row in case.scored.perspectives.iter_rows(named=True)
    ]
    for name, now, then in nodes:
        if now is not None and then is not None:
            message = _MEASURE_MOVED[direction(now, then)]
            yield language.say(
                message, name=name, before=float(then), now=float(now), period=before.period
            )


_SCORE_MOVED = {
    1: _("Up from {before} in {period}"),
    0: _("As in {period}"),
    -1: _("Down from {before} in {period}"),
}


def score_moved(node: str, case: Case) -> str:
    """How the score of a perspective, or of `scorecard`, moved; empty where nothing compares."""
    same = [signed for signed in case.earlier if signed.rulebook == case.rulebook.id]
    if not same:
        return ""
    before = same[-1]
    rows = [*case.scored.perspectives.iter_rows(named=True)]
    scores = {row["id"]: row["score"] for row in rows}
    scores["scorecard"] = case.scored.scorecard["score"].item()
    now = scores[node]
    then = before.score if node == "scorecard" else before.perspectives.get(node)
    if now is None or then is None:
        return ""
    return case.language.say(
        _SCORE_MOVED[direction(now, then)], before=float(then), period=before.period
    )


def movements(case: Case, most: int) -> tuple[str, ...]:
    """What moved, the scores first, then the measures by how far in percent of what they were."""
    told = list(score_movements(case))
    moved = sorted(_moved_measures(case), key=lambda pair: -pair[0])
    return tuple([*told, *(movement(measure, case) for _, measure in moved)][:most])


def _moved_measures(case: Case) -> Iterator[tuple[float, Mapping[str, Any]]]:
    for measure in case.measures():
        past = measured_past(measure["measure_id"], case)
        before = past[-1].actual if past else None
        if before is not None and measure["actual"] is not None:
            change = abs(measure["actual"] - before)
            yield change / abs(before) if before else change, measure


def trend_chart(
    chart_id: str, caption: str, measures: Iterable[Mapping[str, Any]], case: Case
) -> TrendChart | None:
    """A line for each measure that has earlier actuals; null where none has."""
    trends = tuple(trend for measure in measures for trend in _trend(measure, case))
    note = case.language.say("Each line has a scale of its own, from its lowest to its highest.")
    return TrendChart(chart_id, caption, trends, note) if trends else None


def _trend(measure: Mapping[str, Any], case: Case) -> Iterator[Trend]:
    past = measured_past(measure["measure_id"], case)[-_LONGEST:]
    if not past or measure["actual"] is None:
        return
    language = case.language
    periods = [*(figure.period for figure in past), case.report_file.period.id]
    values = [*(figure.actual or 0.0 for figure in past), float(measure["actual"])]
    shown = [_brief({**measure, "actual": value}, case) for value in values]
    told = "; ".join(f"{period} {value}" for period, value in zip(periods, shown, strict=True))
    yield Trend(
        measure["measure"],
        _points(values),
        f"{periods[0]}: {shown[0]}",
        f"{periods[-1]}: {shown[-1]}",
        language.say(_WORDS[side(values[-1], values[-2], measure)]),
        f"{measure['measure']}: {told}.",
    )


def _brief(measure: Mapping[str, Any], case: Case) -> str:
    """A value with its unit where that is short."""
    value, digits = as_printed(measure["actual"], measure), measure["digits"]
    if is_percent(measure["measured_in"]):
        return f"{case.language.number(value, digits)}\u00a0%"
    return case.language.short(value, digits)


def _points(values: list[float]) -> tuple[tuple[float, float], ...]:
    """Values as places in a plot of width and height one; a level line runs through the middle."""
    low, high = min(values), max(values)
    span, last = high - low, len(values) - 1
    return tuple(
        (index / last, (value - low) / span if span else 0.5) for index, value in enumerate(values)
    )
