"""The pages: what a reader finds in the report, the brief and the web page."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from pipeline.document import (
    Cell,
    Column,
    Document,
    Paragraph,
    Point,
    PrintedTable,
    Scatter,
    Tick,
)
from pipeline.problems import RenderFailed
from pipeline.render import Rendered, rendered
from tests import document_by_hand as by_hand
from tests.document_by_hand import DOCUMENT, HOSTILE
from tests.pages_by_hand import chapter, everywhere, set_by_hand, small, text_of
from tests.set_alone import report_alone, screen_alone

pytestmark = pytest.mark.one_in(2)


@pytest.fixture(scope="module")
def files() -> Rendered:
    return set_by_hand()


@pytest.mark.slow
def test_contents_give_the_page_a_chapter_stands_on(files: Rendered, tmp_path: Path) -> None:
    sheets = text_of(files.report_pdf, tmp_path, "-layout").split("\f")
    (line,) = [line for line in sheets[1].splitlines() if "Akuntabilitas Kinerja" in line]
    number = int(line.split()[-1])
    assert "Akuntabilitas Kinerja" in sheets[number - 1]
    assert f"halaman {number} dari {len(sheets) - 1}" in sheets[number - 1]


def test_the_brief_leads_with_what_the_period_came_to(files: Rendered, tmp_path: Path) -> None:
    said = " ".join(text_of(files.brief_pdf, tmp_path).split())
    places = [said.index(part) for part in ("1 dari 4 target tercapai", "Yang terberat", "Oleh")]
    assert places == sorted(places)


@pytest.mark.slow
def test_texts_too_long_for_the_brief_are_cut_there_and_whole_on_the_screen(
    tmp_path: Path,
) -> None:
    brief, summary = DOCUMENT.brief, DOCUMENT.summary
    first, *others = brief.decisions.items
    long = replace(first, why=f"Uraian yang {'panjang ' * 400}. Tamat.")
    decided = replace(brief.decisions, items=(long, *others))
    made = rendered(
        small(brief=replace(brief, decisions=decided), summary=replace(summary, decisions=decided))
    )
    assert "Tamat." in made.report_html.decode()
    said = text_of(made.brief_pdf, tmp_path)
    assert "Uraian yang panjang" in said
    assert "…" in said
    assert "Tamat." not in said


def test_the_brief_is_one_page(files: Rendered) -> None:
    assert len(pikepdf.open(BytesIO(files.brief_pdf)).pages) == 1


@pytest.mark.slow
def test_a_table_row_stays_on_one_page(files: Rendered, tmp_path: Path) -> None:
    sheets = text_of(files.report_pdf, tmp_path, "-layout").split("\f")
    started = [sheet for sheet in sheets if "2.12." in sheet]
    assert len(started) > 1
    for sheet in started:
        assert "Serapan" in sheet  # the heading is there again
        first = sheet[: sheet.index("2.12.")]
        assert "sarana kerja" not in first


def test_the_legend_of_bullet_bars_names_what_they_show() -> None:
    """The bar is a score, not an actual; zones are named only where a bar has some."""
    bar = by_hand.bar(90.0, "good")
    column = Column("Nilai terhadap target", kind="bullet")

    def legends(*cells: Cell) -> list[str]:
        table = PrintedTable("t", "", (column,), tuple((cell,) for cell in cells))
        page = screen_alone(small(chapters=chapter(table)))
        found = re.findall(r'<p class="legend">(.*?)</p>', page)
        return [" ".join(re.sub("<.*?>", " ", legend).split()) for legend in found]

    assert legends(Cell(bullet=bar)) == ["nilai target batas peringkat"]
    assert legends(Cell(bullet=replace(bar, zones=()))) == ["nilai target"]
    assert legends(Cell("tidak diukur")) == []


def test_numbers_at_the_axes_stand_outside_the_plot_and_lines_inside() -> None:
    ticks = (Tick(0.1, "1,00"), Tick(0.5, "2,00"), Tick(0.9, "3,00"))
    plot = Scatter(
        "plot", "Butir", (Point(0.1, 0.1, "q1"), Point(0.9, 0.9, "q2", strong=True)),
        "Kinerja", "Kepentingan", 0.5, 0.5, ("a", "b", "c", "d"), "Dua butir.", ticks, ticks,
    )  # fmt: skip
    page = screen_alone(small(chapters=chapter(plot)))
    drawn = page[page.index('class="scatter"') :]
    left, top, width, height = map(
        float, re.findall(r'<rect x="(.+?)" y="(.+?)" width="(.+?)" height="(.+?)"', drawn)[0]
    )
    numbers = re.findall(r'<text x="(.+?)" y="(.+?)" text-anchor="(.+?)".*?>(\d),00<', drawn)
    below = [(float(x), n) for x, y, anchor, n in numbers if anchor == "middle"]
    beside = [(float(y), n) for x, y, anchor, n in numbers if anchor == "end" and float(x) < left]
    assert [n for _place, n in below] == [n for _place, n in beside] == ["1", "2", "3"]
    assert [x for x, _n in below] == [left + width * tick.place for tick in ticks]
    assert all(float(y) > top + height for _x, y, anchor, _n in numbers if anchor == "middle")
    (line,) = re.findall(r'<path d="M(.+?) 10v350M(.+?) (.+?)h(.+?)"', drawn)
    assert [float(part) for part in line] == [left + width / 2, left, top + height / 2, width]


def test_draft_and_example_say_so(tmp_path: Path) -> None:
    words = replace(by_hand.WORDS, example="PERAGAAN")
    made = report_alone(small(draft=True, example=True, words=words))
    plain = report_alone(small(draft=False, example=False, words=words))
    assert "PERAGAAN" in text_of(made, tmp_path)
    assert "PERAGAAN" not in text_of(plain, tmp_path)
    assert "DRAF" not in text_of(plain, tmp_path)
    letters = text_of(made, tmp_path, "-raw").replace("\n", "").replace(" ", "")
    assert "DRAF" in letters


class Addresses(HTMLParser):
    """What a page would load or run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids.add(values.get("id") or "")
        if tag == "a":
            self.links.append(values["href"] or "")
        if tag in {"script", "link", "iframe", "object"} or any(
            name.startswith("on") for name in values
        ):
            self.found.append(tag)
        self.found += [value or "" for name, value in attrs if name in {"src", "srcset"}]


@pytest.mark.slow
def test_the_web_page_stands_by_itself(files: Rendered) -> None:
    html = files.report_html.decode()
    addresses = Addresses()
    addresses.feed(html)
    assert addresses.found == [by_hand.LOGO]
    assert {link.removeprefix("#") for link in addresses.links} <= addresses.ids
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert '<html lang="id"' in html


@pytest.mark.slow
def test_hostile_text_comes_out_as_text(tmp_path: Path) -> None:
    blocks = by_hand.chapters()[1].blocks + by_hand.chapters()[0].sections[0].blocks
    small_one = small(
        chapters=chapter(*blocks, by_hand.achievement_table(), by_hand.survey_chart())
    )
    hostile = everywhere(small_one, HOSTILE)
    assert isinstance(hostile, Document)
    html = screen_alone(hostile)
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }} {% raw %} &lt;/style&gt;" in html
    read = " ".join(text_of(report_alone(hostile), tmp_path).split())
    assert "terbalik nollebar □" in read
    assert "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} </style>" in read


@pytest.mark.slow
def test_a_word_of_ten_thousand_letters_stays_on_the_page(tmp_path: Path) -> None:
    word = "x" * 10_000
    table = PrintedTable(
        "t", word, (Column("A", width=30), Column("B")), ((Cell("a"), Cell(word)),), label="Tabel 1"
    )
    made = report_alone(
        small(
            title=word,
            running_head=word,
            chapters=chapter(Paragraph((word,)), table),
            description="x",
        )
    )
    boxes = text_of(made, tmp_path, "-bbox")
    edges = [float(part.split('"')[1]) for part in boxes.split() if part.startswith("xMax=")]
    assert max(edges) <= 595


def test_a_web_address_is_not_taken_for_a_file_of_the_same_path(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    )
    letterhead = replace(DOCUMENT.letterhead, logo=f"https://example.invalid{tmp_path}/logo.svg")
    with pytest.raises(RenderFailed, match="only files of the templates folder may be used"):
        rendered(small(letterhead=letterhead), templates=tmp_path)
