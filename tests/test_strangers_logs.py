"""Logs and lists as front desks and personnel offices keep them."""

from pathlib import Path

import pytest

from pipeline.problems import PolicyWrong
from tests.delivery_by_hand import REPORT, validated_folder, written
from tests.examples import recorded
from tests.test_init_from import begun
from tests.workbooks_by_hand import Row, workbook

pytestmark = pytest.mark.one_in(4)

LOG = (
    "No Antrian\tTanggal\tJenis Layanan\tJam Masuk\tJam Selesai\tDurasi (menit)\tSOP (menit)\n"
    "A001\t02-05-2024\tRekam KTP-el\t08.15\t08.30\t15\t20\n"
    "A002\t02-05-2024\tPindah datang\t08.20\t09.20\t60\t45\n"
)
TRAININGS = (
    "No;Nama Diklat;Rencana;Terlaksana;Jumlah Peserta;Jumlah Lulus\n"
    "1;Kearsipan;Ya;Ya;4;4\n2;Pengadaan;Ya;Tidak;;\n3;Situs web;Tidak;Ya;5;4\n"
)


@pytest.mark.slow
def test_a_log_with_tabs_and_minutes_goes_in(tmp_path: Path) -> None:
    folder, said = begun(tmp_path, {"log.tsv": LOG.encode()}, "--year", "2024")
    assert "can be built" in said
    (measure,) = recorded(folder.parent, folder.name)["measures"]
    assert measure["actual"] == pytest.approx(100 * (20 + 45) / (15 + 60))


@pytest.mark.parametrize("total", ["", ";Jumlah;;;9;8\n", "Jumlah;;;;9;8\n"])
def test_trainings_without_ids_are_numbered_and_their_total_is_none(
    total: str, tmp_path: Path
) -> None:
    tables = validated_folder(written(tmp_path, {"training.csv": TRAININGS + total}))
    read = tables["training"].select("training_id", "planned", "held", "participants", "passed")
    assert read.rows() == [
        ("T-1", True, True, 4, 4), ("T-2", True, False, None, None), ("T-3", False, True, 5, 4)
    ]  # fmt: skip
    codes = {problem.code for problem in tables.problems if problem.file == "training.csv"}
    assert codes == {"trainings-numbered", *(["totals-row"] if total else [])}


@pytest.mark.slow
def test_a_total_of_minutes_is_no_service(tmp_path: Path) -> None:
    log = "No;Layanan;Menit;Standar menit\n1;A;10;15\n2;B;30;20\nJumlah;;40;35\n"
    read = validated_folder(written(tmp_path, {"service_times.csv": log}))
    assert read["service_times"]["minutes"].to_list() == [10.0, 30.0]


def test_a_list_of_trainings_is_known(tmp_path: Path) -> None:
    _, said = begun(tmp_path, {"rekap diklat.csv": TRAININGS.encode()}, "--year", "2024")
    assert "training: rekap diklat.csv, 3 rows" in said


@pytest.mark.parametrize(
    ("begins", "ends"), [("waktu_mulai", "waktu_selesai"), ("Jam Mulai", "Jam Selesai Pelayanan")]
)
def test_minutes_are_between_a_start_and_an_end(begins: str, ends: str, tmp_path: Path) -> None:
    """A column of minutes was asked for."""
    log = (
        f"Tiket;Layanan;{begins};{ends};Standar (menit)\n"
        "A1;Kartu;08:15;08:30;20\nA2;Pindah;09.20;10.20;45\n"
    )
    folder, said = begun(tmp_path, {"log.csv": log.encode()}, "--year", "2024")
    assert "can be built" in said
    (measure,) = recorded(folder.parent, folder.name)["measures"]
    assert measure["actual"] == pytest.approx(100 * (20 + 45) / (15 + 60))


def recap(others: list[str | None]) -> bytes:
    """Trainings, of which those held are ticked, and beside them a column of `others`."""
    held = ["√", "√", None, "√"]
    rows: list[Row] = [
        ["No", "Nama Pelatihan", "Jumlah Peserta", "Status", None],
        [None, None, None, "Terlaksana", "Tidak Terlaksana"],
        *(
            [n + 1, f"Diklat {n}", 4, *cells]
            for n, cells in enumerate(zip(held, others, strict=True))
        ),
        ["Jumlah", None, 16, 3, 1],
    ]
    over = [(f"{c}1:{c}2", str(rows[0][n])) for n, c in enumerate("ABC")] + [("D1:E1", "Status")]
    return workbook({"2024": rows}, merged=over)


@pytest.mark.slow
def test_a_column_of_the_opposite_proves_what_an_empty_cell_means(tmp_path: Path) -> None:
    """Ticks were neither yes nor no, and what was planned could only be called unavailable."""
    book = recap([None, None, "√", None])
    folder, said = begun(tmp_path, {"rekap.xlsx": book}, "--year", "2024")
    text = (folder / "report.toml").read_text()
    assert 'Terlaksana = "tidak"' in text
    assert '    # 3 / 4\n    [sources.training]\n    values.planned = "ya"' in said
    waiting = text.replace("# values.planned", "values.planned")
    (folder / "report.toml").write_text(waiting)
    (measure,) = recorded(folder.parent, folder.name)["measures"]
    assert measure["actual"] == pytest.approx(75)


def test_ticks_without_such_a_column_are_asked_about(tmp_path: Path) -> None:
    book = recap([None, None, None, "√"])
    _, said = begun(tmp_path, {"rekap.xlsx": book}, "--year", "2024")
    assert "the column holds “√” or nothing, and nothing says what an empty cell means" in said
    assert '    # 3 / 4\n    [sources.training]\n    empty = {Terlaksana = "tidak"}' in said


def test_an_empty_cell_of_a_known_table_is_yes_or_no_at_most(tmp_path: Path) -> None:
    settings = f'{REPORT}\n[sources.training]\nempty = {{ Peserta = "0" }}\n'
    files = {"training.csv": TRAININGS, "report.toml": settings}
    with pytest.raises(PolicyWrong) as refused:
        validated_folder(written(tmp_path, files))
    (problem,) = refused.value.problems
    assert (problem.code, problem.column) == ("toml-unknown-key", "sources.training.empty")


CLOCK = (
    "No. ID;Nama;Tanggal;Jam Masuk;Jam Pulang;Scan Masuk;Scan Pulang;Terlambat\n"
    "7;A;04/03/2024;07:30;16:00;07:21;16:02;\n7;A;15/03/2024;07:30;16:00;07:41;16:05;00:11\n"
    "9;B;04/03/2024;07:30;16:00;07:30;16:00;\n9;B;15/03/2024;07:30;16:00;;;\n"
)


def test_a_fingerprint_clock_tells_attendance(tmp_path: Path) -> None:
    """No table was recognised. Who came without a scan is not punctual, and nobody is named."""
    folder, said = begun(tmp_path, {"absensi.csv": CLOCK.encode()}, "--year", "2024")
    assert "attendance: absensi.csv, 4 rows, by No. ID, Tanggal, Jam Masuk, Scan Masuk" in said
    assert "can be built" in said
    (measure,) = recorded(folder.parent, folder.name)["measures"]
    assert (measure["formula"], measure["actual"]) == ("workforce.punctuality", 50.0)


def test_numbers_and_days_alone_are_no_attendance(tmp_path: Path) -> None:
    register = (
        "No. ID;Tanggal;Aduan;Status\n1;04/03/2024;Lampu;Selesai\n2;15/03/2024;Jalan;Proses\n"
    )
    register += "3;16/03/2024;Jalan;Selesai\n"
    _, said = begun(tmp_path, {"aduan.csv": register.encode()}, "--year", "2024")
    assert "attendance:" not in said
    assert "a list of your own: the share of its rows by Status" in said


def remarked(*remarks: str) -> bytes:
    """The days of the clock with a column of remarks; the last one of nobody's scan."""
    first, *rows = CLOCK.splitlines()
    cells = [f"{row};{remark}" for row, remark in zip(rows, remarks, strict=True)]
    return "\n".join([f"{first};Keterangan", *cells, ""]).encode()


@pytest.mark.parametrize(("remark", "share"), [("Dinas Luar", 200 / 3), ("Alpa", 50.0)])
def test_remarks_of_a_clock_say_who_was_excused(remark: str, share: float, tmp_path: Path) -> None:
    """Leave and travel were counted as days on which nobody came."""
    folder, said = begun(tmp_path, {"a.csv": remarked("", "", "", remark)}, "--year", "2024")
    assert "can be built" in said
    assert 'columns.excused = "Keterangan"' in (folder / "report.toml").read_text()
    (measure,) = recorded(folder.parent, folder.name)["measures"]
    assert measure["actual"] == pytest.approx(share)


def test_a_remark_beside_those_that_excuse_is_asked_about(tmp_path: Path) -> None:
    _, said = begun(tmp_path, {"a.csv": remarked("", "Rapat", "", "Cuti")}, "--year", "2024")
    assert "“Rapat” is neither yes nor no" in said


@pytest.mark.slow
def test_remarks_that_excuse_nobody_are_left_alone(tmp_path: Path) -> None:
    folder, said = begun(tmp_path, {"a.csv": remarked("", "hujan", "", "")}, "--year", "2024")
    assert "can be built" in said
    assert "excused" not in (folder / "report.toml").read_text()


def test_remarks_say_which_trainings_were_held(tmp_path: Path) -> None:
    """No table was recognised without a column that says what was planned or held."""
    book = (
        "REKAP DIKLAT\n\nNo;Nama Diklat;Jumlah Peserta;Jumlah Lulus;Keterangan\n"
        "1;Kearsipan;4;4;terlaksana\n2;Pengadaan;;;tidak terlaksana\n3;Situs web;5;4;Terlaksana\n"
    )
    folder, said = begun(tmp_path, {"rekap.csv": book.encode()}, "--year", "2024")
    assert '    # 2 / 3\n    [sources.training]\n    values.planned = "ya"' in said
    text = (folder / "report.toml").read_text()
    (folder / "report.toml").write_text(text.replace("# values.planned", "values.planned"))
    (measure,) = recorded(folder.parent, folder.name)["measures"]
    assert measure["actual"] == pytest.approx(200 / 3)


def test_a_clock_with_a_schedule_tells_who_came_in_time(tmp_path: Path) -> None:
    """`ID` and `Status` were the marks of a survey program, and the list nothing that is known."""
    log = "No;ID;Tanggal;Jadwal Masuk;Check In;Check Out;Status\n" + "".join(
        f"{n};{n % 3};{16 + n // 3}/09/2024;{due};{came};;{said}\n"
        for n, (due, came, said) in enumerate(
            [
                ("07:30", "07:20", "Hadir"),
                ("07:30", "07:41", "Terlambat"),
                ("07:30", "", "Cuti"),
                ("07:30", "", "Tanpa Keterangan"),
                ("", "", "Libur"),
                ("07:30", "07:30", "Hadir"),
            ]
        )
    )
    folder, said = begun(tmp_path, {"absensi.csv": log.encode()}, "--year", "2024")
    assert "can be built" in said
    (measure,) = recorded(folder.parent, folder.name)["measures"]
    assert measure["actual"] == pytest.approx(100 * 2 / 4)


def test_staff_who_have_been_trained_and_the_sum_of_them(tmp_path: Path) -> None:
    staff = "ID Pegawai;Jabatan;Status Pegawai;Sudah Diklat\nA1;Analis;PNS;Sudah\n"
    staff += "A2;Analis;PPPK;Belum\n;;Jumlah sudah diklat;1\n"
    read = validated_folder(written(tmp_path, {"staff.csv": staff}))
    assert read["staff"]["trained"].to_list() == [True, False]
    assert [one.code for one in read.problems if one.file == "staff.csv"] == ["totals-row"]
