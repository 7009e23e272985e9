"""A machine that has next to nothing, for tests of the set-up: its programs are short scripts."""

import shutil
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
# The only programs of this machine that a set-up under test may see.
PROGRAMS = [
    *("sh", "awk", "basename", "cat", "dirname", "find"),
    *("make", "mktemp", "rm", "sed", "tail", "touch"),
]


def program(machine: Path, name: str, *lines: str) -> None:
    path = machine / name if "/" in name else machine / "bin" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)


def package_manager(machine: Path, name: str, *effects: str) -> None:
    """Writes down how it was called, then does what installing would do."""
    program(machine, name, f'echo "{name} $*" >> called', *effects)


def bare_machine(tmp_path: Path) -> Path:
    """A user's checkout, no package manager at hand; Pango loads once there is a file `pango`."""
    for name in ["Makefile", "requirements.lock", "pyproject.toml"]:
        shutil.copy(CHECKOUT / name, tmp_path)
    shutil.copytree(CHECKOUT / ".ci", tmp_path / ".ci")
    (tmp_path / "bin").mkdir()
    for name in PROGRAMS:
        (tmp_path / "bin" / name).symlink_to(str(shutil.which(name)))
    program(tmp_path, "id", "echo 1000")
    program(tmp_path, "uname", "echo Linux")
    program(tmp_path, "python3", "exit 0")
    program(tmp_path, ".venv/bin/python", "test -e pango || { echo 'cannot load pango'; exit 1; }")
    return tmp_path


def ran(machine: Path, command: str, **environment: str) -> tuple[int, str]:
    """The exit code and everything that was printed."""
    result = subprocess.run(
        command.split(),
        cwd=machine,
        env={"PATH": str(machine / "bin"), **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout


def calls(machine: Path) -> list[str]:
    called = machine / "called"
    return called.read_text().splitlines() if called.exists() else []
