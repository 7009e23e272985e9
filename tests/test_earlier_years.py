"""Columns of earlier years: one sheet of several years becomes table `history`."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import adopted, merged
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import BOTH, figures, only, settings
from tests.workbooks_by_hand import Row, workbook

NUMBERED = ["measures-numbered", "objectives-numbered"]
HEADINGS = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target 2022", "Realisasi 2022",
            "Capaian 2022", "Target 2023", "Realisasi 2023", "Target 2024", "Realisasi 2024",
            "Target 2025"]  # fmt: skip
LINES: list[Row] = [
    [1, "Layanan", "Tepat waktu", "%", 80, 70, 87.5, 85, 88, 90, 81, 92],
    [2, "Layanan", "Nilai SAKIP", "Predikat", "B", "CC", None, "B", "BB", "BB", "BB", "A"],
    [3, "Layanan", "Dokumen", "Dokumen", None, None, None, None, 9, 12, 10, 14],
]
HISTORY = '[sources.history]\nfile = "realization.xlsx"\n'
NEXT = 'columns = { next_target = "Target 2025" }'


def book(lines: list[Row] = LINES, headings: list[str] = HEADINGS) -> bytes:
    return workbook({"Kinerja": [["LKjIP 2024"], headings, *lines]})


@pytest.mark.slow
def test_every_year_of_the_sheet_is_read(tmp_path: Path) -> None:
    toml = settings(BOTH, NEXT) + HISTORY
    measures = figures(tmp_path, {"realization.xlsx": book(), "report.toml": toml})
    told = {
        name: [(one["period"], one["target"], one["actual"]) for one in measure["past"]]
        for name, measure in measures.items()
    }
    assert told["IKU-1"] == [("2022", 80, 70), ("2023", 85, 88)]
    assert told["IKU-3"] == [("2023", None, 9)]
    assert [measures[name]["next_step"]["target"] for name in ("IKU-1", "IKU-3")] == [92, 14]
    assert [measures["IKU-1"]["target"], measures["IKU-1"]["actual"]] == [90, 81]


@pytest.mark.slow
def test_the_lines_are_proposed_and_settle_it(tmp_path: Path) -> None:
    files = {"realization.xlsx": book(), "report.toml": settings(BOTH)}
    found = problems_of(written(tmp_path / "a", only(files)))
    lines = {one.header: one.keys for one in merged(proposals_of(found))}
    assert lines[("sources", "history")] == {"file": "realization.xlsx", "sheet": "Kinerja"}
    columns = lines[("sources", "realization")]["columns"]
    assert isinstance(columns, dict)
    assert columns["next_target"] == "Target 2025"
    assert "Target 2022" not in columns.values()
    toml = adopted(settings(BOTH).encode(), proposals_of(found)).decode()
    folder = written(tmp_path / "b", only({**files, "report.toml": toml}))
    assert [problem.code for problem in problems_of(folder)] == NUMBERED
    tables = validated_folder(folder)
    graded = {key: (one.target, one.actual) for key, one in tables.graded_before.items()}
    assert graded == {("IKU-2", "2022"): ("B", "CC"), ("IKU-2", "2023"): ("B", "BB")}
    history = tables["history"]
    assert history.drop("_row").rows() == [
        ("IKU-1", "2022", 80, 70, 87.5),
        ("IKU-2", "2022", None, None, None),
        ("IKU-1", "2023", 85, 88, None),
        ("IKU-2", "2023", None, None, None),
        ("IKU-3", "2023", None, 9, None),
    ]


def test_without_a_next_target_the_register_needs_no_columns(tmp_path: Path) -> None:
    lines = [line[:-1] for line in LINES]
    toml = settings(BOTH) + HISTORY
    files = {"realization.xlsx": book(lines, HEADINGS[:-1]), "report.toml": toml}
    assert [p.code for p in problems_of(written(tmp_path, only(files)))] == NUMBERED


@pytest.mark.slow
def test_plain_years_are_actuals_in_a_range_of_their_own_sheet(tmp_path: Path) -> None:
    years: list[Row] = [["Tabel 3"], [None, "Indikator", 2022, 2023], [None, "dokumen", 7, 9],
                        [None, "Tepat  Waktu", 70.5, 88]]  # fmt: skip
    now = [[*line[:4], *line[9:11]] for line in LINES]
    sheet = [[*HEADINGS[:4], "Target", "Realisasi"], *now]
    content = workbook({"Kinerja": sheet, "Riwayat 5 tahun": years})
    source = '[sources.history]\nfile = "realization.xlsx"\nsheet = "Riwayat 5 tahun"\n'
    toml = settings(BOTH, 'sheet = "Kinerja"') + source + 'range = "B2:D4"\n'
    files = {"realization.xlsx": content, "report.toml": toml}
    history = validated_folder(written(tmp_path, only(files)))["history"]
    assert history.select("measure_id", "period", "actual").rows() == [
        ("IKU-3", "2022", 7), ("IKU-1", "2022", 70.5), ("IKU-3", "2023", 9), ("IKU-1", "2023", 88),
    ]  # fmt: skip


def test_years_under_one_heading_are_told_apart(tmp_path: Path) -> None:
    two: list[Row] = [
        ["Kode Indikator", "Indikator", "Target", None, "Realisasi", None],
        [None, None, "2022", "2023", "2022", "2023"],
        ["IKU-1", "Tepat waktu", 80, 85, 70, 88],
    ]
    merges = [("C1:D1", "Target"), ("E1:F1", "Realisasi"), ("A1:A2", "Kode Indikator"),
              ("B1:B2", "Indikator")]  # fmt: skip
    now = [[*line[:4], *line[9:11]] for line in LINES]
    files = {
        "realization.xlsx": workbook({"K": [[*HEADINGS[:4], "Target", "Realisasi"], *now]}),
        "history.xlsx": workbook({"S": two}, merged=merges),
    }
    history = validated_folder(written(tmp_path, only(files)))["history"]
    assert history.select("measure_id", "period", "target", "actual").rows() == [
        ("IKU-1", "2022", 80, 70), ("IKU-1", "2023", 85, 88),
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("place", "cell", "expected"),
    [
        ((0, 5), "banyak", ("grade-of-number", 3, "Realisasi 2022", "banyak")),
        ((0, 8), "#REF!", ("error-cell", 3, "Realisasi 2023", "#REF!")),
        ((2, 8), "9 laporan", ("unit-differs", 5, "Realisasi 2023", "9 laporan")),
        ((1, 8), "ZZ", ("grade-unknown", 4, "Realisasi 2023", "ZZ")),
    ],
)
def test_a_fault_is_named_where_it_stands(
    place: tuple[int, int], cell: str, expected: tuple[object, ...], tmp_path: Path
) -> None:
    lines = [[*line] for line in LINES]
    lines[place[0]][place[1]] = cell
    files = {"realization.xlsx": book(lines), "report.toml": settings(BOTH, NEXT) + HISTORY}
    found = [p for p in problems_of(written(tmp_path, only(files))) if p.refuses]
    assert expected in [(p.code, p.row, p.column, p.value) for p in found]


def test_a_measure_of_other_words_is_named(tmp_path: Path) -> None:
    files = {
        "realization.xlsx": book([line[:11] for line in LINES], HEADINGS[:11]),
        "history.csv": "Indikator,2022\nTepat waktu,70\nTepat wakt,80\n",
        "report.toml": settings(BOTH),
    }
    found = [p for p in problems_of(written(tmp_path, only(files))) if p.code == "unknown-measure"]
    assert [(p.row, p.column, p.value, p.values["nearest"]) for p in found] == [
        (3, "Indikator", "Tepat wakt", "Tepat waktu")
    ]


@pytest.mark.slow
def test_the_evidence_of_an_earlier_year_is_its_row(tmp_path: Path) -> None:
    files = {"realization.xlsx": book(), "report.toml": settings(BOTH, NEXT) + HISTORY}
    tables = validated_folder(written(tmp_path, only(files)))
    rows = tables["history"].filter(measure_id="IKU-1")["_row"]
    assert tables.evidences("history", rows)[0].rows == "3"


def test_a_report_of_a_year_without_such_columns_proposes_nothing(tmp_path: Path) -> None:
    lines = [[*line[:4], *line[9:11]] for line in LINES]
    content = workbook({"K": [[*HEADINGS[:4], "Target", "Realisasi"], *lines]})
    found = problems_of(written(tmp_path, only({"realization.xlsx": content})))
    assert proposals_of(found) == ()


LAST_YEAR = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi"]
LAST_LINES: list[Row] = [
    [1, "Layanan", "Tepat waktu", "%", 90, 81, 75, 80],
    [2, "Layanan", "Dokumen", "Dokumen", 12, 10, 9, 75],
]


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [("Realisasi Tahun Lalu", "Target Tahun Lalu"), ("Realisasi Thn. Sebelumnya", "Target th lalu"),
     ("Realisasi Tahun n-1", "Target Tahun N – 1"), ("Realisasi 2023", "Target tahun lalu")],
)  # fmt: skip
def test_last_year_in_words_is_the_year_before_the_period(
    words: tuple[str, str], tmp_path: Path
) -> None:
    sheet = book(LAST_LINES, [*LAST_YEAR, *words])
    files = {"realization.xlsx": sheet, "report.toml": settings(BOTH)}
    found = problems_of(written(tmp_path / "a", only(files)))
    lines = {one.header: one.keys for one in merged(proposals_of(found))}
    assert lines == {("sources", "history"): {"file": "realization.xlsx", "sheet": "Kinerja"}}
    toml = adopted(settings(BOTH).encode(), proposals_of(found)).decode()
    folder = written(tmp_path / "b", only({**files, "report.toml": toml}))
    assert [problem.code for problem in problems_of(folder)] == NUMBERED
    rows = validated_folder(folder)["history"].select("measure_id", "period", "target", "actual")
    assert rows.rows() == [("IKU-1", "2023", 80, 75), ("IKU-2", "2023", 75, 9)]


@pytest.mark.parametrize(
    "heading", ["Realisasi s.d. Tahun Lalu", "Realisasi Triwulan Lalu", "Realisasi Lalu"]
)
def test_what_is_not_of_last_year_alone_is_no_history(heading: str, tmp_path: Path) -> None:
    lines = [row[:-1] for row in LAST_LINES]
    sheet = book(lines, [*LAST_YEAR, heading])
    found = problems_of(
        written(tmp_path, only({"realization.xlsx": sheet, "report.toml": settings(BOTH)}))
    )
    assert ("unknown-column", heading) in [(one.code, one.column) for one in found]
    assert ("sources", "history") not in [line.header for line in proposals_of(found)]
