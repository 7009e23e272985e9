"""requirements.lock: pinned, hashed, without addresses, and enough for what pyproject.toml asks."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parent.parent
LOCK = CHECKOUT / "requirements.lock"


def locked() -> list[tuple[Requirement, str]]:
    """Each requirement of the lock, and the rest of its entry."""
    entry = re.compile(r"^(\S[^\\\n]*?) *\\\n((?:[ ]+--hash=.*\n)+)(?:[ ]+#.*\n)*", re.MULTILINE)
    text = LOCK.read_text()
    assert entry.sub("", text) == "", "something in the lock is not a hashed requirement"
    return [(Requirement(found[1]), found[2]) for found in entry.finditer(text)]


def test_every_requirement_in_the_lock_is_pinned_to_one_version_and_hashed() -> None:
    pins = [(each.name, [part.operator for part in each.specifier]) for each, _ in locked()]
    assert pins == [(name, ["=="]) for name, _ in pins]
    hashes = r"(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+"
    assert [each.name for each, rest in locked() if not re.fullmatch(hashes, rest)] == []


def test_the_lock_carries_no_address() -> None:
    assert re.findall(r"://|--[a-z-]*(?:index|links)", LOCK.read_text()) == []


def test_the_lock_satisfies_all_that_the_project_its_build_and_its_tests_ask_for() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
    ]
    pins: dict[str, list[str]] = {}
    for each, _ in locked():
        versions = [part.version for part in each.specifier]
        pins.setdefault(canonicalize_name(each.name), []).extend(versions)
    for each in map(Requirement, asked):
        versions = pins.get(canonicalize_name(each.name), [])
        assert versions, f"{each} is not in the lock: make lock"
        assert [v for v in versions if v not in each.specifier] == [], f"{each}: make lock"
