"""Columns wide enough for what may not part."""

import pytest

from pipeline.document import Cell, Column, PrintedTable, fitted
from pipeline.document import widths as estimates
from pipeline.render import shipped_templates
from pipeline.report.budget.lines import money_table
from tests.page_checks import page_margins
from tests.reported_by_hand import case


def table(*texts: str, name: str = "Pendapatan asli daerah yang dipungut") -> PrintedTable:
    """A measure and its figures."""
    figures = (Column("2023", kind="number", width=10) for _ in texts)
    columns = (Column("Indikator", width=100 - 10 * len(texts)), *figures)
    return PrintedTable("t", "", columns, ((Cell(name), *map(Cell, texts)),))


def widths(printed: PrintedTable) -> list[float]:
    return [column.width for column in fitted(printed).table.columns]


def test_what_has_room_keeps_the_widths_it_was_given() -> None:
    assert widths(table("100,00", "96,13")) == [80, 10, 10]
    assert not fitted(table("100,00")).dense


def test_a_long_number_takes_room_from_the_words() -> None:
    words, one, other = widths(table("1.253.737.000.000,00", "96,13"))
    assert 18 < one < 20
    assert 9 < other < 10
    assert round(words + one + other) == 100


def test_a_column_of_numbers_gives_up_what_it_does_not_need() -> None:
    printed = table(*["1.253.737.000.000,00"] * 3, "1", "1", "1", "1")
    found = fitted(printed)
    assert found.fits
    assert not found.dense
    assert all(column.width < 10 for column in found.table.columns[4:])
    assert round(sum(column.width for column in found.table.columns)) == 100


def test_a_long_number_among_words_is_not_torn_either() -> None:
    columns = (Column("Kode", width=10), Column("Uraian", width=90))
    printed = PrintedTable("t", "", columns, ((Cell("5.1.02.01.01.0024"), Cell("Kertas")),))
    assert widths(printed)[0] > 15


@pytest.mark.parametrize("amount", ["Rp1.500.000.000.000.000", "(Rp−1.500.000.000.000.000)"])
def test_an_amount_in_rupiah_among_words_is_not_torn_either(amount: str) -> None:
    columns = (Column("Indikator", width=80), Column("Target", width=20))
    printed = PrintedTable("t", "", columns, ((Cell("Pendapatan"), Cell(amount)),))
    assert widths(printed)[1] > 21.5


def test_more_than_a_page_holds_is_told() -> None:
    assert not fitted(table(*["1.253.737.000.000,00"] * 7)).fits


def test_the_parts_of_a_code_are_what_it_needs() -> None:
    columns = (Column("Key", kind="code", width=10), Column("Value", width=90))
    long = "formulas.process.time_against_standard.scale"
    parted = PrintedTable("t", "", columns, ((Cell(long), Cell("x")),))
    whole = PrintedTable("t", "", columns, ((Cell("x" * len(long)), Cell("x")),))
    assert 10 < widths(parted)[0] < 12 < widths(whole)[0]


def test_a_column_without_a_width_takes_what_is_left() -> None:
    columns = (Column("A", width=40), Column("B"), Column("C"))
    assert widths(PrintedTable("t", "", columns, ())) == [40, 30, 30]


def test_the_letters_and_the_room_are_those_of_the_style_sheets() -> None:
    style = (shipped_templates() / "shared" / "tables.css").read_text()
    assert f"font: {estimates._SIZE}pt/" in style
    many = f".columns-{estimates._MANY}, .columns-8, .columns-9, .columns-10"
    assert f"{many} {{ font-size: {estimates._SMALLER}pt }}" in style
    assert f"table.dense {{ font-size: {estimates._DENSE}pt }}" in style
    _, right, _, left = page_margins("shared/print.css")
    assert 0 <= 210 * 72 / 25.4 - left - right - estimates._ROOM < 1


LONG = "Persentase penyelesaian layanan administrasi kependudukan yang tepat waktu di kecamatan"


def many(name: str, count: int = 12) -> list[float]:
    """The widths of a table of measures: a number of order, a name, a figure and its source."""
    columns = (
        Column("No.", width=8),
        Column("Indikator", width=42),
        Column("Target", kind="number", width=20),
        Column("Sumber", width=30),
    )
    row = (Cell("1"), Cell(name), Cell("96,13"), Cell("perjanjian kinerja"))
    return widths(PrintedTable("t", "", columns, (row,) * count))


def test_where_long_texts_take_many_lines_other_columns_keep_what_they_need() -> None:
    order, name, figure, source = many(LONG)
    assert order < 8
    assert name > 55
    assert 8 < figure < 12
    assert 18 < source < 25
    assert round(order + name + figure + source, 1) == 100


def test_a_number_and_its_sign_stay_in_one_line_where_texts_take_many() -> None:
    columns = (Column("Butir", width=82), Column("p", kind="number", width=18))
    rows = ((Cell(f"{LONG} {LONG}"), Cell("< 0,001")),) * 12
    assert widths(PrintedTable("t", "", columns, rows))[1] > 8


def test_few_rows_or_short_texts_leave_the_widths_as_they_were_given() -> None:
    assert many(LONG, count=7) == many("Indeks") == [8, 42, 20, 30]


def test_a_long_account_code_needs_room_for_its_parts_alone() -> None:
    columns = (Column("Kode", kind="code", width=10), Column("Uraian", width=90))

    def width(code: str) -> float:
        return widths(PrintedTable("t", "", columns, ((Cell(code), Cell("Kertas")),)))[0]

    assert width("5.1.02.01.01.0024") > 15
    assert width("2.12.01.2.01.0001.5.1.02.01.01.0024") == 10


def test_a_long_account_code_parts_after_its_points() -> None:
    def kind(code: str) -> str:
        lines = [(code, "Kertas", None, None)]
        return money_table("t", "", "Uraian", [("", lines)], (None, None), case({})).columns[0].kind

    assert kind("5.1.02.01.01.0024") == "text"
    assert kind("2.12.01.2.01.0001.5.1.02.01.01.0024") == "code"
