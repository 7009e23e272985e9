"""Columns wide enough for what may not part."""

import pytest

from pipeline.document import Cell, Column, PrintedTable
from pipeline.render import columns, shipped_templates
from pipeline.render.columns import FittedTable, Setting
from pipeline.render.fonts import sans

FACE = sans((shipped_templates(),)).semibold


def fitted(printed: PrintedTable, setting: Setting | None = None) -> FittedTable:
    return columns.fitted(printed, FACE, setting)


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
    assert widths(parted)[0] == 10 < widths(whole)[0]


def test_a_column_without_a_width_takes_what_is_left() -> None:
    columns = (Column("A", width=40), Column("B"), Column("C"))
    assert widths(PrintedTable("t", "", columns, ())) == [40, 30, 30]


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
    assert 15 < source < 25
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


def test_a_column_of_codes_is_as_wide_as_its_longest_and_parts_what_is_too_long() -> None:
    def width(code: str) -> float:
        columns = (Column("Kode", kind="code"), Column("Uraian"), Column("Pagu", kind="number"))
        rows = ((Cell("2.12.01"), Cell("a"), Cell("1")), (Cell(code), Cell("b"), Cell("2")))
        return widths(PrintedTable("t", "", columns, rows))[0]

    assert width("2.12.01") < width("2.12.01.2.01") < width("5.1.02.01.01.0024") < 22
    assert width("2.12.01.2.01.0001.5.1.02.01.01.0024") == 16


def test_columns_of_figures_that_ask_for_nothing_are_alike_and_leave_words_their_room() -> None:
    def given(figures: int) -> list[float]:
        asked = (Column("2023", kind="number") for _ in range(figures))
        row = (Cell("Indeks"), *[Cell("1,00")] * figures)
        return widths(PrintedTable("t", "", (Column("Indikator"), *asked), (row,)))

    assert given(2) == [66, 17, 17]
    assert given(6) == [40, *[10] * 6]


def test_letters_that_came_out_larger_take_more_room() -> None:
    printed = table("10.000.000.000", "96,13")
    usual, larger = (fitted(printed, Setting(size)).table.columns[1].width for size in (0, 11))
    assert 13 < usual < 15
    assert 16 < larger < 18
    dense = fitted(printed, Setting(11, dense=True))
    assert dense.dense
    assert dense.table.columns[1].width < usual


def test_a_narrower_page_gives_figures_a_larger_share() -> None:
    printed = table("10.000.000.000", "96,13")
    wide, narrow = (
        fitted(printed, Setting(room=room)).table.columns[1].width for room in (467, 300)
    )
    assert narrow > 1.4 * wide


def periods(figure: str, achieved: int = 3, earlier: int = 3) -> tuple[list[str], FittedTable]:
    """The headings that are left of a table of periods, whose figures are all alike."""
    columns = (
        Column("Indikator"),
        *(Column(f"p{n}", kind="number", gives_way=n % earlier) for n in range(1, earlier + 1)),
        Column("kini", kind="number"),
        *(
            Column(f"a{n}", kind="number", gives_way=n % achieved, for_size=n < achieved)
            for n in range(1, achieved + 1)
        ),
    )
    cells = (Cell("Indeks"), *[Cell(figure)] * (len(columns) - 1))
    found = fitted(PrintedTable("t", "", columns, ((Cell("Kelompok"),), cells)))
    assert [len(row) for row in found.table.rows] == [1, len(found.table.columns)]
    return [column.heading for column in found.table.columns[1:]], found


def test_columns_give_way_for_the_size_of_letters_first_and_then_for_room() -> None:
    few, fit = periods("96,13")
    assert few == ["p1", "p2", "p3", "kini", "a1", "a2", "a3"]
    assert not fit.dense
    some, fit = periods("900.000.000.000")
    assert some == ["p1", "p2", "p3", "kini", "a3"]
    assert fit.fits
    hardly, fit = periods("1.253.737.000.000.000.000,00")
    assert hardly == ["p3", "kini", "a3"]
    assert fit.fits


def test_what_may_not_give_way_stays_and_is_told_not_to_fit() -> None:
    left, fit = periods("1.253.737.000.000.000.000.000.000.000,00")
    assert left == ["p3", "kini", "a3"]
    assert not fit.fits
