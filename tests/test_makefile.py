"""The Makefile: when it sets up anew, what cleaning spares, and its help."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.machine_by_hand import CHECKOUT, bare_machine, calls, program, ran


@pytest.fixture
def finished(tmp_path: Path) -> Path:
    """The machine after a set-up that went well; its pip and venv do nothing."""
    machine = bare_machine(tmp_path)
    (machine / "pango").touch()
    code, said = ran(machine, "make setup")
    assert code == 0, said
    return machine


def would_make(machine: Path) -> list[str]:
    """What a set-up would do, in short, without doing it."""
    _, said = ran(machine, "make --dry-run setup")
    steps = {
        "packages": "-m venv --clear",
        "rapor": "--editable",
        "pango": "system-packages libraries",
    }
    return [name for name, command in steps.items() if command in said]


def test_a_second_set_up_only_looks_whether_pango_loads(finished: Path) -> None:
    assert would_make(finished) == ["pango"]


def touched_after(path: Path, stamp: Path) -> None:
    later = stamp.stat().st_mtime + 10
    os.utime(path, (later, later))


def test_a_changed_project_is_installed_again_without_its_packages(finished: Path) -> None:
    touched_after(finished / "pyproject.toml", finished / ".venv/.rapor")
    assert would_make(finished) == ["rapor", "pango"]


def test_a_changed_lock_makes_the_venv_anew(finished: Path) -> None:
    touched_after(finished / "requirements.lock", finished / ".venv/.rapor")
    assert would_make(finished) == ["packages", "rapor", "pango"]


def test_a_moved_checkout_makes_the_venv_anew(finished: Path) -> None:
    (finished / ".venv/.packages").write_text("/elsewhere\n")
    assert would_make(finished) == ["packages", "rapor", "pango"]


def test_a_python_taken_off_the_machine_makes_the_venv_anew(finished: Path) -> None:
    (finished / ".venv/bin/python").unlink()
    assert would_make(finished) == ["packages", "rapor", "pango"]


def test_continuous_integration_checks_with_the_reference_validator_at_hand(
    finished: Path,
) -> None:
    (finished / "bin/bash").symlink_to(str(shutil.which("bash")))
    (finished / "bin/make").unlink()
    program(finished, "make", 'echo "make $*" >> called')
    assert ran(finished, ".ci/run") == (0, "")
    assert calls(finished) == ["make verapdf", "make check"]


# Cleaning and help


def period(machine: Path, name: str, manifest: str) -> None:
    folder = machine / "outputs" / name
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(manifest)
    (folder / "report.pdf").touch()


@pytest.mark.slow
def test_cleaning_removes_drafts_and_refusals_and_nothing_else_from_the_outputs(
    finished: Path,
) -> None:
    program(finished, "python3", f'exec "{sys.executable}" "$@"')
    period(finished, "dinas/2023", json.dumps({"status": "final"}))
    period(finished, "dinas/2024", json.dumps({"status": "draft"}))
    period(finished, "biro/2023", "not json")
    period(finished, "badan/2023", json.dumps({"status": "draft"}))
    (finished / "outputs/badan/2023/revisions/1").mkdir(parents=True)
    (finished / "outputs/dinas/refused").mkdir()
    (finished / "outputs/index.html").touch()
    code, _ = ran(finished, "make clean")
    assert code == 0
    left = sorted(str(p.relative_to(finished / "outputs")) for p in finished.glob("outputs/*/*"))
    assert left == ["badan/2023", "biro/2023", "dinas/2023"]
    assert (finished / "outputs/index.html").exists()
    assert not (finished / ".venv").exists()


def section(said: str, key: str) -> str:
    """The value of a line `key=value`."""
    return next(line for line in said.splitlines() if line.startswith(f"{key}=")).partition("=")[2]


@pytest.mark.parametrize("name", ["rapor", "laporan 50%", "it's $HOME"])
def test_a_schedule_is_printed_for_this_checkout_and_runs_as_it_is(
    tmp_path: Path, name: str
) -> None:
    place = tmp_path / name
    place.mkdir()
    machine = bare_machine(place)
    program(machine, ".venv/bin/rapor", 'echo "$0 in $(pwd): $*" >> called')
    code, said = ran(machine, "make schedule")
    assert code == 0
    ran_as = f"in {place}: report --jobs 2 --log outputs/log.jsonl"
    line = next(line for line in said.splitlines() if line.startswith("30 1 * * * "))
    # cron takes the backslash before a percent sign away; one without it would end the line.
    assert not re.search(r"(?<!\\)%", line)
    command = line.removeprefix("30 1 * * * ").replace("\\%", "%")
    subprocess.run(["/bin/sh", "-c", command], check=True, cwd="/")
    assert calls(machine) == [f".venv/bin/rapor {ran_as}"]
    assert section(said, "WorkingDirectory").replace("%%", "%") == str(place)
    started = section(said, "ExecStart")
    subprocess.run(started.split(), check=True, cwd=place)
    assert calls(machine) == [f".venv/bin/rapor {ran_as}"] * 2


def test_no_checkout_is_named_in_what_prints_the_schedule() -> None:
    assert str(CHECKOUT) not in (CHECKOUT / ".ci" / "schedule").read_text()


def test_help_is_what_a_bare_make_prints_and_names_every_command(finished: Path) -> None:
    code, said = ran(finished, "make")
    commands = re.findall(r"^make ([\w-]+) ", said, re.MULTILINE)
    assert (code, commands) == (
        0,
        [
            "help",
            "setup",
            "report",
            "schedule",
            "test",
            "check",
            "check-slow",
            "chaos",
            "fuzz",
            "verapdf",
            "bench",
            "golden",
            "lock",
            "clean",
        ],
    )
