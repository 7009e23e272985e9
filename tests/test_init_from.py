"""`rapor init --from`: from an agency's own files to a folder, with nothing edited by hand."""

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.commands import rapor
from tests.examples import recorded
from tests.survey_shapes import ITEMS, SHAPES, Respondent, Rows, as_csv, as_xlsx, truth
from tests.workbooks_by_hand import workbook

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


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
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


def test_a_register_of_other_things_is_no_table_that_lacks_its_key(tmp_path: Path) -> None:
    """Its dates and a word of one heading are those of attendance; no column says whose."""
    _, said = begun(tmp_path, {"izin.xlsx": workbook({"JAN": LICENCES})})
    assert "attendance:" not in said
