"""Lists that only report.toml knows: their rows are counted, what numbers or heads them is none."""

from pathlib import Path

import fastexcel
import pytest

from pipeline.ingest import ReportFolder
from tests.delivery_by_hand import REALIZATION, REPORT, problems_of, written
from tests.examples import recorded
from tests.test_corrections_mended import refusal
from tests.test_init_from import INDEX, LICENCES, actual, begun, settings
from tests.workbooks_by_hand import Row, workbook

pytestmark = pytest.mark.one_in(2)

STAFF: list[Row] = [
    ["DAFTAR NOMINATIF"],
    ["NO", "NAMA", "NIP", "L/P", "JABATAN", "JP", "SERTIFIKAT"],
    [1, 2, 3, 4, 5, 6, 7],
    ["A. SEKRETARIAT"],
    [1, "Pegawai Satu", "00000001 000000 0 001", "P", "Analis", "24 JP", "Ada"],
    [2, "Pegawai Dua", "00000002 000000 0 002", "L", "Analis", "8 JP", "-"],
    ["B. BIDANG"],
    [3, "Pegawai Tiga", "00000003 000000 0 003", "L", "Kasi", "-", "Ada"],
    [4, "Pegawai Empat", "00000004 000000 0 004", "P", "Staf", "-", "Ada"],
]
LINES = """[sources.daftar]
file = "daftar.xlsx"
[measures."F1"]
table = "daftar"
column = "SERTIFIKAT"
is = "Ada"
"""
SHARE = REALIZATION.replace("budget.absorption", "share")


@pytest.mark.slow
def test_the_row_that_numbers_the_columns_is_no_row_of_a_list(tmp_path: Path) -> None:
    files = {"daftar.xlsx": workbook({"N": STAFF}), "realization.csv": SHARE, "budget.csv": None}
    folder = written(tmp_path / "dinas-2024", {**files, "report.toml": REPORT + LINES})
    assert [(p.code, p.row) for p in problems_of(folder)] == [("column-numbers", 3)]
    (first, *_) = recorded(tmp_path, "dinas-2024")["measures"]
    assert (first["id"], first["actual"]) == ("F1", 75)


def test_nobody_on_a_list_comes_back_by_name(tmp_path: Path) -> None:
    files = {
        "daftar.xlsx": workbook({"N": STAFF}),
        "realization.csv": SHARE.replace("minimize", "x"),
    }
    back = refusal(written(tmp_path, {**files, "report.toml": REPORT + LINES}))["corrections.xlsx"]
    book = fastexcel.read_excel(back)
    cells = [
        str(book.load_sheet(name, header_row=None).to_polars().rows()) for name in book.sheet_names
    ]
    assert "Analis" in " ".join(cells)
    assert "Pegawai Satu" not in " ".join(cells)
    assert "00000001" not in " ".join(cells)


JANUARY: list[Row] = [
    ["REGISTER IZIN"],
    *LICENCES,
    [None, None, None, "Jumlah", None, None, "3 izin"],
]
FEBRUARY: list[Row] = [
    ["REGISTER IZIN"],
    LICENCES[0],
    *([row[0], f"503/{n}", f"P{n}", *row[3:8], "Ya"] for n, row in enumerate(LICENCES[1:], 4)),
]


@pytest.mark.slow
def test_a_register_of_months_is_a_share_that_two_lines_confirm(tmp_path: Path) -> None:
    book = workbook({"JAN": JANUARY, "FEB": FEBRUARY, "REKAP": [["Bulan", "Izin"], ["Jan", 3]]})
    folder, said = begun(tmp_path, {"Register Izin.xlsx": book})
    assert "register_izin: Register Izin.xlsx, JAN + FEB, 7 rows, a list of your own" in said
    text = (folder / "report.toml").read_text()
    assert settings(folder)["measures"]["IKU-1"] == {
        "table": "register_izin", "column": "Tepat Waktu?",
    }  # fmt: skip
    assert text.index("# Ya: 5 / 6\n") < text.index("# Tidak: 1 / 6\n")
    for line in ('sheet = ["JAN", "FEB"]', 'is = "Ya"'):
        text = text.replace(f"# {line}\n", f"{line}\n")
    (folder / "report.toml").write_text(text)
    assert actual(folder, "IKU-1") == pytest.approx(100 * 5 / 6)
    (one,) = recorded(folder.parent, folder.name)["measures"]
    rows = [(part["sheet"], part["rows"]) for part in one["evidence"]]
    assert rows == [("JAN", "3-5"), ("FEB", "3-5")]


def test_a_list_of_complaints_is_a_share_by_its_status(tmp_path: Path) -> None:
    kinds = ["Selesai"] * 5 + ["Proses"] * 2
    rows: list[Row] = [["ID", "Pelapor", "Uraian", "Status"]]
    rows += [[n, f"Warga {n}", f"Jalan {n} rusak", kind] for n, kind in enumerate(kinds, 1)]
    folder, said = begun(tmp_path, {"pengaduan.xlsx": workbook({"Sheet1": rows})})
    assert "the share of its rows by Status" in said
    assert "Warga" not in said + (folder / "report.toml").read_text()
    text = (folder / "report.toml").read_text()
    (folder / "report.toml").write_text(text.replace('# is = "Selesai"', 'is = "Selesai"'))
    assert actual(folder, "IKU-1") == pytest.approx(100 * 5 / 7)


def test_beside_a_register_of_its_own_the_lines_are_told(tmp_path: Path) -> None:
    files = {"daftar.xlsx": workbook({"N": STAFF}), "realization.csv": INDEX.encode()}
    folder, said = begun(tmp_path, files)
    assert "measures" not in settings(folder)
    told = said.partition("Left out:")[2]
    lines = [line.strip() for line in told.splitlines()]
    start = lines.index("[sources.daftar]")
    assert lines[start : start + 7] == [
        "[sources.daftar]", 'file = "daftar.xlsx"', "header_row = 2", '[measures."…"]',
        'table = "daftar"', 'column = "SERTIFIKAT"', 'is = "Ada"',
    ]  # fmt: skip


TRAININGS: list[Row] = [
    ["No", "Nama Pelatihan", "Direncanakan", "Dilaksanakan", "Peserta", "Lulus"],
    *([n, f"Pelatihan {n}", "Ya", "Ya", 20 + n, 18 + n] for n in (1, 2, 3, 4)),
    [5, "Pelatihan 5", "Ya", "Tidak", None, None],
]


def test_a_list_of_trainings_is_no_survey(tmp_path: Path) -> None:
    """Planned and held say yes or no of each training; nobody answered that. Without ids the rows
    are numbered."""
    book = workbook({"Data": TRAININGS})
    folder, said = begun(tmp_path, {"data.xlsx": book})
    assert "surveys" not in settings(folder)
    assert "survey_" not in said
    assert "training: data.xlsx, Data, 5 rows" in said
    assert "5 were numbered in their order, up to T-5" in said
    assert actual(folder, "IKU-1") == 80


@pytest.mark.slow
def test_trainings_that_repeat_are_a_list_of_who_took_part_and_are_not_counted(
    tmp_path: Path,
) -> None:
    repeated: list[Row] = [*TRAININGS[:-1], [5, "pelatihan 4", "Ya", "Tidak", None, None]]
    _, said = begun(tmp_path, {"data.xlsx": workbook({"Data": repeated})})
    assert "the column “training_id” is missing" in said


@pytest.mark.parametrize(
    "rows",
    [
        [["No", "Status", "Hasil"], [1, "A", "C"], [2, "B", "C"], [3, "B", "D"]],
        [["No", "Acara", "Jenis"], [1, "Rapat", "A"], [2, "Apel", "B"], [3, "Rapat", "A"]],
        [["No", "Hadir"], [1, "Ya"], [2, "Tidak"]],
    ],
    ids=["two such columns", "no such column", "too few rows"],
)
def test_what_may_be_meant_otherwise_gives_no_measure(rows: list[Row], tmp_path: Path) -> None:
    folder, said = begun(tmp_path, {"catatan.xlsx": workbook({"S": rows})})
    assert "measures" not in settings(folder)
    assert "No table was recognised" in said


SERVICES: list[Row] = [
    ["No", "Jenis Layanan", "Memiliki SOP", "Sudah Daring", "Status"],
    [1, "Izin A", "Ya", "Belum", "Aktif"],
    [2, "Izin B", "Ya", "Sudah", "Aktif"],
    [3, "Izin C", "Tidak", "Sudah", "Beku"],
    [4, "Izin D", "Ya", "Sudah", "Aktif"],
]


@pytest.mark.slow
def test_each_column_of_yes_and_no_is_a_measure(tmp_path: Path) -> None:
    folder, _ = begun(tmp_path, {"layanan.xlsx": workbook({"L": SERVICES})})
    text = (folder / "report.toml").read_text()
    found = settings(folder)["measures"]
    assert found["IKU-1"] == {"table": "layanan", "column": "Memiliki SOP"}
    assert found["IKU-2"] == {"table": "layanan", "column": "Sudah Daring"}
    assert text.count("[sources.layanan]") == 1
    for line in ('is = "Ya"', 'is = "Sudah"'):
        assert text.count(f"# {line}\n") == 1
        text = text.replace(f"# {line}\n", f"{line}\n")
    (folder / "report.toml").write_text(text)
    measures = recorded(folder.parent, folder.name)["measures"]
    assert [(one["name"], one["actual"]) for one in measures] == [
        ("Memiliki SOP", 75), ("Sudah Daring", 75),
    ]  # fmt: skip


def test_columns_of_one_name_in_two_lists_are_two_measures(tmp_path: Path) -> None:
    other: list[Row] = [["No", "Pemohon Izin", "Tempat", "Sudah Daring"],
                        *([n, f"P{n}", "Kota", kind] for n, kind in enumerate(
                            ("Sudah", "Belum", "Belum", "Belum"), 1))]  # fmt: skip
    only = [[*row[:2], row[3]] for row in SERVICES]
    files = {"layanan.xlsx": workbook({"L": only}), "loket.xlsx": workbook({"K": other})}
    folder, _ = begun(tmp_path, files)
    text = (folder / "report.toml").read_text().replace('# is = "Sudah"', 'is = "Sudah"')
    (folder / "report.toml").write_text(text)
    measures = recorded(folder.parent, folder.name)["measures"]
    assert [(one["name"], one["actual"]) for one in measures] == [
        ("Sudah Daring (layanan)", 75), ("Sudah Daring (loket)", 25),
    ]  # fmt: skip


@pytest.mark.slow
def test_beside_a_register_a_list_of_several_columns_names_its_file_once(tmp_path: Path) -> None:
    files = {"layanan.xlsx": workbook({"L": SERVICES}), "realization.csv": INDEX.encode()}
    _, said = begun(tmp_path, files)
    told = said.partition("Left out:")[2]
    assert told.count("[sources.layanan]") == 1
    assert told.count('table = "layanan"') == 2


TICKED: list[Row] = [
    ["No", "Jenis Layanan", "Loket", "Ada SOP", "Daring"],
    [1, "Izin A", "Depan", "√", None],
    [2, "Izin B", "Depan", "√", "√"],
    [3, "Izin C", "Depan", None, "√"],
    [4, "Izin D", "Depan", "√", None],
    [None, "Catatan: hasil pendataan"],
]


def test_ticks_are_a_share_once_it_is_said_what_an_empty_cell_means(tmp_path: Path) -> None:
    folder, _ = begun(tmp_path, {"layanan.xlsx": workbook({"L": TICKED})})
    text = (folder / "report.toml").read_text()
    assert [one["column"] for one in settings(folder)["measures"].values()] == ["Ada SOP", "Daring"]
    assert text.count('# is = "√"') == 2
    (folder / "report.toml").write_text(text := text.replace('# is = "√"', 'is = "√"'))
    refused = [p for p in problems_of(ReportFolder(folder.name, folder)) if p.refuses]
    assert {(p.code, p.column): [line.keys for line in p.proposals][:1] for p in refused} == {
        ("ticks-alone", "Ada SOP"): [{"empty": {"Ada SOP": "tidak"}}],
        ("ticks-alone", "Daring"): [{"empty": {"Daring": "tidak"}}],
    }
    told = '[sources.layanan]\nempty = { "Ada SOP" = "tidak", "Daring" = "tidak" }'
    (folder / "report.toml").write_text(text.replace("[sources.layanan]", told))
    measures = recorded(folder.parent, folder.name)["measures"]
    assert [one["actual"] for one in measures] == [75, 50]


@pytest.mark.parametrize("word", ["√", "ya"])
def test_a_row_that_may_be_a_heading_is_asked_about_whatever_word_counts(
    word: str, tmp_path: Path
) -> None:
    files = {
        "realization.csv": REALIZATION.replace("minimize,5,4,", "maximize,100,,share"),
        "tick.csv": f"name,sop,web\nA,{word},{word}\nB,,\nC,{word},\nD,,{word}\n",
        "report.toml": REPORT
        + f'[measures."P1"]\ntable = "tick"\ncolumn = "sop"\nis = "{word}"\n'
        + '[sources.tick]\nempty = { sop = "tidak" }\n',
    }
    found = problems_of(written(tmp_path, files))
    assert [(one.code, one.values["rows"]) for one in found if one.refuses] == [
        ("ticks-unsure", "3")
    ]


def test_an_empty_cell_means_something_in_lists_of_ones_own_alone(tmp_path: Path) -> None:
    toml = REPORT + '[sources.budget]\nempty = { realized = "0" }\n'
    (found,) = problems_of(written(tmp_path, {"report.toml": toml}))
    assert (found.code, found.column) == ("toml-unknown-key", "sources.budget.empty")
