"""The words of a report in Indonesian: those that readers use, in one style of capitals."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

PIPELINE = Path(__file__).parent.parent / "pipeline"
MISTAKEN = ("buku aturan", "mata anggaran", "sidik digital", "temuan", "sub-kegiatan", "tuntaskan")
"""Words of another trade, or of none: a *temuan* is an auditor's."""
NAMES = (
    *("Laporan Kinerja Instansi Pemerintah", "Laporan Kinerja", "Perjanjian Kinerja Perubahan"),
    *("Perjanjian Kinerja", "Perencanaan Kinerja", "Akuntabilitas Kinerja", "Ikhtisar Eksekutif"),
    *("Kata Pengantar", "Daftar Isi", "Daftar Tabel", "Daftar Gambar", "Renstra", "Inspektorat"),
    *("Kertas Kerja Pengukuran Kinerja", "Kertas Kerja", "Pernyataan Telah Direviu", "Cronbach"),
    *("Pihak Pertama", "Pihak Kedua", "Mahsun", "Mahmudi", "Sugiyono", "Welch", "Hedges", "Feldt"),
    *("Job Descriptive Index", "Semester", "Triwulan", "Tahun", "Bab", "Excel", "Unicode"),
    *("Capaian Kinerja Organisasi", "Realisasi Anggaran", "Lampiran Perjanjian", "Januari"),
    *(
        "Indeks Kepuasan Masyarakat",
        "Bagian",
        "Windows",
        "Rapor",
        "Anda",
        "Krejcie",
        "Morgan",
        "Koenker",
        "Breusch",
        "Pagan",
        "Rp",
    ),
)
"""What is written with capitals: parts of a report as the regulation names them, and names."""


def sentences() -> list[str]:
    """All that the catalogue says in Indonesian."""
    with (PIPELINE / "locales" / "id.po").open("rb") as source:
        found = [message.string for message in read_po(source, locale="id") if message.id]
    return [one for said in found for one in ([said] if isinstance(said, str) else said)]


@pytest.mark.parametrize("word", MISTAKEN)
def test_words_that_readers_mistake_are_not_used(word: str) -> None:
    rulebooks = [path.read_text() for path in sorted((PIPELINE / "rulebooks").glob("*.toml"))]
    assert [
        said for said in (*sentences(), *rulebooks) if re.search(rf"\b{word}\b", said, re.I)
    ] == []


def test_headings_begin_with_a_capital_and_go_on_small() -> None:
    headings = [said for said in sentences() if re.match("[A-Z][a-z]", said) and "." not in said]
    assert len(headings) > 200
    assert [said for said in headings if _capitals(said)] == []


def _capitals(heading: str) -> list[str]:
    """Capitalised words after the first that are no names; abbreviations and quotations aside."""
    rest = re.sub(r"\{\w+\}|“[^”]*”|\(.*\)", "", heading)
    for name in NAMES:
        rest = rest.replace(name, "")
    words = re.findall(r"[^\W\d_][\w-]*", rest)
    first = rest.lstrip()[:1].isupper()
    return [word for word in words[first:] if word[0].isupper() and not word[1:2].isupper()]
