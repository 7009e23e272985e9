"""What .ci/system-packages and .ci/python bring, and what they say where they may not."""

import shutil
from pathlib import Path

import pytest

from tests.machine_by_hand import bare_machine, calls, package_manager, program, ran

APT_LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
APT_INSTALL = "apt-get install -y --no-install-recommends"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    return bare_machine(tmp_path)


def test_a_machine_that_loads_pango_is_left_alone(machine: Path) -> None:
    (machine / "pango").touch()
    package_manager(machine, "apt-get")
    assert ran(machine, ".ci/system-packages libraries") == (0, "")
    assert calls(machine) == []


def test_without_a_known_package_manager_the_line_of_each_is_printed(machine: Path) -> None:
    code, said = ran(machine, ".ci/system-packages libraries")
    assert code == 1
    assert said.splitlines() == [
        "Missing on this machine: Pango or HarfBuzz. Type this, then the same make again:",
        f"    sudo apt-get update && sudo {APT_INSTALL} {APT_LIBRARIES}",
        "    sudo dnf install -y pango",
        "    sudo apk add so:libpango-1.0.so.0 so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0",
        "    sudo pacman -Sy --needed --noconfirm pango",
        "    sudo zypper --non-interactive install libpango-1_0-0 libharfbuzz-subset0",
        "    brew install pango",
    ]


@pytest.mark.parametrize("sudo", [None, "exit 1"], ids=["no sudo", "sudo asks for a password"])
def test_a_user_who_may_not_install_is_told_the_exact_line(machine: Path, sudo: str | None) -> None:
    package_manager(machine, "apt-get", "touch pango")
    if sudo:
        program(machine, "sudo", sudo)
    code, said = ran(machine, ".ci/system-packages libraries")
    assert (code, calls(machine)) == (1, [])
    assert said.splitlines()[1:] == [
        f"    sudo apt-get update && sudo {APT_INSTALL} {APT_LIBRARIES}"
    ]


def test_root_on_a_bare_debian_updates_the_lists_first_and_installs(machine: Path) -> None:
    program(machine, "id", "echo 0")
    package_manager(machine, "apt-get", 'test "$1" = update || : > pango')
    code, _ = ran(machine, ".ci/system-packages libraries")
    assert code == 0
    assert calls(machine) == ["apt-get update", f"{APT_INSTALL} {APT_LIBRARIES}"]


def test_sudo_without_a_password_installs_as_root_does(machine: Path) -> None:
    program(machine, "sudo", 'shift; test "$1" = true || "$@"')
    program(machine, "true", "exit 0")
    package_manager(machine, "dnf", ": > pango")
    code, _ = ran(machine, ".ci/system-packages libraries")
    assert (code, calls(machine)) == (0, ["dnf install -y pango"])


def test_an_installation_that_fails_shows_why_and_the_line(machine: Path) -> None:
    program(machine, "id", "echo 0")
    package_manager(machine, "apk", "echo 'no such package'", "exit 1")
    code, said = ran(machine, ".ci/system-packages libraries")
    assert code == 1
    assert "no such package" in said
    assert "    apk add so:libpango" in said


def test_an_installation_that_does_not_help_is_no_success(machine: Path) -> None:
    program(machine, "id", "echo 0")
    package_manager(machine, "dnf")
    code, said = ran(machine, ".ci/system-packages libraries")
    assert code == 1
    assert said.splitlines()[-2:] == [
        "cannot load pango",
        "Installed, and still missing: Pango or HarfBuzz.",
    ]


def test_only_the_missing_test_tools_are_installed(machine: Path) -> None:
    program(machine, "id", "echo 0")
    for name in ["pdftotext", "pdftoppm", "chromium"]:
        program(machine, name)
    package_manager(machine, "dnf", "cp bin/chromium bin/qpdf")
    (machine / "bin/cp").symlink_to(str(shutil.which("cp")))
    code, _ = ran(machine, ".ci/system-packages tools", CI="true")
    assert (code, calls(machine)) == (0, ["dnf install -y qpdf"])


def test_the_office_that_slow_tests_use_is_installed_by_its_small_package(machine: Path) -> None:
    program(machine, "id", "echo 0")
    package_manager(machine, "apt-get", "cp bin/id bin/soffice")
    (machine / "bin/cp").symlink_to(str(shutil.which("cp")))
    code, _ = ran(machine, ".ci/system-packages office", CI="true")
    wanted = "apt-get install -y --no-install-recommends libreoffice-writer-nogui"
    wanted += " fonts-crosextra-carlito fonts-crosextra-caladea"
    assert (code, calls(machine)) == (0, ["apt-get update", wanted])
    assert ran(machine, ".ci/system-packages office", CI="true") == (0, "")


@pytest.mark.parametrize(("ci", "expected"), [("", 0), ("true", 1)])
def test_missing_test_tools_stop_continuous_integration_only(
    machine: Path, ci: str, expected: int
) -> None:
    package_manager(machine, "apt-get")
    code, said = ran(machine, ".ci/system-packages tools", CI=ci)
    assert (code, calls(machine)) == (expected, [])
    assert f"sudo {APT_INSTALL} poppler-utils qpdf chromium" in said


# Python


def test_a_debian_python_without_venv_is_answered_with_the_package_of_that_python(
    machine: Path,
) -> None:
    program(machine, "python3", 'case "$*" in *ensurepip*) exit 1 ;; esac')
    package_manager(machine, "apt-get")
    code, said = ran(machine, "make .venv/.packages")
    assert (code, calls(machine)) == (2, [])
    assert f"    sudo apt-get update && sudo {APT_INSTALL} python3-venv\n" in said


def test_an_old_python_is_passed_over_for_a_newer_one(machine: Path) -> None:
    program(machine, "python3", "exit 1")
    program(machine, "python3.12", "exit 0")
    assert ran(machine, ".ci/python") == (0, f"{machine}/bin/python3.12\n")


def test_a_python_with_venv_is_preferred_to_one_without(machine: Path) -> None:
    program(machine, "python3", 'case "$*" in *ensurepip*) exit 1 ;; esac')
    program(machine, "python3.13", "exit 0")
    assert ran(machine, ".ci/python") == (0, f"{machine}/bin/python3.13\n")


def test_another_python_may_be_named(machine: Path) -> None:
    program(machine, "elsewhere/python", "exit 0")
    named = f"{machine}/elsewhere/python"
    assert ran(machine, ".ci/python", PYTHON=named) == (0, f"{named}\n")


def test_a_machine_without_a_new_enough_python_is_told_so(machine: Path) -> None:
    program(machine, "python3", "exit 1")
    said = (
        "Rapor needs Python 3.11 or newer, and none was found. "
        "If it lies elsewhere: make PYTHON=/path/to/python3\n"
    )
    assert ran(machine, ".ci/python") == (1, said)
    assert ran(machine, ".ci/system-packages venv") == (1, said)
