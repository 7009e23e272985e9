"""The officer's guide in Indonesian: its commands end well in the order of the text."""

import re
import shlex
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import chdir
from pathlib import Path

import pytest
import tomlkit
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.tables import DELIVERED
from pipeline.tables.kinds import folded
from tests.commands import ROOT
from tests.survey_shapes import as_csv, google, truth
from tests.workbooks_by_hand import workbook

GUIDE = ROOT / "docs" / "panduan.md"
FOLDER, NEXT = "dinas-uji-2024", "dinas-uji-2025"


def steps() -> Iterator[tuple[str, str]]:
    """Each block to type, and each to put into a report.toml."""
    yield from re.findall(r"^```(console|toml)\n(.*?)^```", GUIDE.read_text(), re.M | re.S)


def budget(year: int, spent: int) -> bytes:
    return workbook({"LRA": [
        ["PEMERINTAH KABUPATEN UJI COBA"], [f"REALISASI ANGGARAN TAHUN {year}"], [],
        ["Kode Rekening", "Uraian", "Anggaran", "Realisasi", "%"],
        ["5.1", "Belanja Operasi", 1_000, spent, spent / 10],
        ["5.2", "Belanja Modal", 1_000, 900, 90],
    ]})  # fmt: skip


def register(year: int, answered: float) -> bytes:
    return workbook({"IKU": [
        ["INDIKATOR KINERJA UTAMA"], [],
        ["No", "Perspektif", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi",
         "% Capaian"],
        [1, "Pelanggan", "Layanan membaik", "Pengaduan terjawab", "persen", 90,
         answered, round(answered / 90 * 100, 2)],
        [2, "Proses Internal", "Arsip tertata", "Arsip tertata", "persen", 80, 84, 105],
    ]})  # fmt: skip


FILES = {
    "LRA 2024.xlsx": budget(2024, 950),
    "Survei 2024.csv": as_csv(google(truth(), grid=False)),
    "IKU 2024.xlsx": register(2024, 81),
    "LRA 2025.xlsx": budget(2025, 990),
    "IKU 2025.xlsx": register(2025, 88.2),
}


def filled_in(file: Path, wanted: Mapping[str, object]) -> None:
    """Put keys into a report.toml as an officer types them."""

    def put(within: dict[str, object], keys: Mapping[str, object]) -> None:
        for key, value in keys.items():
            there = within.get(key)
            if isinstance(value, dict) and isinstance(there, dict):
                put(there, value)
            else:
                within[key] = value

    document = tomlkit.parse(file.read_text())
    put(document, wanted)
    file.write_text(document.as_string())


@pytest.mark.usefixtures("without_paper")
def test_the_guide_leads_from_own_files_to_the_next_period(tmp_path: Path) -> None:
    (tmp_path / "berkas").mkdir()
    for name, content in FILES.items():
        (tmp_path / "berkas" / name).write_bytes(content)
    for kind, text in steps():
        if kind == "toml":
            file = tmp_path / re.findall(r"^# (\S+)$", text, re.M)[0]
            filled_in(file, tomllib.loads(text))
            continue
        for command in re.findall(r"^\$ (.+)$", text, re.M):
            program, *words = shlex.split(command)
            assert program == ".venv/bin/rapor"
            with chdir(tmp_path):
                ended = CliRunner().invoke(app, words)
            assert ended.exit_code == 0, f"{command}\n{ended.output}"
    first = tmp_path / "outputs" / FOLDER / "2024"
    assert (first / "revisions" / "1" / "report.pdf").is_file()
    assert "Pengaduan" in (tmp_path / "outputs" / NEXT / "2025" / "report.html").read_text()


def test_the_guide_names_headings_that_are_known() -> None:
    """What it calls a column of the table of measures is one."""
    part = GUIDE.read_text().partition("## 3.")[2].partition("## 4.")[0]
    named = re.findall(r"`([A-Z][^`]+)`", part)
    known = {
        folded(name)
        for column in DELIVERED["realization"].columns
        for name in (column.name, *column.aliases)
    }
    assert len(named) > 3
    assert [name for name in named if folded(name) not in known] == []
