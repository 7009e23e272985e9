"""The report of a part of a year: a few pages, every measure in a row, nothing of a year's form."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests import page_checks
from tests.codes.appended import picture
from tests.conforming import PROFILES, damage, failures, has_qpdf, has_verapdf, reference_failures
from tests.examples import built, edited, example, record
from tests.examples import measure as measured
from tests.pages_by_hand import text_of
from tests.pdf_pages import Read, read
from tests.quarter_by_hand import LAST, MEAN, SUMMED, made, many, measure, quarter

pytestmark = pytest.mark.one_in(2)

FILES = ("report.pdf", "workings.pdf", "brief.pdf")
KINDS: dict[str, dict[str, Any]] = {
    "klaten": {},
    "klaten-en-F4-draft": {"language": "en", "paper": "F4", "status": "draft"},
    "biro-S1": {"report": "biro-adpim", "period": "2023-S1", "measures": (), "history": ()},
    "biro-S1-en-F4": {
        "report": "biro-adpim", "period": "2023-S1", "measures": (), "history": (),
        "language": "en", "paper": "F4",
    },
    "many": {"measures": many(), "history": (), "keep": False},
    "many-en-F4": {
        "measures": many(), "history": (), "keep": False, "language": "en", "paper": "F4",
    },
    "two": {"measures": (SUMMED, MEAN), "keep": False, "budget": False},
    "first": {"period": "2019-Q1", "measures": (LAST,), "history": (), "keep": False},
}  # fmt: skip
CHECKS = (
    page_checks.headings_last,
    page_checks.empty_pages,
    page_checks.uncaptioned,
    page_checks.misnumbered,
    page_checks.overlapping,
    page_checks.page_numbers,
    page_checks.links_to_nowhere,
    page_checks.missing_glyphs,
    page_checks.dangling,
)


SAMPLE = ("klaten", "klaten-en-F4-draft")


@pytest.fixture(
    params=[
        *SAMPLE,
        *(pytest.param(kind, marks=pytest.mark.slow) for kind in KINDS if kind not in SAMPLE),
    ]
)
def folder(request: pytest.FixtureRequest) -> Path:
    return made(request.param, **KINDS[request.param])


def pages(folder: Path) -> Read:
    return read((folder / "report.pdf").read_bytes())


def words(folder: Path, tmp_path: Path, name: str = "report.pdf") -> str:
    return " ".join(text_of((folder / name).read_bytes(), tmp_path, "-layout").split())


@pytest.mark.slow
def test_every_file_is_made(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert names >= {*FILES, "report.html", "scorecard.json", "scorecard.xlsx", "manifest.json"}


@pytest.mark.slow
def test_the_pages_keep_the_rules(folder: Path) -> None:
    found, html = pages(folder), (folder / "report.html").read_text()
    told = [said for check in CHECKS for said in check(found)]
    told += page_checks.rows_split(found, html)
    told += page_checks.signed_blank(found, html)
    told += page_checks.torn_words(found, html)
    first = page_checks.page_margins("interim/interim.css")
    margins = (20 * page_checks.MILLIMETRE, *first[1:])
    told += page_checks.outside_the_margins(found, first, margins)
    brief = page_checks.brief_complaints(read((folder / "brief.pdf").read_bytes()))
    assert [*told, *brief] == []


def test_the_table_begins_below_its_finding(folder: Path) -> None:
    """Wherever it ends: groups of one row are no reason to leave the first page empty."""
    captions = [part for part in pages(folder).find("Caption") if part.texts]
    assert captions[0].texts[0].page == 1


def test_nothing_is_of_a_years_form(folder: Path) -> None:
    headings = [heading.said for heading in pages(folder).find(*page_checks.HEADINGS)]
    assert headings
    assert not [one for one in headings if re.search(r"\bBab\b|\bChapter\b|Pengantar|Forew", one)]
    assert (
        '<section class="chapter">' not in (folder / "report.html").read_text().split("<details")[0]
    )


@pytest.mark.slow
def test_it_meets_both_standards(folder: Path) -> None:
    found = [failures(folder / name, profile) for name in FILES for profile in PROFILES]
    assert [fault for one in found for fault in one] == []


@pytest.mark.slow
@pytest.mark.skipif(not has_qpdf(), reason="qpdf is not installed")
def test_it_is_sound(folder: Path) -> None:
    assert [said for name in FILES if (said := damage(folder / name))] == []


@pytest.mark.slow
@pytest.mark.one_in(2)
@pytest.mark.skipif(not has_verapdf(), reason="veraPDF needs Java 17 and Maven (`make verapdf`)")
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "kinds",
    [SAMPLE[:1], pytest.param(tuple(KINDS), marks=pytest.mark.slow)],
    ids=["first", "all"],
)
def test_the_reference_validator_agrees(kinds: Sequence[str], profile: str) -> None:
    files = [made(kind, **KINDS[kind]) / name for kind in kinds for name in FILES]
    assert reference_failures(files, profile) == []


def test_the_account_and_the_tables_travel_along(folder: Path) -> None:
    with pikepdf.open(folder / "report.pdf") as pdf:
        assert {"scorecard.json", "realization.csv"} <= set(pdf.attachments)
    with pikepdf.open(folder / "brief.pdf") as pdf:
        kept = pdf.attachments["scorecard.json"].get_file().read_bytes()
    assert kept == (folder / "scorecard.json").read_bytes()


LEAST = {"body": 10.5, "table": 8.5, "note": 8.0}


def test_letters_are_large_enough_to_read(folder: Path) -> None:
    """Sizes as the file has them: of prose, of tables, and of small texts anywhere."""
    for sheet in pages(folder).sheets:
        for text in sheet.texts:
            element = text.element
            if not text.said.strip() or element is None:
                continue
            in_table = element.within("Table") and not element.within("Caption")
            in_list = element.within("L")
            least = LEAST["table" if in_table else "body" if in_list else "note"]
            assert _size(text) >= least - 0.3, (text.said, _size(text))


def _size(text: Any) -> float:
    """Points of a text's letters, by the height that its box has."""
    return float((text.bottom - text.top) / HEIGHT)


HEIGHT = 0.74
"""How much of their size letters take of a line as they are read back."""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["many", pytest.param("many-en-F4", marks=pytest.mark.slow)])
def test_25_measures_take_at_most_eight_pages(kind: str) -> None:
    folder = made(kind, **KINDS[kind])
    assert len(record(folder)["measures"]) == 25
    assert len(pages(folder).sheets) <= 8


@pytest.mark.slow
def test_two_measures_take_a_page(tmp_path: Path) -> None:
    folder = made("two", **KINDS["two"])
    assert len(pages(folder).sheets) == 1
    assert "Tabel anggaran tidak disampaikan." in words(folder, tmp_path)


def test_the_period_the_year_so_far_and_the_year_stand_in_a_row(tmp_path: Path) -> None:
    said = words(made("klaten"), tmp_path)
    assert "Laporan Kinerja Triwulan III Tahun 2019 · Data per 30 September 2019 · CONTOH" in said
    assert "4 dari 9 target sampai periode ini tercapai; belanja melampaui pagu" in said
    assert "Triwulan III Sejak Januari Tahun 2019" in said
    assert "6.1 Akta kelahiran diterbitkan (dokumen) 250 210 750 690 1.000 69,00" in said
    assert "6.2 Penduduk memiliki KTP-el (persen) posisi 99,36 99,44 99,40 100,04" in said
    assert "6.3 Waktu penerbitan KTP-el (hari kerja) 3,00 2,90 3,10 3,00 3,00 100,00" in said
    assert "Blangko kosong sebelas minggu Pengadaan tahap kedua" in said
    assert "Belanja melampaui pagu dengan kelebihan Rp1.618.000.000" in said
    assert said.index("Belanja melampaui") < said.index("Tabel 1.")
    assert "Klaten, 14 Oktober 2019" in said


def test_only_what_lags_has_an_obstacle(tmp_path: Path) -> None:
    said = words(made("klaten"), tmp_path)
    behind = said[said.index("Hambatan dan tindak lanjut") : said.index("Yang belum dapat dinilai")]
    assert re.findall(r"\b(\d\.\d) [A-Z]", behind) == ["1.2", "1.1", "1.3", "6.1", "3.1"]


def test_what_is_over_its_ceiling_is_drawn_against_it() -> None:
    page = (made("klaten") / "report.html").read_text()
    bar = page[page.index("Tingkat ekonomi:") :].partition("</svg>")[0]
    assert re.search(r'<rect x="100"[^>]* fill="#b3430f"', bar)


def test_the_money_of_the_period_stands_beside_all_since_january(tmp_path: Path) -> None:
    said = words(made("many", **KINDS["many"]), tmp_path)
    assert "Pencatatan sipil 742.500.000 120.000.000 440.510.000 59,33" in said
    assert "Jumlah 8.840.000.000 2.020.375.000 5.830.800.000 65,96" in said
    assert "112.500,00" in said
    assert "(Rp juta)" in said


def test_what_is_not_known_is_a_dash_with_its_reason(tmp_path: Path) -> None:
    row = measure("A4", "Kartu anak", aggregation="sum", target="75", period_actual="20")
    folder = made("gap", measures=(SUMMED, row), history=(), keep=False, budget=False)
    said = words(folder, tmp_path)
    assert "1.2 Kartu anak (dokumen) – 20 75 – data kurang – –" in said
    assert "capaian bagian tahun sebelumnya tidak diketahui" in said
    assert "1.2 Kartu anak: angka Triwulan I 2019 dan Triwulan II 2019 tidak diketahui." in said


@pytest.mark.slow
@pytest.mark.usefixtures("without_paper")
def test_earlier_finals_of_the_year_are_parts_of_it(tmp_path: Path) -> None:
    """The first quarter is signed; the second adds its own figure to that of the first."""
    row = measure("A4", "Kartu anak", aggregation="sum", target="25", actual="20", year_target="99")
    inputs = quarter(tmp_path, measures=(row,), history=(), period="2019-Q1", keep=False)
    report = inputs / "klaten-2019"
    built(inputs, tmp_path / "outputs", "klaten-2019")
    settings, table = report / "report.toml", report / "realization.csv"
    edited(settings, ("2019-01-01", "2019-04-01"), ("2019-03-31", "2019-06-30"))
    edited(settings, ("issued_on = 2019-04-12", "issued_on = 2019-07-12"))
    edited(table, ("aggregation,", "aggregation,period_actual,"), ("sum,25,20", "sum,30,50,"))
    folder = built(inputs, tmp_path / "outputs", "klaten-2019")
    (found,) = record(folder)["measures"]
    assert found["actual"] == 50
    assert found["cumulative"]["parts"] == ["2019-Q1", "2019-Q2"]


def test_the_workings_say_how_a_figure_was_made(tmp_path: Path) -> None:
    assert measured(made("klaten"), "A3")["working"] == (
        "rata-rata Triwulan I 2019, Triwulan II 2019, dan Triwulan III 2019, masing-masing "
        "berbobot sama = 3"
    )
    assert "Tabel K.1 memuat asal setiap angka" in words(made("klaten"), tmp_path, "workings.pdf")
    page = (made("klaten") / "report.html").read_text()
    assert page.index('<details class="volume">') < page.index("Bagian-bagian tahun")


def test_spending_over_its_ceiling_stands_in_the_title(tmp_path: Path) -> None:
    said = words(made("klaten"), tmp_path)
    assert "target sampai periode ini tercapai; belanja melampaui pagu" in said
    assert "paling jauh tertinggal" not in said
    assert "terserap sejak Januari, 5 program di atas pagu tahun ini" in said


def test_the_brief_of_a_quarter_is_a_page(tmp_path: Path) -> None:
    said = words(made("klaten"), tmp_path, "brief.pdf")
    assert "Laporan Kinerja Triwulan III 2019" in said
    assert "belanja melampaui pagu" in said
    assert "Kata Pengantar" not in said


@pytest.mark.slow
def test_marks_of_draft_and_example_stand_on_every_page() -> None:
    folder = made("klaten-en-F4-draft", **KINDS["klaten-en-F4-draft"])
    for sheet in pages(folder).sheets:
        said = " ".join(text.said for text in sheet.texts)
        assert "DRAFT" in said
        assert "EXAMPLE" in said


def test_the_workings_may_be_bound_in(tmp_path: Path) -> None:
    inputs = quarter(tmp_path, measures=(SUMMED,), history=(), keep=False)
    edited(inputs / "klaten-2019/report.toml", ("[report]", '[report]\nworkings = "annex"'))
    folder = built(inputs, tmp_path / "outputs", "klaten-2019")
    assert not (folder / "workings.pdf").exists()
    assert "Bagian-bagian tahun" in words(folder, tmp_path)


APPENDED = """
[review]
by = "Inspektorat Rekaan"
on = 2019-10-10
text = "Kami telah mereviu laporan ini."

[submitted]
to = "Bagian Organisasi"
on = 2019-10-14
receipt = "TT-7"

[[lampiran]]
title = "Susunan organisasi"
alt = "Kotak-kotak"
file = "susunan.png"

[[lampiran]]
title = "Perjanjian yang ditandatangani"
alt = "Dua tanda tangan"
file = "pk.png"
replaces = "agreement"
"""


@pytest.mark.slow
def test_what_the_agency_gives_besides_figures_is_printed(tmp_path: Path) -> None:
    """The auditor's statement, the receipt, and every picture; as in the report of a year."""
    inputs = quarter(tmp_path)
    settings = inputs / "klaten-2019/report.toml"
    settings.write_text(settings.read_text() + APPENDED)
    for name in ("susunan.png", "pk.png"):
        (settings.parent / name).write_bytes(picture("L", "PNG", (300, 200)))
    folder = built(inputs, tmp_path / "outputs", "klaten-2019")
    test_the_pages_keep_the_rules(folder)
    told, page = words(folder, tmp_path), (folder / "report.html").read_text()
    for said in ("Kami telah mereviu laporan ini.", "Inspektorat Rekaan", "Bagian Organisasi",
                 "TT-7", "Susunan organisasi", "Perjanjian yang ditandatangani"):  # fmt: skip
        assert said in told
        assert said in page
    assert told.index("Kepala Dinas (contoh)") < told.index("LAMPIRAN A")
    # A short list or table holds nothing back that follows it.
    sheets = text_of((folder / "report.pdf").read_bytes(), tmp_path, "-layout").split("\f")
    (sheet,) = [one for one in sheets if "Hambatan dan tindak lanjut" in one]
    assert "Pernyataan Telah Direviu" in sheet


@pytest.mark.slow
def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    again = built(quarter(tmp_path, **KINDS["two"]), tmp_path / "outputs", "klaten-2019")
    first = made("two", **KINDS["two"])
    for name in (*FILES, "report.html", "scorecard.json", "scorecard.xlsx"):
        assert (again / name).read_bytes() == (first / name).read_bytes(), name


@pytest.mark.slow
def test_a_year_keeps_its_form(tmp_path: Path) -> None:
    folder = example("klaten-2019")
    assert "Bab III" in text_of((folder / "report.pdf").read_bytes(), tmp_path)
    assert all(found["cumulative"] is None for found in record(folder)["measures"])


@pytest.mark.slow
def test_long_names_and_large_numbers_find_room(tmp_path: Path) -> None:
    long = "Persentase perangkat daerah yang memanfaatkan data kependudukan " * 3
    rows = (
        measure("L1", long, aggregation="sum", target="123456789012", actual="98765432109",
                period_target="41152263004", period_actual="3000000", year_target="164609052016"),
        measure("L2", long, measured_in="rupiah", aggregation="sum", target="9876543210987",
                actual="8876543210987", period_target="876543210987", year_target="99876543210987"),
        measure("L3", long, target="-12345678.25", actual="-2345678.25", year_target="-1"),
    )  # fmt: skip
    folder = made("large", measures=rows, history=(), keep=False)
    said = words(folder, tmp_path)
    assert "41.152,26 3,00 123.456,79 98.765,43" in said
    assert "(juta dokumen)" in said
    assert "9.876,54 8.876,54" in said


@pytest.mark.slow
def test_hostile_text_comes_out_as_text(tmp_path: Path) -> None:
    row = measure("H1", "<b>Indikator</b> {{ 7 * 7 }} </style>", target="2", actual="1")
    folder = made("hostile", measures=({**row, "cause": "<script>alert(1)</script>"},), keep=False,
                  history=())  # fmt: skip
    page = (folder / "report.html").read_text()
    assert "<script>alert" not in page
    assert "<b>Indikator</b> {{ 7 * 7 }} </style>" in words(folder, tmp_path)
