"""`rapor compare`: an edited copy of report.docx comes back, and each difference is listed."""

import shutil
import subprocess
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from pipeline.document import (
    Bullets,
    Cell,
    Chapter,
    Column,
    Document,
    Issue,
    Origin,
    Paragraph,
    PrintedTable,
    Remark,
)
from pipeline.publish import Identity, Ingredients, decision, fingerprint, publish
from pipeline.publish import standing as standing_of
from pipeline.render import shipped_templates
from pipeline.render.word import word_file
from pipeline.reportfile import Edition
from tests.commands import Ended, rapor
from tests.document_by_hand import DOCUMENT
from tests.examples import example
from tests.programs import program

ACCOUNT = b"{}"
BODY = "word/document.xml"
FOREWORD = Origin("text", "foreword")
TABLE = PrintedTable(
    "t",
    "Rencana aksi",
    (Column("Indikator"), Column("Tindakan"), Column("Target", kind="number")),
    (
        (
            Cell("Serapan"),
            Cell("Buka loket kedua", origin=Origin("realization", "solution", "K1"), detail="1.1"),
            Cell("95,50"),
        ),
        (Cell("Pengaduan"), Cell("–"), Cell("12,00")),
    ),
    label="Tabel 1",
)
CHAPTER = Chapter(
    "c",
    "Bab I",
    "Isi",
    (
        Paragraph(("Tabel 1 memuat rencana untuk 12 bulan.",)),
        TABLE,
        Remark("Penyebab", ("Server mati.",), Origin("realization", "cause", "K1")),
        Bullets((("Melayani",), ("Menata",)), ordered=True, origin=Origin("agency", "mission")),
    ),
)


def document(revision: int = 1) -> Document:
    return replace(
        DOCUMENT,
        foreword=(
            Paragraph(("Tahun ini berat.",), origin=FOREWORD),
            Paragraph(("Kami berterima kasih.",), origin=FOREWORD),
        ),
        chapters=(CHAPTER,),
        annexes=(),
        contents=(),
        issue=Issue("dinas", "2026", revision, fingerprint(ACCOUNT)),
    )


def word(revision: int = 1) -> bytes:
    return word_file(document(revision), (shipped_templates(),), 0, {})


def published(outputs: Path, revision: int = 1, status: str = "final") -> Path:
    """The outputs, with a report of which only what is compared is there."""
    made_of = Ingredients(
        inputs={"dinas/realization.csv": str(revision)},
        rulebooks={},
        templates={},
        code="",
        versions={},
        as_of=date(2027, 1, 1),
    )
    note = "baru" if revision > 1 else ""
    edition = Edition.model_validate(
        {"status": status, "issued_on": date(2027, 2, 26), "revision_note": note}
    )
    plan = decision(standing_of(outputs, "dinas", "2026"), made_of, edition)
    whose = Identity(report="dinas", agency_id="d", agency="Dinas", period="2026", title="LKjIP")
    files = {"report.docx": word(plan.revision), "scorecard.json": ACCOUNT}
    publish(outputs, whose, files, made_of, plan)
    return outputs


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    return published(tmp_path / "outputs")


def edited(content: bytes, *changes: tuple[str, str], part: str = BODY) -> bytes:
    """The file with texts of a part replaced; the part must hold each."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as file, ZipFile(made, "w", ZIP_DEFLATED) as again:
        for name in file.namelist():
            data = file.read(name)
            if name == part:
                for old, new in changes:
                    assert old.encode() in data, old
                    data = data.replace(old.encode(), new.encode())
            again.writestr(name, data)
    return made.getvalue()


def compared(outputs: Path, content: bytes) -> Ended:
    copy = outputs.parent / "salinan.docx"
    copy.write_bytes(content)
    return rapor("compare", copy, "--outputs", outputs, "--language", "en")


def told(outputs: Path, content: bytes) -> str:
    ended = compared(outputs, content)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def toml(text: str) -> dict[str, dict[str, object]]:
    """What is to be pasted into report.toml."""
    lines = text.splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("["))
    end = next(
        (place for place, line in enumerate(lines) if place > start and line.startswith("Texts")),
        len(lines),
    )
    return tomllib.loads("\n".join(lines[start:end]))


def test_a_copy_that_nobody_edited_says_the_same(outputs: Path) -> None:
    assert told(outputs, word()) == "The copy of dinas 2026 says the same.\n"


def test_prose_comes_back_as_lines_of_report_toml(outputs: Path) -> None:
    quoted = "Tahun ini \\ \"ringan\" 'juga'."
    said = told(outputs, edited(word(), ("Tahun ini berat.", quoted)))
    foreword = toml(said)["text"]["foreword"]
    assert str(foreword).split("\n\n") == [quoted, "Kami berterima kasih.\n"]
    assert "Figures" not in said


def test_a_paragraph_that_was_added_to_prose_or_taken_out_of_it_is_part_of_it(
    outputs: Path,
) -> None:
    file = docx.Document(BytesIO(word()))
    last = next(one for one in file.paragraphs if one.text.startswith("Kami"))
    added = file.add_paragraph("Terima kasih kepada pemohon.")
    last._p.addnext(added._p)
    first = next(one for one in file.paragraphs if one.text.startswith("Tahun ini"))
    first._p.getparent().remove(first._p)
    made = BytesIO()
    file.save(made)
    foreword = toml(told(outputs, made.getvalue()))["text"]["foreword"]
    assert foreword == "Kami berterima kasih.\n\nTerima kasih kepada pemohon.\n"


def test_points_of_the_mission_come_back_as_a_list(outputs: Path) -> None:
    said = told(outputs, edited(word(), (">Menata<", ">Menata arsip<")))
    assert toml(said) == {"agency": {"mission": ["Melayani", "Menata arsip"]}}


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("Buka loket kedua", "Buka loket ketiga", "solution"),
        ("Server mati.", "Server mati 3 kali.", "cause"),
    ],
)
def test_a_cell_of_the_register_comes_back_by_measure_and_column(
    outputs: Path, old: str, new: str, column: str
) -> None:
    said = told(outputs, edited(word(), (old, new)))
    assert said == (
        "Texts of the agency that were changed, for the cells of its tables:\n"
        f"  dinas/realization.csv, measure K1, column {column}:\n    {new}\n"
    )


def test_a_number_is_told_with_its_place_and_taken_over_nowhere(outputs: Path) -> None:
    said = told(outputs, edited(word(), ("95,50", "99,99"), ("12\u00a0bulan", "24\u00a0bulan")))
    assert said == (
        "Figures that were changed; none is taken over, since they come from the tables:\n"
        "  Bab I Isi: “Tabel 1 memuat rencana untuk 12 bulan.” → "
        "“Tabel 1 memuat rencana untuk 24 bulan.”\n"
        "  Bab I Isi › Tabel 1. Rencana aksi › Serapan: “95,50” → “99,99”\n"
    )


def test_words_of_ours_that_were_changed_added_or_removed_are_notes(outputs: Path) -> None:
    changes = (("memuat rencana", "berisi rencana"), (">Rencana aksi<", ">Rencana kerja<"))
    file = docx.Document(BytesIO(word()))
    row = next(
        row for table in file.tables for row in table.rows if "Pengaduan" in row.cells[0].text
    )
    row._tr.getparent().remove(row._tr)
    file.add_paragraph("Catatan tambahan.")
    made = BytesIO()
    file.save(made)
    said = told(outputs, edited(made.getvalue(), changes[0]))
    assert "Words of the report itself" in said
    assert "“Tabel 1 berisi rencana untuk 12 bulan.”" in said
    assert (
        "Removed:\n  Bab I Isi › Tabel 1. Rencana aksi › Pengaduan: “Pengaduan | – | 12,00”" in said
    )
    assert "“Catatan tambahan.”" in said.split("Added:")[1]


def test_tracked_changes_count_as_if_they_were_accepted(outputs: Path) -> None:
    old = '<w:r><w:t xml:space="preserve">Server mati.</w:t></w:r>'
    new = (
        '<w:del w:id="1" w:author="x"><w:r><w:delText>Server mati.</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="x"><w:r><w:t>Listrik padam.</w:t></w:r></w:ins>'
    )
    assert "    Listrik padam.\n" in told(outputs, edited(word(), (old, new)))


def test_a_copy_of_an_earlier_revision_is_compared_with_that(tmp_path: Path) -> None:
    outputs = published(tmp_path / "outputs")
    first = word()
    published(outputs, revision=2)
    assert (outputs / "dinas/2026/revisions/1/report.docx").read_bytes() == first
    said = told(outputs, edited(first, ("95,50", "99,99")))
    assert "“95,50” → “99,99”" in said
    assert "revis" not in said


def test_a_copy_of_a_draft_that_was_built_anew_is_said_to_be_one(tmp_path: Path) -> None:
    outputs = published(tmp_path / "outputs", status="draft")
    copy = edited(word(0), (fingerprint(ACCOUNT), "0" * 64), part="docProps/custom.xml")
    said = told(outputs, copy)
    assert said.splitlines() == [
        "The copy is of an earlier draft of dinas 2026, which is not kept; it is compared with the "
        "draft there is now.",
        "The copy of dinas 2026 says the same.",
    ]


# --- what cannot be compared ---------------------------------------------------------------------


def refused(outputs: Path, content: bytes) -> str:
    ended = compared(outputs, content)
    assert (ended.returncode, ended.stdout) == (2, "")
    return ended.stderr


def renamed(name: str, text: str) -> bytes:
    """A copy that says another report, period or revision of itself."""
    old = {"report": ">dinas<", "period": ">2026<", "revision": ">1<"}[name]
    return edited(word(), (old, f">{text}<"), part="docProps/custom.xml")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "damaged or not complete"),
        (lambda: b"%PDF-1.7", "damaged or not complete"),
        (lambda: word()[:-900], "damaged or not complete"),
        (lambda: edited(word(), ("<w:body>", "<w:corps>")), "damaged or not complete"),
        (lambda: renamed("report", "lain"), "which is not in"),
        (lambda: renamed("report", "../outputs/dinas"), "which is not in"),
        (lambda: renamed("period", ".."), "which is not in"),
        (lambda: renamed("revision", "7"), "copy of revision 7"),
        (lambda: renamed("revision", "../1"), "copy of revision ../1"),
        (lambda: edited(word(), ("Rapor report", "x"), part="docProps/custom.xml"), "does not say"),
    ],
)
def test_what_is_no_copy_is_named_in_words(
    outputs: Path, make: Callable[[], bytes], said: str
) -> None:
    assert said in refused(outputs, make())


def test_a_file_of_another_program_is_no_copy(outputs: Path) -> None:
    made = BytesIO()
    docx.Document().save(made)
    assert "does not say which report" in refused(outputs, made.getvalue())


def test_a_file_that_is_not_there_is_named(outputs: Path) -> None:
    ended = rapor("compare", "nowhere.docx", "--outputs", outputs, "--language", "en")
    assert (ended.returncode, ended.stderr) == (2, "There is no file nowhere.docx.\n")


def test_an_altered_original_is_compared_with_nothing(outputs: Path) -> None:
    copy = word()
    (outputs / "dinas/2026/report.docx").write_bytes(copy + b" ")
    assert "is not as it was published" in refused(outputs, copy)


ENTITIES = (
    '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<w:document"
)


def test_entities_are_not_expanded(outputs: Path) -> None:
    assert "damaged" in refused(outputs, edited(word(), ("<w:document", ENTITIES)))


def test_nesting_without_end_is_refused(outputs: Path) -> None:
    deep = "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000
    assert "damaged" in refused(outputs, edited(word(), ("<w:body>", f"<w:body>{deep}")))


@pytest.mark.slow
def test_a_small_file_that_unpacks_to_a_large_one_is_refused(outputs: Path) -> None:
    bomb = edited(word(), ("<w:body>", f"<w:body>{' ' * 60_000_000}"))
    assert len(bomb) < 1_000_000
    assert "more than 50000000 bytes" in refused(outputs, bomb).replace(",", "")


@pytest.mark.slow
def test_more_paragraphs_than_any_report_has_are_refused(outputs: Path) -> None:
    many = "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 50_001
    assert "paragraphs and rows" in refused(
        outputs, edited(word(), ("<w:body>", f"<w:body>{many}"))
    )


def test_a_strangers_text_moves_no_cursor(outputs: Path) -> None:
    assert "\x9b" not in told(outputs, edited(word(), ("95,50", "9\x9b31m")))


# --- what of a report is the agency's own --------------------------------------------------------


def test_texts_of_an_example_come_back_from_where_they_stand(tmp_path: Path) -> None:
    folder = example("klaten-2019")
    outputs = Path(shutil.copytree(folder.parents[1], tmp_path / "outputs"))
    copy = edited(
        (folder / "report.docx").read_bytes(),
        ("Studi mencatat antrean", "Kami mencatat antrean"),
        ("Menggunakan anggaran secara lebih efisien", "Menata anggaran"),
        ("mewakili pernyataan dinas", "mewakili dinas"),
        ("Waktu standar dibagi", "Waktu baku dibagi"),
    )
    said = told(outputs, copy)
    assert set(toml(said)) >= {"text"}
    for row, column in (("C1", "cause"), ("F2", "solution")):
        assert f"realization.csv, measure {row}, column {column}:" in said
    assert "column definition:" in said
    assert said.count("Menata anggaran") == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", ["klaten-2019", "biro-adpim"])
def test_a_copy_that_libreoffice_saved_again_says_the_same(name: str, tmp_path: Path) -> None:
    office, folder = program("soffice", "libreoffice"), example(name)
    place = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = [office, place, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path)]
    subprocess.run([*order, str(folder / "report.docx")], check=True, capture_output=True)
    copy = (tmp_path / "report.docx").read_bytes()
    assert copy != (folder / "report.docx").read_bytes()
    outputs = Path(shutil.copytree(folder.parents[1], tmp_path / "outputs"))
    assert "says the same" in told(outputs, copy)
