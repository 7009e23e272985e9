"""Runs of a batch as processes of their own, that are killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import uuid4

import psutil

from tests.commands import ROOT

_MARK = "RAPOR_CHAOS"
"""The variable by which a run's processes are known, whoever their parent is."""
_GONE = 10.0
"""Seconds in which nobody may be left at work."""
_LOOK = 0.002
PATIENCE = 3 * 3600


@dataclass(frozen=True)
class Batch:
    """A batch of deliveries, and how it is run: with its pages read back, or without any."""

    inputs: Path
    outputs: Path
    paper: bool = True

    def words(self, *more: str) -> list[str]:
        given, written = str(self.inputs), str(self.outputs)
        if not self.paper:
            told = ("tests.chaos.without_paper", given, written)
        else:
            where = ("--inputs", given, "--outputs", written, "--jobs", "2")
            told = ("pipeline", "report", *where, "--audit")
        return [sys.executable, "-m", *told, *more]


class Run:
    """One run of a batch, in a process group of its own."""

    def __init__(self, batch: Batch, *more: str) -> None:
        self.batch, self.mark = batch, uuid4().hex
        path = os.pathsep.join([str(ROOT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])
        self._process = subprocess.Popen(
            batch.words(*more),
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": path, _MARK: self.mark},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
            text=True,
        )

    def ended(self) -> tuple[int, str]:
        """Its exit code, and what it printed on standard error."""
        _out, told = self._process.communicate(timeout=PATIENCE)
        return self._process.returncode, told

    def killed(self, moment: Callable[[], bool], *, alone: bool = False) -> bool:
        """Kill its whole group, or its first process `alone`, at a moment; whether it was still at
        work."""
        while not moment():
            if self._process.poll() is not None:
                self._process.communicate()
                return False
            time.sleep(_LOOK)
        if alone:
            self._process.kill()
        else:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()
        return self._process.returncode == -signal.SIGKILL

    def workers(self) -> list[psutil.Process]:
        """The processes that work for it."""
        return [one for one in self._alive() if "spawn_main" in _typed(one)]

    def worker_killed(self, draws: Random, within: float) -> int:
        """Kill one of its workers, so many seconds after they began at most; how many were."""
        while self._process.poll() is None and not self.workers():
            time.sleep(_LOOK)
        time.sleep(draws.random() * within)
        for worker in (there := self.workers())[:1]:
            worker.kill()
        return len(there[:1])

    def left_at_work(self) -> int:
        """How many of its processes there still are after a while."""
        until = time.monotonic() + _GONE
        while (left := len(list(self._alive()))) and time.monotonic() < until:
            time.sleep(0.05)
        return left

    def _alive(self) -> Iterator[psutil.Process]:
        for one in psutil.process_iter():
            try:
                if one.environ().get(_MARK) == self.mark and one.status() != psutil.STATUS_ZOMBIE:
                    yield one
            except psutil.Error:
                continue


def _typed(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def after(seconds: float) -> Callable[[], bool]:
    """A moment so long from now."""
    until = time.monotonic() + seconds
    return lambda: time.monotonic() >= until


def in_the_midst_of_publishing(outputs: Path, draws: Random) -> Callable[[], bool]:
    """A moment at which a report's new folder is being filled or put in its place."""
    wait, seen = draws.random() * 0.05, [0.0]

    def now() -> bool:
        if not seen[0] and any(outputs.glob("*/.*.new")):
            seen[0] = time.monotonic()
        return bool(seen[0]) and time.monotonic() - seen[0] >= wait

    return now
