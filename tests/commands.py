"""The command as officers and cron type it: in this process, or in one of its own."""

import os
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from typer.testing import CliRunner

import pipeline.batch  # noqa: F401 -- takes its limits before `rapor` is without any
from pipeline.cli import app

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def _unlimited(*_: object) -> None:
    """No limits: with them each report would be built in a process of its own."""


def rapor(*words: object) -> Ended:
    """Run the command here, its reports in this process too; it must never show a traceback."""
    with chdir(ROOT), mock.patch("pipeline.crew.Limits", _unlimited):
        told = CliRunner().invoke(app, [str(word) for word in words])
    return _without_traceback(Ended(told.exit_code, told.stdout, told.stderr))


def rapor_apart(*words: object) -> Ended:
    """Run the command in a process of its own, which takes two seconds more."""
    told = subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return _without_traceback(Ended(told.returncode, told.stdout, told.stderr))


def _without_traceback(ended: Ended) -> Ended:
    assert "Traceback" not in ended.stderr + ended.stdout, ended.stderr
    return ended
