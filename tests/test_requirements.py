"""pyproject.toml and what is imported: one names all of the other, and nothing more."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from email import message_from_string
from email.message import Message
from functools import cache
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from pipeline.publish.libraries import installed_closure

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
TOOLS = {"types-psutil", "hatchling", "mypy", "pip", "pre-commit", "pytest-xdist", "ruff"}
"""What a developer or another tool runs; nothing imports it."""
TAKEN_UP_BY_PANDAS = {"pyarrow"}
"""It keeps its texts in this where it is installed."""
OWN = {"pipeline", "tests", "__future__", *sys.stdlib_module_names}


def names(requirements: Iterable[str]) -> set[str]:
    return {canonicalize_name(Requirement(each).name) for each in requirements}


DEPENDENCIES = names(PROJECT["project"]["dependencies"])
EXTRAS = names(
    each for extra in PROJECT["project"]["optional-dependencies"].values() for each in extra
)
DEV = names(PROJECT["dependency-groups"]["dev"])
WORKSHOP = names(PROJECT["dependency-groups"]["workshop"])


@cache
def imports(source: str) -> tuple[tuple[str, bool], ...]:
    """The top names of all modules a file imports or looks for, and whether it does so at once."""
    return tuple(_imported(ast.parse(source)))


def _imported(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    inner = {
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=aliases):
                found = [alias.name for alias in aliases]
            case ast.ImportFrom(module=str(module), level=0):
                found = [module]
            case ast.Call(func=ast.Name("find_spec"), args=[ast.Constant(str(module))]):
                found = [module]
            case _:
                continue
        yield from ((name.split(".")[0], node not in inner) for name in found)


def distributions(sources: Iterable[str], *, at_once: bool = False) -> set[str]:
    """What has to be installed for these files; `at_once` leaves out what functions import."""
    providers = packages_distributions()
    return {
        canonicalize_name(providers.get(name, [name])[0])
        for source in sources
        for name, is_at_once in imports(source)
        if name not in OWN and (is_at_once or not at_once)
    }


def read(*folders: str) -> list[str]:
    return [
        path.read_text() for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))
    ]


def test_what_the_package_imports_is_what_it_declares() -> None:
    assert distributions(read("pipeline")) == DEPENDENCIES | EXTRAS
    assert DEPENDENCIES.isdisjoint(EXTRAS)


@pytest.mark.slow
def test_an_extra_is_imported_only_where_it_is_needed() -> None:
    assert distributions(read("pipeline"), at_once=True) & EXTRAS == set()


@pytest.mark.slow
def test_what_only_tests_and_tools_need_is_what_the_group_declares() -> None:
    imported = distributions(read("tests", ".ci", "inputs"))
    assert imported - DEPENDENCIES - WORKSHOP - EXTRAS | EXTRAS | TOOLS == DEV
    assert DEV.isdisjoint(DEPENDENCIES)


@pytest.mark.slow
def test_the_workshop_declares_what_benchmarks_and_fuzzing_import_besides() -> None:
    imported = distributions(read("tests/bench", "tests/fuzz"))
    assert imported - DEPENDENCIES - DEV == WORKSHOP - TAKEN_UP_BY_PANDAS


def test_an_import_is_seen_wherever_it_stands() -> None:
    source = "import a.b, c\nfrom d.e import f\ndef x():\n    import g\n    find_spec('h')\n"
    source += "from . import i\nif True:\n    import j\n"
    assert sorted(imports(source)) == [
        ("a", True), ("c", True), ("d", True), ("g", False), ("h", False), ("j", True),
    ]  # fmt: skip


# --- licences ---------------------------------------------------------------------------------

COPYLEFT = re.compile(r"\b[AL]?GPL|General Public License|Affero", re.IGNORECASE)


def licences(known: Message) -> list[str]:
    """The licences a package may be taken under, one of which is enough."""
    if expression := known.get("License-Expression"):
        return re.split(r"\s+OR\s+", expression.strip("()"))
    classified = [each for each in known.get_all("Classifier", []) if "License ::" in each]
    return classified or [(known.get("License") or "").split("\n")[0]]


def is_copyleft(known: Message) -> bool:
    return all(COPYLEFT.search(licence) or not licence for licence in licences(known))


def test_nothing_that_is_installed_with_rapor_makes_its_users_publish_their_own_work() -> None:
    """Neither GPL, LGPL nor AGPL, unless another licence may be chosen; nor none at all."""
    required = {name: distribution(name).metadata for name in installed_closure("rapor")}
    assert {"weasyprint", "polars", "pg8000"} < set(required)
    assert [name for name, known in required.items() if is_copyleft(known)] == []


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("License-Expression: LGPL-3.0-only", True),
        ("License-Expression: GPL-2.0-or-later OR MIT", False),
        ("License: GNU AGPL v3", True),
        ("License: BSD", False),
        ("Name: x", True),
        ("Classifier: License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("License: UNKNOWN\nClassifier: License :: OSI Approved :: MIT License", False),
    ],
)
def test_a_licence_is_told_by_what_a_package_says_of_itself(head: str, expected: bool) -> None:
    assert is_copyleft(message_from_string(head)) is expected
