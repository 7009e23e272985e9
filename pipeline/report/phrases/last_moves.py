"""How a measure moved since its last earlier actual, and whether that is better."""

from dataclasses import dataclass

from pipeline.account import Measure, Told, better, measured_past


@dataclass(frozen=True)
class LastMove:
    """From which value in which period; `way` is 1 up, 0 unchanged, −1 down; `better` is 1, 0 or −1
    likewise, and also 0 where it is not known."""

    period: str
    before: Told
    way: int
    better: int


def last_move(measure: Measure) -> LastMove | None:
    """A measure's last move; None where it has no earlier actual, or none now."""
    past = measured_past(measure)
    if not past or measure.reached is None:
        return None
    period, before = past[-1]
    way = measure.direction(measure.reached, before)
    return LastMove(period, before, way, better(measure, measure.reached, before))
