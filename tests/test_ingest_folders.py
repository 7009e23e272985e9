"""Which folders are reports, which files their tables, and which files are left over."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.delivery import DeliveredFile
from pipeline.ingest import (
    ReportFolder,
    fingerprint,
    read_pictures,
    read_report_file,
    read_tables,
    report_folders,
)
from pipeline.ingest.files.folders import ENDINGS
from pipeline.ingest.formats.readers import READERS
from pipeline.problems import PolicyWrong, Problem, proposals_of
from tests.delivery_by_hand import BUDGET, REPORT, places, written


def problems(folder: ReportFolder) -> tuple[Problem, ...]:
    """What is wrong, without the lines that are proposed for it."""
    return tuple(replace(problem, proposals=()) for problem in told(folder))


def told(folder: ReportFolder) -> tuple[Problem, ...]:
    return read_tables(folder, read_report_file(folder)).problems


def proposed(folder: ReportFolder) -> list[Mapping[str, object]]:
    return [line.keys for line in proposals_of(told(folder))]


def test_report_folders_are_sorted_and_shared_and_hidden_ones_are_none(tmp_path: Path) -> None:
    for name in ("b-2024", "a", "shared", ".hidden"):
        written(tmp_path / name, {})
    (tmp_path / "notes").mkdir()
    (tmp_path / "README.md").write_text("x")
    assert report_folders(tmp_path) == (
        ReportFolder("a", tmp_path / "a"),
        ReportFolder("b-2024", tmp_path / "b-2024"),
    )
    assert report_folders(tmp_path / "nowhere") == ()


def test_a_folder_with_periods_is_one_report_a_period(tmp_path: Path) -> None:
    dinas = tmp_path / "dinas"
    written(dinas / "2023", {"report.toml": None})
    period = '[period]\nstart = 2024-01-01\nend = 2024-06-30\n[agency]\nregion = "X"\n'
    written(dinas / "2024-S1", {"report.toml": period})
    (dinas / "report.toml").write_text(REPORT)
    first, second = report_folders(tmp_path)
    assert first == ReportFolder("dinas/2023", dinas / "2023", (dinas,))
    assert second == ReportFolder("dinas/2024-S1", dinas / "2024-S1", (dinas,))
    read = read_report_file(second)
    assert (read.agency.id, read.agency.name, read.agency.region, read.period.id) == (
        "dinas",
        "Dinas Rekaan",
        "X",
        "2024-S1",
    )
    assert read_report_file(first).period.id == "2024"


@pytest.mark.parametrize(
    ("name", "agency"),
    [("klaten-2019", "klaten"), ("a-2024-Q3", "a"), ("a-2024-07", "a"), ("biro-7", "biro-7")],
)
def test_the_agency_id_is_the_folders_name_without_its_period(name: str, agency: str) -> None:
    assert ReportFolder(name, Path(name)).agency_id == agency


def test_every_file_that_was_read_has_its_fingerprint(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", {})
    delivery = read_tables(folder, read_report_file(folder))
    tables = ("realization", "budget", "survey_trust")
    prints = {f"{name}.csv": fingerprint(folder.path / f"{name}.csv") for name in tables}
    assert delivery.files == prints
    assert delivery.problems == ()
    assert {name: raw.source for name, raw in delivery.tables.items()} == {
        name: DeliveredFile(f"{name}.csv", "", prints[f"{name}.csv"]) for name in tables
    }
    assert delivery.tables["budget"].frame.rows() == [
        (2, "1.01", "Programme", "1000000", "900000"),
        (3, "1.01.01", "Activity", "1000000", "900000"),
    ]


def test_files_that_no_table_takes_are_warned_of(tmp_path: Path) -> None:
    spare = (
        "budged.csv", "README.md", ".hidden", ".~lock.budget.csv#", "~$budget.csv", "own.toml",
    )  # fmt: skip
    folder = written(tmp_path / "a", dict.fromkeys(spare, ""))
    assert problems(folder) == (Problem("unused-file", "budged.csv"),)


def test_two_files_for_one_table_are_named(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", {"Budget.CSV": BUDGET})
    values = {"table": "budget", "files": ["Budget.CSV", "budget.csv"]}
    assert problems(folder) == (Problem("two-files", "Budget.CSV", values=values),)
    assert proposed(folder) == [{"file": "Budget.CSV"}, {"file": "budget.csv"}]


def test_a_large_file_that_no_table_took_is_not_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.ingest.unsettled._LARGEST", len(BUDGET) - 1)
    folder = written(tmp_path / "a", {"budget.csv": None, "lra.csv": BUDGET})
    assert problems(folder) == (Problem("unused-file", "lra.csv"),)
    assert proposed(folder) == []


def sourced(source: str) -> dict[str, str | bytes | None]:
    return {"report.toml": f"{REPORT}[sources.budget]\n{source}\n", "budget.csv": None}


def test_a_source_names_the_file_its_heading_row_and_its_rows(tmp_path: Path) -> None:
    source = (
        'file = "Rekap 2024.csv"\nheader_row = 3\nwhere = { unit = "Dinas A" }\n'
        'columns = { ceiling = "Setelah Perubahan" }'
    )
    recap = (
        "Rekap\n\nKode Rekening;Uraian;Unit;Setelah Perubahan;Realisasi;Ket\n"
        "1;A;Dinas A;10;9;x\n2;B;Dinas B;20;9;\n"
    )
    files = {**sourced(source), "Rekap 2024.csv": recap}
    folder = written(tmp_path / "a", files)
    delivery = read_tables(folder, read_report_file(folder))
    assert delivery.problems == ()
    assert delivery.tables["budget"].frame.rows() == [(4, "1", "A", "Dinas A", "10", "9", "x")]
    assert places(tmp_path / "a", files) == []


def test_a_filter_that_keeps_no_row_is_named_with_the_nearest_value(tmp_path: Path) -> None:
    source = 'file = "r.csv"\nwhere = { name = "Programe", bureau = "x" }'
    folder = written(tmp_path / "a", {**sourced(source), "r.csv": BUDGET})
    values = {"table": "budget", "nearest": "Programme"}
    assert problems(folder) == (
        Problem("unmatched-where", "r.csv", column="name", value="Programe", values=values),
        Problem("missing-column", "r.csv", column="bureau"),
    )
    assert proposed(folder) == [{"where": {"name": "Programme"}}, {"where": {"name": "Activity"}}]


@pytest.mark.parametrize("written_as", ["Rekening Badan.csv", "lra-2024.csv"])
def test_a_table_that_is_missing_may_be_a_file_that_none_took(
    tmp_path: Path, written_as: str
) -> None:
    folder = written(tmp_path / "a", {"budget.csv": None, written_as: BUDGET})
    assert problems(folder) == (Problem("unused-file", written_as),)
    assert proposed(folder) == [{"file": written_as}]
    read = written(tmp_path / "b", {written_as: BUDGET})
    assert proposed(read) == []


@pytest.mark.parametrize("name", ["../other/budget.csv", "link.csv", "/etc/hostname"])
def test_a_file_outside_the_folder_is_not_read(tmp_path: Path, name: str) -> None:
    written(tmp_path / "other", {})
    folder = written(tmp_path / "a", sourced(f'file = "{name}"'))
    (folder.path / "link.csv").symlink_to(tmp_path / "other" / "budget.csv")
    assert Problem("outside-folder", name) in problems(folder)


def test_a_table_that_links_elsewhere_is_not_read(tmp_path: Path) -> None:
    written(tmp_path / "other", {})
    folder = written(tmp_path / "a", {"budget.csv": None})
    (folder.path / "budget.csv").symlink_to(tmp_path / "other" / "budget.csv")
    assert problems(folder) == (Problem("outside-folder", "budget.csv"),)


@pytest.mark.parametrize("name", ["shared/b.csv", "../shared/b.csv"])
def test_a_file_in_shared_may_be_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "b.csv").write_text(BUDGET)
    folder = written(tmp_path / "a", sourced(f'file = "{name}"'))
    delivery = read_tables(folder, read_report_file(folder))
    assert delivery.problems == ()
    assert delivery.tables["budget"].source.file == "shared/b.csv"


def test_a_missing_file_is_one_problem_and_no_other_follows(tmp_path: Path) -> None:
    assert places(tmp_path / "a", sourced('file = "gone.csv"')) == [
        ("missing-file", "gone.csv", None, "", "")
    ]


def test_a_file_without_a_reader_is_named(tmp_path: Path) -> None:
    files = {**sourced('file = "b.docx"'), "b.docx": "x"}
    assert places(tmp_path / "a", files) == [("unknown-ending", "b.docx", None, "", "")]


def with_logo(name: str) -> str:
    return REPORT.replace("[period]", f'logo = "{name}"\n[period]', 1)


def test_a_logo_becomes_a_data_uri(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    folder = written(tmp_path / "a", {"report.toml": with_logo("l.svg"), "l.svg": svg})
    report_file = read_report_file(folder)
    encoded = b64encode(svg.encode()).decode()
    assert read_pictures(folder, report_file).logo == f"data:image/svg+xml;base64,{encoded}"
    assert read_tables(folder, report_file).problems == ()
    plain = written(tmp_path / "b", {})
    assert read_pictures(plain, read_report_file(plain)).logo == ""


@pytest.mark.parametrize(
    ("name", "code"),
    [("gone.svg", "missing-file"), ("../x.svg", "outside-folder"), ("l.gif", "toml-value")],
)
def test_a_logo_that_cannot_be_used_is_named(tmp_path: Path, name: str, code: str) -> None:
    folder = written(tmp_path / "a", {"report.toml": with_logo(name), "l.gif": "x"})
    with pytest.raises(PolicyWrong) as refusal:
        read_pictures(folder, read_report_file(folder))
    assert [(found.code, found.column) for found in refusal.value.problems] == [
        (code, "agency.logo")
    ]


def test_every_ending_that_makes_a_folder_a_report_has_its_reader() -> None:
    assert set(ENDINGS) == set(READERS)
