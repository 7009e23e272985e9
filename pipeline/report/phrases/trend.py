"""What moved since earlier periods, in words that agree with the printed numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf

from pipeline.account import WHOLE, Measure, Past, Told
from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.values import actual_text, value_text
from pipeline.rounding import half_up
from pipeline.scorecard import Polarity
from pipeline.translatable import _

_MOVED = {
    (1, 1): _("{name} rose from {before} in {period} to {now} (better)."),
    (1, 0): _("{name} rose from {before} in {period} to {now}."),
    (1, -1): _("{name} rose from {before} in {period} to {now} (worse)."),
    (-1, 1): _("{name} fell from {before} in {period} to {now} (better)."),
    (-1, 0): _("{name} fell from {before} in {period} to {now}."),
    (-1, -1): _("{name} fell from {before} in {period} to {now} (worse)."),
}
"""By the way something went, and whether that is better (1), worse (−1) or not known (0)."""


def direction(now: float, before: float) -> int:
    """1, 0 or −1 by scores as they are printed, so that words and numbers agree."""
    return (half_up(now) > half_up(before)) - (half_up(now) < half_up(before))


def measured_past(measure: Measure) -> tuple[tuple[str, Told], ...]:
    """The earlier periods in which a measure had an actual, with it, oldest first."""
    return tuple(
        (figure.period, figure.reached) for figure in measure.past if figure.reached is not None
    )


@dataclass(frozen=True)
class _Move:
    """How far something went, as a share of what it was, the sentence on it, and whether it is
    better (1), worse (−1) or not known (0).

    What stayed went no way and has no sentence.
    """

    share: float = 0.0
    told: str = ""
    better: int = 0

    @property
    def order(self) -> tuple[int, float]:
        """What got worse goes first, then by size."""
        return self.better, -self.share


def movements(case: Case, most: int) -> tuple[str, ...]:
    """The largest changes: the overall score's, then of perspectives and measures alike, what got
    worse before what got better.

    What stayed is left out; where all stayed one sentence says so, and where nothing can be
    compared there is none.
    """
    scores = list(_score_moves(case))
    others = [*(move for node, move in scores if node != WHOLE), *_measure_moves(case)]
    whole = [move for node, move in scores if node == WHOLE]
    told = [
        move.told for move in (*whole, *sorted(others, key=lambda move: move.order)) if move.told
    ]
    if whole or others:
        nothing = case.language.say("Nothing that can be compared has moved since earlier periods.")
        return tuple(told[:most]) or (nothing,)
    return ()


def _score_moves(case: Case) -> Iterator[tuple[str, _Move]]:
    """Each score that the last scorecard by the same rulebook has too, the overall one first."""
    before = _last_by_this_rulebook(case)
    if before is None:
        return
    say = case.language.say
    for node, (now, then) in _scores_since(before, case).items():
        name = say("The overall score") if node == WHOLE else case.perspective_name(node)
        message = _MOVED.get((direction(now, then), 0), "")
        period = named_period(before.period.id, case.language)
        told = message and say(message, name=name, before=then, now=now, period=period)
        yield node, _Move(_share(half_up(now), half_up(then)), told, direction(now, then))


def _measure_moves(case: Case) -> Iterator[_Move]:
    """Each measure that has an actual of now and one of before."""
    for measure in case.account.measures:
        past = measured_past(measure)
        if past and measure.reached is not None:
            period, before = past[-1]
            now, then = measure.height(measure.reached), measure.height(before)
            share = _share(measure.rounded(now), measure.rounded(then))
            told = _measure_told(measure, measure.reached, before, period, case.language)
            yield _Move(share, told, better(measure, measure.reached, before))


def _measure_told(
    measure: Measure, now: Told, before: Told, period: str, language: Language
) -> str:
    message = _MOVED.get((measure.direction(now, before), better(measure, now, before)))
    if message is None:
        return ""
    return language.say(
        message,
        name=measure.name,
        before=value_text(before, measure, language),
        period=named_period(period, language),
        now=actual_text(measure, language),
    )


def _share(now: float, before: float) -> float:
    """A change as a share of what was; from nothing, any change is beyond measure."""
    if now == before:
        return 0.0
    return abs(now - before) / abs(before) if before else inf


def better(measure: Measure, now: Told, before: Told) -> int:
    """1 where the actual of now is better than the one before, −1 where worse, 0 where unknown."""
    way = measure.direction(now, before)
    match measure.polarity:
        case Polarity.MAXIMIZE:
            return way
        case Polarity.MINIMIZE:
            return -way
        case Polarity.STABILIZE:
            return _nearer(measure, now, before)


def _nearer(measure: Measure, now: Told, before: Told) -> int:
    """Whether a measure came nearer to the target of now, on which it should stay."""
    low = measure.target if measure.target_low is None else measure.target_low
    high = measure.target if measure.target_high is None else measure.target_high
    if low is None or high is None:
        return 0
    at_then, at_now = measure.height(before), measure.height(now)
    off_then, off_now = (max(low - one, one - high, 0.0) for one in (at_then, at_now))
    return measure.direction(off_then, off_now)


def _last_by_this_rulebook(case: Case) -> Past | None:
    """Scores of two rulebooks are not alike."""
    same = [signed for signed in case.account.past if signed.rulebook.id == case.rulebook.id]
    return same[-1] if same else None


def _scores_since(before: Past, case: Case) -> Mapping[str, tuple[float, float]]:
    """The overall score and those of perspectives that are known now and then, by their ids."""
    account = case.account
    now = {node.id: node.score for node in (account.scorecard, *account.perspectives)}
    then = {WHOLE: before.scorecard.score} | {n.id: n.score for n in before.perspectives}
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
    period = named_period(before.period.id, case.language)
    return case.language.say(_SCORE_MOVED[direction(now, then)], before=then, period=period)
