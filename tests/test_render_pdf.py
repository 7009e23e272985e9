"""The PDF beneath its pages: metadata, tags, bookmarks, both standards, the same bytes again."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from pipeline.render import Rendered, rendered
from tests import document_by_hand as by_hand
from tests.conforming import PROFILES, failures
from tests.document_by_hand import document
from tests.pages_by_hand import set_by_hand, structure


@pytest.fixture(scope="module")
def files() -> Rendered:
    return set_by_hand()


@pytest.fixture(scope="module")
def pdf(files: Rendered) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(files.report_pdf))


def test_the_report_says_title_author_language_and_date(pdf: pikepdf.Pdf) -> None:
    said = {
        key: str(pdf.docinfo[key])
        for key in ("/Title", "/Author", "/Subject", "/CreationDate", "/ModDate")
    }
    assert said == {
        "/Title": "Laporan Kinerja Instansi Pemerintah (LKjIP) – "
        "Dinas Contoh Kabupaten Rekaan, 2026",
        "/Author": "Dinas Contoh Kabupaten Rekaan",
        "/Subject": "Laporan kinerja tahunan Dinas Contoh Kabupaten Rekaan, 2026",
        "/CreationDate": "D:20270226",
        "/ModDate": "D:20270226",
    }
    assert str(pdf.Root.Lang) == "id"
    assert bool(pdf.Root.MarkInfo.Marked)


def test_headings_become_bookmarks(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        chapters = [item.title for item in outline.root]
        sections = [item.title for item in outline.root[-4].children]
    assert chapters == [
        "Laporan Kinerja Instansi Pemerintah (LKjIP)",
        "Kata Pengantar",
        "Daftar Isi",
        "Ringkasan Eksekutif",
        "Bab I Pendahuluan",
        "Bab III Akuntabilitas Kinerja",
        "Bab IV Penutup",
        "Lampiran A Mutu Data dan Temuan",
    ]
    assert sections == [
        "A Dinas melayani dokumen kependudukan seluruh kabupaten",
        "B Isu strategis",
    ]


@pytest.mark.slow
@pytest.mark.one_in(2)
@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("F4", (609, 935))])
def test_both_papers_have_their_size_and_pass_both_standards(
    paper: str, size: tuple[int, int], tmp_path: Path
) -> None:
    made = rendered(document(paper=paper, draft=True))
    for name, content in (("report", made.report_pdf), ("brief", made.brief_pdf)):
        pdf = tmp_path / f"{name}.pdf"
        pdf.write_bytes(content)
        assert [said for profile in PROFILES for said in failures(pdf, profile)] == []
        boxes = {
            tuple(round(float(side)) for side in sheet.mediabox[2:])
            for sheet in pikepdf.open(BytesIO(content)).pages
        }
        assert boxes == {size}


def test_running_heads_are_artifacts_and_not_read_aloud(pdf: pikepdf.Pdf) -> None:
    read_aloud = {element.objgen for element in structure(pdf)}
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums
    for number, sheet in enumerate(pdf.pages):
        marked = [
            step.operands[1].MCID
            for step in pikepdf.parse_content_stream(sheet)
            if str(step.operator) == "BDC" and "/MCID" in step.operands[1]
        ]
        assert {owners[2 * number + 1][mcid].objgen for mcid in marked} <= read_aloud


def test_every_table_heading_says_what_it_heads(pdf: pikepdf.Pdf) -> None:
    scopes = [str(one.A.Scope) for one in structure(pdf) if one.get("/S") == "/TH"]
    assert {"/Row", "/Column"} == set(scopes)


def test_every_picture_has_its_text_alternative(pdf: pikepdf.Pdf) -> None:
    alternatives = {str(one.Alt) for one in structure(pdf) if one.get("/S") == "/Figure"}
    assert alternatives == {
        "Lambang Kabupaten Rekaan",
        "F1 Serapan anggaran perangkat daerah, Sangat tinggi: Capaian 96,13 dari target 100",
        "C1 Kepercayaan pengguna layanan, Tinggi: Capaian 90,00 dari target 100",
        "P1 Dokumen selesai tepat waktu, Sedang: Capaian 69,14 dari target 100",
        "P2 Layanan yang sudah digital, Rendah: Capaian 58,20 dari target 100",
        "L1 Kelulusan peserta pelatihan, Sangat rendah: Capaian 40,00 dari target 100",
        by_hand.survey_chart().alt,
        *(by_hand.WORDS.marks[mark] for mark in ("met", "missed", "over_ceiling")),
        "Keuangan: 96,13.",
        "Pelanggan: 96,13.",
    }


def test_a_link_is_described_by_its_words(pdf: pikepdf.Pdf) -> None:
    said = {str(link.Contents) for sheet in pdf.pages for link in sheet.get("/Annots", [])}
    assert {"Tabel 1", "Gambar 1", "Pendahuluan", "Anggaran terserap 91,90 %"} <= said


def test_only_the_fonts_that_travel_along_are_used(pdf: pikepdf.Pdf) -> None:
    fonts = {
        str(font.BaseFont)[8:] for sheet in pdf.pages for font in sheet.Resources.Font.values()
    }
    assert all(name.startswith(("Source-Serif-4", "Source-Sans-3")) for name in fonts), fonts


@pytest.mark.slow
def test_the_same_document_gives_the_same_bytes_in_another_process(
    files: Rendered, tmp_path: Path
) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.document_by_hand import DOCUMENT\n"
        "from pipeline.render import rendered\n"
        "made = rendered(DOCUMENT); folder = Path(sys.argv[1])\n"
        "(folder / 'report').write_bytes(made.report_pdf)\n"
        "(folder / 'brief').write_bytes(made.brief_pdf)\n"
        "(folder / 'page').write_bytes(made.report_html)\n"
        "(folder / 'workings').write_bytes(made.workings_pdf)\n"
        "(folder / 'word').write_bytes(made.report_docx)\n"
    )
    root = Path(__file__).parents[1]
    elsewhere = {
        "PYTHONPATH": str(root),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Jakarta",
        "LANG": "C",
    }
    subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], check=True, cwd=tmp_path, env=elsewhere
    )
    names = ("report", "brief", "page", "workings")
    again = Rendered(
        *((tmp_path / name).read_bytes() for name in names),
        report_docx=(tmp_path / "word").read_bytes(),
    )
    assert again == files
