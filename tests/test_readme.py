"""The README's commands work as they are written there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dinas import DINAS, outputs
from tests.examples import EXAMPLES, example

ROOT = Path(__file__).parents[1]
SETS_UP = {"make test"}  # is what runs this
BUILDS_ANEW = ("rapor verify", "rapor report")


def commands() -> list[str]:
    return re.findall(r"^\$ (.+)$", (ROOT / "README.md").read_text(), flags=re.MULTILINE)


def test_the_readme_names_the_two_commands_first() -> None:
    assert commands()[:2] == ["make report", "make test"]


@pytest.fixture(scope="module", params=["built", pytest.param("not built", marks=pytest.mark.slow)])
def checkout(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout that is set up already, so that no output of a reader is touched.

    Its examples are built already, or in the slow suite are not.
    """
    copy = tmp_path_factory.mktemp("readme") / "rapor"
    ignored = shutil.ignore_patterns(
        ".venv", ".git", "outputs", ".cache", ".*_cache", "__pycache__"
    )
    shutil.copytree(ROOT, copy, ignore=ignored)
    (copy / ".venv").mkdir()
    for part in ("bin", "lib", "pyvenv.cfg"):
        (copy / ".venv" / part).symlink_to(Path(sys.prefix) / part)
    (copy / ".venv" / ".packages").write_text(f"{copy}\n")
    (copy / ".venv" / ".rapor").touch()
    if request.param == "built":
        for name in EXAMPLES:
            shutil.copytree(example(name).parent, copy / "outputs" / name)
        shutil.copytree(outputs() / DINAS, copy / "outputs" / DINAS)
    return copy


@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(
            line, marks=[pytest.mark.slow] if any(one in line for one in BUILDS_ANEW) else []
        )
        for line in commands()
        if line not in SETS_UP
    ],
)
def test_a_command_of_the_readme_ends_well(command: str, checkout: Path) -> None:
    ended = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "MAKEFLAGS": ""},
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize(
    "page", ["README.md", "pipeline/README.md", "docs/names.md", "docs/setup.md"]
)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    text = (ROOT / page).read_text()
    targets = [t for t in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in t]
    assert [t for t in targets if not ((ROOT / page).parent / t).exists()] == []


def test_every_file_that_the_architecture_names_is_there() -> None:
    """One named behind its folder is looked for by its name alone."""
    text = (ROOT / "pipeline" / "README.md").read_text()
    named = {*re.findall(r"`([\w./-]+\.(?:py|toml|csv|jinja))`", text)} - {"report.toml"}
    within = {file.name for file in (ROOT / "pipeline").rglob("*")}
    places = [ROOT / "pipeline", ROOT / "tests", ROOT]
    gone = [n for n in named if n not in within and not any((p / n).exists() for p in places)]
    assert sorted(gone) == []
