"""Separate processes, within limits, that work on the reports of a batch or on an untrusted file.

In a batch, a process that ends, hangs or grows too large in the middle of a report is replaced, and
the report tried once more; a report that breaks its process twice is given up, the others go on.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Event, Thread, local
from time import monotonic
from typing import Any, TypeVar

import psutil

from pipeline.problems import RaporError
from pipeline.translatable import _

_LOOK = 0.1
"""Seconds between two checks of a process; a check takes a millisecond, and pages that are laid out
without end fill half a gigabyte a second."""
_START = 300
"""Seconds within which a process must have loaded what it needs for a task."""
_BEGUN = "begun"
_LARGE = 600_000_000
"""Resident bytes after which a process is replaced: WeasyPrint keeps memory until it ends."""
_TRIES = 2
_GB = 1e9

Work = Callable[[Any, Any], Any]
"""Turns a report's folder and its neighbours into its result; other processes can load it."""
GiveUp = Callable[[Any, RaporError], Any]
"""Turns a report's folder and the reason for giving it up into its result."""
Task = TypeVar("Task")
Made = TypeVar("Made")


@dataclass(frozen=True)
class Limits:
    """What one report may take: seconds, and bytes of resident memory."""

    seconds: float
    resident: int


@dataclass(frozen=True)
class Hands:
    """Who works on a batch: `jobs` processes within limits, or the cluster at an address."""

    jobs: int = 1
    limits: Limits | None = None
    cluster: str = ""


UNLIMITED = Limits(float("inf"), 1 << 62)


class GivenUp(RaporError):
    """A report broke the process that worked on it."""

    exit_code = 12


@contextmanager
def crew(jobs: int, limits: Limits) -> Iterator["Crew"]:
    """A crew of `jobs` processes, started when there is work, killed at the block's end."""
    found = Crew(jobs, limits)
    try:
        yield found
    finally:
        found.end()


def alone(work: Callable[[Task], Made], task: Task, limits: Limits) -> Made:
    """The result of a task in a separate process, tried once. Raises GivenUp where it breaks."""
    hand = _Hand(limits, Event())
    try:
        made: Made = hand.done(work, (task,))
        return made
    finally:
        hand.end()


class Crew:
    """Processes that work on a report each; agencies run in parallel, an agency's reports one after
    another."""

    def __init__(self, jobs: int, limits: Limits) -> None:
        self.jobs, self.limits, self.stopping = jobs, limits, Event()
        self._threads = ThreadPoolExecutor(jobs)
        self._own, self._hands = local(), list[_Hand]()

    def map(
        self, work: Work, give_up: GiveUp, agencies: Sequence[Sequence[tuple[Any, Any]]]
    ) -> Iterator[list[Any]]:
        """The results of each agency, in the order of the agencies."""

        def of_one(agency: Sequence[tuple[Any, Any]]) -> list[Any]:
            return [self._result(work, give_up, task) for task in agency]

        try:
            yield from self._threads.map(of_one, agencies)
        except BaseException:
            self.stopping.set()
            raise

    def _result(self, work: Work, give_up: GiveUp, task: tuple[Any, Any]) -> Any:
        for tried in range(1, _TRIES + 1):
            try:
                return self._hand().done(work, task)
            except GivenUp as broken:
                if tried == _TRIES or self.stopping.is_set():
                    return give_up(task[0], broken)
        raise AssertionError("a report is done or given up")

    def _hand(self) -> "_Hand":
        """This thread's process; a new process where there is none or it has ended."""
        hand: _Hand | None = getattr(self._own, "hand", None)
        if hand is None or hand.is_over:
            hand = self._own.hand = _Hand(self.limits, self.stopping)
            self._hands.append(hand)
        return hand

    def end(self) -> None:
        """End every process, whatever it is doing."""
        self.stopping.set()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for hand in self._hands:
            hand.end()


class _Hand:
    """One process, and the pipe to it."""

    def __init__(self, limits: Limits, stopping: Event) -> None:
        context = get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_worked, args=(other,), daemon=True)
        self._process.start()
        other.close()
        self._limits, self._stopping, self.is_over = limits, stopping, False

    def done(self, work: Callable[..., Any], task: tuple[Any, ...]) -> Any:
        """The result of a task. Raises GivenUp where the process breaks."""
        try:
            self._pipe.send((work, task))
            for seconds in (_START, self._limits.seconds):
                self._watched(seconds)
                result = self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            values = {"code": self._process.exitcode or 0}
            raise GivenUp(_("Its process ended by itself, with code {code}."), **values) from None
        except GivenUp:
            self.end()
            raise
        if self._own_resident() > _LARGE:
            self.end()
        return result

    def _watched(self, seconds: float) -> None:
        """Wait for the process's next message, within these seconds and its memory limit."""
        until = monotonic() + seconds
        while not self._pipe.poll(_LOOK):
            if monotonic() > until:
                raise GivenUp(_("It took longer than {seconds} seconds."), seconds=int(seconds))
            if self._resident() > self._limits.resident:
                size = f"{self._limits.resident / _GB:g}"
                raise GivenUp(_("It took more than {size} GB of memory."), size=size)
            if self._stopping.is_set():
                raise GivenUp(_("The batch was stopped."))

    def _resident(self) -> int:
        """Resident bytes of the process and of the processes it started."""
        with suppress(psutil.Error):
            own = psutil.Process(self._process.pid)
            family = [own, *own.children(recursive=True)]
            return sum(each.memory_info().rss for each in family)
        return 0

    def _own_resident(self) -> int:
        """Resident bytes of the process alone, which is quicker to find out."""
        with suppress(psutil.Error):
            return int(psutil.Process(self._process.pid).memory_info().rss)
        return 0

    def end(self) -> None:
        """End the process and what it started, and wait until they are gone."""
        self.is_over = True
        self._pipe.close()
        if not self._process.is_alive():
            return
        with suppress(psutil.Error):
            for child in psutil.Process(self._process.pid).children(recursive=True):
                child.kill()
        self._process.kill()
        self._process.join()


def _worked(pipe: Connection) -> None:
    """The loop of such a process: one task after another, as long as its parent lives."""
    Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            work, task = pipe.recv()
        except EOFError:
            return
        pipe.send(_BEGUN)
        pipe.send(work(*task))


def _end_with_parent() -> None:
    """End this process when its parent is killed, so that none is left at work on its outputs."""
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)
