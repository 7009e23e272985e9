"""How long the stages of a report take: whoever calls a stage marks its beginning.

It measures durations, never the time of day. No byte of a report depends on it, so it is here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter

Seconds = dict[str, float]
"""How long each stage took, in the order in which they began."""


class _Laps:
    """The laps of a stopwatch: a stage lasts until the next stage begins."""

    def __init__(self) -> None:
        self.seconds: Seconds = {}
        self.stage, self.since = "", perf_counter()

    def enter(self, stage: str) -> None:
        now = perf_counter()
        if self.stage:
            self.seconds[self.stage] = self.seconds.get(self.stage, 0) + now - self.since
        self.stage, self.since = stage, now


_running: ContextVar[_Laps | None] = ContextVar("running", default=None)


@contextmanager
def stages_timed() -> Iterator[Seconds]:
    """The seconds of each stage that begins in the block, complete when it ends."""
    laps = _Laps()
    token = _running.set(laps)
    try:
        yield laps.seconds
    finally:
        laps.enter("")
        _running.reset(token)


def entering(stage: str) -> None:
    """From here on the time is this stage's; without effect where nothing is measured."""
    if laps := _running.get():
        laps.enter(stage)


def started() -> float:
    """The reading of the stopwatch, for `seconds_since`."""
    return perf_counter()


def seconds_since(start: float) -> float:
    return perf_counter() - start
