"""Logs and lists as front desks and personnel offices keep them."""

from pathlib import Path

import pytest

from tests.delivery_by_hand import validated_folder, written
from tests.examples import recorded
from tests.test_init_from import begun

LOG = (
    "No Antrian\tTanggal\tJenis Layanan\tJam Masuk\tJam Selesai\tDurasi (menit)\tSOP (menit)\n"
    "A001\t02-05-2024\tRekam KTP-el\t08.15\t08.30\t15\t20\n"
    "A002\t02-05-2024\tPindah datang\t08.20\t09.20\t60\t45\n"
)
TRAININGS = (
    "No;Nama Diklat;Rencana;Terlaksana;Jumlah Peserta;Jumlah Lulus\n"
    "1;Kearsipan;Ya;Ya;4;4\n2;Pengadaan;Ya;Tidak;;\n3;Situs web;Tidak;Ya;5;4\n"
)


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


def test_a_total_of_minutes_is_no_service(tmp_path: Path) -> None:
    log = "No;Layanan;Menit;Standar menit\n1;A;10;15\n2;B;30;20\nJumlah;;40;35\n"
    read = validated_folder(written(tmp_path, {"service_times.csv": log}))
    assert read["service_times"]["minutes"].to_list() == [10.0, 30.0]


def test_a_list_of_trainings_is_known(tmp_path: Path) -> None:
    _, said = begun(tmp_path, {"rekap diklat.csv": TRAININGS.encode()}, "--year", "2024")
    assert "training: rekap diklat.csv, 3 rows" in said
