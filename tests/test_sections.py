"""Registers whose objectives and perspectives are in rows of their own above their measures."""

from pathlib import Path

import pytest

from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import figures, only, settings
from tests.test_init_from import begun
from tests.test_init_from import settings as settings_of
from tests.workbooks_by_hand import Row, workbook

HEADINGS = ["Kode SS/IKU", "Sasaran Strategis / Indikator Kinerja Utama", "Target", "Realisasi",
            "Polarisasi", "Indeks Capaian"]  # fmt: skip
CARD: list[Row] = [
    HEADINGS,
    ["CUSTOMER PERSPECTIVE (25%)"],
    ["SS.1", "Layanan yang prima"],
    ["1a", "Indeks kepuasan", 4.2, 4.35, "Maximize", 103.57],
    ["II. PERSPEKTIF PROSES INTERNAL"],
    ["SS.2", "Proses yang efisien"],
    ["2a", "Persentase digitalisasi", 75, 80, "Maximize", 106.67],
    ["2b", "Rata-rata penyelesaian (hari)", 7, 5.6, "Minimize", 120],
    ["SS.3", "Anggaran yang akurat"],
    ["3a", "Deviasi perencanaan kas (%)", 5, 6.5, "Minimize", 70],
    [None, "Nilai Kinerja Organisasi", None, None, None, 102.19],
    [],
    ["Catatan: capaian paling tinggi 120"],
]
WORDS = HEADINGS[1]
LINE = f'sections = "{WORDS}"'
COLUMNS = f'columns = {{ measure = "{WORDS}", measure_id = "Kode SS/IKU" }}'


def found(tmp_path: Path, rows: list[Row], *lines: str) -> list[str]:
    files = {"realization.xlsx": workbook({"S": rows}), "report.toml": settings(*lines)}
    return [one.code for one in problems_of(written(tmp_path, only(files)))]


def test_what_heads_the_measures_is_read_with_them(tmp_path: Path) -> None:
    files = {"realization.xlsx": workbook({"S": CARD}), "report.toml": settings(LINE, COLUMNS)}
    frame = validated_folder(written(tmp_path, only(files)))["realization"]
    names = ("measure_id", "perspective", "objective_id", "objective", "measured_in", "polarity")
    assert frame.select(names).rows() == [
        ("1a", "customer", "SS.1", "Layanan yang prima", "", "maximize"),
        ("2a", "internal_process", "SS.2", "Proses yang efisien", "%", "maximize"),
        ("2b", "internal_process", "SS.2", "Proses yang efisien", "hari", "minimize"),
        ("3a", "internal_process", "SS.3", "Anggaran yang akurat", "%", "minimize"),
    ]


def test_what_was_left_out_is_told(tmp_path: Path) -> None:
    assert sorted(found(tmp_path, CARD, LINE, COLUMNS)) == ["average-row", "note-row", "units-read"]


@pytest.mark.slow
def test_the_sheet_proves_the_line(tmp_path: Path) -> None:
    folder, said = begun(tmp_path, {"NKO 2024.xlsx": workbook({"NKO": CARD})})
    register = settings_of(folder)["sources"]["realization"]
    assert register["sections"] == WORDS
    assert "1a Indeks kepuasan: 4.35" in said


@pytest.mark.slow
def test_a_list_by_code_alone_is_told_by_its_target_and_achievement(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["Kode", "Uraian", "Target", "Realisasi", "Capaian", "Keterangan"],
        ["S1", "Jalan yang baik"],
        ["S1.1", "Jalan mantap (%)", 82.5, 66, 80, None],
        ["S2", "Air minum"],
        ["S2.1", "Sambungan (unit)", 40, 50, 125, "baru"],
    ]
    folder, _ = begun(tmp_path, {"IKU 2024.xlsx": workbook({"IKU": rows})})
    text = (folder / "report.toml").read_text()
    assert "# values.perspective" in text
    (folder / "report.toml").write_text(
        text.replace('# values.perspective = "customer"', 'values.perspective = "customer"')
    )
    made = figures(tmp_path / "b", {path.name: path.read_bytes() for path in folder.iterdir()})
    assert [(one["id"], one["achievement"]) for one in made.values()] == [
        ("S1.1", 80),
        ("S2.1", 125),
    ]
    assert [one["measured_in"] for one in made.values()] == ["%", "unit"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Kode", "Sasaran / Indikator", "Target", "Realisasi"], ["A", "Satu", 1, 1], ["B", "Dua"]],
        [["Kode", "Sasaran / Indikator", "Target", "Realisasi"], ["A", "Satu"], ["B", "Dua"]],
    ],
)
def test_what_has_no_head_is_asked_for_in_columns(rows: list[Row], tmp_path: Path) -> None:
    files = {"realization.xlsx": workbook({"S": rows})}
    problems = problems_of(written(tmp_path, only({**files, "report.toml": settings()})))
    (problem,) = [one for one in problems if one.code == "sections-in-column"]
    assert problem.proposals == ()


@pytest.mark.slow
def test_perspectives_alone_may_head_the_measures(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["Kode IKU", "Indikator Kinerja Utama", "Target", "Realisasi", "Polarisasi"],
        ["Customer Perspective (40%)"],
        ["1a", "Indeks kepuasan", 4, 5, "Maximize"],
        ["Learning & Growth Perspective (60%)"],
        ["2a", "Jam pelatihan (JP)", 40, 46, "Maximize"],
    ]
    folder, _ = begun(tmp_path, {"NKO 2024.xlsx": workbook({"NKO": rows})})
    assert settings_of(folder)["sources"]["realization"]["sections"] == "Indikator Kinerja Utama"
    line = 'sections = "Indikator Kinerja Utama"'
    files = {"realization.xlsx": workbook({"S": rows}), "report.toml": settings(line)}
    frame = validated_folder(written(tmp_path / "b", only(files)))["realization"]
    assert frame["perspective"].to_list() == ["customer", "learning_growth"]
    assert frame["objective"].to_list() == ["Customer", "Learning & Growth"]
