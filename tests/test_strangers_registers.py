"""Registers of measures as strangers keep them: nothing is lost, and no figure is another's."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import merged
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import BOTH, only, settings
from tests.workbooks_by_hand import Row, workbook

pytestmark = pytest.mark.one_in(4)

HEADINGS = ["Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi"]
ROWS = [["Dekat", "Kunjungan", "kali", 8, 6], ["Dekat", "Lama antre", "menit", 20, 25]]
GIVEN = 'values = { perspective = "customer" }'


def sheet(*more: tuple[str, tuple[object, object]]) -> list[Row]:
    """The two measures with more columns behind them."""
    names = [name for name, _ in more]
    cells = [list(row) for row in zip(*(cells for _, cells in more), strict=True)] or [[], []]
    return [[*HEADINGS, *names], *([*row, *one] for row, one in zip(ROWS, cells, strict=True))]


def files(rows: list[Row], *lines: str) -> dict[str, str | bytes | None]:
    told = {"realization.xlsx": workbook({"S": rows}), "report.toml": settings(*lines)}
    return dict(only(told))


# --- which way is better, in a column of its own -----------------------------------------------


@pytest.mark.parametrize(
    ("heading", "up", "down"),
    [
        ("Arah Perbaikan", "naik", "turun"),
        ("Polaritas", "Semakin tinggi semakin baik", "Semakin rendah semakin baik"),
        ("Sifat Indikator", "Makin besar makin baik", "makin kecil makin baik"),
        ("Arah Indikator", "Meningkat", "Menurun"),
    ],
)
def test_the_way_that_is_better_may_be_a_word(
    heading: str, up: str, down: str, tmp_path: Path
) -> None:
    folder = written(tmp_path, files(sheet((heading, (up, down))), GIVEN))
    read = validated_folder(folder)["realization"]
    assert read["polarity"].to_list() == ["maximize", "minimize"]


@pytest.mark.parametrize(
    ("heading", "up", "down", "standing"),
    [
        ("Penjelasan", "Semakin tinggi semakin baik", "Semakin rendah semakin baik", "proved"),
        ("Jenis", "Maximize", "Minimize", "proved"),
        ("Tren", "Naik", "Turun", "reading"),
        ("Naik/Turun", "naik", "turun", "reading"),
    ],
)
def test_a_column_that_says_a_way_in_every_cell_is_proposed(
    heading: str, up: str, down: str, standing: str, tmp_path: Path
) -> None:
    """Under `Tren` the words may say what changed since the year before."""
    problems = problems_of(written(tmp_path, files(sheet((heading, (up, down))), GIVEN)))
    (missing,) = [one for one in problems if one.column == "polarity"]
    (line,) = missing.proposals
    assert (line.keys, line.standing) == ({"columns": {"polarity": heading}}, standing)


def test_a_column_of_which_one_cell_says_no_way_is_none(tmp_path: Path) -> None:
    problems = problems_of(written(tmp_path, files(sheet(("Tren", ("naik", "tetap"))), GIVEN)))
    lines = [line.keys for line in proposals_of(problems) if "columns" in line.keys]
    assert not any("polarity" in keys["columns"] for keys in lines)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("remarks", "below", "told"),
    [
        (("", "Semakin kecil semakin baik"), [], {"IKU-2": "minimize"}),
        (("makin tinggi nilainya makin baik", ""), [], {"IKU-1": "maximize"}),
        (("", ""), ["Catatan. Lama antre: semakin rendah semakin baik."], {"IKU-2": "minimize"}),
        (("", ""), ["Lama antre dan Kunjungan: semakin rendah semakin baik"], {}),
        (("", ""), ["Semakin rendah semakin baik"], {}),
        (("", "bukan semakin rendah semakin baik"), [], {}),
        (("", "semakin kecil semakin baik"), ["Lama antre: makin besar makin baik"], {}),
    ],
)
def test_what_a_remark_says_holds_for_its_measure_alone(
    remarks: tuple[str, str], below: list[str], told: dict[str, str], tmp_path: Path
) -> None:
    rows = [*sheet(("Keterangan", remarks)), [], *([None, one] for one in below)]
    lines = merged(proposals_of(problems_of(written(tmp_path, files(rows, GIVEN)))))
    proved = [one for one in lines if one.standing == "proved" and one.header[0] == "measures"]
    assert {one.header[1]: one.keys["polarity"] for one in proved} == told
    waiting = [one.keys["values"] for one in lines if one.header[0] == "sources"]
    assert [one["polarity"] for one in waiting] == ["maximize", "minimize"]  # type: ignore[index, call-overload]


def test_a_remark_against_the_achievement_proves_nothing(tmp_path: Path) -> None:
    more = (("Capaian (%)", (75, 125)), ("Catatan", ("", "Semakin rendah semakin baik")))
    lines = merged(proposals_of(problems_of(written(tmp_path, files(sheet(*more), GIVEN)))))
    assert [one.header for one in lines if one.standing == "proved"] == [("measures", "IKU-1")]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [((75, 75), ["maximize", "minimize"]), ((75, 81), []), ((75, ""), [])],
)
def test_a_column_that_is_the_achievement_of_every_measure_tells_the_way(
    numbers: tuple[object, object], told: list[str], tmp_path: Path
) -> None:
    """20 minutes were promised and 25 taken, so that 75 % is of one that should be less."""
    rows = sheet(("Capaian thd target akhir (%)", numbers))
    lines = merged(proposals_of(problems_of(written(tmp_path, files(rows, GIVEN)))))
    proved = [one for one in lines if one.standing == "proved"]
    assert [one.keys["polarity"] for one in proved if one.header[0] == "measures"] == told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("Rata-rata keterlambatan laporan evaluasi", True),
        ("Angka Kematian Ibu", True),
        ("Waktu tunggu layanan", True),
        ("Persentase pelanggaran perda yang diselesaikan", False),
        ("Penurunan prevalensi stunting", False),
        ("Kunjungan", False),
    ],
)
def test_a_polarity_for_all_is_doubted_of_what_nobody_wants_more_of(
    name: str, is_told: bool, tmp_path: Path
) -> None:
    rows = sheet()[:2]
    rows[1] = [rows[1][0], name, *rows[1][2:]]
    given = 'values = { perspective = "customer", polarity = "maximize" }'
    found = problems_of(written(tmp_path / "a", files(rows, given)))
    told = [one for one in found if one.code == "polarity-unlikely"]
    assert [(one.row, one.refuses) for one in told] == ([(2, False)] if is_told else [])
    own = [given, "", '[measures."IKU-1"]', 'polarity = "minimize"']
    found = problems_of(written(tmp_path / "b", files(rows, *own)))
    assert "polarity-unlikely" not in [one.code for one in found]


def test_a_code_of_the_objective_is_its_id(tmp_path: Path) -> None:
    rows = sheet(("Kode SS", ("S7", "S7")), ("Polaritas", ("naik", "turun")))
    read = validated_folder(written(tmp_path, files(rows, GIVEN)))["realization"]
    assert read["objective_id"].to_list() == ["S7", "S7"]


# --- columns that no table knows ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "cells", "standing"),
    [
        ("Rencana Aksi", ("Rapat", "Apel"), "proved"),
        ("Status Verifikasi", ("ya", "belum"), "proved"),
        ("Realisassi", (6, 25), "choice"),
    ],
)
def test_a_column_beside_the_register_stays_where_it_is_no_misspelt_one(
    heading: str, cells: tuple[object, object], standing: str, tmp_path: Path
) -> None:
    given = 'values = { perspective = "customer", polarity = "maximize" }'
    rows = sheet((heading, cells))
    if standing == "choice":
        rows = [[cell for place, cell in enumerate(row) if place != 4] for row in rows]
    problems = problems_of(written(tmp_path, files(rows, given)))
    (line,) = merged(proposals_of([one for one in problems if one.code == "unknown-column"]))
    assert line.standing == standing


def test_figures_of_which_nothing_is_known_are_left_out_by_nobody(tmp_path: Path) -> None:
    """Where the register has no actuals, they may be these."""
    rows = [[*row[:4], *row[5:]] for row in sheet(("Tercatat", (6, 25)))]
    given = 'values = { perspective = "customer", polarity = "maximize" }'
    problems = problems_of(written(tmp_path, files(rows, given)))
    (line,) = merged(proposals_of([one for one in problems if one.code == "unknown-column"]))
    assert line.standing == "choice"


# --- headings that mean a column by what is under them --------------------------------------------

SPM = ["Jenis Pelayanan", "Indikator", "Standar", "Numerator", "Denominator", "Satuan Capaian"]
SERVICES: list[Row] = [
    [*SPM, "Capaian"],
    ["IGD", "Siap 24 jam", "100%", 412, 412, "%", 100],
    ["IGD", "Lama dokter datang", "≤ 5 menit", 600, 200, "menit", 3],
    ["IGD", "Meninggal di IGD", "≤ 2 per mil", 3, 1000, "‰", 3],
]


def test_the_quotient_of_two_columns_is_the_actual(tmp_path: Path) -> None:
    found = problems_of(written(tmp_path, files(SERVICES, GIVEN)))
    assert {one.column for one in found if one.code == "missing-column"} == {"polarity"}
    lines = [one.keys for one in proposals_of(found)]
    assert any(("actual", "Capaian") in one.get("columns", {}).items() for one in lines)
    ways = [one["polarity"] for one in lines if "polarity" in one]
    assert ways == ["maximize", "minimize", "minimize"]


@pytest.mark.parametrize("figure", [4, 17])
def test_what_is_no_quotient_stays_an_achievement(figure: int, tmp_path: Path) -> None:
    rows = [*SERVICES[:2], [*SERVICES[2][:6], figure]]
    found = {one.code for one in problems_of(written(tmp_path, files(rows, GIVEN)))}
    assert "reported-without-cell" in found


KPI: list[Row] = [
    ["#", "KPI", "Unit", "Better", "Target 2024", "Actual 2024", "Achievement", "Status"],
    ["KPI-01", "Trained", "%", "↑", 80, 60, 75, "Watch"],
    ["KPI-02", "Waiting", "days", "↓", 10, 12, 80, "Watch"],
]
OBJECTIVE = 'values = { perspective = "customer", objective = "Near" }'


def test_a_scorecard_in_english_is_read_as_it_is(tmp_path: Path) -> None:
    folder = written(tmp_path, files([row[:-1] for row in KPI], OBJECTIVE))
    read = validated_folder(folder)["realization"]
    assert read.select("measure_id", "measured_in", "polarity", "published").rows() == [
        ("KPI-01", "%", "maximize", 75.0),
        ("KPI-02", "days", "minimize", 80.0),
    ]


def test_a_unit_may_be_an_office(tmp_path: Path) -> None:
    rows = [KPI[0], [*KPI[1][:2], "Secretariat", *KPI[1][3:]], [*KPI[2][:2], "Lab", *KPI[2][3:]]]
    found = problems_of(written(tmp_path, files([row[:-1] for row in rows], OBJECTIVE)))
    (strange,) = [one for one in found if one.code == "unknown-column"]
    assert strange.column == "Unit"
    assert all("measured_in" not in one.keys["columns"] for one in strange.proposals)


def test_a_code_of_the_office_is_no_measures(tmp_path: Path) -> None:
    rows = sheet(("kode_opd", ("2.08", "2.08")), ("Kode", ("2", "2")))
    found = problems_of(written(tmp_path, files(rows, GIVEN)))
    assert "duplicate-key" not in {one.code for one in found}
    assert ("measures-numbered", "") in {(one.code, one.column) for one in found}


def test_rows_of_another_year_are_not_measured(tmp_path: Path) -> None:
    rows = sheet(("tahun", (2023, 2024)))
    found = problems_of(written(tmp_path, files(rows, GIVEN)))
    (told,) = [one for one in found if one.code == "several-years"]
    assert [one.keys for one in told.proposals] == [{"where": {"tahun": "2024"}}]


RENJA = ["Target Renstra (2026)", "Target Renja (2024)", "Realisasi Renja Tahun 2024"]


def test_of_pairs_the_figure_is_what_was_done(tmp_path: Path) -> None:
    pairs = [(f"{name} {letter}", (n, n)) for n, name in enumerate(RENJA) for letter in ("K", "Rp")]
    rows = [[*HEADINGS[:3], *(name for name, _ in pairs)]]
    rows += [[*row[:3], *(cells[0] for _, cells in pairs)] for row in ROWS]
    found = problems_of(written(tmp_path, files(rows, GIVEN)))
    columns = {name for one in proposals_of(found) for name in one.keys.get("columns", {}).items()}
    assert {("target", "Target Renja (2024) K"), ("actual", f"{RENJA[2]} K")} <= columns


def test_of_two_achievements_that_of_what_was_done_is_the_measures(tmp_path: Path) -> None:
    """`Capaian K (%)` may have been the achievement misspelt, so that the columns were asked."""
    names = [f"{one} {letter}" for one in ("Target", "Realisasi") for letter in ("K", "Rp")]
    names += ["Capaian K (%)", "Capaian Rp (%)"]
    rows = [[*HEADINGS[:3], *names], *([*row[:3], 4, 40, 2, 30, 50, 75] for row in ROWS)]
    found = proposals_of(problems_of(written(tmp_path, files(rows, GIVEN))))
    (line,) = {str(one.keys["columns"]) for one in found if "columns" in one.keys}
    assert "'published': 'Capaian K (%)'" in line
    assert {one.standing for one in found} == {"proved"}


@pytest.mark.parametrize(
    ("heading", "title"),
    [("Realisasi s.d. TW {}", ""), ("Realisasi kumulatif TW {}", ""),
     ("Realisasi TW {}", "Realisasi triwulan dihitung secara kumulatif")],
)  # fmt: skip
def test_quarters_may_say_that_they_are_cumulative(
    heading: str, title: str, tmp_path: Path
) -> None:
    names = [heading.format(n) for n in ("I", "II", "III", "IV")]
    rows: list[Row] = [[*HEADINGS[:4], *names], *([*row[:4], 1, 2, 3, 4] for row in ROWS)]
    rows = [[title], [], *rows] if title else rows
    found = problems_of(written(tmp_path, files(rows, GIVEN)))
    (asked,) = [one for one in found if one.code == "quarters-undeclared"]
    assert [(one.keys, one.standing) for one in asked.proposals] == [
        ({"quarters": "cumulative"}, "proved")
    ]


@pytest.mark.parametrize("place", [0, 1])
def test_a_mean_is_no_measure_under_whichever_words_it_is_named(place: int, tmp_path: Path) -> None:
    mean: Row = [None, None, None, None, None, 100]
    mean[place] = "Rata-rata capaian"
    rows = [*sheet(("Capaian (%)", (75, 75))), mean]
    given = 'values = { perspective = "customer", polarity = "maximize" }'
    tables = validated_folder(written(tmp_path, files(rows, given)))
    assert tables["realization"]["actual"].to_list() == [6.0, 25.0]
    assert "average-row" in {problem.code for problem in tables.problems}


# --- marks that would part what is counted --------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "unit", "target", "actual", "marks"),
    [
        ("Pemustaka", "Orang", "24.000", "24.350", {",": "proved"}),
        ("Populasi sapi", "ekor", "1,250", "1,312", {".": "proved"}),
        ("Pemustaka", "orang", "24.000", "25.000", {",": "reading", ".": "reading"}),
        ("Rata-rata anggota", "orang", "3.850", "3.755", {",": "reading", ".": "reading"}),
        ("Panjang jalan", "km", "1.250", "1.312", {",": "reading", ".": "reading"}),
    ],
)
def test_nothing_that_is_counted_comes_in_parts(
    measure: str, unit: str, target: str, actual: str, marks: dict[str, str], tmp_path: Path
) -> None:
    """24.350 people are no 24 and a third."""
    rows: list[Row] = [
        ["Sasaran", "Indikator", "Satuan", "Target", "Realisasi"],
        ["A", measure, unit, target, actual],
        ["A", "Tertib", "%", "80", "82"],
    ]
    found = problems_of(written(tmp_path, files(rows, BOTH)))
    (problem, *_) = [one for one in found if one.code == "ambiguous-number"]
    assert {str(one.keys["decimal"]): one.standing for one in problem.proposals} == marks


@pytest.mark.parametrize(
    ("actuals", "marks"),
    [
        (("40.212,5", "68,93"), {",": "proved"}),
        (("40.212", "68"), {",": "reading", ".": "reading"}),
        (("40.212,5", "68.93"), {",": "reading", ".": "reading"}),
        ((40212.5, "68,93"), {",": "reading", ".": "reading"}),
        ((40212.5, 68.93), {",": "reading", ".": "reading"}),
    ],
)
def test_commas_of_another_column_prove_what_a_point_parts(
    actuals: tuple[object, object], marks: dict[str, str], tmp_path: Path
) -> None:
    """41.500 tonnes beside 40.212,5 were asked about; a number of the workbook proves no mark."""
    rows: list[Row] = [
        ["Sasaran", "Indikator", "Satuan", "Target", "Realisasi"],
        ["A", "Sampah diangkut", "ton", "41.500", actuals[0]],
        ["A", "Sampah dikelola", "ton", "72.100", actuals[1]],
    ]
    found = problems_of(written(tmp_path, files(rows, BOTH)))
    (problem,) = [one for one in found if one.code == "ambiguous-number" and one.column == "Target"]
    assert {str(one.keys["decimal"]): one.standing for one in problem.proposals} == marks
