"""What a batch came to, in words at its end and as lines of JSON in its log."""

import json
import re
from io import FileIO
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from pipeline import publish
from pipeline.batch import Result
from pipeline.language import language
from pipeline.orders import Outcome
from pipeline.problems import WORST_FIRST
from pipeline.totals import FAILURES, Totals, summed_up
from tests.commands import ROOT, Ended, rapor, rapor_apart
from tests.delivery_by_hand import GOOD, written

pytestmark = pytest.mark.one_in(2)

HEAD = ["run", "event", "at", "command"]
OF_A_REPORT = [
    "report", "period", "delivery", "outcome", "exit_code", "seconds", "stages", "rows",
    "measures", "problems", "warnings", "findings",
]  # fmt: skip


def run(tmp_path: Path, *words: str, apart: bool = False) -> Ended:
    places = ("--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    return (rapor_apart if apart else rapor)(*words, *places, "--log", tmp_path / "log.jsonl")


def lines(tmp_path: Path) -> list[dict[str, Any]]:
    text = (tmp_path / "log.jsonl").read_text()
    assert text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


def mixed(tmp_path: Path) -> None:
    """Two good deliveries, one that is refused and one with wrong settings."""
    written(tmp_path / "inputs" / "alfa", {})
    written(tmp_path / "inputs" / "beta", {})
    written(tmp_path / "inputs" / "gama", {"realization.csv": None})
    written(tmp_path / "inputs" / "zeta", {"report.toml": "[report\n"})


# --- in words --------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.usefixtures("without_paper")
def test_a_batch_ends_in_what_it_came_to_where_failures_are_told(tmp_path: Path) -> None:
    mixed(tmp_path)
    ended = run(tmp_path, "report", "--language", "en")
    assert ended.stderr.splitlines()[-3:] == [
        "4 reports: 2 built, 1 refused, 1 with wrong settings",
        "  Refused: gama",
        "  Settings wrong: zeta",
    ]
    assert "reports:" not in ended.stdout
    again = run(tmp_path, "report", "alfa", "beta")
    assert again.stdout.splitlines()[-1] == "2 laporan: 2 masih mutakhir"
    assert (again.stderr, len(again.stdout.splitlines())) == ("", 4)


def test_one_report_needs_no_summary(tmp_path: Path) -> None:
    mixed(tmp_path)
    ended = run(tmp_path, "check", "alfa", "--language", "en")
    assert not re.search("[0-9] reports?:", ended.stdout + ended.stderr)


def test_of_many_the_first_ten_are_named_and_every_kind_of_end_is_counted() -> None:
    totals = Totals()
    for code, count in ((10, 13), (11, 1), (12, 1), (1, 1)):
        for n in range(count):
            totals.add(Result("x", exit_code=code, delivery=f"{code}-{n}"))
    refused = ", ".join(f"10-{n}" for n in range(10))
    assert list(summed_up(totals, language("en"))) == [
        "16 reports: 13 refused, 1 with wrong settings, 2 failed",
        f"Refused: {refused} and 3 more",
        "Settings wrong: 11-0",
        "Failed: 12-0 and 1-0",
    ]
    assert totals.exit_code == 1


# --- as lines --------------------------------------------------------------------------------


@pytest.mark.usefixtures("without_paper")
def test_the_log_has_a_line_a_report_and_one_at_each_end_of_the_run(tmp_path: Path) -> None:
    mixed(tmp_path)
    ended = run(tmp_path, "report")
    first, alfa, beta, gama, zeta, last = lines(tmp_path)
    assert {line["run"] for line in lines(tmp_path)} == {first["run"]}
    assert list(first) == [*HEAD, "version", "reports"]
    assert [list(one) for one in (alfa, beta, gama, zeta)] == [[*HEAD, *OF_A_REPORT]] * 4
    assert [(one["report"], one["outcome"], one["exit_code"]) for one in (alfa, gama, zeta)] == [
        ("alfa", "built", 0), ("gama", "refused", 10), ("zeta", "wrong", 11)
    ]  # fmt: skip
    assert (alfa["rows"], alfa["measures"], alfa["period"]) == (11, 3, "2024")
    assert alfa["findings"] > 0
    assert (gama["problems"], gama["measures"]) == (1, 0)
    assert list(alfa["stages"]) == [
        "ingest", "publish", "validate", "measure", "score", "recommend", "examine", "report",
        "render",
    ]  # fmt: skip
    assert list(gama["stages"]) == ["ingest", "publish", "validate"]
    assert 0 < sum(alfa["stages"].values()) <= alfa["seconds"] + 0.01
    assert (last["event"], last["reports"], last["exit_code"]) == ("end", 4, ended.returncode)
    assert last["outcomes"] == {"built": 2, "refused": 1, "wrong": 1}


OF_ONE_FILE = (14,)
"""Not proved: no run over reports ends so."""


@pytest.mark.slow
def test_operations_tell_of_every_field_and_every_end(tmp_path: Path) -> None:
    mixed(tmp_path)
    run(tmp_path, "check")
    told = (ROOT / "docs" / "operations.md").read_text()
    fields = {field for line in lines(tmp_path) for field in line}
    endings = {*get_args(get_type_hints(Outcome)["status"]), *FAILURES.values(), "bug"}
    known = set(re.findall(r"`([a-z_]+)`", told))
    assert (fields | endings) - known == {"explained"}
    codes = [int(code) for code in re.findall(r"^\| (\d+) \|", told, re.MULTILINE)]
    assert sorted(codes) == sorted((*WORST_FIRST, *OF_ONE_FILE))
    assert ", ".join(map(str, WORST_FIRST)) in told


@pytest.mark.slow
def test_stages_are_timed_in_workers_too_and_runs_are_appended(tmp_path: Path) -> None:
    mixed(tmp_path)
    for _ in range(2):
        run(tmp_path, "check", "--jobs", "2", apart=True)
    told = lines(tmp_path)
    assert [line["event"] for line in told] == ["begin", *["report"] * 4, "end"] * 2
    assert len({line["run"] for line in told}) == 2
    assert all(line["stages"]["validate"] > 0 for line in told if line.get("report") == "alfa")


def test_neither_persons_nor_cells_nor_places_go_into_the_log(tmp_path: Path) -> None:
    secret = "Rahasia-7781"
    realization = GOOD["realization.csv"].replace("minimize", secret).replace("Fast", secret)
    written(tmp_path / "inputs" / "alfa", {"realization.csv": realization})
    toml = GOOD["report.toml"].replace("Kepala Dinas Rekaan", secret)
    written(tmp_path / "inputs" / "beta", {"report.toml": toml.replace("scale", f'"{secret}"')})
    run(tmp_path, "check")
    text = (tmp_path / "log.jsonl").read_text()
    assert [line.get("exit_code") for line in lines(tmp_path)] == [None, 10, 11, 11]
    assert [word for word in (secret, "Dinas Rekaan", str(tmp_path)) if word in text] == []


@pytest.mark.parametrize("place", ["/dev/full", ".", "none/further/log.jsonl"])
def test_a_log_that_cannot_be_written_is_a_usage_error_before_anything_is_built(
    tmp_path: Path, place: str
) -> None:
    mixed(tmp_path)
    places = ("--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    ended = rapor("check", *places, "--log", tmp_path / place, "--language", "en")
    assert (ended.returncode, "cannot be written" in ended.stderr) == (2, True)
    assert not (tmp_path / "outputs").exists()


@pytest.mark.slow
def test_a_log_may_begin_its_folder_and_ends_a_line_left_unfinished(tmp_path: Path) -> None:
    mixed(tmp_path)
    places = ("--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    log = tmp_path / "outputs" / "log.jsonl"
    rapor("check", "alfa", *places, "--log", log)
    whole = log.read_text()
    log.write_text(whole + '{"run": "')
    rapor("check", "alfa", *places, "--log", log)
    text = log.read_text()
    assert text.startswith(whole + '{"run": "\n{')
    assert len(text.splitlines()) == 7


def test_a_run_that_gives_way_says_so_in_its_log(tmp_path: Path) -> None:
    mixed(tmp_path)
    with publish.busy_lock(tmp_path / "outputs"):
        assert run(tmp_path, "report").returncode == 13
    assert [(line["event"], line.get("exit_code")) for line in lines(tmp_path)] == [
        ("begin", None), ("end", 13)
    ]  # fmt: skip


@pytest.mark.slow
def test_reports_go_on_where_the_log_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mixed(tmp_path)
    monkeypatch.setattr("pipeline.logbook.FileIO", FullDisk)
    ended = run(tmp_path, "check", "alfa", "beta", "--language", "en")
    assert (ended.returncode, ended.stderr) == (0, "The log cannot be written any more.\n")
    assert ended.stdout.splitlines()[-1] == "2 reports: 2 can be built"
    assert (tmp_path / "log.jsonl").read_text().count("\n") == 1


class FullDisk(FileIO):
    """A file that takes one line and half of the next."""

    lines = 0

    def write(self, line: Any) -> int:
        self.lines += 1
        return super().write(line if self.lines == 1 else line[:9])
