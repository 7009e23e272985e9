"""Every kind of report keeps the rules of its pages; and each rule, broken once, is noticed."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.render import shipped_templates
from pipeline.render.files import TemplateFiles
from pipeline.render.paper import typeset
from tests import large_by_hand, page_checks
from tests.examples import built
from tests.kinds import Kind, folder_of_kind, of_every_kind
from tests.page_checks import brief_complaints, complaints
from tests.pdf_pages import Read, read
from tests.shared_builds import once


def all_complaints(folder: Path) -> list[str]:
    """What is wrong with the report and the brief of a built folder."""
    report = read((folder / "report.pdf").read_bytes())
    brief = read((folder / "brief.pdf").read_bytes())
    return [*complaints(report, (folder / "report.html").read_text()), *brief_complaints(brief)]


@of_every_kind
def test_the_pages_of_every_kind_keep_the_rules(kind: Kind) -> None:
    assert all_complaints(folder_of_kind(kind)) == []


@pytest.mark.parametrize(
    ("language", "paper", "measures", "pages"),
    [
        pytest.param("id", "F4", 16, range(15, 30), marks=pytest.mark.slow),
        pytest.param("id", "F4", 40, range(26, 51), marks=pytest.mark.slow),
        pytest.param("en", "A4", 40, range(26, 51), marks=pytest.mark.slow),
    ],
)
def test_the_pages_of_a_large_report_keep_the_rules(
    language: str, paper: str, measures: int, pages: range, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_by_hand, "MEASURES", measures)
    monkeypatch.setattr(large_by_hand, "LINES", 5 * measures)

    def build(place: Path) -> Path:
        name = large_by_hand.written(place / "inputs", language=language, paper=paper)
        return built(place / "inputs", place / "outputs", name)

    folder = once(f"large-{language}-{paper}-{measures}", build)
    assert all_complaints(folder) == []
    assert len(read((folder / "report.pdf").read_bytes()).sheets) in pages


STYLE = """<style>
@font-face { font-family: F; src: url(shared/fonts/SourceSans3-Regular.ttf) }
@page { size: 100mm 60mm; margin: 10mm }
@page { @bottom-right { content: "halaman " counter(page) " dari " counter(pages) } }
html { font: 10pt/12pt F } p, h1, h2, table, ol, figure { margin: 0; padding: 0 }
table { border-collapse: collapse; width: 100% } tr { break-inside: auto } .tall {}
li::marker { content: "" } .page::after { content: target-counter(attr(data-target url), page) }
</style>"""
COVER = "<p style='break-after: page'>Sampul</p>"
TABLE = (
    "<p>Lihat <a href='#t'>Tabel 1</a>.</p><table id=t><caption>Tabel 1. Isi</caption>"
    "<thead><tr><th>Kepala</th></tr></thead><tbody><tr><td>Sel</td></tr></tbody></table>"
)
LIST = (
    "<nav><ol><li>Tabel 1 <a href='#t'>Isi</a> <span class=page data-target='#t'></span></ol></nav>"
)
LINES = "<p>baris</p>" * 6
SIDES = (10 * page_checks.MILLIMETRE,) * 4


def page(body: str, style: str = "") -> tuple[Read, str]:
    """A small report read back, and its HTML."""
    html = f"<html lang=id><title>t</title>{STYLE}<style>{style}</style>{COVER}{body}"
    return read(typeset(html, TemplateFiles((shipped_templates(),))).pdf()), html


def every(read_back: Read, html: str) -> list[str]:
    """All rules at once, on small paper with its own margins."""
    rules: tuple[Callable[[Read], Iterable[str]], ...] = (
        page_checks.headings_last,
        page_checks.missing_glyphs,
        page_checks.empty_pages,
        page_checks.uncaptioned,
        page_checks.misnumbered,
        page_checks.unmentioned,
        page_checks.dangling,
        page_checks.links_to_nowhere,
        page_checks.wrong_page_in_a_list,
        page_checks.overlapping,
        page_checks.page_numbers,
    )
    return [
        *(said for rule in rules for said in rule(read_back)),
        *page_checks.unlisted(read_back, html),
        *page_checks.rows_split(read_back, html),
        *page_checks.torn_words(read_back, html),
        *page_checks.signed_blank(read_back, html),
        *page_checks.outside_the_margins(read_back, SIDES, SIDES),
    ]


def test_a_page_that_keeps_the_rules_is_left_alone() -> None:
    assert every(*page(LIST + TABLE)) == []


BROKEN = {
    "a heading last": (
        LINES + "<p>baris</p><h2>Judul</h2><p style='break-before: page'>Isi</p>",
        "",
        "page 2 ends with the heading “Judul”",
    ),
    "a caption last": (
        LINES + LINES + LIST + TABLE,
        "caption { break-after: page } thead { display: block; break-before: page }",
        "ends with the heading",
    ),
    "a row split": (
        LIST + TABLE.replace("Sel", "satu kata lagi " * 40),
        "",
        "page 2 holds a part of a row: “satu kata",
    ),
    "a word torn": (
        LIST + TABLE.replace("Sel", "Penyelenggaraan"),
        "table { width: 14mm } td { overflow-wrap: anywhere }",
        "tears a word of a table: “ Penyel",
    ),
    "a signature alone": (
        "<p>isi</p><h2 style='break-before: page'>Penutup</h2>"
        "<div class=signatures><p>Kepala Dinas</p><div><p>Nama</p></div><p>NIP</p></div>",
        "",
        "page 3 holds a signature and nothing that it signs",
    ),
    "a missing glyph": ("<p>isi □ lagi</p>", "", "“isi □ lagi” lacks a glyph"),
    "an empty page": (
        "<p>isi</p><div style='break-before: page; height: 5mm'></div>",
        "",
        "page 3 is empty",
    ),
    "text over the edge": (
        "<p style='white-space: nowrap; font-size: 14pt'>" + "kata " * 11 + "</p>",
        "",
        "kata kata” stands outside",
    ),
    "text in the margin": ("<p style='margin-left: -3mm'>isi</p>", "", "“isi” stands outside"),
    "no caption": (
        TABLE.replace("<caption>Tabel 1. Isi</caption>", ""),
        "",
        "a table without a numbered caption: “Kepala”",
    ),
    "a caption without number": (
        "<figure><p>isi</p><figcaption>Peta</figcaption></figure>",
        "",
        "a caption without a number: “Peta”",
    ),
    "a number left out": (
        LIST + TABLE.replace("Tabel 1", "Tabel 2"),
        "",
        "Tabel is numbered [2]",
    ),
    "in no list": (TABLE, "", "“Tabel1Isi” is in no list"),
    "in a list alone": (
        LIST + TABLE + LIST.replace("Tabel 1", "Tabel 2"),
        "",
        "a list names “Tabel2Isi”",
    ),
    "not mentioned": (
        LIST + TABLE.replace("<a href='#t'>Tabel 1</a>", "di bawah"),
        "",
        "nothing refers to Tabel 1",
    ),
    "a reference to nothing": (
        LIST + TABLE + "<p>Lihat Tabel<br>12.</p>",
        "",
        "refers to Tabel 12, which does not exist",
    ),
    "a reference left open": ("<p>Lihat ??.</p>", "", "leaves a reference open"),
    "a wrong page": (
        "<p id=x>a</p>" + LIST.replace("data-target='#t'", "data-target='#x'")
        + TABLE.replace("<p>Lihat", "<p style='break-before: page'>Lihat"),
        "",
        "“Isi” is listed on page 2 and is not there",
    ),
    "texts over one another": (
        "<p>satu</p><p style='margin-top: -8pt'>dua</p>",
        "",
        "“satu” and “dua” overlap",
    ),
    "a page number that stands still": (
        "<p>isi</p>",
        "@page { @bottom-right { content: 'halaman 1 dari 9' } }",
        "page 2 says of its number: [(1, 9)]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_noticed(rule: str) -> None:
    body, style, said = BROKEN[rule]
    assert any(said in one for one in every(*page(body, style))), every(*page(body, style))


def test_a_link_to_nowhere_is_noticed() -> None:
    read_back, _ = page(LIST + TABLE)
    (said, *_) = page_checks.links_to_nowhere(replace(read_back, anchors={}))
    assert said == "“Isi” leads to #t, which is not there"
