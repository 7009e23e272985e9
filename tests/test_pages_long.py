"""Deliveries longer than most: what belongs together stays together, whatever is above it."""

import pytest

from pipeline.document import Bar, BarChart, Bullets, Definition, Definitions, Paragraph
from tests.pages_by_hand import chapter, small
from tests.pdf_pages import Sheet, Text, read
from tests.set_alone import report_alone


@pytest.mark.slow
def test_a_chart_of_fifteen_long_names_stands_on_a_page_that_has_begun() -> None:
    name = "Pertanggungjawaban penyelenggaraan administrasi kependudukan yang transparan"
    chart = BarChart("c", "Grafik", tuple(Bar(f"q{n} ({name})", "1", 0.5) for n in range(15)), "")
    begun = (Paragraph(("kata " * 60,)), chart)
    pages = read(report_alone(small(chapters=chapter(*begun)))).sheets
    assert len({text.page for text in _said(pages, "kata") + _said(pages, "q14")}) == 1


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize("lines", range(20, 28))
def test_no_point_of_a_list_stands_alone_on_a_page(lines: int) -> None:
    points = Bullets(tuple((f"butir {number}",) for number in range(5)))
    above = tuple(Paragraph((f"baris {number}",)) for number in range(lines))
    pages = read(report_alone(small(chapters=chapter(*above, points)))).sheets
    held = [len(_said([page], "butir")) for page in pages]
    assert 1 not in held, held


@pytest.mark.slow
def test_a_definition_that_goes_on_over_pages_parts_no_word() -> None:
    text = "pertanggungjawaban penyelenggaraan keterlaksanaan berkelanjutan dan akuntabel " * 60
    said = small(chapters=chapter(Definitions((Definition("Penyebab", text),))))
    pages = read(report_alone(said)).sheets
    parted = {text.page for text in _said(pages, "") if text.said.strip()[-1:] in ("-", "‐")}
    assert len({text.page for text in _said(pages, "jawaban")}) > 1
    assert parted == set()


def _said(pages: list[Sheet], word: str) -> list[Text]:
    return [text for sheet in pages for text in sheet.body if word in text.said]
