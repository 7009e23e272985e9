"""Tables of a report's chapter as offices keep them: footnotes, means, and a second table below."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import adopted, merged
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import BOTH, only, settings
from tests.workbooks_by_hand import Row, workbook

HEADINGS = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"]
LINES: list[Row] = [
    ["1", "Kualitas air", "Indeks air", "Indeks", "54,25", "55,10*)", "101,57"],
    ["", "", "Sampah tertangani", "%", "72", "68,93 % **", "95,74"],
]
BELOW: list[Row] = [
    ["Rata-rata Capaian", "", "", "", "", "", "98,65"],
    ["*) angka sementara"],
    [],
    ["Tabel 3.2"],
    ["No", "Indikator Kinerja", "Realisasi 2023", "Realisasi 2024", "Kenaikan"],
    ["1", "Indeks air", "53,9", "55,10", "1,20"],
    ["2", "Sampah tertangani", "70", "68,93", "-1,07"],
]
FILLED = 'fill_down = ["objective"]'


def chapter(*below: Row) -> bytes:
    rows = [[cell or None for cell in row] for row in (HEADINGS, *LINES, *below)]
    return workbook({"Tabel 3.1": rows})


def read(folder: Path, content: bytes, name: str = "realization.xlsx") -> list[tuple[object, ...]]:
    files = {name: content, "report.toml": settings(BOTH, FILLED)}
    frame = validated_folder(written(folder, only(files)))["realization"]
    return frame.select("objective", "measure", "target", "actual").rows()


RIGHT = [
    ("Kualitas air", "Indeks air", 54.25, 55.1),
    ("Kualitas air", "Sampah tertangani", 72.0, 68.93),
]


def test_marks_of_footnotes_are_no_part_of_a_number(tmp_path: Path) -> None:
    """`55,10*)` was refused as no number."""
    assert read(tmp_path, chapter()) == RIGHT


@pytest.mark.slow
def test_a_second_table_below_is_no_measure(tmp_path: Path) -> None:
    """Its measures are under other headings: `Indeks air` would be an objective, 53,9 a name."""
    content = chapter(*BELOW)
    assert read(tmp_path / "a", content) == RIGHT
    files = {"realization.xlsx": content, "report.toml": settings(BOTH, FILLED)}
    found = validated_folder(written(tmp_path / "b", only(files))).problems
    rows = {code: [one.row for one in found if one.code == code] for code in _LEFT_OUT}
    assert rows == {"average-row": [4], "note-row": [5, 7], "table-below": [8, 9, 10]}


_LEFT_OUT = ("average-row", "note-row", "table-below")


def test_a_measure_below_a_gap_is_one_whatever_its_unit_is_called(tmp_path: Path) -> None:
    more = ["2", "Pelatihan", "Orang terlatih", "Peserta", "", "", ""]
    assert len(read(tmp_path, chapter([], more))) == len(LINES) + 1


@pytest.mark.parametrize(
    ("cell", "number"), [("85,50 (Sangat Baik)", 85.5), ("85,50 (Baik)", 85.5), ("≥ 3 (Tinggi)", 3)]
)
def test_what_an_office_calls_a_number_stands_behind_it(
    cell: str, number: float, tmp_path: Path
) -> None:
    row = ["1", "Layanan", "Indeks kepuasan", "Indeks", cell, "86", None]
    ((_, _, target, _),) = read(tmp_path, workbook({"PK": [HEADINGS, row]}))
    assert target == number


@pytest.mark.parametrize("cell", ["BB (72,00)", "85,50 (entah)"])
def test_a_grade_beside_a_number_is_still_asked_about(cell: str, tmp_path: Path) -> None:
    row = ["1", "Layanan", "Nilai SAKIP", "Nilai", cell, "72", None]
    files = {"realization.xlsx": workbook({"PK": [HEADINGS, row]}), "report.toml": settings(BOTH)}
    codes = {one.code for one in problems_of(written(tmp_path, only(files)))}
    assert codes & {"grade-and-number", "neither-number-nor-grade"}


# --- a web page that an application calls a workbook ------------------------------------------


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


TABLE = (
    "<h3>Capaian Kinerja</h3><p>Dinas Rekaan</p><table><thead>"
    "<tr><th rowspan=2>No<th rowspan=2>Sasaran<th rowspan=2>Indikator Kinerja<th rowspan=2>Satuan"
    '<th colspan="3">Tahun 2024</tr><tr><th>Target</th><th>Realisasi<br></th><th>Capaian (%)</th>'
    '</tr></thead><tr><td rowspan="2">1</td><td rowspan="2">Kualitas&nbsp;air</td>'
    "<td>Indeks air</td><td>Indeks</td><td>54,25</td><td><b>55,10</b></td><td>101,57</td></tr>"
    "<tr><td> Sampah\n tertangani</td><td>%</td><td>72</td><td>68,93</td>"
    "<td>95,74</td></tr></table>"
)


@pytest.mark.parametrize("head", ["", "<style>td{mso-number-format:x}</style><title>x</title>"])
def test_a_web_page_under_a_workbooks_name_is_read_as_it_is_shown(
    head: str, tmp_path: Path
) -> None:
    """Applications export such pages as .xls; the file was refused."""
    assert read(tmp_path, page(TABLE, head), "realization.xls") == RIGHT


def test_letters_of_windows_are_read_in_a_page(tmp_path: Path) -> None:
    content = page(TABLE.replace("Sampah", "Café")).decode().encode("cp1252")
    assert read(tmp_path, content, "realization.xls")[1][1] == "Café tertangani"


@pytest.mark.parametrize(
    "body",
    [
        "<table><td rowspan=99999999 colspan=99999999>1</table>",
        "<table><tr><td colspan=16384>a<td>b</table>",
        f"<table><td>{'x' * 100_001}</td></table>",
        "<table><td>1<table><td>2",
        "<td>1</td>",
        "<table><tr><td rowspan=1000 colspan=16000>1" + "<tr><td>" * 200,
        "<table><tr><td " + "a " * 60_000 + ">1",
        "<table><tr><td>1" + "<!--" * 9,
    ],
)
def test_a_page_made_to_do_harm_is_a_problem(body: str, tmp_path: Path) -> None:
    files = {"realization.xls": page(body), "report.toml": settings(BOTH)}
    assert problems_of(written(tmp_path, only(files)))


# --- a sheet of who answers for what ----------------------------------------------------------

LEVELS: list[Row] = [
    ["KEPALA DINAS", None, None, None, None, "KEPALA BIDANG", None, None, "KEPALA SEKSI"],
    ["Sasaran Strategis", "Indikator Kinerja Utama", "Satuan", "Target", "Realisasi",
     "Sasaran Program", "Indikator Program", "Target", "Sasaran Kegiatan", "Indikator Kegiatan",
     "Target"],
    ["Melek huruf", "Angka Melek Huruf", "%", 99.2, 98.87, "Akses PAUD", "APK PAUD", "75%",
     "Sarana PAUD", "PAUD berfasilitas", "30 unit"],
    [None, None, None, None, None, None, None, None, "Guru PAUD", "Guru dilatih", "120 orang"],
    [None, "Lama sekolah", "tahun", 8.4, 8.31, "Mutu SD", "SD terakreditasi", "60%",
     "Pendampingan", "SD didampingi", "45 sekolah"],
]  # fmt: skip
OVER = [("A3:A5", "Melek huruf"), ("B3:B4", "Angka Melek Huruf"), ("C3:C4", "%")]
OVER += [("F3:F4", "Akses PAUD"), ("G3:G4", "APK PAUD"), ("H3:H4", "75%")]


@pytest.mark.slow
def test_levels_side_by_side_are_told_by_what_stands_beside_them(tmp_path: Path) -> None:
    """Objectives and targets of three levels were asked about, and ids that nobody has."""
    content, text = workbook({"Cascading": LEVELS}, merged=OVER), settings(BOTH)
    for step in "ab":
        files = {"realization.xlsx": content, "report.toml": text}
        found = proposals_of(problems_of(written(tmp_path / step, only(files))))
        text = adopted(text.encode(), merged(found)).decode()
    tables = validated_folder(
        written(tmp_path / "c", only({"realization.xlsx": content, "report.toml": text}))
    )
    frame = tables["realization"].select("objective", "measure", "target", "actual")
    assert frame.rows() == [
        ("Melek huruf", "Angka Melek Huruf", 99.2, 98.87),
        ("Melek huruf", "Lama sekolah", 8.4, 8.31),
    ]
    assert [one.row for one in tables.problems if one.code == "measure-again"] == [4]


def test_a_measure_without_figures_below_another_stays(tmp_path: Path) -> None:
    more = ["", "", "Sampah tertangani", "persen", "", "", ""]
    assert len(read(tmp_path, chapter(more))) == len(LINES) + 1
