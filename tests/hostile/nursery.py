"""The command in processes of their own, each forked from one that has loaded everything: what it
said, the processor's seconds and the wall's, and the most memory it took.

A process begun from nothing would load its libraries for two seconds first, hundreds of times.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tests.commands import ROOT

# Each asked for by a line of JSON: words, environment, seconds, bytes. Nothing of polars may have run
# before: its threads would be missing in whoever is begun.
_PROGRAM = """
import json, os, resource, signal, sys, tempfile, time
from importlib import import_module
for name in json.loads(sys.argv[1]):
    import_module(name)
from contextlib import nullcontext
from pipeline.cli import app
from tests.blank_pages import without_paper
blank = sys.argv[2] == "blank"

def begin(words, environment, said):
    os.setsid()
    os.dup2(said, 1), os.dup2(said, 2), os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(environment)
    code = 1
    try:
        with without_paper() if blank else nullcontext():
            app(words)
    except SystemExit as ended:
        code = ended.code or 0
    except BaseException:
        import traceback
        traceback.print_exc()
    sys.stdout.flush(), sys.stderr.flush()
    os._exit(code)

def resident(process):
    try:
        with open(f"/proc/{process}/statm") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0

for line in sys.stdin:
    words, environment, seconds, most = json.loads(line)
    with tempfile.TemporaryFile() as said:
        begun = time.monotonic()
        if not (child := os.fork()):
            begin(words, environment, said.fileno())
        code = None
        while time.monotonic() - begun < seconds:
            ended, status, took = os.wait4(child, os.WNOHANG)
            if ended:
                code = os.waitstatus_to_exitcode(status)
                break
            if resident(child) > most:
                seconds = 0
            time.sleep(0.01)
        else:
            os.killpg(child, signal.SIGKILL)
            _, _, took = os.wait4(child, 0)
        wall = time.monotonic() - begun
        said.seek(0)
        told = said.read().decode(errors="replace")
    cpu = took.ru_utime + took.ru_stime
    print(json.dumps([code, told, wall, cpu, took.ru_maxrss]), flush=True)
"""
_LOADED = (
    "pipeline.run",
    "pipeline.batch",
    "pipeline.portfolio",
    "pipeline.chosen",
    "pipeline.logbook",
    "pipeline.summary",
    "pipeline.crew",
    "pipeline.render",
    "pipeline.totals",
    "fastexcel",
    "rich.console",
    "rich.progress",
    "sqlalchemy",
    "PIL.Image",
    "polars",
)


_MOST = 2_500_000_000
"""Resident bytes at which a command is ended, before it takes the machine."""


@dataclass(frozen=True)
class Ended:
    """How a command ended; `exit_code` null where it had to be ended, `peak` in kilobytes."""

    exit_code: int | None
    said: str
    wall: float
    cpu: float
    peak: int


class Nursery:
    """A process that has loaded everything."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def run(self, words: Sequence[str], environment: Mapping[str, str], seconds: float) -> Ended:
        """Run `rapor` with these words; one that takes longer is ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([[*words], dict(environment), seconds, _MOST]) + "\n")
        self._process.stdin.flush()
        return Ended(*json.loads(self._process.stdout.readline()))


@contextmanager
def nursery(paper: str = "whole") -> Iterator[Nursery]:
    """A nursery, ended with the block; with `blank` paper no pages are set."""
    path = os.pathsep.join([str(ROOT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, json.dumps(_LOADED), paper],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path},
    ) as process:
        try:
            yield Nursery(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
