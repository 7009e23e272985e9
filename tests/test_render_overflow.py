"""No figure of a table is torn or runs over its column, whatever a house's style sheet says."""

from pathlib import Path

import pytest

from pipeline.document import Cell, Column, Document, PrintedTable
from pipeline.problems import RenderFailed
from pipeline.render import rendered
from pipeline.render.typography import figured, numbered
from tests.page_checks import overlapping
from tests.pages_by_hand import chapter, small
from tests.pdf_pages import read
from tests.set_alone import report_alone, screen_alone

pytestmark = pytest.mark.one_in(2)

AMOUNT = "10.000.000.000"
COLUMNS = (
    Column("Kode", kind="code"),
    Column("Uraian"),
    Column("Pagu", kind="number"),
    Column("Realisasi", kind="number"),
    Column("Serapan", kind="number"),
)
ROW = (Cell("2.12.01"), Cell("Penunjang urusan pemerintahan daerah"), *[Cell("6.412.500.000")] * 3)
TOTAL = (Cell(""), Cell("Jumlah"), *[Cell(AMOUNT)] * 3)
LARGE = "table { font-size: 11pt; line-height: 14pt }"


def budget(columns: tuple[Column, ...] = COLUMNS, last: tuple[Cell, ...] = TOTAL) -> Document:
    table = PrintedTable("pagu", "Pagu", columns, (ROW,), total=(last,), label="Tabel 1")
    return small(chapters=chapter(table))


def house(folder: Path, style: str) -> Path:
    (folder / "lkjip").mkdir()
    (folder / "lkjip/report.html.jinja").write_text(
        '{% extends "rapor/lkjip/report.html.jinja" %}\n'
        f"{{% block styles %}}{{{{ super() }}}}{style}{{% endblock %}}"
    )
    return folder


def lines(pdf: bytes) -> list[str]:
    """The text of each line in the cells of a report's tables."""
    found: dict[tuple[int, float, int], str] = {}
    for cell in read(pdf).find("TD", "TH"):
        for text in cell.texts:
            place = (text.page, round(text.bottom, 1), id(cell))
            found[place] = found.get(place, "") + text.said
    return [line.strip() for line in found.values()]


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize(
    "style",
    [
        LARGE,
        "table { font-size: 17pt; line-height: 20pt }",
        "@page { margin-left: 60mm; margin-right: 60mm }",
        f"{LARGE} .figure {{ white-space: normal }}",
        f"{LARGE} td {{ letter-spacing: .06em }}",
    ],
    ids=["large", "larger", "narrow", "broken-by-the-house", "wide-letters"],
)
def test_an_amount_stays_in_one_line_where_a_house_sets_other_letters_or_margins(
    style: str, tmp_path: Path
) -> None:
    made = report_alone(budget(), house(tmp_path, style))
    assert lines(made).count(AMOUNT) == 3
    assert list(overlapping(read(made))) == []


@pytest.mark.parametrize("white_space", ["nowrap", "normal"])
def test_a_table_whose_figures_have_no_room_is_refused_by_its_caption_and_cell(
    white_space: str, tmp_path: Path
) -> None:
    style = f"table {{ font-size: 30pt !important }} .figure {{ white-space: {white_space} }}"
    with pytest.raises(
        RenderFailed, match=r"“Tabel 1\. Pagu” .* too narrow for “6\.412\.500\.000”"
    ):
        report_alone(budget(), house(tmp_path, style))


def test_more_figures_than_a_page_holds_are_refused_with_our_own_templates_too() -> None:
    columns = (*COLUMNS, *COLUMNS[2:], *COLUMNS[2:])
    figures = [Cell("1.253.737.000.000.000,00")] * 9
    table = PrintedTable("t", "Lebar", columns, ((Cell("a"), Cell("b"), *figures),))
    with pytest.raises(RenderFailed, match="Lebar"):
        report_alone(small(chapters=chapter(table)))


@pytest.mark.slow
def test_a_table_is_set_smaller_on_the_screen_as_on_paper(tmp_path: Path) -> None:
    style = "table { font-size: 20pt; line-height: 24pt }"
    made = rendered(budget(), templates=house(tmp_path, style))
    assert 'class="columns-5 dense stacks"' in made.report_html.decode()
    assert 'class="columns-5 stacks"' in screen_alone(budget())


def test_an_amount_among_words_is_not_torn_either() -> None:
    columns = (Column("No.", width=88), Column("Target", width=12))
    amount = "Rp1.500.000.000.000.000"
    table = PrintedTable("t", "T", columns, ((Cell("1"), Cell(f"sebesar {amount} saja")),))
    made = report_alone(small(chapters=chapter(table)))
    assert any(amount in line for line in lines(made))


@pytest.mark.slow
def test_a_formula_fills_its_lines_however_wide_its_column_is() -> None:
    """Its first figure has no room beside the text before it in some of these columns."""
    formula = "Σ realisasi ÷ Σ pagu × 100 = 3.372.800.000 ÷ 8.090.000.000 × 100"
    widths = range(16, 40, 2)
    tables = tuple(
        PrintedTable(
            f"t{width}",
            "T",
            (Column("No.", width=100 - width), Column("Rumus", width=width)),
            ((Cell("1"), Cell(formula)),),
        )
        for width in widths
    )
    set_in = lines(report_alone(small(chapters=chapter(*tables))))
    assert {"Σ", "realisasi", "÷"}.isdisjoint(set_in)
    assert sum("3.372.800.000" in line for line in set_in) == len(widths)


def test_a_word_without_room_is_no_error() -> None:
    columns = (
        Column("Kode", kind="code", width=10),
        Column("Uraian", width=80),
        Column("n", width=10),
    )
    row = (Cell("2.12.01.2.01.0001.5.1.02.01.01.0024"), Cell("a"), Cell("sangatpanjang" * 9))
    report_alone(small(chapters=chapter(PrintedTable("t", "T", columns, (row,)))))


def same(text: object) -> object:
    return text


def test_a_figure_with_its_unit_is_marked_as_one_piece() -> None:
    assert numbered("96,13", same) == '<span class="figure">96,13</span>'
    assert numbered("20 menit", same) == '<span class="figure">20\u00a0menit</span>'
    assert numbered("< 0,001", same) == '<span class="figure">&lt;\u00a00,001</span>'
    assert numbered("tidak tersedia", same) == "tidak tersedia"
    one, other = '<span class="figure">4,117</span>', '<span class="figure">4,417</span>'
    assert numbered("4,117 sampai 4,417", same) == f"{one} sampai {other}"


def test_only_a_long_figure_among_words_is_marked_and_the_rest_is_escaped() -> None:
    assert figured("tahun 2019", same) == "tahun 2019"
    assert figured("× 100 = 3.372.800.000 ÷ 1", same) == (
        '×\u00a0100 <span class="figure">=\u00a03.372.800.000</span> ÷\u00a01'
    )
    told = figured("<b> (Rp−1.500.000.000) & 12", same)
    assert told == '&lt;b&gt; <span class="figure">(Rp−1.500.000.000)</span> &amp; 12'
