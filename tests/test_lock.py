"""The locks: pinned, hashed, without addresses, and enough for what pyproject.toml asks."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parent.parent
LOCK = CHECKOUT / "requirements.lock"
WORKSHOP = CHECKOUT / "requirements-workshop.lock"
LOCKS = pytest.mark.parametrize("lock", [LOCK, WORKSHOP], ids=lambda path: path.name)


def locked(lock: Path) -> list[tuple[Requirement, str]]:
    """Each requirement of the lock, and the rest of its entry."""
    entry = re.compile(r"^(\S[^\\\n]*?) *\\\n((?:[ ]+--hash=.*\n)+)(?:[ ]+#.*\n)*", re.MULTILINE)
    text = lock.read_text()
    assert entry.sub("", text) == "", "something in the lock is not a hashed requirement"
    return [(Requirement(found[1]), found[2]) for found in entry.finditer(text)]


@LOCKS
def test_every_requirement_in_the_lock_is_pinned_to_one_version_and_hashed(lock: Path) -> None:
    pins = [(each.name, [part.operator for part in each.specifier]) for each, _ in locked(lock)]
    assert pins == [(name, ["=="]) for name, _ in pins]
    hashes = r"(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+"
    assert [each.name for each, rest in locked(lock) if not re.fullmatch(hashes, rest)] == []


@LOCKS
def test_the_lock_carries_no_address(lock: Path) -> None:
    assert re.findall(r"://|--[a-z-]*(?:index|links)", lock.read_text()) == []


def test_the_lock_satisfies_all_that_the_project_its_build_and_its_tests_ask_for() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
    ]
    assert_satisfied(LOCK, asked)


def test_the_workshops_lock_satisfies_its_group_and_agrees_with_the_other() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    assert_satisfied(WORKSHOP, project["dependency-groups"]["workshop"])
    pins = {str(each) for each, _ in locked(LOCK)}
    names = {canonicalize_name(each.name) for each, _ in locked(LOCK)}
    both = [each for each, _ in locked(WORKSHOP) if canonicalize_name(each.name) in names]
    versions = {pin.split(";")[0] for pin in pins}
    assert [str(each) for each in both if str(each).split(";")[0] not in versions] == []


def assert_satisfied(lock: Path, asked: list[str]) -> None:
    pins: dict[str, list[str]] = {}
    for each, _ in locked(lock):
        versions = [part.version for part in each.specifier]
        pins.setdefault(canonicalize_name(each.name), []).extend(versions)
    for each in map(Requirement, asked):
        versions = pins.get(canonicalize_name(each.name), [])
        assert versions, f"{each} is not in the lock: make lock"
        assert [v for v in versions if v not in each.specifier] == [], f"{each}: make lock"
