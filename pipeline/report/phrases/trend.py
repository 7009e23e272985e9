"""What moved since earlier periods: in words that agree with the printed numbers, and as lines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from pipeline.case import Case, as_printed, two
from pipeline.document import Trend, TrendChart
from pipeline.language import Language
from pipeline.quantities import measured
from pipeline.report.phrases.names import named_period
from pipeline.results import EarlierFigure, EarlierScorecard
from pipeline.scorecard import Polarity, is_percent
from pipeline.translatable import _

_LONGEST = 5
"""Earlier periods that a line shows at most."""

_MOVED = {
    (1, 1): _("{name} rose from {before} in {period} to {now} (better)."),
    (1, 0): _("{name} rose from {before} in {period} to {now}."),
    (1, -1): _("{name} rose from {before} in {period} to {now} (worse)."),
    (-1, 1): _("{name} fell from {before} in {period} to {now} (better)."),
    (-1, 0): _("{name} fell from {before} in {period} to {now}."),
    (-1, -1): _("{name} fell from {before} in {period} to {now} (worse)."),
}
"""By the way something went, and whether that is better (1), worse (−1) or not known (0)."""
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


@dataclass(frozen=True)
class _Move:
    """How far something went, as a share of what it was, and the sentence on it.

    What stayed went no way and has no sentence.
    """

    share: float = 0.0
    told: str = ""


def movements(case: Case, most: int) -> tuple[str, ...]:
    """The largest changes: the overall score's, then of perspectives and measures alike.

    What stayed is left out; where all stayed one sentence says so, and where nothing can be
    compared there is none.
    """
    scores = list(_score_moves(case))
    others = [*(move for node, move in scores if node != _WHOLE), *_measure_moves(case)]
    whole = [move for node, move in scores if node == _WHOLE]
    told = [move.told for move in (*whole, *sorted(others, key=lambda m: -m.share)) if move.told]
    if whole or others:
        nothing = case.language.say("Nothing that can be compared has moved since earlier periods.")
        return tuple(told[:most]) or (nothing,)
    return ()


_WHOLE = "scorecard"


def _score_moves(case: Case) -> Iterator[tuple[str, _Move]]:
    """Each score that the last scorecard by the same rulebook has too, the overall one first."""
    before = _last_by_this_rulebook(case)
    if before is None:
        return
    say = case.language.say
    for node, (now, then) in _scores_since(before, case).items():
        name = say("The overall score") if node == _WHOLE else case.perspective_name(node)
        message = _MOVED.get((direction(now, then), 0), "")
        period = named_period(before.period, case.language)
        told = message and say(message, name=name, before=then, now=now, period=period)
        yield node, _Move(_share(two(now), two(then)), told)


def _measure_moves(case: Case) -> Iterator[_Move]:
    """Each measure that has an actual of now and one of before."""
    for measure in case.measures():
        past = measured_past(measure["measure_id"], case)
        before, now = past[-1].actual if past else None, measure["actual"]
        if before is not None and now is not None:
            share = _share(as_printed(now, measure), as_printed(before, measure))
            yield _Move(share, _measure_told(measure, before, past[-1].period, case.language))


def _measure_told(
    measure: Mapping[str, Any], before: float, period: str, language: Language
) -> str:
    way = side(measure["actual"], before, measure)
    message = _MOVED.get((way, _better(measure, before)))
    if message is None:
        return ""
    return language.say(
        message,
        name=measure["measure"],
        before=measured({**measure, "actual": before}, language),
        period=named_period(period, language),
        now=measured(measure, language),
    )


def _share(now: float, before: float) -> float:
    """A change as a share of what was; from nothing, any change is beyond measure."""
    if now == before:
        return 0.0
    return abs(now - before) / abs(before) if before else inf


def _better(measure: Mapping[str, Any], before: float) -> int:
    """1 where the actual of now is better than the one before, −1 where worse, 0 where unknown."""
    way = side(measure["actual"], before, measure)
    match Polarity(measure["polarity"]):
        case Polarity.MAXIMIZE:
            return way
        case Polarity.MINIMIZE:
            return -way
        case Polarity.STABILIZE:
            return _nearer(measure, before)


def _nearer(measure: Mapping[str, Any], before: float) -> int:
    """Whether a measure came nearer to the target of now, on which it should stay."""
    target = measure["target"]
    low = target if measure["target_low"] is None else measure["target_low"]
    high = target if measure["target_high"] is None else measure["target_high"]
    if low is None or high is None:
        return 0
    then, now = (max(low - one, one - high, 0.0) for one in (before, measure["actual"]))
    return side(then, now, measure)


def _last_by_this_rulebook(case: Case) -> EarlierScorecard | None:
    """Scores of two rulebooks are not alike."""
    same = [signed for signed in case.earlier if signed.rulebook == case.rulebook.id]
    return same[-1] if same else None


def _scores_since(before: EarlierScorecard, case: Case) -> Mapping[str, tuple[float, float]]:
    """The overall score and those of perspectives that are known now and then, by their ids."""
    rows = case.scored.perspectives.iter_rows(named=True)
    now = {_WHOLE: case.scored.scorecard["score"].item()} | {r["id"]: r["score"] for r in rows}
    then = {_WHOLE: before.score, **before.perspectives}
    return {
        node: (float(score), float(known))
        for node, score in now.items()
        if score is not None and (known := then.get(node)) is not None
    }


_SCORE_MOVED = {
    1: _("Up from {before} in {period}"),
    0: _("As in {period}"),
    -1: _("Down from {before} in {period}"),
}


def score_moved(node: str, case: Case) -> str:
    """How the score of a perspective, or of `scorecard`, moved; empty where nothing compares."""
    before = _last_by_this_rulebook(case)
    known = _scores_since(before, case) if before else {}
    if before is None or node not in known:
        return ""
    now, then = known[node]
    period = named_period(before.period, case.language)
    return case.language.say(_SCORE_MOVED[direction(now, then)], before=then, period=period)


def trend_chart(
    chart_id: str, caption: str, measures: Iterable[Mapping[str, Any]], case: Case
) -> TrendChart | None:
    """A line for each measure that has earlier actuals; null where none has."""
    trends = tuple(trend for measure in measures for trend in _trend(measure, case))
    note = case.language.say(
        "Each line has a scale of its own, from its lowest to its highest; the word below it "
        "compares the last period with the first."
    )
    return TrendChart(chart_id, caption, trends, note) if trends else None


def _trend(measure: Mapping[str, Any], case: Case) -> Iterator[Trend]:
    past = measured_past(measure["measure_id"], case)[-_LONGEST:]
    if not past or measure["actual"] is None:
        return
    language = case.language
    periods = [*(figure.period for figure in past), case.report_file.period.id]
    values = [*(figure.actual or 0.0 for figure in past), float(measure["actual"])]
    shown = [_brief({**measure, "actual": value}, case) for value in values]
    names = [named_period(period, language) for period in periods]
    told = "; ".join(f"{name} {value}" for name, value in zip(names, shown, strict=True))
    yield Trend(
        measure["measure"],
        tuple(zip(_places(periods), _heights(values), strict=True)),
        f"{names[0]}: {shown[0]}",
        f"{names[-1]}: {shown[-1]}",
        language.say(_WORDS[side(values[-1], values[0], measure)]),
        f"{measure['measure']}: {told}.",
    )


def _brief(measure: Mapping[str, Any], case: Case) -> str:
    """A value with its unit where that is short."""
    value, digits = as_printed(measure["actual"], measure), measure["digits"]
    if is_percent(measure["measured_in"]):
        return f"{case.language.number(value, digits)}\u00a0%"
    return case.language.short(value, digits)


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
