"""What is sealed of a case comes back as it was, and nothing else is built from such a file."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline import run
from pipeline.account import Flag
from pipeline.case import Case
from pipeline.ingest import report_folders
from pipeline.problems import Reason
from pipeline.sealing import ACCOUNT, NotSealed, sealed, unsealed
from pipeline.sealing.records import packed, unpacked
from pipeline.values import Joined, Message, Number
from tests.examples import INPUTS

FOLDERS = {folder.name: folder for folder in report_folders(INPUTS)}


def case_of(name: str, tmp_path: Path) -> Case:
    job = run.Job(INPUTS, tmp_path)
    order = run.ordered(FOLDERS[name], job)
    return run.accounted(order, run.validated(order)).case


@pytest.mark.one_in(4)
@pytest.mark.parametrize("name", FOLDERS)
def test_a_case_comes_back_as_it_was(name: str, tmp_path: Path) -> None:
    case = case_of(name, tmp_path)
    files = sealed(case)
    account, report_file = unsealed(files)
    again = sealed(Case(account, report_file, case.rulebook))
    assert {**again, ACCOUNT: b""} == {**files, ACCOUNT: b""}
    assert json.loads(again[ACCOUNT]) == json.loads(files[ACCOUNT])
    assert account.scorecard == case.account.scorecard
    assert account.findings == case.account.findings or _alike(account, case)


def _alike(account: object, case: Case) -> bool:
    """Lists come back as tuples, which word alike."""
    return packed(getattr(account, "findings")) == packed(case.account.findings)  # noqa: B009


@pytest.mark.slow
def test_what_nobody_may_read_stays_out(tmp_path: Path) -> None:
    case = case_of("klaten-2019", tmp_path)
    (ratio,) = (one for one in case.account.measures if one.id == "L2")
    assert ratio.further_numbers == {"untrained": 18, **ratio.further_numbers}
    assert ratio.denominator
    account, report_file = unsealed(sealed(case))
    assert account.measure("L2").further_numbers == {"untrained": 18}  # as its advice prints
    assert account.measure("L2").denominator is None
    assert account.readiness is None
    assert report_file.sources == {}


@pytest.mark.parametrize(
    "value",
    [
        Message("{a} of {b}", {"a": Number(1.5), "b": Decimal("0.10")}),
        Joined(("x", Number(None), {"id": "satu", "en": "one"}), "; "),
        Reason("at-most", {"limit": "1"}),
        (date(2026, 2, 28), Flag.NO_ACTUAL, 44.0, 44, True, None, "44.0"),
        {"": 1, "of": 2},
        {("a", "b"): 1},
    ],
    ids=str,
)
def test_every_value_keeps_its_kind(value: object) -> None:
    again = unpacked(json.loads(json.dumps(packed(value))))
    assert again == value
    assert repr(again) == repr(value)


@pytest.mark.parametrize(
    "told",
    [
        {"": "Path", "of": "/etc/passwd"},
        {"": "Measure", "nothing": 1},
        {"": "Message"},
        {"": "date", "of": "31.12.2026"},
        {"": "Decimal", "of": "x"},
        {"": "Flag", "of": "unheard-of"},
        {"": "pairs", "of": 3},
        {"": "Finding", "code": "unheard-of", "where": ""},
    ],
    ids=json.dumps,
)
def test_nothing_but_our_own_records_is_built(told: Mapping[str, object]) -> None:
    with pytest.raises(NotSealed):
        unpacked(json.loads(json.dumps(told)))


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize("account", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b"null"])
def test_a_file_that_nobody_sealed(account: bytes, tmp_path: Path) -> None:
    files = sealed(case_of("survei-pegawai", tmp_path))
    with pytest.raises(NotSealed):
        unsealed({**files, ACCOUNT: account})


def test_what_no_account_is_made_of_is_not_sealed() -> None:
    with pytest.raises(TypeError, match="PosixPath"):
        packed(Path("x"))
