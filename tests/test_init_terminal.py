"""`rapor init --from` on a terminal: what is asked, and what follows a wrong answer."""

import os
import pty
import subprocess
import sys
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest

from tests.survey_shapes import Rows, as_csv


def on_terminal(words: list[str], typed: str) -> tuple[int, str]:
    """What a command ends with and shows on a pseudo-terminal where this is typed."""
    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    command = [sys.executable, "-m", "pipeline", *words]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        shown = b""
        with suppress(OSError):
            while part := os.read(ours, 4096):
                shown += part
        ended = running.wait(timeout=60)
    os.close(ours)
    return ended, shown.decode()


def test_a_scale_is_asked_until_one_that_was_offered_is_chosen(tmp_path: Path) -> None:
    rows: Rows = [["responden", "p1", "p2", "p3"]]
    rows += [[f"R{n}", n % 4 + 1, (n + 1) % 4 + 1, 3] for n in range(40)]
    (tmp_path / "kuesioner.csv").write_bytes(as_csv(rows))
    folder = tmp_path / "inputs" / "dinas-2024"
    words = ["init", str(folder), "--from", str(tmp_path / "kuesioner.csv"), "--language", "id"]
    ended, shown = on_terminal(
        words, "Dinas Contoh\nKabupaten Contoh\nkemarin\n2023\nsalah\n9\n2\n"
    )
    assert ended == 0, shown
    settings = tomllib.loads((folder / "report.toml").read_text())
    assert settings["surveys"]["customer"]["scale"] == [1, 5]
    assert settings["agency"]["name"] == "Dinas Contoh"
    assert settings["period"]["start"].year == 2023
    assert "Di antara nilai berapa pertanyaan customer dijawab?" in shown
    assert shown.count("Tuliskan angka dari 0 sampai 2.") == 2
    assert "valid integer" not in shown
    assert "2  scale = [1, 5]" in shown


@pytest.mark.slow
def test_a_perspective_and_a_way_are_asked_in_words(tmp_path: Path) -> None:
    rows: Rows = [["Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi"]]
    rows += [["Layanan", f"Dokumen {n}", "berkas", 10, n] for n in (8, 9)]
    (tmp_path / "IKU.csv").write_bytes(as_csv(rows))
    folder = tmp_path / "inputs" / "dinas-2024"
    words = ["init", str(folder), "--from", str(tmp_path / "IKU.csv"), "--language", "id"]
    ended, shown = on_terminal(words, "Dinas Contoh\nKabupaten Contoh\n2024\n4\n")
    assert ended == 0, shown
    settings = tomllib.loads((folder / "report.toml").read_text())
    assert settings["sources"]["realization"]["values"] == {
        "perspective": "customer",
        "polarity": "minimize",
    }
    assert "4  Pelanggan; makin rendah makin baik" in shown
    assert "dapat disusun" in shown
