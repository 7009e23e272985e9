"""The log of a run: a line of JSON for each report as it ends, for machines to read.

Reports are identified by their folders; no cell, person, sentence or path goes into it.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import SEEK_END, FileIO
from pathlib import Path
from typing import NoReturn

import typer

from pipeline import __version__
from pipeline.batch import Result
from pipeline.spoken import spoken, usage_fault
from pipeline.stopwatch import seconds_since, started
from pipeline.totals import Totals, ended_as

_DIGITS = 3


@dataclass(frozen=True)
class Log:
    """The requested log: the file it is appended to, the command, and the clock."""

    file: Path
    command: str
    now: Callable[[], datetime]


@dataclass
class Logbook:
    """The lines of one run. Without a file nothing is written."""

    log: Log | None = None
    file: FileIO | None = None
    run: str = ""
    start: float = field(default_factory=started)

    def begun(self, reports: int) -> None:
        self._write("begin", {"version": __version__, "reports": reports})

    def add(self, result: Result) -> None:
        """Write the line of one report."""
        outcome, problems = result.outcome, result.problems
        warnings = sum(problem.places for problem in problems if not problem.is_grave)
        self._tell(
            "report",
            {
                "report": result.report,
                "period": result.period,
                "delivery": result.delivery,
                "outcome": ended_as(result),
                "exit_code": result.exit_code,
                "seconds": round(sum(result.stages.values()), _DIGITS),
                "stages": {name: round(took, _DIGITS) for name, took in result.stages.items()},
                "rows": result.rows,
                "measures": outcome.measures if outcome else 0,
                "problems": sum(problem.places for problem in problems if problem.is_grave),
                "warnings": outcome.warnings if outcome else warnings,
                "findings": outcome.findings if outcome else 0,
            },
        )

    def ended(self, totals: Totals, exit_code: int) -> None:
        """Write the run's last line; a run that is killed has none."""
        told = {"reports": len(totals.codes), "outcomes": totals.counts, "exit_code": exit_code}
        self._tell("end", {**told, "seconds": round(seconds_since(self.start), _DIGITS)})

    def _tell(self, event: str, values: dict[str, object]) -> None:
        """Write a line; where the disk is full, the reports go on without a log."""
        try:
            self._write(event, values)
        except OSError:
            self.file = None
            typer.echo(spoken().say("The log cannot be written any more."), err=True)

    def _write(self, event: str, values: dict[str, object]) -> None:
        """Write a line in one piece, so that another run's lines stay whole too. Raises OSError."""
        if self.log is None or self.file is None:
            return
        at = self.log.now().astimezone(UTC).isoformat(timespec="seconds")
        self.run = self.run or f"{at}/{os.getpid()}"
        head = {"run": self.run, "event": event, "at": at, "command": self.log.command}
        line = json.dumps({**head, **values}).encode() + b"\n"
        if self.file.write(line) != len(line):
            raise OSError("no room for a whole line")


@contextmanager
def logbook(log: Log | None, reports: int) -> Iterator[Logbook]:
    """The log of a run, with its first line. A log that cannot be written is a usage error."""
    if log is None:
        yield Logbook()
        return
    try:
        log.file.parent.mkdir(exist_ok=True)
        file = FileIO(log.file, "ab")
    except OSError:
        _unwritable(log)
    with file:
        book = Logbook(log, file)
        try:
            _end_line(log.file, file)
            book.begun(reports)
        except OSError:
            _unwritable(log)
        yield book


def _unwritable(log: Log) -> NoReturn:
    usage_fault(spoken().say("The log {file} cannot be written.", file=log.file))


def _end_line(path: Path, file: FileIO) -> None:
    """End a line that a full disk left unfinished."""
    if not path.is_file() or not path.stat().st_size:
        return
    with path.open("rb") as there:
        there.seek(-1, SEEK_END)
        if there.read() != b"\n":
            file.write(b"\n")
