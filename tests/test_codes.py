"""Every problem and finding code arises from a delivered folder, through the command."""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.codes import PROBLEMS
from tests.codes.appended import APPENDED
from tests.codes.budgets import BUDGETS, PEOPLE
from tests.codes.builders import Files, source
from tests.codes.cells import CELLS, LAWS
from tests.codes.files import FILES, SETTINGS
from tests.codes.promises import PROMISES
from tests.codes.registers import REGISTERS
from tests.codes.surveys import SURVEYS
from tests.codes.tables import RULEBOOKS, TABLES
from tests.commands import rapor
from tests.delivery_by_hand import written
from tests.shared_builds import once
from tests.test_spoken import foreign

CASES: Mapping[str, Files] = {
    **FILES, **SETTINGS, **CELLS, **LAWS, **PROMISES, **TABLES, **RULEBOOKS, **SURVEYS,
    **BUDGETS, **PEOPLE, **APPENDED, **REGISTERS,
}  # fmt: skip
BY_THEMSELVES = {
    "missing-package",
    "final-changed",
    "final-altered",
    "final-not-found",
    "earlier-revised",
    "nothing-withdrawn",
    "withdrawal-unexplained",
    "draft-over-final",
    "taken-unsigned",
    "taken-unknown",
    "taken-unlike",
    "taken-and-delivered",
    "reserved-name",
    "figure-too-long",
}
"""Codes that need more than a delivery: each has a test of its own, those of a final report in
`test_codes_findings.py`, those of another agency's in `test_taken.py`, that of a name in
`test_portfolio.py`, that of a figure in `test_hostile_deliveries.py`, that of a next period in
`test_next_questions.py`."""


def kinds(output: str) -> Mapping[str, set[str]]:
    """The codes printed for each report: its line begins at the margin, its codes are indented."""
    found: dict[str, set[str]] = defaultdict(set)
    report = ""
    for line in output.splitlines():
        if line[:1].strip():
            report = re.split(r"[ :]", line, maxsplit=1)[0]
        elif told := re.match(r" {4}([a-z0-9-]+): ", line):
            found[report].add(told[1])
    return found


@pytest.fixture(scope="module")
def checked() -> tuple[Path, Mapping[str, set[str]]]:
    """The outputs of one check of all deliveries, each a report by the name of its code, and the
    codes that the terminal printed for each."""
    outputs = once("codes", _checked)
    return outputs, kinds((outputs / "told.txt").read_text())


def _checked(place: Path) -> Path:
    for code, files in CASES.items():
        written(place / "inputs" / code, files)
    outputs = place / "outputs"
    told = rapor("check", "--inputs", place / "inputs", "--outputs", outputs)
    (outputs / "told.txt").write_text(told.stdout + told.stderr)
    return outputs


@pytest.mark.parametrize("code", CASES)
def test_a_problem_arises_from_its_delivery(
    code: str, checked: tuple[Path, Mapping[str, set[str]]]
) -> None:
    """In the list that goes back to the sender; else, as a warning or a wrong setting, on the
    terminal."""
    outputs, told = checked
    refused = outputs / code / "refused" / "problems.csv"
    if refused.exists():
        assert code in listed(refused)
    else:
        assert code in told[code]


def test_what_is_wrong_is_told_in_the_language_of_the_report(
    checked: tuple[Path, Mapping[str, set[str]]],
) -> None:
    """Besides what was delivered and the keys of report.toml."""
    outputs, _ = checked
    quoted = re.compile(r"“[^”]*”|\"[^\"]*\"|\b\w+_\w+\b|[\w./-]+\.(?:toml|csv|xlsx)")
    told = [
        (row["code"], foreign(quoted.sub(" ", row["text"]), "id") - _KEYS)
        for file in outputs.rglob("problems.csv")
        for row in csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines())
    ]
    assert len({code for code, _ in told}) > 100
    assert [each for each in told if each[1]] == []


_KEYS = {"missing", "is", "a"}
"""Keys of report.toml and a grade that are English words as well."""


def listed(file: Path) -> list[str]:
    with file.open(encoding="utf-8-sig") as rows:
        return [row["code"] for row in csv.DictReader(rows)]


def test_every_problem_has_a_delivery() -> None:
    assert sorted([*CASES, *BY_THEMSELVES]) == sorted(PROBLEMS)


# --- what needs more than a delivery ----------------------------------------------------------


def test_a_format_whose_package_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    address = 'database = "sqlite:///x.db"\nquery = "select 1"'
    written(tmp_path / "inputs" / "a", source("budget", address))
    rapor("check", "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    assert "missing-package" in listed(tmp_path / "outputs" / "a" / "refused" / "problems.csv")
