"""`rapor init --from`: from an agency's own files to a folder, with nothing edited by hand."""

import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.commands import rapor
from tests.examples import recorded
from tests.survey_shapes import ITEMS, SHAPES, Respondent, Rows, as_csv, as_xlsx, truth
from tests.workbooks_by_hand import workbook

pytestmark = pytest.mark.one_in(2)

PEOPLE = truth()
COMPLETE = [person for person in PEOPLE if all(isinstance(a, int) for a in person.answers)]
INDEX = (
    "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula\n"
    "C1,customer,S1,Puas,Indeks,poin,maximize,80,survey.total_index\n"
)
PRINT = [
    ["PEMERINTAH KABUPATEN CONTOH"],
    ["LAPORAN REALISASI ANGGARAN TAHUN 2024"],
    [],
    ["Kode Rekening", "Uraian", "Anggaran Setelah Perubahan", "Realisasi (Rp)", "%", "Sisa"],
    ["5", "BELANJA DAERAH", 3_000, 2_400, 80, 600],
    ["5.1", "BELANJA OPERASI", 1_000, 900, 90, 100],
    ["5.2", "BELANJA MODAL", 2_000, 1_500, 75, 500],
]


def begun(tmp_path: Path, files: dict[str, bytes], *options: object) -> tuple[Path, str]:
    """The folder that the command makes of these files, and what it says."""
    own = tmp_path / "own"
    own.mkdir()
    for name, content in files.items():
        (own / name).write_bytes(content)
    folder = tmp_path / "inputs" / "dinas-2024"
    names = [own / name for name in files]
    ended = rapor(
        "init",
        folder,
        "--from",
        *names,
        "--language",
        "en",
        "--outputs",
        tmp_path / "out",
        *options,
    )
    assert ended.returncode == 0, ended.stderr
    return folder, ended.stdout


def settings(folder: Path) -> dict[str, dict[str, dict[str, object]]]:
    return tomllib.loads((folder / "report.toml").read_text())


def actual(folder: Path, measure: str = "C1") -> float | None:
    """What the record of the report says of a measure."""
    measures = {one["id"]: one for one in recorded(folder.parent, folder.name)["measures"]}
    return measures[measure]["actual"]  # type: ignore[no-any-return]


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize("write", [as_csv, pytest.param(as_xlsx, marks=pytest.mark.slow)])
@pytest.mark.parametrize("shape", SHAPES)
def test_one_truth_in_every_shape_of_export(
    shape: str, write: Callable[[Rows], bytes], tmp_path: Path
) -> None:
    """Nine items on 1–5; what the file itself shows of them is read, and nothing else."""
    name = "Ekspor survei.csv" if write is as_csv else "Ekspor survei.xlsx"
    made: Callable[[Sequence[Respondent]], Rows] = SHAPES[shape]
    folder, said = begun(tmp_path, {name: write(made(PEOPLE)), "realization.csv": INDEX.encode()})
    survey = settings(folder)["surveys"]["customer"]
    assert survey["scale"] == [1, 5]
    assert len(survey["items"]) == len(ITEMS)  # type: ignore[arg-type]
    total = sum(sum(person.answers) for person in COMPLETE)  # type: ignore[arg-type]
    assert f"C1 Indeks: {total:,} poin" in said
    assert f"{len(COMPLETE)} of {len(PEOPLE)} complete" in said


def test_a_print_of_the_budget_builds_without_a_line_by_hand(tmp_path: Path) -> None:
    folder, said = begun(tmp_path, {"LRA 2024.xlsx": workbook({"LRA": PRINT})})
    assert "ceiling Rp3,000, spent Rp2,400" in said
    assert settings(folder)["period"]["start"].year == 2024  # type: ignore[attr-defined]
    assert "TAHUN 2024" in (folder / "report.toml").read_text()
    assert actual(folder, "IKU-1") == 80


def test_what_waits_is_one_line_to_uncomment(tmp_path: Path) -> None:
    """Answers from 1 to 4 may be on a scale of four points or of five: neither is written."""
    rows: Rows = [["responden", "p1", "p2", "p3"]]
    rows += [[f"R{n}", n % 4 + 1, (n + 1) % 4 + 1, 3] for n in range(40)]
    folder, said = begun(tmp_path, {"kuesioner.csv": as_csv(rows)})
    file = folder / "report.toml"
    text = file.read_text()
    assert "scale" not in settings(folder)["surveys"]["customer"]
    assert "# scale = [1, 4]\n# scale = [1, 5]\n" in text
    assert "settings are wrong" in said
    file.write_text(text.replace("# scale = [1, 4]", "scale = [1, 4]"))
    assert actual(folder, "IKU-1") is not None


@pytest.mark.slow
def test_nine_elements_are_on_four_points(tmp_path: Path) -> None:
    """PermenPAN-RB 14/2017 has U1 to U9 answered from 1 to 4."""
    rows: Rows = [["No", "Usia", *(f"U{n}" for n in range(1, 10))]]
    rows += [[n, 20 + n, *([3] * 8), 4] for n in range(1, 41)]
    folder, _ = begun(tmp_path, {"SKM.csv": as_csv(rows)})
    assert settings(folder)["surveys"]["customer"]["scale"] == [1, 4]
    assert actual(folder, "IKU-1") == pytest.approx(25 * (8 * 3 + 4) / 9)


def test_what_nothing_reads_is_told_with_its_reason(tmp_path: Path) -> None:
    notes = workbook({"Data": PRINT, "Rapat": [["Acara", "Tempat"], ["Rapat", "Aula"]]})
    folder, said = begun(tmp_path, {"a.xlsx": notes, "surat.docx": b"PK", "b.csv": b""})
    assert "a.xlsx, Rapat: no table that Rapor knows" in said
    assert "surat.docx" in said.partition("Left out:")[2]
    assert "b.csv" in said.partition("Left out:")[2]
    assert (folder / "a.xlsx").read_bytes() == notes


_HEAD = ["kode", "uraian", "pagu", "realisasi"]
_NOW: Rows = [_HEAD, ["1.01", "A", 10, 5]]
_BEFORE: Rows = [_HEAD, ["1.01", "A", 90, 80], ["1.02", "B", 10, 5]]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sheets", "hidden"),
    [
        ({"Lama": _BEFORE, "Belanja": _NOW}, "Lama"),
        ({"FY2023": _BEFORE, "FY2024": _NOW}, ""),
    ],
)
def test_what_is_shown_and_of_the_latest_year_comes_before_what_is_longer(
    sheets: dict[str, Rows], hidden: str, tmp_path: Path
) -> None:
    book = workbook({"Catatan": [["Isi"], ["lampiran"]], **sheets}, hidden_sheets=[hidden])
    folder, said = begun(tmp_path, {"dpa.xlsx": book}, "--year", "2024")
    assert settings(folder)["sources"]["budget"]["sheet"] == list(sheets)[1]
    assert "ceiling Rp10, spent Rp5" in said


@pytest.mark.slow
def test_several_years_are_asked_about_and_the_last_whole_one_is_taken(tmp_path: Path) -> None:
    book = workbook({"Belanja": [["REALISASI 2022 DAN 2023 TAHUN 2023 DAN TAHUN 2022"], *_NOW]})
    folder, _ = begun(tmp_path, {"belanja.xlsx": book})
    text = (folder / "report.toml").read_text()
    assert "start = 2023-01-01" in text
    assert "2023, 2022" in text


def test_the_year_is_that_of_the_tables_that_are_read(tmp_path: Path) -> None:
    now = workbook({"Belanja": [["TAHUN ANGGARAN 2024"], *_BEFORE]})
    then = workbook({"Belanja": [["TAHUN ANGGARAN 2024 dan 2023"], *_NOW]})
    folder, _ = begun(tmp_path, {"belanja a.xlsx": now, "belanja b.xlsx": then})
    assert str(settings(folder)["period"]["start"]) == "2024-01-01"


@pytest.mark.slow
def test_a_second_file_of_one_kind_is_asked_about_and_never_added(tmp_path: Path) -> None:
    head = ["kode", "uraian", "pagu", "realisasi"]
    one = workbook({"S": [head, ["1.01", "A", 10, 5], ["1.02", "B", 10, 5]]})
    other = workbook({"S": [head, ["2.01", "C", 100, 50]]})
    folder, said = begun(tmp_path, {"dpa 1.xlsx": one, "dpa 2.xlsx": other})
    assert "file" not in settings(folder)["sources"]["budget"]
    lines = ('["dpa 1.xlsx", "dpa 2.xlsx"]', '"dpa 1.xlsx"', '"dpa 2.xlsx"')
    text = (folder / "report.toml").read_text()
    places = [text.index(f"# file = {line}\n") for line in lines]
    assert places == sorted(places)
    assert "budget: dpa 1.xlsx + dpa 2.xlsx, 3 rows" in said
    (folder / "report.toml").write_text(text.replace(f"# file = {lines[0]}", f"file = {lines[0]}"))
    assert actual(folder, "IKU-1") == pytest.approx(100 * 60 / 120)


def test_budgets_of_the_same_lines_are_never_added(tmp_path: Path) -> None:
    """Each month's print has all lines of the year."""
    head = ["kode", "uraian", "pagu", "realisasi"]
    book = workbook(
        {
            month: [head, ["1.01", "A", 10, spent], ["1.02", "B", 10, spent]]
            for spent, month in enumerate(("JAN", "FEB"), 1)
        }
    )
    folder, said = begun(tmp_path, {"LRA.xlsx": book})
    assert '["JAN", "FEB"]' not in (folder / "report.toml").read_text()
    assert "another table of the same kind: budget" in said


@pytest.mark.slow
def test_of_two_sheets_of_the_same_measures_the_fuller_is_read(tmp_path: Path) -> None:
    """An agreement has targets alone; which way is better shows where they were measured."""
    agreed = [["Sasaran", "Indikator Kinerja", "Satuan", "Target"]]
    measured = [[*agreed[0], "Realisasi", "Capaian (%)"]]
    for name, target, reached, percent in (("Antrean", 20, 15, 125), ("Kunjungan", 8, 6, 75)):
        agreed.append(["Dekat", name, "kali", target])  # type: ignore[list-item]
        measured.append([*agreed[-1], reached, percent])  # type: ignore[list-item]
    agreed += [[], ["", "Program A", "", "Rp 5.000"], ["", "Program B", "", "Rp 7.000"]]
    book = workbook({"PK": agreed, "Capaian": measured})
    folder, _ = begun(tmp_path, {"Kinerja 2024.xlsx": book})
    told = settings(folder)
    assert told["sources"]["realization"]["sheet"] == "Capaian"
    assert [one["polarity"] for one in told["measures"].values()] == ["minimize", "maximize"]  # type: ignore[index]
    assert '"PK"' not in (folder / "report.toml").read_text()


def test_a_plan_by_quarter_and_definitions_are_no_second_register(tmp_path: Path) -> None:
    """They repeat what is promised, or explain it, and wait for no answer."""
    agreed = [["Sasaran", "Indikator Kinerja", "Satuan", "Target"]]
    plan = [["Indikator Kinerja", "Satuan", "Target Tahunan", "Target TW I", "Target TW IV"]]
    explained = [["Indikator Kinerja", "Definisi"]]
    for name, target in (("Antrean", 20), ("Kunjungan", 8)):
        agreed.append(["Dekat", name, "kali", target])  # type: ignore[list-item]
        plan.append([name, "kali", target, 2, target])  # type: ignore[list-item]
        explained.append([name, "dihitung petugas"])
    book = workbook({"PK": agreed, "Rencana Aksi": plan, "Definisi": explained})
    folder, _ = begun(tmp_path, {"Kinerja 2024.xlsx": book})
    told = settings(folder)
    assert told["sources"]["realization"]["sheet"] == "PK"
    text = (folder / "report.toml").read_text()
    assert '"Rencana Aksi"' not in text
    assert '"Definisi"' not in text


def test_the_year_of_an_export_is_the_last_of_its_rows(tmp_path: Path) -> None:
    rows = "".join(f"{year};Dekat;Kunjungan;kali;8;6\n" for year in (2022, 2023))
    export = "tahun;sasaran;indikator;satuan;target_tahunan;realisasi_tahunan\n" + rows
    folder, _ = begun(tmp_path, {"export_20250117.csv": export.encode()})
    told = settings(folder)
    assert told["period"]["end"] == date(2023, 12, 31)
    assert told["sources"]["realization"]["where"] == {"tahun": "2023"}


AGREED: list[list[object]] = [
    ["No", "Sasaran / Program dan Indikatornya", "Satuan", "Target", "", "Pengampu"],
    ["", "", "", "Semula", "Menjadi", ""],
    ["A. SASARAN STRATEGIS"],
    [1, "Persentase layanan tepat waktu", "%", 80, 85, "Bidang I"],
    ["B. PROGRAM"],
    [1, "Jumlah kunjungan rumah", "kali", 20, 18, "Bidang II"],
    [],
    ["", "Mengetahui", "", "", "Kepala Dinas", ""],
]
REACHED: list[list[object]] = [
    ["Pengampu", "Indikator", "Realisasi s.d. Desember 2024", "Satuan", "Link Bukti"],
    ["Bidang II", "Jumlah kunjungan rumah", "19", "kali", "a"],
    ["Bidang I", "Persentase layanan tepat waktu", "86,5", "%", "b"],
]


def test_an_agreement_and_what_was_reached_go_together(tmp_path: Path) -> None:
    """Groups are rows of their own, the revised target is in force, and measures go by their
    words: what is left open is one line."""
    merged = [("D1:E1", "Target")]
    files = {
        "PK Perubahan 2024.xlsx": workbook({"PK": AGREED}, merged=merged),
        "Rekap 2024.xlsx": workbook({"Des": REACHED}),
    }
    folder, _ = begun(tmp_path, files)
    text = (folder / "report.toml").read_text()
    line = 'values = {perspective = "customer", polarity = "maximize"}'
    assert "# values.polarity" not in text
    assert '# file = "Rekap' not in text
    (folder / "report.toml").write_text(text.replace(f"# {line}", line))
    measures = {one["id"]: one for one in recorded(folder.parent, folder.name)["measures"]}
    told = [(one["objective"], one["target"], one["actual"]) for one in measures.values()]
    assert told == [("A. SASARAN STRATEGIS", 85, 86.5), ("B. PROGRAM", 18, 19)]


def test_a_list_of_actuals_may_come_before_its_targets(tmp_path: Path) -> None:
    """What the other file has, such as objectives, is not asked for."""
    actuals = [["Indikator", "Realisasi per Desember 2024", "PIC"], ["Antrean", "25", "Bidang I"]]
    targets = [["Sasaran", "Indikator", "Satuan", "Target"], ["Cepat", "Antrean", "menit", 20]]
    files = {"a 2024.xlsx": workbook({"S": actuals}), "b 2024.xlsx": workbook({"S": targets})}
    folder, _ = begun(tmp_path, files)
    text = (folder / "report.toml").read_text()
    assert 'objective = "…"' not in text
    line = 'values = {perspective = "customer", polarity = "minimize"}'
    (folder / "report.toml").write_text(text.replace(f"# {line}", line))
    assert actual(folder, "IKU-1") == 25


def test_letters_under_years_are_target_and_actual(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Sasaran", "Indikator Kinerja", "Satuan", "2023", "", "2024", ""],
        ["", "", "", "T", "R", "T", "R"],
        ["Dekat", "Kunjungan", "kali", 8, 6, 9, 10],
    ]
    book = workbook({"S": rows}, merged=[("D1:E1", "2023"), ("F1:G1", "2024")])
    folder, _ = begun(tmp_path, {"Renstra.xlsx": book})
    text = (folder / "report.toml").read_text()
    line = 'values = {perspective = "customer", polarity = "maximize"}'
    (folder / "report.toml").write_text(text.replace(f"# {line}", line))
    (measure,) = recorded(folder.parent, folder.name)["measures"]
    assert (measure["target"], measure["actual"]) == (9, 10)
    history = [(one["period"], one["target"], one["actual"]) for one in measure["past"]]
    assert history == [("2023", 8, 6)]


@pytest.mark.slow
def test_years_beside_one_another_are_reported_up_to_the_last(tmp_path: Path) -> None:
    """The last year that has both figures is the period's; a sheet that is found on the way is
    counted as it was read, and nothing that was read is called unreadable."""
    rows = [
        ["Kode", "Sasaran Kegiatan / Indikator", "Satuan", "2023", "", "2024", "", "2025", ""],
        ["", "", "", *["Target", "Realisasi"] * 3],
        ["SK.1", "Layanan dekat"],
        ["IK 1.1", "Kunjungan", "kali", 6, 5, 8, 6, 10, "n.a."],
        ["IK 1.2", "Antrean", "menit", "n.a.", "n.a.", 20, 25, 15, "n.a."],
    ]
    merged = [("D1:E1", "2023"), ("F1:G1", "2024"), ("H1:I1", "2025")]
    book = workbook({"Renstra": rows, "_lookup": [["kali"], ["menit"]]}, merged=merged)
    folder, said = begun(tmp_path, {"Capaian 2023-2025.xlsx": book})
    assert settings(folder)["period"]["start"].year == 2024  # type: ignore[attr-defined]
    assert "cannot be read" not in said
    assert " history " in said
    text = (folder / "report.toml").read_text()
    line = 'values = {perspective = "customer", polarity = "maximize"}'
    (folder / "report.toml").write_text(text.replace(f"# {line}", line))
    assert (actual(folder, "IK 1.1"), actual(folder, "IK 1.2")) == (6, 25)


def test_a_sheet_of_other_measures_waits(tmp_path: Path) -> None:
    """Though it has fewer figures, what it has is nowhere else."""
    head = ["Sasaran", "Indikator Kinerja", "Satuan", "Target"]
    one = [[*head, "Realisasi"], ["Dekat", "Kunjungan", "kali", 8, 6]]
    other = [head, ["Dekat", "Kunjungan", "kali", 8], ["Cepat", "Antrean", "menit", 20]]
    folder, _ = begun(tmp_path, {"Kinerja 2024.xlsx": workbook({"A": one, "B": other})})
    assert settings(folder)["sources"]["realization"]["sheet"] == "A"
    assert '# sheet = "B"' in (folder / "report.toml").read_text()


def test_what_rapor_itself_hands_out_goes_in_as_it_is(tmp_path: Path) -> None:
    assert rapor("init", tmp_path / "new").returncode == 0
    book = (tmp_path / "new" / "inputs.xlsx").read_bytes()
    folder, said = begun(tmp_path, {"inputs.xlsx": book})
    assert "sources" not in settings(folder)
    assert "can be built" in said


def test_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    for part in ("a", "b"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "data.csv").write_text(f"x,{part}\n1,2\n")
    folder = tmp_path / "inputs" / "new"
    own = [tmp_path / part / "data.csv" for part in ("a", "b")]
    assert rapor("init", folder, "--from", *own).returncode == 0
    assert {path.name for path in folder.glob("data*")} == {"data.csv", "data-2.csv"}


@pytest.mark.slow
def test_nobody_is_named_by_what_is_said(tmp_path: Path) -> None:
    rows: Rows = [["Nama", "Petugas 198703042010011002", "q1", "q2", "q3"]]
    rows += [["Budi Contoh", "x", 5, 4, 1] for _ in range(20)]
    _, said = begun(tmp_path, {"survei.csv": as_csv(rows)})
    assert "198703042010011002" not in said
    assert "Budi" not in said


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["init", "a", "b"], "--from"),
        (["init", "a", "--from", "nowhere.csv"], "nowhere.csv"),
        (["init", "a", "b", "--from", "README.md"], "satu folder baru"),
    ],
)
def test_what_is_asked_wrongly_is_told(words: list[str], told: str) -> None:
    ended = rapor(*words)
    assert ended.returncode == 2
    assert told in ended.stderr


LICENCES = [
    ["No", "No. Register", "Pemohon", "Jenis Izin", "Tanggal Masuk", "Tanggal Terbit",
     "Lama Proses", "Standar (SOP)", "Tepat Waktu?"],
    [1, "503/1", "P1", "Reklame", "1 Januari 2024", "8 Januari 2024", "7 hari", "7 hari", "Ya"],
    [2, "503/2", "P2", "Bidan", "3 Januari 2024", "9 Januari 2024", "6 hari", "5 hari", "Tidak"],
    [3, "503/3", "P3", "Reklame", "4 Januari 2024", "9 Januari 2024", "5 hari", "7 hari", "Ya"],
]  # fmt: skip


@pytest.mark.slow
def test_a_register_of_other_things_is_no_table_that_lacks_its_key(tmp_path: Path) -> None:
    """Its dates and a word of one heading are those of attendance; no column says whose."""
    _, said = begun(tmp_path, {"izin.xlsx": workbook({"JAN": LICENCES})})
    assert "attendance:" not in said
