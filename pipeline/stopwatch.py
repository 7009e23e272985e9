"""How long the stages of a report take: whoever calls one marks that it begins.

It tells how long, never when: no byte of a report depends on it, so it is read here, not in cli.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter

Seconds = dict[str, float]
"""How long each stage took, in the order in which they began."""


class _Laps:
    """A stage lasts until the next one begins."""

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
    """The seconds of each stage that begins in the block, whole when it ends."""
    laps = _Laps()
    token = _running.set(laps)
    try:
        yield laps.seconds
    finally:
        laps.enter("")
        _running.reset(token)


def entering(stage: str) -> None:
    """From here on the time is this stage's; of no matter where nobody measures."""
    if laps := _running.get():
        laps.enter(stage)


def started() -> float:
    """The reading of the stopwatch, to be handed to `seconds_since`."""
    return perf_counter()


def seconds_since(start: float) -> float:
    return perf_counter() - start
