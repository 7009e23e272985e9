"""The Word file of a report: the text and the figures of its PDF, in an order that Word knows."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Mm

from pipeline.document import Document, Paragraph
from pipeline.render import shipped_templates
from pipeline.render.word import word_file
from tests.dinas import DINAS, PERIODS, of_period
from tests.document_by_hand import DOCUMENT
from tests.examples import INPUTS, built, example
from tests.kinds import Kind, folder_of_kind, of_every_kind
from tests.programs import program
from tests.quarter_by_hand import made
from tests.test_interim import KINDS as INTERIM
from tests.word_files import (
    W,
    numbers,
    paragraphs,
    part,
    printed_numbers,
    repeated_numbers,
    said,
    style,
)

WORDS = {"id": ("Daftar Isi", "Ikhtisar Eksekutif"), "en": ("Contents", "Executive summary")}
STAMP = {"id": "DRAF", "en": "DRAFT"}


def word(folder: Path) -> bytes:
    return (folder / "report.docx").read_bytes()


def of(document: Document) -> bytes:
    """The Word file of a document, its summary as roomy as can be."""
    return word_file(document, (shipped_templates(),), 0, {})


# --- its figures ---------------------------------------------------------------------------------


def apart(
    folder: Path, language: str = "id", *, has_cover: bool = True
) -> dict[str, tuple[int, int]]:
    """The numbers that the PDF and the Word file do not hold equally often, with both counts. The
    PDF may hold a number in the head of a table more often: every page prints the head."""
    pdf, content = folder / "report.pdf", word(folder)
    printed = printed_numbers(pdf, *WORDS[language], has_cover=has_cover)
    written, repeated = numbers(content), repeated_numbers(content)
    assert written.total() > 100
    return {
        number: (printed[number], written[number])
        for number in printed | written
        if printed[number] != written[number]
        and not (number in repeated and printed[number] > written[number])
    }


@of_every_kind
def test_it_has_every_number_of_the_pdf_and_none_besides(kind: Kind) -> None:
    assert apart(folder_of_kind(kind), kind.language) == {}


@pytest.mark.slow
@pytest.mark.parametrize("period", ["2022", "2023", "2024"])
def test_so_has_that_of_the_invented_agency(period: str, tmp_path: Path) -> None:
    """Its years are built without paper for other tests, so here they are built again."""
    outputs = Path(shutil.copytree(of_period(period).parents[1], tmp_path / "outputs"))
    assert apart(built(INPUTS, outputs, f"{DINAS}/{period}", force=True)) == {}


def test_so_has_that_of_a_half_of_its_year() -> None:
    assert apart(of_period("2024-S2"), has_cover=False) == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["klaten", "klaten-en-F4-draft", pytest.param("many", marks=pytest.mark.slow)]
)
def test_so_has_that_of_a_part_of_a_year(name: str) -> None:
    language = INTERIM[name].get("language", "id")
    assert apart(made(name, **INTERIM[name]), language, has_cover=False) == {}


# --- its order -----------------------------------------------------------------------------------


def test_headings_captions_and_lists_have_the_styles_that_word_knows() -> None:
    found = list(paragraphs(word(example("klaten-2019"))))
    names = {name for name, _text in found} | _styles_used(word(example("klaten-2019")))
    assert {"Title", "Heading1", "Heading2", "Heading4", "Caption", "ListBullet", "TOC1"} <= names
    known = {one.style_id for one in docx.Document(BytesIO(word(example("klaten-2019")))).styles}
    assert names <= known
    assert ("Heading1", "Bab III\N{EM SPACE}Akuntabilitas Kinerja") in found
    captions = [text for name, text in found if name == "Caption"]
    assert captions[0].startswith("Tabel 1. ")


def _styles_used(content: bytes) -> set[str]:
    """The styles of runs and tables, in the running heads too."""
    places = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
    used = (part(content, place).iter(f"{W}{name}") for place in places for name in _OF_STYLES)
    return {one.get(f"{W}val", "") for each in used for one in each}


_OF_STYLES = ("rStyle", "tblStyle")


def test_the_contents_are_a_field_that_is_filled_in() -> None:
    content = word(example("klaten-2019"))
    told = "".join(one.text or "" for one in part(content).iter(f"{W}instrText"))
    assert told.split() == ["TOC", "\\o", '"1-2"', "\\h", "\\z"]
    marks = [one.get(f"{W}fldCharType") for one in part(content).iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"]
    listed = [text for name, text in paragraphs(content) if name in ("TOC1", "TOC2")]
    headed = [text for name, text in paragraphs(content) if name in ("Heading1", "Heading2")]
    assert [text.replace("\N{EM SPACE}", " ") for text in headed] == listed


def test_every_reference_leads_to_a_place_of_the_file() -> None:
    for content in (word(example("klaten-2019")), of(DOCUMENT)):
        body = part(content)
        places = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
        ids = [one.get(f"{W}id") for one in body.iter(f"{W}bookmarkStart")]
        assert len(set(places)) == len(places)
        assert len(set(ids)) == len(ids)
        led = {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")}
        assert led
        assert led <= set(places)


def test_heads_of_tables_are_repeated_and_rows_are_kept_whole() -> None:
    for table in part(word(example("klaten-2019"))).iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads == sorted(heads, reverse=True)
        assert not all(heads)
        if table.find(f"{W}tblPr/{W}tblCaption") is not None:
            first = style(next(rows[0].iter(f"{W}p")))
            assert heads[0] is (first == "TableHead")


def test_no_paragraph_is_empty_but_in_a_cell_or_between_two_tables() -> None:
    for content in (word(example("klaten-2019")), of(DOCUMENT)):
        body = part(content).find(f"{W}body")
        assert body is not None
        empty = [one for one in body.findall(f"{W}p") if not said(one) and not _has_picture(one)]
        assert {style(one) for one in empty} <= {"Between"}


def _has_picture(element: ElementTree.Element) -> bool:
    return next(element.iter(f"{W}drawing"), None) is not None


@pytest.mark.parametrize(("paper", "width"), [("A4", 210), ("F4", 215)])
@pytest.mark.parametrize(("language", "told"), [("id", "id-ID"), ("en", "en-GB")])
def test_paper_margins_language_and_title_are_those_of_the_report(
    paper: str, width: int, language: str, told: str
) -> None:
    content = of(replace(DOCUMENT, paper=paper, language=language))
    file = docx.Document(BytesIO(content))
    section = file.sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert abs(section.page_width - Mm(width)) < Mm(0.1)
    assert abs(section.left_margin - Mm(25)) < Mm(0.1)
    assert file.core_properties.language == told
    assert file.core_properties.title.startswith(DOCUMENT.formal_title)
    default = part(content, "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert default is not None
    assert default.get(f"{W}val") == told


def test_the_foot_counts_pages_and_has_the_imprint() -> None:
    foot = part(word(example("klaten-2019")), "word/footer1.xml")
    codes = [one.get(f"{W}instr", "").strip() for one in foot.iter(f"{W}fldSimple")]
    assert codes == ["PAGE", "NUMPAGES"]
    assert re.search(r"revisi 1 · data [0-9a-f]{8}", said(foot))


@pytest.mark.parametrize("is_draft", [True, False])
def test_a_draft_says_so_on_its_cover_and_on_every_page(is_draft: bool) -> None:
    content = of(replace(DOCUMENT, draft=is_draft))
    stamp = DOCUMENT.words.draft
    head = part(content, "word/header1.xml")
    assert (stamp in said(head)) is is_draft
    assert (("Stamp", stamp) in list(paragraphs(content))) is is_draft


def test_pictures_have_their_alternatives() -> None:
    content = of(DOCUMENT)
    drawn = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    found = [one.get("descr") for one in part(content).iter(drawn)]
    assert found == [DOCUMENT.letterhead.logo_alt or DOCUMENT.letterhead.lines[-1]]
    with ZipFile(BytesIO(content)) as file:
        assert [name for name in file.namelist() if name.endswith(".svg")] == [
            "word/media/image1.svg"
        ]


# --- its bytes -----------------------------------------------------------------------------------


def test_the_same_report_gives_the_same_bytes_and_no_day_but_its_own() -> None:
    content = of(DOCUMENT)
    assert of(DOCUMENT) == content
    with ZipFile(BytesIO(content)) as file:
        assert {one.date_time[:3] for one in file.infolist()} == {(1980, 1, 1)}
        told = file.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", told)) == {DOCUMENT.issued_on}


def test_nothing_of_the_library_comes_along() -> None:
    with ZipFile(BytesIO(of(DOCUMENT))) as file:
        names = file.namelist()
    assert not [name for name in names if "thumbnail" in name or "WithEffects" in name]


def test_text_that_xml_cannot_hold_is_left_out() -> None:
    told = "a\x00b\x0bc\ud800d\ufffee <w:p/> & \u202ef"
    document = replace(DOCUMENT, foreword=(Paragraph((told,)),), author=told, period=told)
    assert ("BodyText", "abcde <w:p/> & f") in list(paragraphs(of(document)))


# --- what others make of it ----------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", ["klaten-2019", "biro-adpim", "2024", "2024-S1"])
def test_libreoffice_opens_it(name: str, tmp_path: Path) -> None:
    """Its pages have every number that the file has."""
    office = program("soffice", "libreoffice")
    folder = of_period(name) if name in PERIODS else example(name)
    place = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = [office, place, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*order, str(folder / "report.docx")], check=True, capture_output=True)
    pages = printed_numbers(tmp_path / "report.pdf", "\0", "", has_cover=False)
    assert numbers(word(folder)).keys() <= pages.keys()
