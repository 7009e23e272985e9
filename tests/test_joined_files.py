"""Targets in one file and actuals in another: joined by a key, each cell named by its own file."""

from pathlib import Path

import pytest

from pipeline.problems import Problem, proposals_of
from pipeline.proposals import adopted, merged
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.examples import recorded
from tests.indicator_sheets import BOTH, figures, only, settings
from tests.test_init_from import begun
from tests.test_init_from import settings as toml_of
from tests.workbooks_by_hand import Row, workbook

pytestmark = pytest.mark.one_in(2)

TARGETS: list[Row] = [
    ["Kode Indikator", "Sasaran", "Indikator Kinerja", "Satuan", "Target"],
    ["K1", "Layanan", "Tepat waktu", "%", 90],
    ["K2", "Layanan", "Dokumen", "Dokumen", 12],
]
ACTUALS: list[Row] = [
    ["LAPORAN"],
    ["Kode Indikator", "Indikator Kinerja", "Realisasi", "Capaian (%)"],
    ["k2", "Dokumen", 10, 83.33],
    ["K1", "Tepat waktu", 81, 90],
]
JOIN = 'join = { file = "realisasi.xlsx", by = "measure_id" }'
NUMBERED = ["objectives-numbered"]


def files(
    actuals: list[Row] = ACTUALS, targets: list[Row] = TARGETS, join: str = JOIN
) -> dict[str, str | bytes]:
    return {
        "realization.xlsx": workbook({"PK": targets}),
        "realisasi.xlsx": workbook({"Realisasi": actuals}),
        "report.toml": settings(BOTH, join),
    }


def refused(tmp_path: Path, **given: list[Row]) -> list[Problem]:
    found = problems_of(written(tmp_path, only(files(**given))))
    return [problem for problem in found if problem.refuses]


def test_each_row_finds_its_own(tmp_path: Path) -> None:
    measures = figures(tmp_path, files())
    told = {
        name: (one["target"], one["actual"], one["published"]) for name, one in measures.items()
    }
    assert told == {"K1": (90, 81, 90), "K2": (12, 10, 83.33)}
    places = [(one["file"], one["sheet"], one["rows"]) for one in measures["K1"]["evidence"]]
    assert places == [("realization.xlsx", "PK", "2"), ("realisasi.xlsx", "Realisasi", "4")]


def test_the_line_is_proposed_and_settles_it(tmp_path: Path) -> None:
    given = files(join="")
    found = problems_of(written(tmp_path / "a", only(given)))
    (line,) = merged(proposals_of(found))
    keys = {"file": "realisasi.xlsx", "sheet": "Realisasi", "by": "measure_id"}
    assert (line.standing, line.header, line.keys) == (
        "proved", ("sources", "realization"), {"join": keys},
    )  # fmt: skip
    toml = (
        settings(BOTH)
        + 'join = { file = "realisasi.xlsx", sheet = "Realisasi", by = "measure_id" }\n'
    )
    folder = written(tmp_path / "b", only({**given, "report.toml": toml}))
    assert [problem.code for problem in problems_of(folder)] == NUMBERED
    assert adopted(b"", proposals_of(found))


@pytest.mark.slow
def test_targets_and_actuals_left_over_are_joined_by_one_line(tmp_path: Path) -> None:
    targets = [row[:-1] for row in TARGETS]
    promised: list[Row] = [["Kode Indikator", "Target"], ["K1", 90], ["K2", 12]]
    more = {"target.xlsx": workbook({"T": promised})}
    found = problems_of(written(tmp_path / "a", only({**files(targets=targets, join=""), **more})))
    lines = merged(proposals_of(found))
    joins = [line.keys["join"] for line in lines if "join" in line.keys]
    (join,) = joins
    assert {one["file"] for one in join} == {"realisasi.xlsx", "target.xlsx"}  # type: ignore[index,union-attr]
    toml = adopted(settings(BOTH).encode(), proposals_of(found))
    given = {**files(targets=targets), **more, "report.toml": toml}
    read = validated_folder(written(tmp_path / "b", only(given)))["realization"]
    assert read.select("target", "actual").rows() == [(90, 81), (12, 10)]


def test_the_same_file_may_hold_both_sheets(tmp_path: Path) -> None:
    join = (
        'sheet = "PK"\njoin = { file = "realization.xlsx", sheet = "R", by = "Indikator Kinerja" }'
    )
    book = workbook({"PK": TARGETS, "R": ACTUALS})
    given = {"realization.xlsx": book, "report.toml": settings(BOTH, join)}
    folder = written(tmp_path, only(given))
    assert [problem.code for problem in problems_of(folder)] == NUMBERED
    assert validated_folder(folder)["realization"]["actual"].to_list() == [81, 10]


def test_an_empty_column_of_the_first_file_is_filled_by_the_second(tmp_path: Path) -> None:
    targets = [[*TARGETS[0], "Realisasi"], *([*row, None] for row in TARGETS[1:])]
    read = validated_folder(written(tmp_path, only(files(targets=targets))))["realization"]
    assert read["actual"].to_list() == [81, 10]


@pytest.mark.parametrize(
    ("row", "cells", "expected"),
    [
        (3, ["K9", "Tepat waktu", 81, 90],
         [("join-unmatched", "realisasi.xlsx", 4, "K9"),
          ("join-unmatched", "realization.xlsx", 2, "K1")]),
        (3, ["K2", "Dokumen", 10, 83.33],
         [("join-twice", "realisasi.xlsx", 4, "K2"),
          ("join-unmatched", "realization.xlsx", 2, "K1")]),
        (3, ["K1", "Tepat guna", 81, 90],
         [("join-differs", "realisasi.xlsx", 4, "Tepat guna")]),
        (3, ["K1", "Tepat waktu", "#REF!", 90],
         [("error-cell", "realisasi.xlsx", 4, "#REF!")]),
        (3, ["K1", "Tepat waktu", "banyak", 90],
         [("neither-number-nor-grade", "realisasi.xlsx", 4, "banyak")]),
    ],
)  # fmt: skip
def test_a_fault_is_named_in_its_own_file(
    row: int, cells: list[object], expected: list[tuple[object, ...]], tmp_path: Path
) -> None:
    actuals = [cells if n == row else line for n, line in enumerate(ACTUALS)]
    found = refused(tmp_path, actuals=actuals)
    assert [(p.code, p.file, p.row, p.value) for p in found] == expected


def test_a_key_twice_in_the_first_file_is_named(tmp_path: Path) -> None:
    targets = [*TARGETS, ["K1", "Layanan", "Tepat waktu", "%", 95]]
    found = refused(tmp_path, targets=targets)
    assert ("join-twice", "realization.xlsx", 4) in [(p.code, p.file, p.row) for p in found]


def test_a_heading_of_the_second_file_is_named_there(tmp_path: Path) -> None:
    actuals = [ACTUALS[0], [*ACTUALS[1], "Catatan lain"], *([*row, "x"] for row in ACTUALS[2:])]
    (problem,) = refused(tmp_path, actuals=actuals)
    assert (problem.code, problem.file, problem.column) == (
        "unknown-column", "realisasi.xlsx", "Catatan lain",
    )  # fmt: skip


@pytest.mark.parametrize("by", ["perspective", "Kode"])
def test_a_key_that_is_not_there_is_named(by: str, tmp_path: Path) -> None:
    given = files(join=JOIN.replace("measure_id", by))
    found = problems_of(written(tmp_path, only(given)))
    missing = [(p.file, p.column) for p in found if p.code == "missing-column" and p.column == by]
    assert missing == [("realisasi.xlsx", by), ("realization.xlsx", by)]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    given = files(join=JOIN.replace("realisasi.xlsx", "lain.xlsx"))
    found = problems_of(written(tmp_path, only(given)))
    assert any(p.refuses and p.file == "lain.xlsx" for p in found)


def test_notes_and_totals_need_no_like_in_the_other_file(tmp_path: Path) -> None:
    actuals = [*ACTUALS, ["Sumber: bidang data"]]
    assert refused(tmp_path, actuals=actuals) == []


@pytest.mark.slow
def test_a_file_with_other_keys_is_not_proposed(tmp_path: Path) -> None:
    other = [ACTUALS[0], ACTUALS[1], ["X1", "Lain", 1, 2]]
    found = problems_of(written(tmp_path, only(files(actuals=other, join=""))))
    assert proposals_of(found) == ()


def test_the_key_is_of_the_register_and_the_budget(tmp_path: Path) -> None:
    toml = settings(BOTH) + "[sources.documents]\n" + JOIN + "\n"
    found = problems_of(written(tmp_path, only({"report.toml": toml})))
    assert [(p.code, p.column) for p in found] == [("toml-unknown-key", "sources.documents.join")]


IKU: list[Row] = [
    ["Kode Indikator", "Perspektif", "Sasaran", "Indikator Kinerja", "Satuan", "Polaritas"],
    ["K1", "customer", "Layanan", "Tepat waktu", "%", "maximize"],
    ["K2", "customer", "Layanan", "Dokumen", "Dokumen", "maximize"],
]
PROMISED: list[Row] = [["Kode Indikator", "Target"], ["K1", 90], ["K2", 12]]
REACHED: list[Row] = [["REALISASI 2024"], ["Kode Indikator", "Realisasi"], ["K2", 10], ["K1", 81]]
PLAN: list[Row] = [["Kode", "Uraian", "Pagu"], ["1.01", "A", 100], ["1.02", "B", 200]]
SPENT: list[Row] = [["Kode", "Uraian", "Realisasi"], ["1.01", "A", 90], ["1.02", "B", 150]]
OUTPUTS: list[Row] = [["Kode", "Target Keluaran", "Realisasi Keluaran"],
                      ["1.01", 10, 9], ["1.02", 20, 20]]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("is_one_book", [True, False])
def test_init_joins_indicators_targets_and_actuals(is_one_book: bool, tmp_path: Path) -> None:
    sheets = {"IKU": IKU, "Target": PROMISED, "Realisasi": REACHED}
    book = {"kinerja.xlsx": workbook(sheets)}
    each = {f"{name} 2024.xlsx": workbook({name: rows}) for name, rows in sheets.items()}
    folder, said = begun(tmp_path, book if is_one_book else each)
    assert said.count("more columns of its rows") == 2
    measures = recorded(folder.parent, folder.name)["measures"]
    assert {(one["id"], one["name"], one["target"], one["actual"]) for one in measures} == {
        ("K1", "Tepat waktu", 90, 81), ("K2", "Dokumen", 12, 10),
    }  # fmt: skip
    places = {(one["file"], one["sheet"]) for one in measures[0]["evidence"]}
    assert len(places) == 3


@pytest.mark.slow
def test_init_joins_plan_realisation_and_outputs(tmp_path: Path) -> None:
    sheets = {"DPA": PLAN, "LRA": SPENT, "Keluaran": OUTPUTS}
    files = {f"{name}.xlsx": workbook({name: rows}) for name, rows in sheets.items()}
    folder, _ = begun(tmp_path, files)
    (measure,) = recorded(folder.parent, folder.name)["measures"]
    assert measure["actual"] == 80
    joins = toml_of(folder)["sources"]["budget"]["join"]
    assert [(one["file"], one["by"]) for one in joins] == [  # type: ignore[attr-defined]
        ("LRA.xlsx", "code"), ("Keluaran.xlsx", "code"),
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    "spent",
    [SPENT[:-1], [*SPENT, SPENT[1]], [*SPENT[:-1], ["1.02", "C", 150]],
     [*SPENT[:-1], ["1.03", "B", 1]]],
    ids=["a code less", "a code twice", "another name", "another code"],
)  # fmt: skip
def test_init_joins_nothing_that_does_not_fit(spent: list[Row], tmp_path: Path) -> None:
    files = {"dpa.xlsx": workbook({"DPA": PLAN}), "lra.xlsx": workbook({"LRA": spent})}
    folder, said = begun(tmp_path, files)
    assert "join" not in toml_of(folder)["sources"]["budget"]
    assert "lra.xlsx" in said.partition("Left out:")[2]
