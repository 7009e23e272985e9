"""What moved since earlier periods, by the printed numbers; what got worse goes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from pipeline.account import Measure, Told, better, measured_past
from pipeline.case import Case
from pipeline.report.phrases.names import named_period
from pipeline.report.phrases.values import actual_text, value_text
from pipeline.scorecard import Polarity


@dataclass(frozen=True)
class Move:
    """A figure before and now, and how far it moved as a share of what it was.

    `better` is 1 where it got better, −1 where worse, 0 where that is not known; `now` is empty
    where it is no longer measured.
    """

    name: str
    before: str
    now: str
    period: str
    moved: bool
    better: int
    share: float

    @property
    def order(self) -> tuple[int, bool, float]:
        """Sort key: what got worse, then what is no longer measured, each by its size."""
        return self.better, not self.now, -self.share


def measure_moves(case: Case) -> Sequence[Move]:
    """Every measure with an earlier figure; what got worse goes before what got better."""
    moves = (_move(measure, case) for measure in case.account.measures)
    return sorted((move for move in moves if move), key=lambda move: move.order)


def worsened(case: Case) -> int:
    """How many measures got worse."""
    return sum(move.better < 0 and bool(move.now) for move in measure_moves(case))


def _move(measure: Measure, case: Case) -> Move | None:
    """From the earlier part of a year, where the period has a figure of its own; else from the last
    actual that may be compared."""
    language, reached = case.language, measure.reached
    if part := _part_before(measure, case.account.period):
        period, before, reached = part
    elif past := measured_past(measure):
        period, before = past[-1]
    else:
        return None
    told, named = value_text(before, measure, language), named_period(period, language)
    if reached is None:
        return Move(measure.name, told, "", named, True, -1, 0.0)
    now, then = measure.height(reached), measure.height(before)
    return Move(
        measure.name,
        told,
        value_text(reached, measure, language) if part else actual_text(measure, language),
        named,
        measure.direction(reached, before) != 0,
        0 if part and measure.polarity is Polarity.STABILIZE else better(measure, reached, before),
        _share(measure.rounded(now), measure.rounded(then)),
    )


def _part_before(measure: Measure, own: str) -> tuple[str, Told, Told] | None:
    """The last earlier part of the same length: its name, its figure alone, and this part's alone.

    A target since January says nothing of a part alone, so a figure that should stay on its target
    gets neither better nor worse.
    """
    beside = measure.cumulative
    if beside is None or beside.is_position or beside.own_actual is None:
        return None
    kind = _kind(own)
    known = [
        (figure.period, figure.reached)
        for figure in measure.delivered_past
        if _kind(figure.period) == kind and figure.period < own and figure.reached is not None
    ]
    return (*max(known), beside.own_actual) if known else None


def _kind(period: str) -> str:
    """The kind of a part of a year: quarter, half or month."""
    return period.partition("-")[2][:1].strip("0123456789")


def _share(now: float, before: float) -> float:
    """A change as a share of the value before; infinite where that was zero."""
    if now == before:
        return 0.0
    return abs(now - before) / abs(before) if before else inf
