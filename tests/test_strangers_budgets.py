"""Budgets as strangers keep them: deep, stacked, padded, hidden, in two notations. Each rupiah is
counted once, or the fault is named."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.delivery import Tables
from pipeline.problems import Problem
from pipeline.tables import leaf_lines
from tests.delivery_by_hand import REPORT, problems_of, validated_folder, written
from tests.workbooks_by_hand import HEADING, workbook

Sheet = list[list[object]]


def with_budget(sheet: Sheet, source: str = "", **hidden: object) -> dict[str, str | bytes | None]:
    book = workbook({"DPPA": sheet}, **hidden)  # type: ignore[arg-type]
    report = f"{REPORT}[sources.budget]\n{source}\n" if source else REPORT
    return {"report.toml": report, "budget.csv": None, "budget.xlsx": book}


def counted(tables: Tables) -> tuple[int, Decimal, Decimal]:
    """How many lines count, and their ceilings and spending."""
    lines = leaf_lines(tables["budget"])
    return lines.height, Decimal(lines["ceiling"].sum()), Decimal(lines["realized"].sum())


def codes(folder: Path, sheet: Sheet, source: str = "") -> list[tuple[str, int | None]]:
    found = problems_of(written(folder, with_budget(sheet, source)))
    return [(problem.code, problem.row) for problem in found]


def ten_levels() -> Sheet:
    """Two lines at the tenth level, each level above repeating their money."""
    deep = ["1"]
    for level in range(2, 10):
        deep.append(f"{deep[-1]}.{level:02}")
    above: Sheet = [[code, f"tingkat {n}", 1000, 900] for n, code in enumerate(deep, 1)]
    return [HEADING, *above, [f"{deep[-1]}.1", "a", 600, 550], [f"{deep[-1]}.2", "b", 400, 350]]


@pytest.mark.slow
def test_ten_levels_count_the_money_once(tmp_path: Path) -> None:
    tables = validated_folder(written(tmp_path / "a", with_budget(ten_levels())))
    assert tables["budget"]["ceiling"].sum() == Decimal(10_000)
    assert counted(tables) == (2, Decimal(1000), Decimal(900))
    assert tables.problems == ()


def test_ten_levels_tell_the_level_that_does_not_add_up(tmp_path: Path) -> None:
    sheet = ten_levels()
    sheet[5][2] = 1001
    assert codes(tmp_path / "a", sheet) == [("sum-differs", 5), ("sum-differs", 6)]


@pytest.mark.slow
def test_levels_in_two_spellings_are_one_hierarchy(tmp_path: Path) -> None:
    sheet: Sheet = [
        HEADING,
        ["1.02.01", "Program", 100, 90],
        ["1.2.1.2.01", "Kegiatan", 100, 90],
        ["1.02.1.2.1.1", "Sub A", 60, 50],
        ["1.02.01.2.01.0002", "Sub B", 40, 40],
    ]
    tables = validated_folder(written(tmp_path / "a", with_budget(sheet)))
    assert counted(tables) == (2, Decimal(100), Decimal(90))


@pytest.mark.slow
def test_a_dppa_with_accounts_under_every_sub_activity(tmp_path: Path) -> None:
    """Both numbering systems, both ways to say which lines are accounts; the totals at the end."""
    lines: Sheet = [
        ["1.02.01", "Program", 150, 130, "program"],
        ["1.02.01.2.01", "Kegiatan", 150, 130, "kegiatan"],
        ["1.02.01.2.01.0001", "Sub kegiatan A", 100, 90, "sub kegiatan"],
        ["5.1.02.01", "Belanja barang", 100, 90, "jenis"],
        ["5.1.02.01.01.0024", "Alat tulis", 70, 65, "sub rincian objek"],
        ["5.1.02.01.01.0025", "Kertas", 30, 25, "sub rincian objek"],
        ["1.02.01.2.01.0002", "Sub kegiatan B", 50, 40, "sub kegiatan"],
        ["5.1.02.01", "Belanja barang", 50, 40, "jenis"],
        ["5.1.02.01.01.0024", "Alat tulis", 50, 40, "sub rincian objek"],
        [None, "JUMLAH BELANJA", 150, 130, None],
    ]
    by_level = written(tmp_path / "a", with_budget([[*HEADING, "tingkat"], *lines]))
    short: Sheet = [HEADING, *(line[:4] for line in lines)]
    declared = written(tmp_path / "b", with_budget(short, 'accounts = ["5"]'))
    for folder in (by_level, declared):
        tables = validated_folder(folder)
        assert counted(tables) == (3, Decimal(150), Decimal(130))
        assert [problem.code for problem in tables.problems] == ["totals-row"]
    by_total = validated_folder(written(tmp_path / "c", with_budget(short)))
    assert counted(by_total) == (3, Decimal(150), Decimal(130))
    told = problems_of(written(tmp_path / "d", with_budget(short[:-1])))
    assert [(problem.code, problem.row) for problem in told] == [
        ("accounts-repeat", 9), ("accounts-repeat", 10),
    ]  # fmt: skip
    assert told[0].values == {"first": "5", "account": "5"}


@pytest.mark.slow
def test_blocks_of_which_one_rolls_up_the_others(tmp_path: Path) -> None:
    """A recapitulation above the blocks it adds up: refused as blocks; as one table, the row
    that is their sum counts nothing."""
    rolled: Sheet = [["Rekap"], HEADING, ["A", "Bidang A", 100, 90], ["B", "Bidang B", 50, 40], []]
    parts: Sheet = [["Rinci"], HEADING, ["1", "a", 60, 50], ["2", "b", 40, 40], ["3", "c", 50, 40]]
    (found,) = problems_of(written(tmp_path / "a", with_budget([*rolled, *parts])))
    values = {"range": "A2:D4", "table": "budget"}
    bare = Problem("stacked-blocks", "budget.xlsx", "DPPA", 7, values=values)
    assert replace(found, proposals=()) == bare
    assert [line.keys for line in found.proposals] == [{"range": "A2:D4"}, {"range": "A7:D10"}]
    chosen = written(tmp_path / "b", with_budget([*rolled, *parts], 'range = "A7:D10"'))
    assert counted(validated_folder(chosen)) == (3, Decimal(150), Decimal(130))
    one = [HEADING, ["9", "Dinas", 150, 130], *parts[2:]]
    tables = validated_folder(written(tmp_path / "c", with_budget(one)))
    assert counted(tables) == (3, Decimal(150), Decimal(130))
    assert [(problem.code, problem.row) for problem in tables.problems] == [("totals-row", 2)]


@pytest.mark.slow
def test_two_notations_in_one_book_are_named_where_the_second_stands(tmp_path: Path) -> None:
    first, second, third = "21.276.070.424,00", "21,276,070,424.00", "21,276,070,424,00"
    sheet: Sheet = [
        HEADING, ["1", "A", first, 1], ["2", "B", second, 2], ["3", "C", third, 3],
        ["4", "D", "Rp 5.000,00", 4],
    ]  # fmt: skip
    for folder, source in ((tmp_path / "a", 'decimal = ","'), (tmp_path / "b", "")):
        found = problems_of(written(folder, with_budget(sheet, source)))
        named = [(problem.code, problem.row, problem.value) for problem in found]
        assert (("not-a-number", 4, third)) in named
        assert all(code == "not-a-number" for code, *_ in named)
    declared = problems_of(written(tmp_path / "c", with_budget(sheet, 'decimal = ","')))
    assert [problem.row for problem in declared] == [3, 4]
    assert codes(tmp_path / "d", [HEADING, sheet[1], sheet[4]]) == []


@pytest.mark.slow
def test_numbers_as_text_in_some_months_only(tmp_path: Path) -> None:
    sheet: Sheet = [
        ["kode", "uraian", "pagu", "Januari", "Februari", "Maret"],
        ["1", "A", 100_000_000, 1_250_000.5, "2.500.000,25", "Rp 1.000.000,-"],
        ["2", "B", 50_000_000, "1.000,00", 2000, "-"],
    ]
    source = 'decimal = ","\nrealized = "of_month"\nempty_months = "zero"'
    report = with_budget(sheet, source)
    report["report.toml"] = str(report["report.toml"]).replace("2024-12-31", "2024-03-31")
    tables = validated_folder(written(tmp_path / "a", report))
    assert tables["budget"]["realized"].to_list() == [Decimal("4750000.75"), Decimal(3000)]


def test_hundreds_of_blank_rows_and_what_is_hidden(tmp_path: Path) -> None:
    blank: Sheet = [[None, " ", None, None] for _ in range(400)]
    sheet: Sheet = [
        HEADING, ["1", "A", 60, 50], ["2", "B", 40, 40], *blank, [None, "Jumlah", 100, 90],
    ]  # fmt: skip
    files = with_budget(sheet, hidden_rows=[3], hidden_columns=[3])
    tables = validated_folder(written(tmp_path / "a", files))
    assert counted(tables) == (2, Decimal(100), Decimal(90))
    assert sorted((problem.code, problem.row) for problem in tables.problems) == [
        ("hidden-columns", None), ("hidden-rows", None), ("totals-row", 404),
    ]  # fmt: skip


def test_a_total_that_leaves_the_hidden_row_out_is_told(tmp_path: Path) -> None:
    sheet: Sheet = [
        HEADING, ["1", "A", 60, 50], ["2", "B", 40, 40], ["3", "C", 7, 6], [None, "Jumlah", 100, 90]
    ]  # fmt: skip
    found = problems_of(written(tmp_path / "a", with_budget(sheet, hidden_rows=[4])))
    assert [(p.code, p.row) for p in found if p.code == "total-differs"] == [
        ("total-differs", 5)
    ] * 2
